"""Splits a text into the words that a dictionary is asked about.

As Vale does (seen in its behaviour, version 3.15, 2026-06): split at spaces, then take brackets,
quotes and punctuation from both ends; abbreviations with full stops stay whole.
"""

from __future__ import annotations

import re

_PIECE = re.compile(r"\S+")
_WHOLE = re.compile(r"^(?:[A-Za-z]\.){2,}$|^[A-Z][a-z]{1,2}\.$")
_LEADING = "$(\"['"
_TRAILING = ",)\"]!;.?:'"
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
# Faces made of letters, which are no words.
_FACES = frozenset(
    [
        "8-D",
        "8D",
        "XDD",
        "xD",
        "xDD",
        "o_0",
        "o_O",
        "o_o",
        "O.o",
        "O_o",
        "V_V",
        "v_v",
        ":P",
        ":o",
        ":o)",
        ":-o",
        ":-p",
        ":-x",
        ":-X",
    ]
)


def words(text: str) -> list[tuple[str, int]]:
    """Return (word, first code point) of every word that has a letter.

    Typographic quotes and apostrophes come out straight.
    """
    found = []
    for match in _PIECE.finditer(text.translate(_STRAIGHT)):
        word, start = _stripped(match[0], match.start())
        if any(letter.isalpha() for letter in word) and word not in _FACES:
            found.append((word, start))
    return found


def _stripped(word: str, start: int) -> tuple[str, int]:
    while len(word) > 1 and word not in _FACES and not _WHOLE.match(word):
        if word[0] in _LEADING:
            word, start = word[1:], start + 1
        elif word[-1] in _TRAILING:
            word = word[:-1]
        else:
            break
    return word, start
