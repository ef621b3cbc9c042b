"""Sentences, paragraphs, gaps and tidy removals."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.guidelines.sentences import find_gaps, paragraphs, sentences, tidy_removal


def test_sentences_end_at_stops_and_line_breaks() -> None:
    text = "One. Two? “Three!” Four\nFive"
    assert [text[a:b] for a, b in sentences(text)] == ["One.", "Two?", "“Three!”", "Four", "Five"]


def test_a_question_in_a_gap_and_a_number_do_not_end_a_sentence() -> None:
    text = "Come on {which days?} at 10.30 please."
    assert [text[a:b] for a, b in sentences(text)] == [text]


def test_paragraphs_stand_between_blank_lines() -> None:
    text = "one\ntwo\n \nthree"
    assert [text[a:b] for a, b in paragraphs(text)] == ["one\ntwo", "three"]


def test_gaps_are_in_braces_on_one_line() -> None:
    assert find_gaps("{a} {} {b\nc} {d}") == ((0, 3), (13, 16))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab .!\n{}", max_size=30), st.data())
def test_a_tidy_removal_takes_the_words_and_no_space_that_is_needed(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = tidy_removal(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
    # Before a comma or a full stop, both spaces around the words go.
    most = 2 if text[end + 1 : end + 2] in (",", ";", ".") else 1
    assert (start - first) + (last - end) <= most
    assert (text[first:start] + text[end:last]).strip() == ""
