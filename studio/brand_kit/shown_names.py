"""Names that people decide by: of the kit, its publisher, its version.

What cannot be seen, or moves what stands beside it, can make one name look like another
one. So such names are one plain line. Categories are from the Unicode Character Database
(Unicode Standard Annex #44, 5.7.1), what is hidden from Unicode Technical Report #36, 3.7
(both read 2026-11-22).
"""

from __future__ import annotations

import unicodedata

LONGEST = 80
"""Most code points of a name."""

_MOST_MARKS = 2
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_EMPTY = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and signs that show nothing, or fill a place with nothing."""


def name_problem(name: str) -> tuple[str, str]:
    """Return the code of what is wrong with a name, and the character; "" for nothing.

    Args:
        name: as it stands in the kit.

    Returns:
        ``blank-name``, ``long-name``, ``hidden-character`` (control characters and line
        breaks among them), ``stacked-marks`` or "".
    """
    if not name.strip():
        return "blank-name", ""
    if len(name) > LONGEST:
        return "long-name", ""
    hidden = next((character for character in name if _is_hidden(character)), "")
    if hidden:
        return "hidden-character", f"U+{ord(hidden):04X}"
    if _marks(name) > _MOST_MARKS:
        return "stacked-marks", ""
    return "", ""


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN or character in _EMPTY


def _marks(name: str) -> int:
    """Return the largest number of marks on one letter."""
    most = here = 0
    for character in name:
        here = here + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        most = max(most, here)
    return most
