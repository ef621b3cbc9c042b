from __future__ import annotations

import pytest

from studio.style_rules.engine import Engine
from studio.style_rules.rule import Rule, RuleKind
from studio.style_rules.surroundings import Surroundings
from tests.style_rules.making import alerts, rule, told


def counting(token: str, **changes: object) -> Rule:
    return rule(RuleKind.OCCURRENCE, tokens=(token,), message="%d of them", **changes)


def test_too_many_are_shown_at_the_first_one_with_their_number() -> None:
    alert = alerts("one! two! three!", counting("!", maximum=2))[0]
    assert (alert.start, alert.text, alert.message) == (3, "!", "3 of them")


def test_too_few_are_told_and_none_at_all_stands_for_the_whole_text() -> None:
    few = alerts("Why? Because.", counting(r"\?", minimum=2))[0]
    none = alerts("Because.", counting(r"\?", minimum=1))[0]
    assert (few.start, few.text) == (3, "?")
    assert (none.start, none.end, none.message) == (0, 0, "0 of them")


@pytest.mark.parametrize("text", ["a b", "a"])
def test_the_right_number_is_fine(text: str) -> None:
    assert told(text, counting(r"\w+", minimum=1, maximum=2)) == []


def test_a_limit_of_nothing_is_no_limit_in_a_style_and_one_in_a_kit() -> None:
    none = counting("#", maximum=0)
    assert told("a #b", none) == []
    natural = Engine((none,), Surroundings(natural=True))
    assert [alert.start for alert in natural.check("a #b").alerts] == [2]


def test_each_sentence_is_counted_by_itself() -> None:
    long = counting(r"\b\w+\b", maximum=3, scope=("sentence",))
    assert told("One two three. Four five six seven.", long) == ["4 of them"]


def test_what_is_only_a_mask_is_not_the_place_that_is_shown() -> None:
    alert = alerts("@@ aa", counting(r"[@a]+", maximum=1))[0]
    assert (alert.start, alert.text, alert.message) == (3, "aa", "2 of them")
