"""Where a brand team's channel is written: a folder, or a bucket behind the same face."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from studio.atomic import write_parts
from studio.channel.address import Address, PlaceKind, parse_address, shown
from studio.channel.errors import PublishRefusedError, UnreachableError

_PARTIAL = ".new"
_MOST_READ = 40_000_000  # bytes; no single entry of a kit is larger
_LOCK = ".publishing.lock"
_WAIT = 5.0  # seconds for another publisher on the same folder


class Place(Protocol):
    """Files by name, with "/" between the parts. Every write is whole or not at all."""

    @property
    def address(self) -> str:
        """What people call it."""

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, or None when there is no such file."""

    def write(self, name: str, data: bytes) -> None:
        """Write or replace a file in one step."""

    def sizes(self, prefix: str) -> dict[str, int]:
        """Return name and size in bytes of every file below a prefix that ends in "/"."""

    def delete(self, name: str) -> None:
        """Take a file away; one that is not there is no failure."""

    def only_me(self) -> AbstractContextManager[None]:
        """Keep other publishers out, as far as the place can."""


class FolderPlace:
    """A folder: on a share, on a stick, or what a web server serves.

    Args:
        root: made when something is first written.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def address(self) -> str:
        """The folder's path."""
        return str(self.root)

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, or None.

        Raises:
            UnreachableError: it is there and cannot be read.
        """
        try:
            with (self.root / name).open("rb") as file:
                return file.read(_MOST_READ + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as problem:
            raise UnreachableError("channel-unreadable", place=str(self.root)) from problem

    def write(self, name: str, data: bytes) -> None:
        """Write a file in one step, so that a reader sees the old or the new bytes.

        Raises:
            UnreachableError: the folder cannot be written to.
        """
        try:
            # A web server runs as somebody else, and everything here is public.
            write_parts(self.root / name, (data,), mode=0o644)
        except OSError as problem:
            raise UnreachableError("channel-unwritable", place=str(self.root)) from problem

    def sizes(self, prefix: str) -> dict[str, int]:
        """Return name and size of every file below a prefix.

        Raises:
            UnreachableError: the folder cannot be looked through.
        """
        try:
            return {
                path.relative_to(self.root).as_posix(): path.stat().st_size
                for path in (self.root / prefix).rglob("*")
                if path.is_file() and not path.name.endswith(_PARTIAL)
            }
        except OSError as problem:
            raise UnreachableError("channel-unreadable", place=str(self.root)) from problem

    def delete(self, name: str) -> None:
        """Take a file away."""
        with contextlib.suppress(OSError):
            (self.root / name).unlink()

    @contextmanager
    def only_me(self) -> Iterator[None]:
        """Hold the folder's lock file, and take it away at the end: the folder is public.

        Raises:
            PublishRefusedError: somebody else publishes here now.
            UnreachableError: the folder cannot be written to.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.root / _LOCK, timeout=_WAIT)
            lock.acquire()
        except Timeout as problem:
            raise PublishRefusedError("channel-busy", place=str(self.root)) from problem
        except OSError as problem:
            raise UnreachableError("channel-unwritable", place=str(self.root)) from problem
        try:
            yield
        finally:
            # Taken away while it is held: who waits for it sees that it is gone, and makes
            # a new one. Windows takes no open file away; there it goes after the release.
            with contextlib.suppress(OSError):
                (self.root / _LOCK).unlink()
            lock.release()
            if sys.platform == "win32":
                with contextlib.suppress(OSError):
                    (self.root / _LOCK).unlink()


def open_place(text: str) -> Place:
    """Return the place that a brand team named.

    Raises:
        PublishRefusedError: it is no folder and no bucket; files cannot be put on a web
            address.
        UnreachableError: the keys to a bucket are missing.
    """
    address: Address = parse_address(text)
    if address.kind is PlaceKind.WEB:
        raise PublishRefusedError("channel-read-only", value=shown(text))
    if address.kind is PlaceKind.BUCKET:
        from studio.channel.s3 import bucket_place

        return bucket_place(address.text)
    return FolderPlace(Path(address.text))
