"""A kit's words that are always fine, and words that are never fine."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import regex

from studio.guidelines.finding import Finding, Level
from studio.guidelines.kinds.base import is_literal, part, time_allowed
from studio.guidelines.phrases import PhraseIndex, Words, first_choice

if TYPE_CHECKING:
    from collections.abc import Iterator

AVOID = "Vale.Avoid"
"""Vale's name for the rule that rejected words make."""


class _Words:
    """Words and patterns to find; plain words through an index."""

    def __init__(self, words: tuple[str, ...], *, ignorecase: bool) -> None:
        self._index = PhraseIndex()
        self._size = len(words)
        plain = [word for word in words if is_literal(word)]
        for order, word in enumerate(plain):
            self._index.add(word, ignorecase=ignorecase, owner=0, order=order)
        others = "|".join(part(word) for word in words if not is_literal(word))
        flags = regex.IGNORECASE if ignorecase else 0
        self._pattern = regex.compile(rf"(?<!\w)(?:{others})(?!\w)", flags) if others else None

    def spans(self, text: str, words: Words) -> list[tuple[int, int]]:
        """Return where the words stand in a text; ``words`` is the same text, split."""
        if not self._size:
            return []
        found = [(hit.start, hit.end) for hit in first_choice(self._index.find(words))]
        if self._pattern is not None:
            seconds = time_allowed(text)
            # Too slow on this text: left out for this text only, so that the same words
            # always get the same answer.
            with contextlib.suppress(TimeoutError):
                found += [match.span() for match in self._pattern.finditer(text, timeout=seconds)]
        return [(start, end) for start, end in found if end > start]


class AcceptedWords(_Words):
    """Words that no rule flags, case as written; ``(?i)`` before one takes any case."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__(words, ignorecase=False)


class RejectedWords(_Words):
    """Words that are always flagged, in any case."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__(words, ignorecase=True)

    def find(self, masked: str, words: Words, text: str) -> Iterator[Finding]:
        """Yield a finding for every place."""
        for start, end in self.spans(masked, words):
            yield Finding(
                code="avoid-word",
                rule=AVOID,
                level=Level.CHECK,
                start=start,
                end=end,
                text=text[start:end],
                values=(("word", text[start:end]),),
            )
