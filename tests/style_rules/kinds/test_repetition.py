from __future__ import annotations

from studio.style_rules.builtin import REPETITION, language_rules
from studio.style_rules.rule import Rule, RuleKind
from tests.style_rules.making import alerts, found, rule

OWN = next(item for item in language_rules() if item.name == REPETITION)


def twice(**changes: object) -> Rule:
    return rule(RuleKind.REPETITION, tokens=(r"[^\s]+",), **changes)


def test_the_same_word_twice_is_one_finding_of_both() -> None:
    assert found("in the the garden", twice()) == ["the the"]
    assert found("in The the garden", twice()) == []
    assert found("in The the garden", twice(ignorecase=True)) == ["The the"]


def test_the_end_of_a_sentence_between_them_is_fine() -> None:
    assert found("We saw that. That was it.", OWN) == []


def test_vales_own_rule_looks_at_letters_only_and_takes_one_out() -> None:
    alert = alerts("very very 1 1", OWN)[0]
    assert (alert.text, alert.message, alert.options) == (
        "very very",
        "'very' is repeated!",
        ("very",),
    )


def test_an_exception_may_be_said_twice() -> None:
    assert found("bora bora, so so", twice(exceptions=("so so", "bora bora"))) == []


def test_a_rule_may_let_a_word_stand_twice() -> None:
    assert found("so so", twice(maximum=1)) == []
    assert found("so so so", twice(maximum=1)) == ["so so"]
