"""Reads a channel for a shop: counts, limits and remembers what it may ask for anew."""

from __future__ import annotations

import contextlib
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient.fetcher import FetcherInterface

from studio.channel.address import PlaceKind, parse_address
from studio.channel.errors import PublishRefusedError, RefusedError
from studio.channel.fetch import WebSource
from studio.channel.sources import Arrival, FolderSource, MissingError, Source, Validators

BASE = "channel:///"
"""Stands for the channel's own address in what the TUF library is told."""

_REMEMBERED = "metadata/timestamp.json"
_BELIEVED = timedelta(days=1)


class Reader(FetcherInterface):
    """One look at a channel.

    Args:
        source: where the files come from.

    Attributes:
        requests: how many files were asked for.
        bytes: how many bytes came.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.requests = 0
        self.bytes = 0
        self._counting = threading.Lock()
        self._folder: Path | None = None
        self._now = datetime.min.replace(tzinfo=UTC)

    def remember_in(self, folder: Path, now: datetime) -> None:
        """Ask only for a timestamp that differs from the one in this folder.

        Once a day it is asked for whatever the host calls it: where every file has the same
        day, as some tools set it, a host says "unchanged" of another one of the same length.

        Args:
            folder: where the TUF library keeps ``timestamp.json``; what the host calls it
                is kept beside it.
            now: aware.
        """
        self._folder = folder
        self._now = now

    def _fetch(self, url: str) -> Iterator[bytes]:
        name = url.removeprefix(BASE)
        kept, known = self._kept() if name == _REMEMBERED else (b"", Validators())
        try:
            with self.open(name, known=known) as arrival:
                if arrival.unchanged:
                    yield kept
                    return
                pieces = []
                for piece in arrival.pieces:
                    yield piece
                    if name == _REMEMBERED:
                        pieces.append(piece)
                if name == _REMEMBERED:
                    self._remember(b"".join(pieces), arrival.validators)
        except MissingError as problem:
            raise DownloadHTTPError(name, problem.status) from problem

    @contextmanager
    def open(
        self, name: str, *, start: int = 0, known: Validators | None = None
    ) -> Iterator[Arrival]:
        """Ask for a file, and count. See :meth:`Source.open`."""
        with self._counting:
            self.requests += 1
        with self.source.open(name, start=start, known=known) as arrival:
            yield Arrival(
                pieces=self._counted(arrival.pieces),
                start=arrival.start,
                unchanged=arrival.unchanged,
                validators=arrival.validators,
            )

    def whole(self, name: str, size: int) -> bytes:
        """Return a file of a known size.

        Raises:
            MissingError: there is no such file.
            RefusedError: it is longer, so nobody waits for its end.
            UnreachableError: it did not come.
        """
        parts, got = [], 0
        with self.open(name) as arrival:
            for piece in arrival.pieces:
                got += len(piece)
                if got > size:
                    raise RefusedError("channel-too-long", place=self.source.address)
                parts.append(piece)
        return b"".join(parts)

    def _counted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            with self._counting:
                self.bytes += len(piece)
            yield piece

    def _kept(self) -> tuple[bytes, Validators]:
        """Return the timestamp at hand and what the host called it, or nothing."""
        if self._folder is None:
            return b"", Validators()
        try:
            data = (self._folder / "timestamp.json").read_bytes()
            told = json.loads((self._folder / "asked.json").read_bytes())
            known = Validators(etag=str(told["etag"]), modified=str(told["modified"]))
            fresh = abs(self._now - datetime.fromisoformat(told["at"])) < _BELIEVED
            same = told["sha256"] == hashlib.sha256(data).hexdigest()
        except (OSError, ValueError, KeyError, TypeError):
            return b"", Validators()
        ours = same and fresh and told.get("from") == self.source.address
        return (data, known) if ours else (b"", Validators())

    def _remember(self, data: bytes, validators: Validators) -> None:
        if self._folder is None or validators == Validators():
            return
        told = {
            "from": self.source.address,
            "at": self._now.isoformat(),
            "etag": validators.etag,
            "modified": validators.modified,
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        # Not forced to the disk: half of it, or none, only means to ask for the whole file.
        with contextlib.suppress(OSError):
            (self._folder / "asked.json").write_text(json.dumps(told), encoding="utf-8")


def open_reader(text: str) -> Reader:
    """Return a reader of the channel at an address.

    Raises:
        RefusedError: it is no folder and no safe web address.
    """
    try:
        address = parse_address(text)
    except PublishRefusedError as problem:
        raise RefusedError(problem.code, **problem.values) from None
    if address.kind is PlaceKind.BUCKET:
        # A bucket is read over https like any other host; shops have no keys to it.
        raise RefusedError("channel-bucket-read", value=text)
    if address.kind is PlaceKind.WEB:
        return Reader(WebSource(address.text))
    return Reader(FolderSource(Path(address.text)))
