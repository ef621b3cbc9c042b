"""Finds thousands of plain phrases in one pass over the words of a text.

A dictionary on each phrase's first word makes the time depend on the words of the text, not on
the number of phrases. Scripts without spaces have no words to look up, so there a phrase is
looked up at every letter, by its first letter.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import regex

from studio.style_rules.literals import folded

_WORD = regex.compile(r"\w+")
# Scripts that are written without spaces: https://www.w3.org/TR/clreq/ and
# https://r12a.github.io/scripts/ (read 2026-11-22).
_UNSPACED = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ー々]"
)
# Letters that are folded alike and that no pattern takes for each other.
_OTHER_DOTS = frozenset(zip("iıİıİI", "ıiıİIİ", strict=True))


class PhraseHit(NamedTuple):
    """A phrase at a place. A plain tuple, because there may be hundreds at a keystroke.

    Attributes:
        start: first code point.
        end: one past the last code point.
        owner: number of the rule that the phrase was added for.
        order: the phrase's own number in that rule; lower ones are preferred.
    """

    start: int
    end: int
    owner: int
    order: int


class _Entry(NamedTuple):
    phrase: str
    ignorecase: bool
    owner: int
    order: int


def is_unspaced(phrase: str) -> bool:
    """Tell whether a phrase starts or ends in a script that is written without spaces."""
    return not phrase.isascii() and (
        _UNSPACED.match(phrase) is not None or _UNSPACED.match(phrase[-1:]) is not None
    )


class Words:
    """A text split into words once, for several indexes; what nobody asks for is not made.

    Args:
        text: the text.
        natural: take typographic apostrophes for straight ones.

    Attributes:
        plain: the text, with straight apostrophes when ``natural``.
        folded: the same in lower case, equally long.
    """

    def __init__(self, text: str, *, natural: bool = True) -> None:
        self.plain = text.replace("’", "'") if natural else text
        self.folded = folded(self.plain)

    @cached_property
    def starts(self) -> list[tuple[str, int]]:
        """(word in lower case, first code point) of every word."""
        return [(match[0], match.start()) for match in _WORD.finditer(self.folded)]

    @cached_property
    def ends(self) -> set[int]:
        """One past the last code point of every word."""
        return {start + len(word) for word, start in self.starts}

    @cached_property
    def unspaced(self) -> bool:
        """True when there are letters of scripts without spaces."""
        return not self.plain.isascii() and _UNSPACED.search(self.plain) is not None


class PhraseIndex:
    """Whole-word phrases, looked up by their first word and their lengths.

    Args:
        natural: a straight apostrophe also finds a typographic one, and phrases in scripts
            without spaces are found inside of running text.
    """

    def __init__(self, *, natural: bool = True) -> None:
        self._natural = natural
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._inside: dict[str, tuple[int, ...]] = {}
        self._entries: dict[str, tuple[_Entry, ...]] = {}

    def add(self, phrase: str, *, ignorecase: bool, owner: int, order: int) -> None:
        """Add a phrase that starts and ends with a word character."""
        plain = phrase.replace("’", "'") if self._natural else phrase
        low = folded(plain)
        first = _WORD.match(low)
        if first is None:
            return
        if self._natural and is_unspaced(low):
            _add_length(self._inside, low[0], len(low))
        else:
            _add_length(self._lengths, first[0], len(low))
        entry = _Entry(plain, ignorecase, owner, order)
        self._entries[low] = (*self._entries.get(low, ()), entry)

    def find(self, words: Words) -> list[PhraseHit]:
        """Return every place of every phrase, overlapping ones too, in order of start."""
        hits: list[PhraseHit] = []
        if self._lengths:
            lengths_of, entries_of = self._lengths.get, self._entries.get
            low, ends = words.folded, words.ends
            for word, start in words.starts:
                for length in lengths_of(word, ()):
                    end = start + length
                    if end in ends:
                        entries = entries_of(low[start:end])
                        if entries:
                            hits += _hits(entries, words.plain[start:end], start, end)
        if self._inside and words.unspaced:
            hits += self._find_inside(words)
            hits.sort()
        return hits

    def _find_inside(self, words: Words) -> list[PhraseHit]:
        hits: list[PhraseHit] = []
        low = words.folded
        for start, letter in enumerate(low):
            for length in self._inside.get(letter, ()):
                end = start + length
                entries = self._entries.get(low[start:end])
                if entries and _is_free(low, start, end):
                    hits += _hits(entries, words.plain[start:end], start, end)
        return hits


def _add_length(lengths: dict[str, tuple[int, ...]], key: str, length: int) -> None:
    known = lengths.get(key, ())
    if length not in known:
        lengths[key] = (*known, length)


def _is_free(text: str, start: int, end: int) -> bool:
    """Tell whether both ends are a word's end, or in a script without spaces."""
    return (
        start == 0 or _UNSPACED.match(text, start) is not None or not _wordy(text[start - 1])
    ) and (end >= len(text) or _UNSPACED.match(text, end - 1) is not None or not _wordy(text[end]))


def _wordy(letter: str) -> bool:
    return _WORD.match(letter) is not None


def _hits(entries: tuple[_Entry, ...], found: str, start: int, end: int) -> list[PhraseHit]:
    return [
        PhraseHit(start, end, owner, order)
        for phrase, ignorecase, owner, order in entries
        if phrase == found or (ignorecase and _same_dots(phrase, found))
    ]


def _same_dots(phrase: str, found: str) -> bool:
    """Tell whether every i has the dots that a pattern without regard to case takes."""
    if phrase.isascii() and found.isascii():
        return True
    return not any(pair in _OTHER_DOTS for pair in zip(phrase, found, strict=True))


def first_choice(hits: list[PhraseHit]) -> list[PhraseHit]:
    """Keep of overlapping hits what a pattern ``a|b|c`` finds: leftmost, then lowest order."""
    if len(hits) == 1:
        return hits
    kept: list[PhraseHit] = []
    for hit in sorted(hits, key=lambda item: (item.start, item.order)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
