"""Emoji by name, in English, much as screen readers say them."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_JOINER, _EMOJI_LOOK, _KEYCAP = "\u200d", "\ufe0f", "\u20e3"
_FIRST_REGIONAL = 0x1F1E6
_BLACK_FLAG = "\U0001f3f4"
_FIRST_TAG, _LAST_TAG, _TAGS = 0xE0020, 0xE007E, 0xE0000

_TONES = {
    "\U0001f3fb": "light skin tone",
    "\U0001f3fc": "medium-light skin tone",
    "\U0001f3fd": "medium skin tone",
    "\U0001f3fe": "medium-dark skin tone",
    "\U0001f3ff": "dark skin tone",
}
_PEOPLE = {"👩": "woman", "👨": "man", "🧑": "person", "👧": "girl", "👦": "boy", "🧒": "child"}
_WORK = {
    "🌾": "farmer",
    "🍳": "cook",
    "🎓": "student",
    "🎤": "singer",
    "🎨": "artist",
    "🏫": "teacher",
    "🏭": "factory worker",
    "💻": "technologist",
    "💼": "office worker",
    "🔧": "mechanic",
    "🔬": "scientist",
    "🚀": "astronaut",
    "🚒": "firefighter",
    "✈": "pilot",
    "⚕": "health worker",
    "⚖": "judge",
}
_WHOLE = {
    "❤": "red heart",
    "☀": "sun",
    "☺": "smiling face",
    "✔": "tick",
    "⭐": "star",
    "🏳\u200d🌈": "rainbow flag",
    "🏳\u200d⚧": "transgender flag",
    "🏴\u200d☠": "pirate flag",
    "🐻\u200d❄": "polar bear",
    "🐕\u200d🦺": "service dog",
    "❤\u200d🔥": "heart on fire",
}
"""Names that people know, where Unicode's own would not be understood (CLDR 46, 2024-10)."""

_SIGNS = {"♀": "woman", "♂": "man"}


@cache
def _pattern() -> regex.Pattern[str]:
    import regex

    return regex.compile(
        r"\p{Emoji_Presentation}|\p{Extended_Pictographic}[\ufe0f\u200d\U0001f3fb-\U0001f3ff]"
        r"|\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3"
    )


def is_emoji(grapheme: str) -> bool:
    """Tell whether a character, as people see it, is an emoji."""
    return not grapheme.isascii() and _pattern().match(grapheme) is not None


def flag_region(grapheme: str) -> str:
    """Return the region of a flag, such as ``GB`` or ``GB-WLS``; "" for all other emoji.

    Source: Unicode Technical Standard 51, sections 1.4.2 and C.1 (read 2026-11-22).
    """
    letters = [ord(letter) - _FIRST_REGIONAL for letter in grapheme]
    if len(letters) == 2 and all(0 <= letter < 26 for letter in letters):
        return "".join(chr(ord("A") + letter) for letter in letters)
    if grapheme[0] != _BLACK_FLAG:
        return ""
    tags = [chr(ord(c) - _TAGS) for c in grapheme if _FIRST_TAG <= ord(c) <= _LAST_TAG]
    code = "".join(tags).upper()
    return f"{code[:2]}-{code[2:]}" if code else ""


@lru_cache(maxsize=512)
def emoji_name(grapheme: str) -> str:
    """Return an emoji's name in lower case: "bee", "woman cook, dark skin tone".

    Args:
        grapheme: one emoji, with everything that is joined to it.
    """
    if grapheme.endswith(_KEYCAP):
        return f"keycap {grapheme[0]}"
    tones = [_TONES[letter] for letter in grapheme if letter in _TONES]
    bare = "".join(c for c in grapheme if c != _EMOJI_LOOK and c not in _TONES)
    name = _WHOLE.get(bare) or _joined(tuple(part for part in bare.split(_JOINER) if part))
    return ", ".join((name, *dict.fromkeys(tones))) if name else ", ".join(tones)


def _joined(parts: tuple[str, ...]) -> str:
    if not parts:
        return ""
    first, others = parts[0], parts[1:]
    if others and others[-1] in _SIGNS:
        return f"{_SIGNS[others[-1]]} {_joined(parts[:-1])}"
    if len(parts) == 2 and first in _PEOPLE and others[0] in _WORK:
        return f"{_PEOPLE[first]} {_WORK[others[0]]}"
    if others and all(part in _PEOPLE for part in parts):
        return f"family: {', '.join(_PEOPLE[part] for part in parts)}"
    return ", ".join(_single(part) for part in parts)


def _single(letters: str) -> str:
    known = _WHOLE.get(letters) or _PEOPLE.get(letters)
    names = [unicodedata.name(c, "").lower() for c in letters if not unicodedata.combining(c)]
    return known or " ".join(name.removesuffix(" sign") for name in names if name) or "emoji"
