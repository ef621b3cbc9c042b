"""The same word in the one form in which dictionaries have it."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "＇": "'"})


def plain_apostrophes(word: str) -> str:
    """Return a word, composed (NFC), with typewriter apostrophes."""
    return unicodedata.normalize("NFC", word).translate(_APOSTROPHES)


def without_accents(word: str) -> str:
    """Return a word without its accents: ``café`` becomes ``cafe``."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
