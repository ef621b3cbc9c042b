"""Reads what a font file says about itself: that it is one, and whether it may be passed on.

Table directory and the OS/2 table's ``fsType`` as in the OpenType specification 1.9.1
(https://learn.microsoft.com/typography/opentype/spec/otff and …/spec/os2#fstype,
read 2026-11-21).
"""

from __future__ import annotations

import struct

from studio.brand_kit.authoring import refused

MAX_FONT_BYTES = 10_000_000
"""Most bytes of a font file."""

ENDINGS = (".ttf", ".otf")

_MAGIC = (b"\x00\x01\x00\x00", b"OTTO")
_RESTRICTED = 0x0002
_PERMISSION = 0x000F
_BITMAPS_ONLY = 0x0200
_FS_TYPE_AT = 8  # bytes into the OS/2 table
_TABLES_AT, _RECORD = 12, 16
_PADDING = 4  # bytes; tables start at multiples of it
_NEEDED = {b"head", b"name", b"OS/2", b"cmap"}
_SHAPES = (b"glyf", b"CFF ", b"CFF2")
"""Tables that every font has, and those of which one holds the letters (OpenType 1.9.1,
"Required Tables")."""


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
    tables = _tables(data)
    rights = _fs_type(data, tables)
    if rights is None or not _is_whole(data, tables):
        return "bad-font"
    # Old fonts may set several permissions, and then the mildest counts.
    if rights & _PERMISSION == _RESTRICTED or rights & _BITMAPS_ONLY:
        return "font-may-not-travel"
    return ""


def require_font(name: str, data: bytes) -> None:
    """Make sure that the bytes of a kit's font are one font.

    Args:
        name: what it is called in the kit.
        data: its bytes.

    Raises:
        KitRefusedError: they are not.
    """
    code = font_problem(data)
    if code:
        raise refused(code, name)


def _tables(data: bytes) -> dict[bytes, tuple[int, int]]:
    """Return (start, end) of each table by its name; nothing when it is no font."""
    if data[:4] not in _MAGIC or len(data) < _TABLES_AT:
        return {}
    (count,) = struct.unpack_from(">H", data, 4)
    records = data[_TABLES_AT : _TABLES_AT + count * _RECORD]
    if len(records) < count * _RECORD:
        return {}
    rows = struct.iter_unpack(">4sLLL", records)
    found = {tag: (start, start + length) for tag, _checksum, start, length in rows}
    return found if len(found) == count else {}


def _is_whole(data: bytes, tables: dict[bytes, tuple[int, int]]) -> bool:
    """Tell whether all is there that a font needs, side by side, and nothing behind it."""
    place = _TABLES_AT + len(tables) * _RECORD
    for start, end in sorted(tables.values()):
        if start < place or end > len(data):
            return False
        place = end
    shapes = any(tag in tables for tag in _SHAPES)
    return shapes and tables.keys() >= _NEEDED and len(data) - place < _PADDING


def _fs_type(data: bytes, tables: dict[bytes, tuple[int, int]]) -> int | None:
    start, end = tables.get(b"OS/2", (0, 0))
    value = data[start + _FS_TYPE_AT : min(end, start + _FS_TYPE_AT + 2)]
    return int.from_bytes(value) if len(value) == 2 else None
