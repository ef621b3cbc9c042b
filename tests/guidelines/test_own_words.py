"""Whose words are they?"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.guidelines.own_words import find_borrowed, own_share, pencil_spans
from studio.guidelines.subject import subject_of
from tests.helpers.small_kit import request

KIT_WORDS = ("Ad · I work at Fern & Finch Leeds.", "a hand deep, pointy end up.", "Ask me")


def pencilled(text: str, suggestions: tuple[str, ...] = KIT_WORDS) -> list[str]:
    return [text[start:end] for start, end in pencil_spans(text, suggestions)]


def test_runs_of_three_words_and_more_are_the_kits() -> None:
    text = "Mine go in this weekend: a hand deep, pointy end up! Yes, a hand, deep down. Ask me."
    assert pencilled(text) == ["a hand deep, pointy end up", "a hand, deep"]


def test_the_label_alone_is_the_kits() -> None:
    assert pencilled("Ad · My gran loved these.") == ["Ad"]


def test_words_across_a_gap_do_not_count_as_one_run() -> None:
    assert pencilled("so one two three", ("zero one {what?} two three",)) == []


def test_all_is_ones_own_without_suggestions() -> None:
    assert own_share("Any words at all", pencil_spans("Any words at all", ())) == 1.0


def test_the_share_counts_characters_of_words() -> None:
    text = "one two six · abcdefghi"
    assert own_share(text, pencil_spans(text, ("one two six",))) == 0.5


def test_mostly_borrowed_words_get_a_tip() -> None:
    text = "Ad · I work at Fern & Finch Leeds. Hello"
    found = find_borrowed(subject_of(request(text, suggestions=KIT_WORDS)))
    assert [item.code for item in found or ()] == ["own-words"]
    own = "Ad · My gran tucked alliums between her roses and called them fireworks."
    assert find_borrowed(subject_of(request(own, suggestions=KIT_WORDS))) == ()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["one", "two", "three", "four", "é🐝", ".", "{gap}"]), max_size=20
    ).map(" ".join)
)
def test_spans_are_ascending_and_start_and_end_with_words(text: str) -> None:
    spans = pencil_spans(text, ("one two three four", "four one {gap} two"))
    reached = 0
    for start, end in spans:
        assert reached <= start < end <= len(text)
        assert text[start].isalnum()
        assert text[end - 1].isalnum()
        reached = end
    assert 0.0 <= own_share(text, spans) <= 1.0
