"""What was kept, and the file for the brand team."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.storage.errors import StorageError
from studio.storage.feedback import Feedback, FeedbackBook

BEST = Feedback(
    rule="Honest.Best", text="the best bulbs", reason="true", kit_id="fern", day="2026-11-22"
)


def test_what_was_kept_is_there_after_the_app_was_closed(tmp_path: Path) -> None:
    FeedbackBook(tmp_path).add(BEST)
    assert FeedbackBook(tmp_path).all() == (BEST,)


def test_the_same_words_kept_again_replace_the_reason(tmp_path: Path) -> None:
    book = FeedbackBook(tmp_path)
    book.add(BEST)
    again = Feedback(rule=BEST.rule, text=BEST.text, kit_id="fern", reason="voice")
    book.add(again)
    assert book.all() == (again,)


def test_other_words_or_another_rule_or_kit_are_rows_of_their_own(tmp_path: Path) -> None:
    book = FeedbackBook(tmp_path)
    others = (
        Feedback(rule=BEST.rule, text="the best soil", kit_id="fern"),
        Feedback(rule="Calm.Rush", text=BEST.text, kit_id="fern"),
        Feedback(rule=BEST.rule, text=BEST.text, kit_id="harbour"),
    )
    for item in (BEST, *others):
        book.add(item)
    book.remove(others[1])
    assert book.all() == (BEST, others[0], others[2])


def test_taking_back_what_was_never_kept_is_fine(tmp_path: Path) -> None:
    book = FeedbackBook(tmp_path)
    book.remove(BEST)
    assert book.all() == ()


def test_a_damaged_file_is_put_aside_and_said(tmp_path: Path) -> None:
    (tmp_path / "feedback.json").write_text("{half")
    book = FeedbackBook(tmp_path)
    book.add(BEST)
    assert book.all() == (BEST,)
    (found,) = book.recovered
    assert found.aside.read_text() == "{half"


def test_a_place_that_cannot_be_written_says_so_and_leaves_the_old_file(tmp_path: Path) -> None:
    book = FeedbackBook(tmp_path)
    target = tmp_path / "kept.csv"
    book.hand_over(target, b"one")
    assert target.read_bytes() == b"one"
    with pytest.raises(StorageError):
        book.hand_over(target / "kept.csv", b"two")
    assert target.read_bytes() == b"one"
