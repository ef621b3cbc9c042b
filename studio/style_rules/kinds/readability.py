"""A school grade that a text should not pass. Vale's older form of ``metric``."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from studio.style_rules.counts import Counts, count
from studio.style_rules.kinds.base import Hit, Kind, Look
from studio.style_rules.rule import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable


def _fog(of: Counts) -> float:
    return 0.4 * (of.words / of.sentences + 100 * of.complex_words / of.words)


def _flesch_kincaid(of: Counts) -> float:
    return 0.39 * of.words / of.sentences + 11.8 * of.syllables / of.words - 15.59


def _coleman_liau(of: Counts) -> float:
    return 5.88 * of.characters / of.words - 29.6 * of.sentences / of.words - 15.8


def _smog(of: Counts) -> float:
    return 1.043 * math.sqrt(of.polysyllabic_words * 30 / of.sentences) + 3.1291


def _automated(of: Counts) -> float:
    return 4.71 * of.characters / of.words + 0.5 * of.words / of.sentences - 21.43


GRADES: dict[str, Callable[[Counts], float]] = {
    "Gunning Fog": _fog,
    "Coleman-Liau": _coleman_liau,
    "Flesch-Kincaid": _flesch_kincaid,
    "SMOG": _smog,
    "Automated Readability": _automated,
}
"""Formulas by Vale's names: https://en.wikipedia.org/wiki/Readability (read 2026-11-22)."""


class Readability(Kind):
    """Flags the whole text when the mean of its grades is too high."""

    kind = RuleKind.READABILITY

    def hits(self, look: Look) -> Iterable[Hit]:
        """Yield one hit for the whole text, or none."""
        counts = count(look.text, self._around.sentences)
        if counts.words == 0 or not self.rule.metrics:
            return
        grades = [GRADES[name](counts) for name in self.rule.metrics if name in GRADES]
        grade = sum(grades) / len(self.rule.metrics)
        if grade > self.rule.grade:
            yield Hit(start=0, end=0, values=(f"{grade:.2f}",))
