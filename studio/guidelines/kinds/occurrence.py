"""Something that should stand there at most, or at least, so many times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.brand_kit.tone_rule import RuleKind
from studio.guidelines.kinds.base import Hit, Kind, alternation, time_allowed

if TYPE_CHECKING:
    from collections.abc import Iterator


class Occurrence(Kind):
    """Counts its tokens in each block; no word boundaries are added, as in Vale."""

    kind = RuleKind.OCCURRENCE

    def source(self) -> str:
        """Return the tokens as alternatives."""
        return alternation(self.rule.tokens, ignorecase=self.rule.ignorecase, nonword=True)

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield the first match too many, or the block's start when there are too few."""
        rule = self.rule
        # Counting words is much cheaper than placing them, and most texts are fine.
        if self.pattern.groups == 0 and self._is_fine(text):
            return
        found = [
            match.span()
            for match in self.pattern.finditer(text, timeout=time_allowed(text))
            if match.end() > match.start()
        ]
        if rule.maximum >= 0 and len(found) > rule.maximum:
            start, end = found[rule.maximum]
            options = ("",) if rule.action == "remove" else ()
            yield Hit(start=start, end=end, values=(str(len(found)),), options=options)
        elif rule.minimum >= 0 and len(found) < rule.minimum:
            start, end = found[0] if found else (0, 0)
            yield Hit(start=start, end=end, values=(str(len(found)),))

    def _is_fine(self, text: str) -> bool:
        count = sum(map(bool, self.pattern.findall(text, timeout=time_allowed(text))))
        most, least = self.rule.maximum, self.rule.minimum
        return (most < 0 or count <= most) and (least < 0 or count >= least)
