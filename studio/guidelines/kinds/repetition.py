"""The same word twice in a row."""

from __future__ import annotations

from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING

from studio.brand_kit.tone_rule import RuleKind
from studio.guidelines.kinds.base import Hit, Kind, alternation, time_allowed

if TYPE_CHECKING:
    from collections.abc import Iterator


class Repetition(Kind):
    """Finds two neighbouring matches that are the same, with only spaces between them."""

    kind = RuleKind.REPETITION

    def source(self) -> str:
        """Return the tokens as alternatives; without any, every run of letters."""
        tokens = self.rule.tokens or (r"\b\p{L}[\w'’]*",)
        return alternation(tokens, ignorecase=self.rule.ignorecase, nonword=True)

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield both words as one match; the fix takes the second one out."""
        # Comparing the words alone is much cheaper than placing them; twice is rare.
        if self.pattern.groups == 0 and not self._any_twice(text):
            return
        found = [match.span() for match in self.pattern.finditer(text, timeout=time_allowed(text))]
        for one, other in pairwise(found):
            # Lengths first: comparing numbers rules most pairs out before any text is cut.
            if other[1] - other[0] == one[1] - one[0] and self._same(text, one, other):
                word = text[other[0] : other[1]]
                yield Hit(start=one[0], end=other[1], values=(word,), options=("",), cut=one[1])

    def _any_twice(self, text: str) -> bool:
        found = self.pattern.findall(text, timeout=time_allowed(text))
        if self.rule.ignorecase:
            found = [word.casefold() for word in found]
        return any(map(eq, found, found[1:]))

    def _same(self, text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
        between = text[one[1] : other[0]]
        if not between.isspace() or "\n" in between:
            return False
        first, second = text[slice(*one)], text[slice(*other)]
        if self.rule.ignorecase:
            first, second = first.casefold(), second.casefold()
        return first == second and first != ""
