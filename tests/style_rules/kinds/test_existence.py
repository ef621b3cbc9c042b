from __future__ import annotations

import pytest

from studio.style_rules.rule import Vocab
from tests.style_rules.making import alerts, existence, found, told


def test_whole_words_are_found_and_case_counts_unless_told_otherwise() -> None:
    assert found("Best bests best", existence("best")) == ["best"]
    assert found("Best bests best", existence("best", ignorecase=True)) == ["Best", "best"]


def test_a_nonword_rule_finds_parts_of_words() -> None:
    assert found("wow!!! bests", existence("!{2,}", "est", nonword=True)) == ["!!!", "est"]


def test_raw_parts_are_joined_and_stand_before_or_behind_the_tokens() -> None:
    raw = existence("good", raw=(r"\bvery", r"\s+"))
    assert found("very good, good", raw) == ["very good"]
    assert found("good very, good", existence("good", raw=(r"\s+", "very"), append=True)) == [
        "good very"
    ]
    assert found("so so", existence(raw=(r"\bso\b",))) == ["so", "so"]


def test_empty_tokens_are_passed_over() -> None:
    assert found("a b", existence("", "b", " ")) == ["b"]


def test_an_exception_is_looked_for_inside_of_the_match() -> None:
    rule = existence(r"\w+ly", exceptions=("early", "(?i)family"))
    assert found("early badly Family nearly", rule) == ["badly", "nearly"]


def test_an_exception_of_several_words_shields_its_parts() -> None:
    rule = existence("mea", "place", exceptions=("mea culpa",))
    assert found("mea culpa, mea place", rule) == ["mea", "place"]


@pytest.mark.parametrize(("nonword", "expected"), [(False, []), (True, ["best"])])
def test_accepted_words_shield_whole_words_only(nonword: bool, expected: list[str]) -> None:
    rule = existence("best", nonword=nonword)
    assert found("best", rule, vocab=Vocab(accept=("best",))) == expected


def test_a_rule_can_do_without_the_accepted_words() -> None:
    accept = Vocab(accept=("best",))
    assert found("best", existence("best", vocab=False), vocab=accept) == ["best"]


def test_the_message_has_the_words_and_what_to_say_instead() -> None:
    rule = existence("colour", action="replace", params=("color", "hue"))
    assert alerts("colour", rule)[0].options == ("color", "hue")
    two = existence("colour", action="replace", params=("color",))
    assert told("colour", two) == ["no 'colour'"]


def test_a_flag_in_one_token_holds_for_that_token_and_those_after_it() -> None:
    assert found("A B a b", existence("a", "(?i)b")) == ["B", "a", "b"]
    assert found("A B a b", existence("(?i)a", "b")) == ["A", "B", "a", "b"]
