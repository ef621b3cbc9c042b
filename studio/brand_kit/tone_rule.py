"""A tone rule as plain, frozen data: Vale's rule file plus the kit's own words about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from studio.brand_kit.texts import Texts
from studio.style_rules.rule import Rule, RuleKind, RuleTest

__all__ = ["RuleKind", "RuleTest", "ToneRule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneRule(Rule):
    """One tone rule, as in a Vale rule file plus the kit's own words about it.

    Attributes:
        why: the guideline, quoted.
        source: the guideline's name and part.
        title: two or three words for the list of checks that are fine.
        locales: languages that the rule is for; empty for all of the kit's.
    """

    why: Texts = field(default_factory=Texts)
    source: Texts = field(default_factory=Texts)
    title: Texts = field(default_factory=Texts)
    locales: tuple[str, ...] = ()
