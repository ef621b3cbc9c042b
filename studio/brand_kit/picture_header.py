"""What a picture's bytes say without decoding them: kind, size, and what else is in them.

A bare file holds pixels and what is needed to show them, and ends where they end: no
place, no camera, no names, no second file behind the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
"""File ending by kind."""

_PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
_PNG_PIXELS = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sRGB", b"gAMA", b"cHRM")
"""Chunks that hold pixels and nothing else (PNG 3rd edition, 11.2 and 11.3.1)."""

# Markers are from ITU-T T.81, table B.1.
_START_OF_SCAN = 0xDA
_FRAMES = (*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))
_TABLES = (*range(0xC0, 0xD0), 0xDB, 0xDD)
_NO_SCAN = re.compile(rb"\xff[^\x00\xc4\xda\xdb\xdd\xd0-\xd7]", re.DOTALL)
"""What cannot stand between the first scan and the end of the image."""


def kind_of(data: bytes) -> str:
    """Return ``JPEG``, ``PNG`` or ``WEBP`` by the first bytes, "" for anything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(_PNG_MAGIC):
        return "PNG"
    return "WEBP" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels as stored, or None when they are not to be found.

    Args:
        data: a bare file, or the start of one.
    """
    kind = kind_of(data)
    if kind == "PNG" and data[12:16] == b"IHDR" and len(data) >= 24:
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if kind == "JPEG":
        return _jpeg_size(data)
    return _webp_size(data) if kind == "WEBP" else None


def is_bare(data: bytes) -> bool:
    """Tell whether a file carries pixels only; anything not known counts as more."""
    kind = kind_of(data)
    if kind == "JPEG":
        return _jpeg_is_bare(data)
    if kind == "PNG":
        return _png_is_bare(data)
    return kind == "WEBP" and _webp_is_bare(data)


def _jpeg_is_bare(data: bytes) -> bool:
    for marker, start, end in _segments(data):
        if marker == _START_OF_SCAN:
            found = _NO_SCAN.search(data, start)
            return found is not None and found[0] == b"\xff\xd9" and found.end() == len(data)
        if not _is_needed(marker, data[start:end]):
            return False
    return False


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield (marker, start, end) of each segment's body, up to the first scan."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        end = place + 2 + length
        if length < 2 or end > len(data):
            return
        yield marker, place + 4, end
        if marker == _START_OF_SCAN:
            return
        place = end


def _is_needed(marker: int, body: bytes) -> bool:
    jfif = marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) == 14
    adobe = marker == 0xEE and body.startswith(b"Adobe") and len(body) == 12
    return jfif or adobe or marker in _TABLES


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    for marker, start, end in _segments(data):
        if marker in _FRAMES and end - start >= 5:
            height = int.from_bytes(data[start + 1 : start + 3])
            return int.from_bytes(data[start + 3 : start + 5]), height
    return None


def _png_is_bare(data: bytes) -> bool:
    place = len(_PNG_MAGIC)
    while place + 12 <= len(data):
        length, name = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        if name not in _PNG_PIXELS:
            return False
        place += 12 + length
        if name == b"IEND":
            return place == len(data)
    return False


def _webp_is_bare(data: bytes) -> bool:
    # RFC 9649, 2.5 and 2.6: the simple forms have one chunk and nothing beside it.
    length = int.from_bytes(data[16:20], "little")
    padded = length + (length & 1)
    whole = int.from_bytes(data[4:8], "little") + 8 == len(data) == 20 + padded
    return data[12:16] in (b"VP8 ", b"VP8L") and whole


def _webp_size(data: bytes) -> tuple[int, int] | None:
    form = data[12:16]
    if form == b"VP8 " and data[23:26] == b"\x9d\x01\x2a" and len(data) >= 30:
        numbers = int.from_bytes(data[26:30], "little")
        return numbers & 0x3FFF, (numbers >> 16) & 0x3FFF
    if form == b"VP8L" and data[20:21] == b"\x2f" and len(data) >= 25:
        numbers = int.from_bytes(data[21:25], "little")
        return (numbers & 0x3FFF) + 1, ((numbers >> 14) & 0x3FFF) + 1
    if form == b"VP8X" and len(data) >= 30:
        return (
            int.from_bytes(data[24:27], "little") + 1,
            int.from_bytes(data[27:30], "little") + 1,
        )
    return None
