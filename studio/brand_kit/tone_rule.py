"""A tone rule as plain, frozen data: Vale's rule file plus the kit's own words about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from studio.brand_kit.texts import Texts


class RuleKind(StrEnum):
    """The kinds of tone rule that this version runs (a subset of Vale's)."""

    EXISTENCE = "existence"
    SUBSTITUTION = "substitution"
    OCCURRENCE = "occurrence"
    REPETITION = "repetition"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTest:
    """An example in a rule: ``fires`` says whether the rule must find something."""

    text: str
    fires: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneRule:
    """One tone rule, as in a Vale rule file plus the kit's own words about it.

    Attributes:
        name: ``Style.Rule``.
        kind: how it matches.
        message: Vale's message, with ``%s`` for the matched words (and first the
            replacement for substitution).
        level: Vale's level: ``suggestion``, ``warning`` or ``error``.
        ignorecase: match without regard to case.
        nonword: no word boundaries around the patterns.
        scope: ``text``, ``sentence``, ``paragraph``, ``raw`` or ``summary``.
        tokens: patterns of existence, occurrence and repetition rules.
        raw: pattern parts that are joined together as they are.
        swap: (pattern, replacement) of substitution rules, in file order.
        exceptions: words that are never flagged.
        minimum: for occurrence, -1 when absent.
        maximum: for occurrence, -1 when absent.
        action: ``replace``, ``remove`` or "" (no fix).
        params: the action's parameters.
        tests: examples from the file.
        why: the guideline, quoted.
        source: the guideline's name and part.
        title: two or three words for the list of checks that are fine.
        locales: languages that the rule is for; empty for all of the kit's.
    """

    name: str
    kind: RuleKind
    message: str
    level: str
    ignorecase: bool
    nonword: bool
    scope: str
    tokens: tuple[str, ...]
    raw: tuple[str, ...]
    swap: tuple[tuple[str, str], ...]
    exceptions: tuple[str, ...]
    minimum: int
    maximum: int
    action: str
    params: tuple[str, ...]
    tests: tuple[RuleTest, ...]
    why: Texts
    source: Texts
    title: Texts
    locales: tuple[str, ...]
