"""How a text, mostly a heading, is capitalised."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from studio.style_rules.casing import share_right, to_sentence, to_title
from studio.style_rules.kinds.base import Hit, Kind, Look
from studio.style_rules.patterns import compiled, time_allowed
from studio.style_rules.rule import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENOUGH = 0.8


class Capitalization(Kind):
    """Flags a whole block whose capitals are not as they should be."""

    kind = RuleKind.CAPITALIZATION

    def hits(self, look: Look) -> Iterable[Hit]:
        """Yield the block, or nothing."""
        text = look.text
        expected, is_fine = self._judge(text, look.seconds)
        if is_fine:
            return
        options: tuple[str, ...] = ()
        if self.rule.action == "replace":
            cased = (expected,) if self.rule.match in ("$title", "$sentence") else ()
            options = self.rule.params or cased
        yield Hit(start=0, end=len(text), values=(text, expected), options=options)

    def _judge(self, text: str, seconds: float) -> tuple[str, bool]:
        match = self.rule.match
        if match in ("$title", "$sentence"):
            return self._share(text)
        if match in ("$lower", "$upper"):
            expected = text.lower() if match == "$lower" else text.upper()
            return expected, text == expected or self._is_exception(text)
        found = compiled(match).search(text, timeout=seconds)
        return match, found is not None or self._is_exception(text)

    def _share(self, text: str) -> tuple[str, bool]:
        rule, terms = self.rule, self._terms
        is_title = rule.match == "$title"
        if is_title:
            expected = to_title(text, rule.style, terms, rule.prefix)
        else:
            expected = to_sentence(text, terms, rule.indicators, rule.prefix)
        share = share_right(
            text, expected, self._exceptions, self._is_exception, upper_is_right=is_title
        )
        return expected, share >= (rule.threshold or _ENOUGH)

    @cached_property
    def _terms(self) -> tuple[str, ...]:
        accepted = self._around.vocab.accept if self.rule.vocab else ()
        longest = sorted(self.rule.exceptions + accepted, key=len, reverse=True)
        if accepted and not self._around.natural:
            return tuple(longest)
        # Without accepted words Vale takes exceptions in the case in which they stand.
        return tuple(
            f"(?-i){term}" if term not in accepted and not term.startswith("(?i)") else term
            for term in longest
        )

    @cached_property
    def _exceptions(self) -> str:
        known = ("(?i)", "(?-i)")
        parts = [term if term.startswith(known) else f"(?-i){term}" for term in self._terms]
        return rf"(?m)\b(?:{'|'.join(parts)})\b" if parts else ""

    def _is_exception(self, word: str) -> bool:
        if not self._exceptions:
            return False
        seconds = time_allowed(len(word))
        return compiled(self._exceptions).search(word, timeout=seconds) is not None
