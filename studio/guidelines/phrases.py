"""Finds thousands of plain phrases in one pass over the words of a text.

A dictionary on each phrase's first word makes the time depend on the words of the text,
not on the number of phrases.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

_WORD = regex.compile(r"\w+")


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


class Words:
    """A text split into words once, for several indexes.

    Args:
        text: the text.

    Attributes:
        plain: the text with straight apostrophes.
        folded: the same in lower case, equally long.
        starts: (word in lower case, first code point) of every word.
        ends: one past the last code point of every word.
    """

    __slots__ = ("ends", "folded", "plain", "starts")

    def __init__(self, text: str) -> None:
        self.plain = _straight(text)
        self.folded = _lower(self.plain)
        self.starts = [(match[0], match.start()) for match in _WORD.finditer(self.folded)]
        self.ends = {start + len(word) for word, start in self.starts}


class PhraseIndex:
    """Whole-word phrases, looked up by their first word and their lengths."""

    def __init__(self) -> None:
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._entries: dict[str, tuple[_Entry, ...]] = {}

    def add(self, phrase: str, *, ignorecase: bool, owner: int, order: int) -> None:
        """Add a phrase that starts and ends with a word character."""
        plain = _straight(phrase)
        folded = _lower(plain)
        first = _WORD.match(folded)
        if first is None:
            return
        known = self._lengths.get(first[0], ())
        if len(folded) not in known:
            self._lengths[first[0]] = (*known, len(folded))
        entry = _Entry(plain, ignorecase, owner, order)
        self._entries[folded] = (*self._entries.get(folded, ()), entry)

    def find(self, words: Words) -> list[PhraseHit]:
        """Return every place of every phrase, overlapping ones too, in order of start."""
        hits: list[PhraseHit] = []
        if not self._lengths:
            return hits
        lengths_of, entries_of = self._lengths.get, self._entries.get
        folded, ends = words.folded, words.ends
        for word, start in words.starts:
            for length in lengths_of(word, ()):
                end = start + length
                if end in ends:
                    entries = entries_of(folded[start:end])
                    if entries:
                        hits += _hits(entries, words.plain[start:end], start, end)
        return hits


def _hits(entries: tuple[_Entry, ...], found: str, start: int, end: int) -> list[PhraseHit]:
    return [
        PhraseHit(start, end, owner, order)
        for phrase, ignorecase, owner, order in entries
        if ignorecase or phrase == found
    ]


def first_choice(hits: list[PhraseHit]) -> list[PhraseHit]:
    """Keep of overlapping hits what a pattern ``a|b|c`` finds: leftmost, then lowest order."""
    kept: list[PhraseHit] = []
    for hit in sorted(hits, key=lambda item: (item.start, item.order)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _straight(text: str) -> str:
    return text.replace("’", "'")


def _lower(text: str) -> str:
    """Lower-case without changing the number of code points."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
