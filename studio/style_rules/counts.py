"""Counts a text as formulas of ``metric`` rules name them.

The names are Vale's (https://vale.sh/docs/checks/metric, read 2026-11-22). Syllables are counted
by groups of vowels with the usual English corrections, so a count may be one off for rare words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.style_rules.sentences import Spans

_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:[^\W_]|')+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"[^aeiouyl]e$|[^aeiou]le$|[aeiouy]le$")
_SILENT_ED = re.compile(r"[^aeiouytd]ed$")
_SILENT_ES = re.compile(r"[^aeiouyscxzh]es$|[^cs]hes$")
_TWO = re.compile(r"i[aou](?!us$)|[^gq]ua|eo(?!u)|[aeiou]ing$|[^t]ion(?<!sion)$|ism$")
_LONG = 6
_STRUCTURE = ("pre", "list", "blockquote", *(f"heading_h{level}" for level in range(1, 7)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much of everything a text has."""

    words: int
    sentences: int
    paragraphs: int
    characters: int
    syllables: int
    long_words: int
    complex_words: int
    polysyllabic_words: int

    def names(self) -> dict[str, float]:
        """Return the counts by the names that formulas use; what plain text has not is 0."""
        own = {name: float(getattr(self, name)) for name in self.__slots__}
        return own | dict.fromkeys(_STRUCTURE, 0.0)


def count(text: str, sentences: Callable[[str], Spans]) -> Counts:
    """Count a text.

    Args:
        text: plain text; an empty line is between paragraphs.
        sentences: splits a paragraph.
    """
    parts = [part for part in text.split("\n\n") if part.strip()]
    found = [
        word
        for part in parts
        for start, end in sentences(part)
        for word in _WORD.findall(part[start:end])
    ]
    sizes = [(word, syllables(word)) for word in found]
    return Counts(
        words=len(found),
        sentences=sum(len(sentences(part)) for part in parts),
        paragraphs=len(parts),
        characters=sum(map(len, found)),
        syllables=sum(size for _, size in sizes),
        long_words=sum(len(word) > _LONG for word in found),
        complex_words=sum(_is_complex(word, size) for word, size in sizes),
        polysyllabic_words=sum(size > 2 for _, size in sizes),
    )


def _is_complex(word: str, size: int) -> bool:
    return size - word.endswith(("es", "ed", "ing")) > 2


@lru_cache(maxsize=16_384)
def syllables(word: str) -> int:
    """Return how many syllables an English word has, at least 1."""
    low = word.lower().replace("'", "")
    total = len(_VOWELS.findall(low)) + len(_TWO.findall(low))
    if len(low) > 2:
        total -= _SILENT_END.search(low) is not None and not re.search(r"[^aeiouy]le$", low)
        total -= _SILENT_ED.search(low) is not None
        total -= _SILENT_ES.search(low) is not None
    return max(total, 1)
