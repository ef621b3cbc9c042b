"""Finds what keeps a rule from running: missing parts, patterns that are not sound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studio.style_rules.arithmetic import formula_problem
from studio.style_rules.literals import is_plain
from studio.style_rules.patterns import has_group, pattern_problem, without_groups
from studio.style_rules.rule import Rule, RuleKind, RuleProblem

_BACKWARD = re.compile(r"\\[1-9]")
_NEEDED: dict[RuleKind, tuple[str, ...]] = {
    RuleKind.SUBSTITUTION: ("swap",),
    RuleKind.CONSISTENCY: ("either",),
    RuleKind.CONDITIONAL: ("first", "second"),
    RuleKind.CAPITALIZATION: ("match",),
    RuleKind.METRIC: ("formula", "condition"),
    RuleKind.READABILITY: ("metrics",),
    RuleKind.OCCURRENCE: ("tokens",),
    RuleKind.REPETITION: ("tokens",),
}


def content_problems(rule: Rule) -> Iterator[RuleProblem]:
    """Find what is missing or not sound in a rule whose keys and types are right."""
    for field in _NEEDED.get(rule.kind, ()):
        if not getattr(rule, field):
            yield RuleProblem(code="missing-field", rule=rule.name, key=field)
    if rule.kind is RuleKind.EXISTENCE and not any(map(str.strip, rule.tokens + rule.raw)):
        yield RuleProblem(code="missing-field", rule=rule.name, key="tokens")
    for scope in rule.scope:
        if "&" not in scope and " " in scope.strip():
            yield RuleProblem(code="rule-bad-scope", rule=rule.name, key="scope", value=scope)
    if rule.kind is RuleKind.METRIC and rule.formula and rule.condition:
        problem = formula_problem(rule.formula, rule.condition)
        if problem:
            yield RuleProblem(
                code="rule-bad-formula", rule=rule.name, key="formula", value=problem[:60]
            )


def pattern_problems(rule: Rule) -> Iterator[RuleProblem]:
    """Find patterns that are not sound. This compiles them all, so it takes its time."""
    for key, pattern in _patterns(rule):
        problem = "" if is_plain(pattern) else pattern_problem(pattern)
        if problem:
            shown = f"{pattern[:40]}: {problem}"
            yield RuleProblem(code="rule-bad-pattern", rule=rule.name, key=key, value=shown)


def _patterns(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield every pattern that is compiled by itself at run time.

    The parts of ``raw`` are one pattern only together, and tokens of repetition and occurrence
    may refer to each other's groups.
    """
    joined = "|".join(rule.tokens)
    if _BACKWARD.search(joined):
        # A token may mean a group of another one: only all of them are a pattern.
        yield "tokens", joined
    else:
        yield from (("tokens", token) for token in rule.tokens)
    for key in ("exceptions", "filters"):
        for pattern in getattr(rule, key):
            yield key, pattern
    for key in ("first", "second", "prefix"):
        if getattr(rule, key):
            yield key, getattr(rule, key)
    if rule.raw:
        yield "raw", "".join(rule.raw)
    yield from _pair_patterns(rule)
    if rule.kind is RuleKind.CAPITALIZATION and not rule.match.startswith("$"):
        yield "match", rule.match


def _pair_patterns(rule: Rule) -> Iterator[tuple[str, str]]:
    for pattern, _ in rule.swap:
        yield "swap", without_groups(pattern) if has_group(pattern) else pattern
    for one, other in rule.either:
        yield "either", f"(?:{one})|(?:{other})"
