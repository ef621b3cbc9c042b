"""A kit's tone rules have to do what their examples say."""

from __future__ import annotations

import pytest

from studio.brand_kit.tone_rule import RuleKind, RuleTest
from studio.kit_check.rules import rule_problems
from tests.helpers.small_kit import kit, tone_rule

BAD = RuleTest(text="It is\nthe best.", fires=True, want="2:5:Honest.Best:‘best’ needs proof")
GOOD = RuleTest(text="I like it.", fires=False, absent="Honest.Best")


def codes(**changes: object) -> list[str]:
    rule = tone_rule(tests=(BAD, GOOD), **changes)
    return [problem.code for problem in rule_problems(kit(rules=(rule,)))]


def test_a_rule_that_finds_what_want_says_is_fine() -> None:
    assert codes() == []


def test_a_rule_that_finds_something_elsewhere_is_told() -> None:
    assert codes(tokens=("the",)) == ["rule-example-other"]


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        (RuleKind.CONSISTENCY, {"either": (("best", "the"),)}),
        (RuleKind.CONDITIONAL, {"first": "best", "second": "worst"}),
    ],
)
def test_rules_of_every_kind_are_tried(kind: RuleKind, keys: dict[str, object]) -> None:
    assert codes(kind=kind, tokens=(), **keys) == []


def test_a_pattern_that_never_ends_is_told() -> None:
    assert "slow-pattern" in codes(tokens=("best", r"(?:a|aa)+!z"), nonword=True)
