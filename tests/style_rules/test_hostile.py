"""Patterns that never end are found before anybody has the kit."""

from __future__ import annotations

import pytest

from studio.style_rules.hostile import is_slow
from studio.style_rules.line_breaks import Unified
from studio.style_rules.rule import RuleKind
from tests.style_rules.making import existence, rule, swapping


@pytest.mark.parametrize(
    "slow",
    [
        existence(r"^(?:a|aa)+$", nonword=True),
        existence(r"(?:a|aa)+!z", nonword=True),
        swapping((r"(?:a|aa)+!z", "x")),
        rule(RuleKind.OCCURRENCE, tokens=(r"(?:a|aa)+!z",), maximum=1),
        rule(RuleKind.CONDITIONAL, first="b", second=r"(?:a|aa)+!z"),
    ],
    ids=lambda slow: str(slow.kind),
)
def test_a_pattern_that_never_ends_is_slow(slow: object) -> None:
    assert is_slow(slow)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "pattern",
    [r"(?:[a-z]|[a-z ])+:", r"(?:ba|b|a)+c", r"(x+x+)+y", r"(a|aa)+$", r"(\w+\s?)+:"],
)
def test_a_pattern_that_fails_for_ever_before_its_own_ending_is_slow(pattern: str) -> None:
    assert is_slow(existence(pattern, nonword=True))


def test_usual_patterns_are_not_slow() -> None:
    assert not is_slow(existence("best", r"\w+ly", r"(?:am|is)\s+\w+ed"))


@pytest.mark.parametrize("text", ["a\r\nb\r\r\nc\n", "\r\n\r\n", "a", "\r", ""])
def test_every_letter_is_found_again_after_line_breaks_were_made_alike(text: str) -> None:
    unified = Unified(text)
    assert "\r" not in unified.text
    for place, letter in enumerate(unified.text):
        there = text[unified.original(place)]
        assert there == letter or (letter == "\n" and there == "\r")
