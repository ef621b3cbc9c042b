"""The ZIP file that a packed kit is: written in one form only, and nothing else is read.

Two programs that read one ZIP file may see two different things in it: what stands in the
central directory, or what stands before the data. Here both have to say the same, the
entries have to touch each other from the first byte to the last, and every field that a
kit does not need has one value. Nothing is compressed: pictures would not get smaller, the
same kit gives the same bytes whichever zlib a computer has, and nothing can grow when it is
read. Fields are from APPNOTE.TXT 6.3.10, 4.3 to 4.5 (PKWARE, read 2026-11-21).
"""

from __future__ import annotations

import os
import struct
import threading
import zlib
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from studio.brand_kit import entry_names
from studio.brand_kit.authoring import refused
from studio.brand_kit.regular_file import open_regular

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

MAX_ENTRIES = 12_000
MAX_ENTRY_BYTES = 40_000_000
MAX_BYTES = 300_000_000
"""Most bytes of all entries together."""

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_VERSION = 20  # of the format: 2.0, made on FAT, so there are no modes and no links
_FIXED = (_VERSION, 0, 0, 0, 0x0021)
"""Version, no flags, stored, and 1980-01-01 00:00, the earliest that ZIP can say."""

_ROW_START = _CENTRAL_MARK + struct.pack("<6H", _VERSION, *_FIXED)
_ROW = struct.Struct("<16s3IH12sI")
"""A row as the start that all have, a CRC, two sizes, the name's length, nothing, and a place."""

_NOTHING = bytes(12)
_HEAD = (entry_names.MIMETYPE, entry_names.MANIFEST, entry_names.SIGNATURE)
_LONGEST_DIRECTORY = MAX_ENTRIES * (_CENTRAL.size + 120) + _END.size


class Entry(NamedTuple):
    """One file in the container; a tuple, because a kit may have 12,000 of them.

    Attributes:
        name: path with forward slashes.
        size: bytes.
        start: offset of the first byte.
        crc: CRC-32 of the bytes, as the container tells it.
    """

    name: str
    size: int
    start: int
    crc: int = 0


