"""Pictures and fonts of all kits, each once, under the hash of its bytes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

from studio.brand_kit.authoring import refused
from studio.brand_kit.forms import BLOBS, blob_path

_PARTS = "parts"
_BLOCK = 1_000_000
_DIGITS = 64  # of a SHA-256


class Blobs:
    """The content store.

    Args:
        kits: the folder of all kits.
    """

    def __init__(self, kits: Path) -> None:
        self._kits = kits

    def path(self, sha256: str) -> Path:
        """Return where the bytes with this hash are, or would be."""
        return blob_path(self._kits, sha256)

    def has(self, sha256: str, size: int | None = None) -> bool:
        """Tell whether something is kept under this hash, of this size when one is given."""
        try:
            found = self.path(sha256).stat().st_size
        except OSError:
            return False
        return size is None or found == size

    def is_sound(self, sha256: str) -> bool:
        """Read what is kept under a hash and tell whether it still has it."""
        digest = hashlib.sha256()
        try:
            for block in _blocks(self.path(sha256)):
                digest.update(block)
        except OSError:
            return False
        return digest.hexdigest() == sha256

    def put(self, sha256: str, data: bytes | Iterable[bytes]) -> None:
        """Keep bytes under their hash, in one step.

        They are not forced to the disk one by one; ``flush`` does that for all.

        Raises:
            KitRefusedError: they have another hash; nothing is kept.
            OSError: they could not be written; nothing is kept.
        """
        path = self.path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{sha256}.{secrets.token_hex(4)}.new")
        digest = hashlib.sha256()
        try:
            with fresh.open("xb") as file:
                for block in (data,) if isinstance(data, bytes) else data:
                    digest.update(block)
                    file.write(block)
                if os.name == "nt":
                    os.fsync(file.fileno())
            if digest.hexdigest() != sha256:
                raise refused("wrong-hash", sha256)
            fresh.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise

    def part(self, sha256: str) -> Path:
        """Return where a transfer of these bytes goes until they are whole."""
        return self._kits / _PARTS / sha256

    def finish(self, sha256: str) -> None:
        """Keep what was transferred, after comparing its hash; wrong parts are thrown away.

        Raises:
            KitRefusedError: the hash is another one.
            OSError: the part is not there or could not be moved.
        """
        part = self.part(sha256)
        digest = hashlib.sha256()
        for block in _blocks(part):
            digest.update(block)
        if digest.hexdigest() != sha256:
            part.unlink()
            raise refused("wrong-hash", sha256)
        self.path(sha256).parent.mkdir(parents=True, exist_ok=True)
        part.replace(self.path(sha256))

    def flush(self) -> None:
        """Force everything that was put to the disk. On Windows ``put`` has done so."""
        if hasattr(os, "sync"):
            os.sync()

    def all(self) -> Iterator[str]:
        """Go through the hashes of everything that is kept."""
        folder = self._kits / BLOBS
        if folder.is_dir():
            for name in sorted(os.listdir(folder)):  # noqa: PTH208  ten thousand paths take long
                yield from (name for name in os.listdir(folder / name) if len(name) == _DIGITS)  # noqa: PTH208

    def names(self) -> frozenset[str]:
        """Return the names of all files that are kept; hashes, but for what is half done."""
        top, found = str(self._kits / BLOBS), set[str]()
        for name in os.listdir(top) if Path(top).is_dir() else ():  # noqa: PTH208  ten thousand paths take long
            found.update(os.listdir(f"{top}{os.sep}{name}"))  # noqa: PTH208
        return frozenset(found)

    def drop(self, hashes: Iterable[str]) -> None:
        """Forget some bytes. It is fine when they are not there."""
        for sha256 in hashes:
            with contextlib.suppress(OSError):
                self.path(sha256).unlink()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block
