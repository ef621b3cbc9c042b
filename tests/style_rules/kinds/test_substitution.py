from __future__ import annotations

import pytest

from studio.style_rules.rule import Vocab
from tests.style_rules.making import alerts, found, swapping, told


def test_the_message_has_the_better_words_first() -> None:
    assert told("we utilize it", swapping(("utilize", "use"))) == ["'use' / 'utilize'"]


def test_the_longest_key_wins() -> None:
    rule = swapping(("shop", "store"), ("shop floor", "shopfloor"))
    assert found("the shop floor of a shop", rule) == ["shop floor", "shop"]


def test_words_that_are_right_already_are_left_alone() -> None:
    assert found("GitHub github", swapping(("github", "GitHub"), ignorecase=True)) == ["github"]


def test_a_replacement_may_be_a_pattern_of_what_is_right() -> None:
    rule = swapping(("pyyaml", "[pP]y[yY]AML"), ignorecase=True)
    assert found("PyYAML pyyaml", rule) == ["pyyaml"]


def test_groups_of_a_key_are_put_into_the_replacement() -> None:
    rule = swapping((r"(\d+) quid", "£$1"), action="replace")
    assert alerts("20 quid", rule)[0].options == ("£20",)


def test_several_options_are_listed_and_quoted_once() -> None:
    rule = swapping(("huge", "big|large|vast"), action="replace", message="Use '%s', not '%s'.")
    assert told("huge", rule) == ["Use 'big', 'large', or 'vast', not 'huge'."]
    assert alerts("huge", rule)[0].options == ("big", "large", "vast")


def test_an_escaped_bar_is_a_part_of_an_option() -> None:
    assert alerts("or", swapping(("or", r"a\|b|c"), action="replace"))[0].options == ("a|b", "c")


@pytest.mark.parametrize(("key", "wanted"), [("capitalize", "Use"), ("matchcase", "Use")])
def test_an_option_may_take_the_capital_of_the_words(key: str, wanted: str) -> None:
    rule = swapping(("utilize", "use"), ignorecase=True, action="replace", **{key: True})
    assert alerts("Utilize", rule)[0].options == (wanted,)


def test_a_term_that_is_a_pattern_is_shown_as_it_is_written() -> None:
    rule = swapping(("oauth2?", "OAuth2?"), ignorecase=True)
    assert told("oauth2", rule) == ["'OAuth2' / 'oauth2'"]


def test_exceptions_and_accepted_words_are_left_alone() -> None:
    rule = swapping(("app", "program"), exceptions=("Google app",))
    assert found("Google app, app", rule) == ["app"]
    assert found("app", rule, vocab=Vocab(accept=("app",))) == []
