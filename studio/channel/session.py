"""One verified look at a channel: The Update Framework's client, and what it vouches for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    RepositoryError,
)
from tuf.api.metadata import (
    Metadata,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.ngclient import Updater, UpdaterConfig

from studio.channel.errors import RefusedError, StaleError, UnreachableError
from studio.channel.reader import BASE, Reader
from studio.channel.repository import ISSUED, target_path

_ROOT_MOST = 64_000  # bytes
_TARGETS_MOST = 200_000  # bytes; a channel has about twenty targets
_SNAPSHOT_MOST = 20_000  # bytes
_AHEAD_MOST = 366  # days


class Session:
    """A channel at one moment.

    Args:
        reader: where its files come from.
        folder: where the verified metadata are kept from look to look; it exists.
        root: the root metadata that are trusted to begin with.
        now: the time by this computer's clock. A clock that stands behind is not
            believed: the latest moment at which the brand signed counts then.
    """

    def __init__(self, reader: Reader, folder: Path, root: bytes, now: datetime) -> None:
        self._reader = reader
        self._folder = folder
        self.now = max(now, issued(folder) or now)
        config = UpdaterConfig(
            root_max_length=_ROOT_MOST,
            snapshot_max_length=_SNAPSHOT_MOST,
            targets_max_length=_TARGETS_MOST,
        )
        reader.remember_in(folder, self.now)
        with _told(reader.source.address):
            self._updater = Updater(
                str(folder), f"{BASE}metadata/", fetcher=reader, config=config, bootstrap=root
            )
        self.targets: dict[str, TargetFile] = {}

    def refresh(self) -> None:
        """Bring the metadata up to now: root, timestamp, snapshot, targets.

        Raises:
            UnreachableError: a file did not come.
            StaleError: the brand has not signed within its limit.
            RefusedError: an older state than before, another signature, or damage.
        """
        # The library has no other way to be told the time; its own tests do the same.
        self._updater._trusted_set.reference_time = self.now
        with _told(self._reader.source.address):
            self._updater.refresh()
            # Verified a moment ago, and written by the library itself.
            listed: Metadata[Targets] = Metadata.from_bytes(
                (self._folder / "targets.json").read_bytes()
            )
            self.targets = listed.signed.targets

    def read(self, name: str) -> bytes:
        """Return the verified bytes of a target.

        Raises:
            UnreachableError: it did not come.
            RefusedError: it is not what the metadata say, or they do not speak of it.
        """
        target = self.targets.get(name)
        if target is None:
            raise RefusedError("channel-incomplete", place=self._reader.source.address)
        with _told(self._reader.source.address):
            data = self._reader.download_bytes(BASE + target_path(target), target.length)
            target.verify_length_and_hashes(data)
        return data

    def hash_of(self, name: str) -> str:
        """Return the SHA-256 of a target, or "" when the channel has no such thing."""
        target = self.targets.get(name)
        return str(target.hashes.get("sha256", "")) if target else ""


def issued(folder: Path) -> datetime | None:
    """Return when the brand signed the newest timestamp in a folder, or None."""
    stamp = _timestamp(folder)
    try:
        at = datetime.fromisoformat(str(stamp.unrecognized_fields[ISSUED])) if stamp else None
    except (KeyError, ValueError):
        return None
    if at is None or stamp is None:
        return None
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    # The field is the publisher's word; what it says cannot be later than the expiry.
    return min(aware, stamp.expires)


def version_in(folder: Path) -> int:
    """Return the version of the newest timestamp in a folder, 0 for none."""
    stamp = _timestamp(folder)
    return int(stamp.version) if stamp else 0


def _timestamp(folder: Path) -> Timestamp | None:
    try:
        read: Metadata[Timestamp] = Metadata.from_bytes((folder / "timestamp.json").read_bytes())
    except (RepositoryError, OSError):
        return None
    return read.signed if read.signed.type == Timestamp.type else None


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Turn the library's errors into the channel's."""
    try:
        yield
    except DownloadLengthMismatchError as problem:
        raise RefusedError("channel-too-long", place=place) from problem
    except DownloadHTTPError as problem:
        raise UnreachableError("channel-incomplete", place=place) from problem
    except DownloadError as problem:
        raise UnreachableError("channel-offline", place=place) from problem
    except ExpiredMetadataError as problem:
        raise StaleError("channel-stale", place=place) from problem
    except BadVersionNumberError as problem:
        raise RefusedError("channel-older", place=place) from problem
    except (RepositoryError, ValueError, TypeError, KeyError, RecursionError) as problem:
        # The library answers some damaged metadata with Python's own errors.
        raise RefusedError("channel-damaged", place=place) from problem
