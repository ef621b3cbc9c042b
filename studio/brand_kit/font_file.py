"""Reads what a font file says about itself: that it is one, and whether it may be passed on.

Table directory and the OS/2 table's ``fsType`` as in the OpenType specification 1.9.1
(https://learn.microsoft.com/typography/opentype/spec/otff and …/spec/os2#fstype,
read 2026-11-21).
"""

from __future__ import annotations

import struct

MAX_FONT_BYTES = 10_000_000
"""Most bytes of a font file."""

ENDINGS = (".ttf", ".otf")

_MAGIC = (b"\x00\x01\x00\x00", b"OTTO")
_RESTRICTED = 0x0002
_PERMISSION = 0x000F
_BITMAPS_ONLY = 0x0200
_FS_TYPE_AT = 8  # bytes into the OS/2 table
_TABLES_AT, _RECORD = 12, 16


def font_problem(data: bytes) -> str:
    """Return what is wrong with a font, or "".

    Args:
        data: the whole file.

    Returns:
        ``font-too-big``, ``bad-font`` (not TrueType or OpenType, or damaged),
        ``font-may-not-travel`` (its makers do not allow embedding), or "".
    """
    if len(data) > MAX_FONT_BYTES:
        return "font-too-big"
    rights = _fs_type(data)
    if rights is None:
        return "bad-font"
    # Old fonts may set several permissions, and then the mildest counts.
    if rights & _PERMISSION == _RESTRICTED or rights & _BITMAPS_ONLY:
        return "font-may-not-travel"
    return ""


def _fs_type(data: bytes) -> int | None:
    if data[:4] not in _MAGIC or len(data) < _TABLES_AT:
        return None
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        record = data[_TABLES_AT + number * _RECORD : _TABLES_AT + (number + 1) * _RECORD]
        if len(record) < _RECORD:
            return None
        tag, _checksum, start, length = struct.unpack(">4sLLL", record)
        if tag == b"OS/2":
            value = data[start + _FS_TYPE_AT : start + _FS_TYPE_AT + 2]
            whole = length > _FS_TYPE_AT + 1 and start + length <= len(data)
            return int.from_bytes(value) if whole else None
    return None
