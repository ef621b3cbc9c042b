"""Where a shop reads a channel from, behind one face: a folder here, a web host in ``fetch``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from studio.channel.address import is_name
from studio.channel.errors import RefusedError, UnreachableError

PIECE = 65_536  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a host calls the bytes that it sent (RFC 9110, section 8.8)."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An answer whose bytes are still on their way.

    Attributes:
        pieces: the bytes, read while the answer is open.
        start: offset of the first byte in the whole file; 0 when it came from the start,
            although a later part was asked for.
        unchanged: True when nothing came, because it is as it was.
        validators: to ask with the next time.
    """

    pieces: Iterator[bytes]
    start: int = 0
    unchanged: bool = False
    validators: Validators = Validators()


class MissingError(Exception):
    """There is no such file.

    Args:
        status: the HTTP status, 404 for a folder.
    """

    def __init__(self, status: int = 404) -> None:
        super().__init__(str(status))
        self.status = status


class Source(Protocol):
    """Files of one channel by name."""

    @property
    def address(self) -> str:
        """The channel's address, in one spelling."""

    def open(
        self, name: str, *, start: int = 0, known: Validators | None = None
    ) -> AbstractContextManager[Arrival]:
        """Ask for a file.

        Args:
            name: with "/" between its parts.
            start: leave out the bytes before this offset.
            known: what the copy at hand is called; a folder does not ask.

        Raises:
            MissingError: there is no such file.
            UnreachableError: nobody answered, or not to the end.
            RefusedError: the answer leads to somewhere unsafe.
        """


class FolderSource:
    """A folder: a stick, a share, or what a sync program keeps on this PC."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def address(self) -> str:
        """The folder's absolute path."""
        return str(self._root)

    @contextmanager
    def open(
        self, name: str, *, start: int = 0, known: Validators | None = None
    ) -> Iterator[Arrival]:
        """Open a file in the folder; a link that leads out of it is not followed."""
        del known  # bytes that are at hand already cost nothing to read again
        if not is_name(name):
            raise RefusedError("channel-name")
        if not self._root.is_dir():
            raise UnreachableError("channel-no-folder", place=self.address)
        path = self._root / name
        if not path.resolve().is_relative_to(self._root.resolve()):
            raise RefusedError("channel-name")
        try:
            file = path.open("rb")
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            raise MissingError from None
        except OSError as problem:
            raise UnreachableError("channel-unreadable", place=self.address) from problem
        with file:
            file.seek(start)
            yield Arrival(pieces=self._pieces(file), start=start)

    def _pieces(self, file: BinaryIO) -> Iterator[bytes]:
        while True:
            try:
                piece = file.read(PIECE)
            except OSError as problem:
                raise UnreachableError("channel-unreadable", place=self.address) from problem
            if not piece:
                return
            yield piece
