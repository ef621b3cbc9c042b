from __future__ import annotations

import pytest

from studio.style_rules.rule import Rule, RuleKind, Vocab
from tests.style_rules.making import alerts, found, rule


def cased(match: str, **changes: object) -> Rule:
    return rule(RuleKind.CAPITALIZATION, match=match, message="not '%s'", **changes)


@pytest.mark.parametrize(
    ("match", "good", "bad"),
    [
        ("$title", "The Art of the Garden", "the art of the garden"),
        ("$title", "A Trip to the Sea", "A trip to the sea"),
        ("$sentence", "The art of the garden", "The Art of the Garden"),
        ("$lower", "all small", "All small"),
        ("$upper", "ALL LARGE", "All LARGE"),
        (r"^[A-Z]", "Starts large", "starts small"),
    ],
)
def test_a_way_of_capitals_is_asked_for(match: str, good: str, bad: str) -> None:
    assert found(good, cased(match)) == []
    assert found(bad, cased(match)) == [bad]


def test_chicago_keeps_long_prepositions_small() -> None:
    text = "Walking Through Fields without Shoes"
    assert found(text, cased("$title", threshold=1.0)) == [text]
    chicago = cased("$title", style="Chicago", threshold=1.0)
    assert found("Walking through Fields without Shoes", chicago) == []


def test_exceptions_and_accepted_words_keep_their_own_way() -> None:
    text = "Tips from the Royal Garden Society"
    assert found(text, cased("$sentence")) == [text]
    assert found(text, cased("$sentence", exceptions=("Royal Garden Society",))) == []
    accept = Vocab(accept=("Royal Garden Society",))
    assert found(text, cased("$sentence"), vocab=accept) == []


def test_a_word_takes_the_case_of_its_accepted_word() -> None:
    text = "Learning Javascript Fast Now."
    accept = Vocab(accept=("JavaScript",))
    assert found(text, cased("$title", threshold=0.8)) == []
    (alert,) = alerts(text, cased("$title", action="replace"), vocab=accept)
    assert alert.options == ("Learning JavaScript Fast Now.",)
    (alert,) = alerts(
        "We learn javascript", cased("$sentence", action="replace", threshold=1.0), vocab=accept
    )
    assert alert.options == ("We learn JavaScript",)


def test_without_accepted_words_an_exception_counts_in_its_own_case_only() -> None:
    rule = cased("$title", exceptions=("JavaScript",))
    assert found("Learning Javascript Fast Now.", rule) == []


def test_after_an_indicator_a_capital_stands() -> None:
    text = "Tips: How to plant"
    assert found(text, cased("$sentence", threshold=1.0)) == [text]
    assert found(text, cased("$sentence", threshold=1.0, indicators=(":",))) == []


def test_a_prefix_is_left_alone() -> None:
    rule = cased("$sentence", prefix=r"^[a-z]\.\s", threshold=1.0)
    assert found("a. The art of it", rule) == []


def test_the_fix_is_the_text_as_it_should_be() -> None:
    alert = alerts("The Art Of It", cased("$sentence", action="replace"))[0]
    assert alert.options == ("The art of it",)
