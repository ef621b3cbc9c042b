"""Empty posts and empty gaps."""

from __future__ import annotations

from studio.guidelines.checks import check
from studio.guidelines.gaps import find_empty_gaps
from studio.guidelines.subject import subject_of
from tests.helpers.small_kit import request


def test_an_empty_gap_stops_and_names_its_question() -> None:
    text = "Ad · Come on {which days?}. Bring a friend."
    found = find_empty_gaps(subject_of(request(text)))
    assert found is not None
    assert (found[0].text, dict(found[0].values)["prompt"]) == ("{which days?}", "which days?")


def test_taking_out_removes_the_whole_sentence_and_nothing_else() -> None:
    text = "Ad · Hello. Come on {which days?}. Bring a friend."
    found = find_empty_gaps(subject_of(request(text)))
    assert found is not None
    edit = found[0].fixes[1].edits[0]
    assert text[: edit.start] + text[edit.end :] == "Ad · Hello. Bring a friend."


def test_a_blank_text_is_one_stop_only() -> None:
    report = check(request(" \n "))
    assert [item.code for item in report.findings] == ["text-empty"]
    assert "length" not in report.passed