class Container:
    """An open file of entries. Reading is safe from several threads.

    Args:
        path: the file.

    Raises:
        KitRefusedError: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            self._file: BinaryIO = open_regular(path)
            self.length = os.fstat(self._file.fileno()).st_size
        except OSError as problem:
            raise refused("unreadable", path.name) from problem

    def __enter__(self) -> Container:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: object, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def at(self, start: int, size: int) -> bytes:
        """Return bytes of the file; fewer where it ends.

        Raises:
            KitRefusedError: it cannot be read any more.
        """
        try:
            if hasattr(os, "pread"):
                return os.pread(self._file.fileno(), size, start)
            with self._lock:  # Windows has one place for all threads
                self._file.seek(start)
                return self._file.read(size)
        except (OSError, ValueError) as problem:
            raise refused("unreadable", self.path.name) from problem

    def first(self, name: str, start: int, most: int) -> tuple[bytes, int]:
        """Return a stored entry whose place is known, and the place of the next one.

        For what is read before the directory is: the type, the manifest, its signature.

        Args:
            name: what the entry has to be called.
            start: where it has to start.
            most: most bytes.

        Raises:
            KitRefusedError: there is another entry or none.
        """
        head = self.at(start, _LOCAL.size + len(name))
        if len(head) < _LOCAL.size + len(name):
            raise refused("not-a-packed-kit", self.path.name)
        entry = _from_local(head, start)
        if entry is None or entry.name != name or entry.size > most:
            raise refused("not-a-packed-kit", self.path.name)
        data = self.at(entry.start, entry.size)
        if len(data) != entry.size:
            raise refused("damaged-container", self.path.name)
        return data, entry.start + entry.size

    def into(self, buffer: memoryview, start: int) -> int:
        """Fill a buffer from a place in the file, and return how many bytes there were.

        Raises:
            KitRefusedError: it cannot be read any more.
        """
        try:
            if hasattr(os, "preadv"):
                return os.preadv(self._file.fileno(), [buffer], start)
            found = self.at(start, len(buffer))
        except (OSError, ValueError) as problem:
            raise refused("unreadable", self.path.name) from problem
        buffer[: len(found)] = found
        return len(found)

    def directory(self) -> dict[str, Entry]:
        """Return every entry by name, after looking at the whole layout.

        Raises:
            KitRefusedError: the layout is not the one of a kit.
        """
        where = self.path.name
        if self.length > MAX_BYTES + _LONGEST_DIRECTORY * 2:
            raise refused("kit-too-big", where)
        count, start = _counted(
            self.at(max(0, self.length - _END.size), _END.size), self.length, where
        )
        rows = self.at(start, self.length - start)
        entries: dict[str, Entry] = {}
        end = place = total = 0
        for _ in range(count):
            entry, place = self._row(rows, place, end)
            entries[entry.name] = entry
            end = entry.start + entry.size
            total += entry.size
        if end != start or place + _END.size != len(rows) or len(entries) != count:
            raise refused("damaged-container", where)
        if total > MAX_BYTES:
            raise refused("kit-too-big", where)
        _require_order(tuple(entries), where)
        return entries

    def _row(self, rows: bytes, place: int, start: int) -> tuple[Entry, int]:
        """Read one row of the directory, whose entry has to start at ``start``."""
        name_at = place + _CENTRAL.size
        if name_at > len(rows):
            raise refused("damaged-container", self.path.name)
        first, crc, packed, size, length, rest, offset = _ROW.unpack_from(rows, place)
        name = rows[name_at : name_at + length]
        # Both headers hold the same 26 bytes here, from the version to the lengths.
        head = _LOCAL_MARK + rows[place + 6 : place + 32] + name
        # No extra field, comment, other disk, mode or link; the entries touch each other.
        told = (first, packed, rest, offset) == (_ROW_START, size, _NOTHING, start)
        if not told or self.at(start, len(head)) != head:
            raise refused("damaged-container", self.path.name)
        entry = Entry(name.decode("latin-1"), size, start + len(head), crc)
        _require_fair(entry)
        return entry, name_at + length

    def read(self, entry: Entry) -> bytes:
        """Return an entry's bytes.

        Raises:
            KitRefusedError: the file is shorter than it was.
        """
        data = self.at(entry.start, entry.size)
        if len(data) != entry.size:
            raise refused("damaged-container", entry.name)
        return data


def _from_local(head: bytes, start: int) -> Entry | None:
    fields = _LOCAL.unpack_from(head)
    named = fields[9] == len(head) - _LOCAL.size and fields[10] == 0
    if fields[0] != _LOCAL_MARK or not named:
        return None
    return _entry(fields[1:9], head[_LOCAL.size :], start + len(head))


def _entry(fields: tuple[int, ...], name: bytes, start: int) -> Entry | None:
    """Make an entry of the fields that both headers have, from the version to the size."""
    if fields[:5] != _FIXED or fields[6] != fields[7]:
        return None
    return Entry(name=name.decode("latin-1"), size=fields[7], start=start, crc=fields[5])


def _require_fair(entry: Entry) -> None:
    if entry.name not in _HEAD and not entry_names.is_sound(entry.name):
        raise refused("bad-entry-name", entry.name[:80])
    if entry.size > MAX_ENTRY_BYTES:
        raise refused("entry-too-big", entry.name)


def _counted(end: bytes, length: int, where: str) -> tuple[int, int]:
    """Return how many rows the directory has and where it starts."""
    if len(end) < _END.size or end[:4] != _END_MARK:
        raise refused("not-a-packed-kit", where)
    _mark, disk, first, here, count, size, start, comment = _END.unpack(end)
    if count > MAX_ENTRIES or size > _LONGEST_DIRECTORY:
        raise refused("too-many-entries", where)
    told = (disk, first, here, comment) == (0, 0, count, 0)
    if not told or start + size + _END.size != length:
        raise refused("damaged-container", where)
    return count, start


def _require_order(names: tuple[str, ...], where: str) -> None:
    """Names go up, so that none stands twice, and none differs by case alone."""
    skip = 3 if names[2:3] == _HEAD[2:] else 2
    rest = names[skip:]
    if names[:skip] != _HEAD[:skip] or set(rest) & set(_HEAD) or list(rest) != sorted(rest):
        raise refused("damaged-container", where)
    if len({name.casefold() for name in rest}) != len(rest):
        raise refused("names-clash", where)


def container_bytes(entries: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield the one container that holds these entries.

    Args:
        entries: bytes by name, ``mimetype``, manifest and signature included.

    Raises:
        KitRefusedError: a name, a size or the number of them would not be read again.
    """
    names = [name for name in _HEAD if name in entries] + sorted(set(entries) - set(_HEAD))
    if len(names) > MAX_ENTRIES:
        raise refused("too-many-entries", entry_names.MANIFEST)
    if sum(map(len, entries.values())) > MAX_BYTES:
        raise refused("kit-too-big", entry_names.MANIFEST)
    rows, place = [], 0
    for name in names:
        data = entries[name]
        _require_fair(Entry(name=name, size=len(data), start=0))
        shape = (*_FIXED, zlib.crc32(data), len(data), len(data), len(name), 0)
        yield _LOCAL.pack(_LOCAL_MARK, *shape) + name.encode()
        yield data
        row = _CENTRAL.pack(_CENTRAL_MARK, _VERSION, *shape, 0, 0, 0, 0, place)
        rows.append(row + name.encode())
        place += _LOCAL.size + len(name) + len(data)
    yield from rows
    size = sum(map(len, rows))
    yield _END.pack(_END_MARK, 0, 0, len(names), len(names), size, place, 0)
