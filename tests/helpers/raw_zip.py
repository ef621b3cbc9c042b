"""Writes ZIP files with any lie in them. Fields are from APPNOTE.TXT 6.3.10 (PKWARE)."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Raw:
    """One entry; what is None is what an honest writer would put there."""

    name: bytes
    data: bytes
    method: int = 0
    flags: int = 0
    version: int = 20
    made_by: int = 20
    time: int = 0
    day: int = 0x0021
    crc: int | None = None
    packed: int | None = None
    size: int | None = None
    extra: bytes = b""
    central_extra: bytes = b""
    comment: bytes = b""
    attributes: int = 0
    local_name: bytes | None = None
    local_size: int | None = None
    after: bytes = b""
    offset: int | None = None
    hidden: bool = False


def raw_zip(
    entries: list[Raw],
    *,
    before: bytes = b"",
    gap: bytes = b"",
    after: bytes = b"",
    comment: bytes = b"",
    count: int | None = None,
    disk: int = 0,
) -> bytes:
    """Return the file that these entries make.

    Args:
        entries: in order.
        before: bytes before the first entry.
        gap: bytes between the entries and the directory.
        after: bytes behind the end.
        comment: the archive's own comment.
        count: how many entries the end claims.
        disk: the number of the disk.
    """
    body, rows = before, b""
    for raw in entries:
        start = len(body) if raw.offset is None else raw.offset
        body += _local(raw) + raw.data + raw.after
        if not raw.hidden:
            rows += _central(raw, start)
    body += gap
    shown = sum(not raw.hidden for raw in entries) if count is None else count
    end = struct.pack(
        "<4s4H2IH", b"PK\5\6", disk, 0, shown, shown, len(rows), len(body), len(comment)
    )
    return body + rows + end + comment + after


def _numbers(raw: Raw) -> tuple[int, int, int]:
    crc = zlib.crc32(raw.data) if raw.crc is None else raw.crc
    packed = len(raw.data) if raw.packed is None else raw.packed
    return crc, packed, len(raw.data) if raw.size is None else raw.size


def _local(raw: Raw) -> bytes:
    crc, packed, size = _numbers(raw)
    size = size if raw.local_size is None else raw.local_size
    name = raw.name if raw.local_name is None else raw.local_name
    fields = (raw.version, raw.flags, raw.method, raw.time, raw.day, crc, packed, size)
    head = struct.pack("<4s5H3I2H", b"PK\3\4", *fields, len(name), len(raw.extra))
    return head + name + raw.extra


def _central(raw: Raw, start: int) -> bytes:
    fields = (raw.made_by, raw.version, raw.flags, raw.method, raw.time, raw.day, *_numbers(raw))
    lengths = (len(raw.name), len(raw.central_extra), len(raw.comment), 0, 0)
    row = struct.pack("<4s6H3I5H2I", b"PK\1\2", *fields, *lengths, raw.attributes, start)
    return row + raw.name + raw.central_extra + raw.comment
