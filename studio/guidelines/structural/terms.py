"""Finds the phrases of many checks in one pass over the words of a text.

Phrases are kept in a tree by their words. A text is asked only for the first words of phrases;
from there on the tree is walked. Offsets are code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from studio.guidelines.structural.tokens import (
    AMOUNT,
    CLASSES,
    PLAIN_WORD,
    TOKEN,
    fold,
    hidden_in,
    kind_of,
    kinds_in,
    parts_of,
    quick,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN = re.compile(TOKEN)
_MAY_BE_AMOUNT = re.compile(rf"(?<![\w.,])(?:[£$€]\s?)?{AMOUNT}")
# What may stand between two words of one phrase: no full stop, no colon, no comma.
_NEXT = re.compile(rf"[\s&/\-‐‑–'\"“”‘]{{1,3}}({TOKEN})")
_NEAR = 20  # code points before a phrase that are looked at


class Hit(NamedTuple):
    """Where a phrase stands; ``phrase`` is as the check writes it."""

    start: int
    end: int
    phrase: str


class _Goal(NamedTuple):
    group: int
    phrase: str
    opens: bool


class _Node:
    """What may come next, and which phrases end here.

    Attributes:
        next: by the next word.
        goals: the phrases that end here.
        needs: for a first word, the plain words of each phrase that starts with it.
    """

    __slots__ = ("goals", "needs", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.goals: list[_Goal] = []
        self.needs: set[frozenset[str]] = set()

    def may_be_in(self, seen: set[str]) -> bool:
        """Tell whether a text with these words may have one of the phrases."""
        return any(need <= seen for need in self.needs)


class Reading:
    """A text as words.

    Args:
        text: the words.
        left_out: (start, end) of addresses, whose parts are no words.

    Attributes:
        folded: the text in small, plain letters; every code point stays at its place.
        seen: every word in it, and ``<money>`` and the like when it may have such.
    """

    def __init__(self, text: str, left_out: Iterable[tuple[int, int]] = ()) -> None:
        self.text = text
        self.left_out = tuple(left_out)
        self.folded = fold(text)
        self.seen = set(PLAIN_WORD.findall(self.folded))
        self.seen |= kinds_in(self.folded, self.seen)

    def is_out(self, place: int) -> bool:
        """Tell whether a place is in an address."""
        return any(start <= place < end for start, end in self.left_out)

    def places(self) -> Iterator[tuple[str, int, int]]:
        """Yield each word as it is compared, where it starts and where it ends."""
        for match in _TOKEN.finditer(self.folded):
            if not self.is_out(match.start()):
                yield match[0], *match.span()

    def amounts(self) -> Iterator[tuple[str, int, int]]:
        """Yield the kind of every amount, where it starts and where it ends."""
        for start in _MAY_BE_AMOUNT.finditer(self.folded):
            match = _TOKEN.match(self.folded, start.start())
            kind = kind_of(match[0]) if match is not None else ""
            if match is not None and kind:
                yield kind, *match.span()


class Terms:
    """Phrases of many groups, ready to be found.

    A phrase is plain words in any case. ``<money>``, ``<percent>`` and ``<number>`` stand for
    any amount. A hyphen counts as a space, and a hashtag of the same words counts too. A ``^``
    before a phrase asks for it at the start of a sentence.
    """

    def __init__(self) -> None:
        self._root = _Node()
        self._tags: dict[str, list[_Goal]] = {}
        self._groups = 0

    def group(self, phrases: Iterable[str]) -> int:
        """Add a group of phrases and return its number."""
        number = self._groups
        self._groups += 1
        for phrase in phrases:
            self._add(number, phrase)
        return number

    def _add(self, group: int, phrase: str) -> None:
        parts = parts_of(phrase)
        if not parts:
            return
        goal = _Goal(group, phrase, phrase.startswith("^"))
        if not set(parts) & set(CLASSES):
            joined = "".join(part.lstrip("#") for part in parts).replace("'", "")
            self._tags.setdefault(joined, []).append(goal)
        if parts[0][0] == "#":
            return
        first = self._root.next.setdefault(parts[0], _Node())
        first.needs.add(frozenset(word for part in parts for word in quick(part)))
        node = first
        for part in parts[1:]:
            node = node.next.setdefault(part, _Node())
        node.goals.append(goal)

    def find(self, reading: Reading) -> dict[int, tuple[Hit, ...]]:
        """Return the hits of each group, in order; of two that overlap, the longer first one."""
        hidden = hidden_in(reading.text)
        if hidden:
            return self._seen_through(reading, hidden)
        found: dict[int, list[Hit]] = {}
        for goal, start, end in self._all(reading):
            if _begins(reading.folded, start, opens=goal.opens) and not reading.is_out(start):
                found.setdefault(goal.group, []).append(Hit(start, end, goal.phrase))
        return {group: _apart(hits) for group, hits in found.items()}

    def _seen_through(
        self, reading: Reading, hidden: tuple[tuple[int, int], ...]
    ) -> dict[int, tuple[Hit, ...]]:
        """Find in the text without the signs that nobody sees; places are of the whole text."""
        out = {place for start, end in hidden for place in range(start, end)}
        places = [place for place in range(len(reading.text)) if place not in out]
        left_out = [
            (bisect_left(places, start), bisect_left(places, end))
            for start, end in reading.left_out
        ]
        bare = Reading("".join(reading.text[place] for place in places), left_out)
        return {
            group: tuple(
                Hit(places[hit.start], places[hit.end - 1] + 1, hit.phrase) for hit in hits
            )
            for group, hits in self.find(bare).items()
        }

    def _all(self, reading: Reading) -> Iterator[tuple[_Goal, int, int]]:
        text, seen = reading.folded, reading.seen
        if "#" in text:
            yield from self._in_tags(reading)
        for word in _first_words(self._root, seen):
            node = self._root.next[word]
            for start, end in _whole(text, word) if node.may_be_in(seen) else ():
                if text[start - 1 : start] != "#":
                    yield from _walk(node, text, start, end)
        kinds = {kind for kind in CLASSES if kind in self._root.next}
        if any(self._root.next[kind].may_be_in(seen) for kind in kinds):
            for kind, start, end in reading.amounts():
                if kind in kinds:
                    yield from _walk(self._root.next[kind], text, start, end)

    def _in_tags(self, reading: Reading) -> Iterator[tuple[_Goal, int, int]]:
        text = reading.folded
        for word in self._tags.keys() & reading.seen:
            for start, end in _whole(text, word):
                if text[start - 1 : start] == "#":
                    yield from ((goal, start - 1, end) for goal in self._tags[word])


def _first_words(root: _Node, seen: set[str]) -> Iterator[str]:
    """Yield the first words of phrases that a text may have."""
    yield from root.next.keys() & seen
    # A word with an apostrophe is several words to the quick look.
    yield from (word for word in root.next if "'" in word and word.partition("'")[0] in seen)
    yield from (word for word in root.next if word[-1] == "%" and word[:-1] in seen)


def _whole(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield where a word stands that is no part of a longer one."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not _is_letter(text[start - 1 : start]) and not _is_letter(text[end : end + 1]):
            longer = text[end : end + 1] == "'" and _is_letter(text[end + 1 : end + 2])
            if not longer:
                yield start, end
        start = text.find(word, end)


def _is_letter(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or "\u0300" <= letter <= "\u036f"


def _walk(node: _Node, text: str, start: int, end: int) -> Iterator[tuple[_Goal, int, int]]:
    """Follow the words of a text through the tree, and yield every phrase on the way."""
    for goal in node.goals:
        yield goal, start, end
    match = _NEXT.match(text, end) if node.next else None
    if match is None:
        return
    for key in {match[1], kind_of(match[1])}:
        if key in node.next:
            yield from _walk(node.next[key], text, start, match.end())


def _begins(text: str, start: int, *, opens: bool) -> bool:
    """Tell whether a place is no part of a longer word, and starts a sentence if it has to."""
    if text[start - 1 : start] == "-" and text[max(start - 2, 0)].isalnum():
        return False  # "free" in "gluten-free"
    before = text[max(start - _NEAR, 0) : start].rstrip(" \t") if opens else ""
    return not before or not (before[-1].isalnum() or before[-1] in ",;'()&")


def _apart(hits: list[Hit]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    for hit in sorted(set(hits), key=lambda item: (item.start, -item.end, item.phrase)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)
