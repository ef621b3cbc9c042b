"""Where "… more" starts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.networks.counting import count_graphemes
from studio.networks.fold import visible_end
from studio.networks.model import Fold
from tests.helpers.small_kit import NETWORKS

RULES = replace(NETWORKS["instagram"], fold=Fold(characters=10, lines=2, more="… more"))


def test_a_short_text_is_seen_whole() -> None:
    assert visible_end(RULES, "a b") == 3


def test_a_network_without_a_fold_shows_everything() -> None:
    assert visible_end(NETWORKS["bluesky"], "a" * 3000) == 3000


def test_the_fold_stands_after_a_whole_word() -> None:
    assert visible_end(RULES, "abc defghi jkl") == len("abc defghi")
    assert visible_end(RULES, "abc defghijkl") == len("abc")


def test_the_fold_never_cuts_an_emoji() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert visible_end(RULES, family * 11) == len(family) * 10


def test_the_third_line_is_hidden() -> None:
    assert visible_end(RULES, "a\nb\nc") == len("a\nb")


def test_spaces_alone_are_not_hidden_text() -> None:
    assert visible_end(RULES, "abcdefghij  ") == 12


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab \n🐝\u0301\u200d", max_size=40))
def test_no_more_is_seen_than_the_network_shows(text: str) -> None:
    end = visible_end(RULES, text)
    assert 0 <= end <= len(text)
    if end < len(text):
        assert count_graphemes(text[:end]) <= 10
        assert text[:end].count("\n") <= 1


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab. \n🐝\u0301\u200d#@", max_size=300))
def test_every_network_folds_every_text_and_hides_no_more_for_less(text: str) -> None:
    for rules in NETWORKS.values():
        end = visible_end(rules, text)
        assert 0 <= end <= len(text)
        assert (rules.fold is None) <= (end == len(text))
        # What is seen before the fold is seen whole when it stands alone.
        assert visible_end(rules, text[:end]) == end
