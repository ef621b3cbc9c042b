"""Something that should stand there at most, or at least, so many times."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from studio.style_rules.actions import options_of
from studio.style_rules.kinds.base import Hit, Kind, Look
from studio.style_rules.patterns import compiled, spans
from studio.style_rules.rule import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    import regex


class Occurrence(Kind):
    """Counts its token in each block; no word boundaries are added."""

    kind = RuleKind.OCCURRENCE

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The tokens as alternatives."""
        flag = "(?i)" if self.rule.ignorecase else ""
        return compiled(f"{flag}(?:{'|'.join(self.rule.tokens)})")

    def hits(self, look: Look) -> Iterable[Hit]:
        """Yield one place when the count is not right; the text's start when it is 0."""
        # Counting is much cheaper than placing, and most texts are fine.
        found = self.pattern.findall(look.text, timeout=look.seconds)
        if self._is_fine(len(found)):
            return
        values = (str(len(found)),)
        if not found:
            yield Hit(start=0, end=0, values=values)
            return
        place = self._place(list(spans(self.pattern, look.text, look.seconds)), look.text)
        if place is not None:
            options = options_of(self.rule, look.text[slice(*place)])
            yield Hit(start=place[0], end=place[1], values=values, options=options)

    def _is_fine(self, count: int) -> bool:
        most, least = self.rule.maximum, self.rule.minimum
        none_is_a_limit = self._around.natural
        too_many = count > most and (most > 0 or (none_is_a_limit and most == 0))
        return not too_many and not (least > 0 and count < least)

    def _place(self, found: list[tuple[int, int]], text: str) -> tuple[int, int] | None:
        most = self.rule.maximum
        if self._around.natural and 0 <= most < len(found):
            return found[most]
        for start, end in found:
            match = text[start:end]
            if match.strip() and match.strip("*@"):
                return start, end
        return None
