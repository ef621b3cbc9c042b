"""Words that should not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.brand_kit.tone_rule import RuleKind
from studio.guidelines.kinds.base import Hit, Kind, alternation, is_literal, time_allowed

if TYPE_CHECKING:
    from collections.abc import Iterator


class Existence(Kind):
    """Finds each of its tokens. ``raw`` parts are joined as they are and stand first."""

    kind = RuleKind.EXISTENCE

    @property
    def literals(self) -> tuple[str, ...]:
        """The tokens, when all are plain words."""
        rule = self.rule
        plain = not rule.raw and not rule.nonword and all(map(is_literal, rule.tokens))
        return rule.tokens if plain else ()

    def source(self) -> str:
        """Return ``raw`` joined, then the tokens as alternatives."""
        rule = self.rule
        raw = "".join(rule.raw)
        if not rule.tokens:
            return f"(?i:{raw})" if rule.ignorecase else raw
        words = alternation(rule.tokens, ignorecase=rule.ignorecase, nonword=rule.nonword)
        return (f"(?i:{raw})" if raw and rule.ignorecase else raw) + words

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield every match that is not empty."""
        for match in self.pattern.finditer(text, timeout=time_allowed(text)):
            if match.end() > match.start():
                hit = self.hit_at(text, match.start(), match.end(), 0)
                if hit is not None:
                    yield hit

    def hit_at(self, text: str, start: int, end: int, order: int) -> Hit | None:  # noqa: ARG002
        """Offer what the rule's action says."""
        options: tuple[str, ...] = ()
        if self.rule.action == "replace":
            options = self.rule.params
        elif self.rule.action == "remove":
            options = ("",)
        return Hit(start=start, end=end, values=(text[start:end],), options=options)
