"""The one place where code points (core) and UTF-16 units (Qt) are converted.

Qt counts a character outside the Basic Multilingual Plane as two positions; Python
counts it as one. "🎉 Sale" is 6 code points long and 7 UTF-16 units.
Source: https://doc.qt.io/qt-6/qstring.html (2026-11-21), "QString stores 16-bit QChars".
"""

from __future__ import annotations


def utf16_length(text: str) -> int:
    """Return the length of ``text`` in UTF-16 code units."""
    # Encoding runs in C: a long post is measured dozens of times at a keystroke.
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_utf16(text: str, offset: int) -> int:
    """Return the UTF-16 position of a code-point offset into ``text``."""
    return utf16_length(text[:offset])


def to_code_points(text: str, position: int) -> int:
    """Return the code-point offset of a UTF-16 position into ``text``.

    A position inside a surrogate pair counts as the start of the pair's character.
    """
    if text.isascii():
        return min(position, len(text))
    # Half a pair at the end is ignored by the decoder: that is the pair's own start.
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(units.decode("utf-16-le", "ignore"))
