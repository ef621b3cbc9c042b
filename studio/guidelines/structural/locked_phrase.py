"""``locked-phrase``: approved words that are used letter by letter, or not at all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from studio.guidelines.structural.base import Making, View, told, use
from studio.guidelines.structural.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.model import Phrase
    from studio.guidelines.finding import Finding

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SPACES = re.compile(r"\s+")
_BEGUN = 4  # words that begin it
_MOSTLY = 0.8  # so much of its words in a row is the phrase too
_END = " .!?"


class LockedPhrase:
    """``phrases``: ids of the kit's phrases that are agreed with somebody, such as a lender."""

    def __init__(self, making: Making) -> None:
        self._check = making.check
        wanted = set(making.check.param("phrases"))
        self._phrases = [item for item in making.kit.phrases if item.id in wanted]

    def find(self, view: View) -> Iterator[Finding]:
        """Yield a finding for each phrase that was begun and is not as it was agreed."""
        for phrase in self._phrases:
            exact = phrase.text.get(view.request.locale)
            if exact and _may_be_in(exact, view.reading.seen) and not _stands(exact, view.text):
                yield from self._changed(view, phrase, exact)

    def _changed(self, view: View, phrase: Phrase, exact: str) -> Iterator[Finding]:
        locked = [word.lower() for word in _WORD.findall(exact)]
        if len(locked) < _BEGUN:
            return
        words = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(view.text)]
        place = _run(locked, [word for word, _start, _end in words])
        if place is None:
            return
        first, last = place
        start, end = words[first][1], words[last][2]
        # A full stop that ends both is not doubled.
        if exact[-1:] in _END and view.text[end : end + 1] == exact[-1:]:
            end += 1
        yield told(
            self._check,
            view,
            "locked-changed",
            at=(start, end),
            values=(("phrase", phrase.id),),
            fixes=(use(start, end, exact),),
        )


def _stands(exact: str, text: str) -> bool:
    return _SPACES.sub(" ", exact) in _SPACES.sub(" ", text)


@lru_cache(maxsize=64)
def _words_of(exact: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the first words of a phrase, and all of them, as a reading has them."""
    words = re.findall(r"\w+", fold(exact))
    return frozenset(words[:_BEGUN]), frozenset(words)


def _may_be_in(exact: str, seen: set[str]) -> bool:
    """Tell whether a text has enough of the words: taking it apart is slow."""
    first, words = _words_of(exact)
    return first <= seen or len(words & seen) >= _MOSTLY * len(words)


def _run(locked: list[str], words: list[str]) -> tuple[int, int] | None:
    """Return the first and last word of what was meant to be the phrase, or None."""
    for first in range(len(words) - _BEGUN + 1):
        if words[first : first + _BEGUN] == locked[:_BEGUN]:
            return first, _last(locked, words, first)
    size = max(_BEGUN, round(len(locked) * _MOSTLY))
    for first in range(len(words) - size + 1):
        for step in range(len(locked) - size + 1):
            if words[first : first + size] == locked[step : step + size]:
                return first, _last(locked, words, first)
    return None


def _last(locked: list[str], words: list[str], first: int) -> int:
    """Return the last word that still belongs to it: the farthest that the phrase has too."""
    known = set(locked)
    last = first
    for place in range(first, min(first + len(locked) + 2, len(words))):
        if words[place] in known:
            last = place
    return last
