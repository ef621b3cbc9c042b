from __future__ import annotations

from studio.style_rules.rule import Rule, RuleKind
from tests.style_rules.making import alerts, rule, told


def metric(formula: str, condition: str) -> Rule:
    return rule(RuleKind.METRIC, formula=formula, condition=condition, message="it is %s")


def test_a_formula_over_the_counts_stands_for_the_whole_text() -> None:
    alert = alerts("One two. Three four five six.", metric("words / sentences", "> 2.5"))[0]
    assert (alert.start, alert.end, alert.message) == (0, 0, "it is 3.00")


def test_a_condition_that_is_not_met_is_silent() -> None:
    assert told("One two.", metric("words / sentences", "> 2.5")) == []


def test_what_only_documents_have_counts_nothing() -> None:
    assert told("# One", metric("heading_h2 + list + pre", "= 0".replace("=", "=="))) == [
        "it is 0.00"
    ]


def test_an_empty_text_has_no_number() -> None:
    assert told("", metric("words", "< 5")) == []
    assert told("...", metric("words", "< 5")) == []
