"""Words that a dictionary does not know."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from studio.style_rules.kinds.base import Hit, Kind, Look
from studio.style_rules.patterns import compiled, time_allowed
from studio.style_rules.rule import RuleKind
from studio.style_rules.shields import Shield
from studio.style_rules.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    import regex

    from studio.style_rules.surroundings import Speller

_FILTERS = (r"[A-Z]{1}[a-z]+[A-Z]+\w+", r"[A-Z]+$", r"[^a-zA-Z_']")
"""Words that Vale passes over: camelCase, what ends in capitals, what has other signs."""


class Spelling(Kind):
    """Flags every word that is in no dictionary and no list."""

    kind = RuleKind.SPELLING

    @cached_property
    def speller(self) -> Speller | None:
        """The dictionary, or None when there is none."""
        return self._around.speller(self.rule)

    def hits(self, look: Look) -> Iterable[Hit]:
        """Yield every unknown word."""
        speller = self.speller
        if speller is None:
            return
        for word, start in words(look.text):
            end = start + len(word)
            if self._passed_over(word) or speller.known(word):
                continue
            if not self._is_accepted(word) and not self._phrases.covers(look.text, start, end):
                yield Hit(start=start, end=end, values=(word,))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant; this takes long, so it is asked for one word."""
        return self.speller.suggest(word) if self.speller is not None else ()

    def _passed_over(self, word: str) -> bool:
        seconds = time_allowed(len(word))
        return any(filter_.search(word, timeout=seconds) for filter_ in self._filters)

    @cached_property
    def _filters(self) -> list[regex.Pattern[str]]:
        own = () if self.rule.custom else _FILTERS
        return [compiled(pattern) for pattern in (*self.rule.filters, *own)]

    @cached_property
    def _phrases(self) -> Shield:
        return Shield(self._around.vocab.accept, any_case_phrases=True)

    @cached_property
    def _accepted(self) -> str:
        own = list(self.rule.exceptions)
        terms = own + [rf"\b{term}\b" for term in self._around.vocab.accept]
        return f"(?i){'|'.join(terms)}" if self._around.vocab.accept or own else ""

    def _is_accepted(self, word: str) -> bool:
        if not self._accepted:
            return False
        seconds = time_allowed(len(word))
        return compiled(self._accepted).search(word, timeout=seconds) is not None
