"""A number that is worked out from a text's counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.style_rules.arithmetic import FormulaError, holds, value_of
from studio.style_rules.counts import count
from studio.style_rules.kinds.base import Hit, Kind, Look
from studio.style_rules.rule import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable


class Metric(Kind):
    """Flags the whole text when a formula's result meets the condition."""

    kind = RuleKind.METRIC

    def hits(self, look: Look) -> Iterable[Hit]:
        """Yield one hit for the whole text, or none."""
        counts = count(look.text, self._around.sentences)
        if counts.words == 0:
            return
        names = counts.names()
        try:
            value = value_of(self.rule.formula, names)
            met = holds(value, self.rule.condition, names)
        except FormulaError:
            # The formula is sound, but not for these counts: it divides by one that is 0.
            return
        if met:
            yield Hit(start=0, end=0, values=(f"{value:.2f}",))
