"""Keep mine: a reason with one press, remembered, and a file for the brand team."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from studio.guidelines.finding import Level
from studio.storage.feedback import FeedbackBook
from studio.ui.write.keep_dialog import KeepDialog
from studio.ui.write.kept_dialog import KeptDialog
from tests.helpers.window import Window


def asked(window: Window) -> KeepDialog:
    card = window.write.words.findings._cards[0]
    assert card.finding.level is Level.CHECK
    window.click(window.button(card, "Keep mine…"))
    (dialog,) = window.overlays
    assert isinstance(dialog, KeepDialog)
    return dialog


def kept_list(window: Window) -> KeptDialog:
    window.click(window.button(window.write.words.findings, "1 kept"))
    (dialog,) = window.overlays
    assert isinstance(dialog, KeptDialog)
    window.settle()
    return dialog


def test_one_press_gives_the_reason_and_keeps_the_words(window: Window) -> None:
    dialog = asked(window)
    assert "the best bulbs in the UK" in window.words(dialog)
    window.click(window.button(dialog, "It is how I talk"))
    (kept,) = window.composer.draft.kept
    assert (kept.text, kept.reason, kept.words) == ("the best bulbs in the UK", "voice", "")
    assert window.composer.count(Level.CHECK) == 0
    assert window.overlays == []


def test_the_keyboard_starts_on_go_back_and_esc_keeps_nothing(window: Window) -> None:
    dialog = asked(window)
    assert dialog.back.hasFocus()
    window.press(Qt.Key.Key_Escape)
    assert window.composer.draft.kept == ()
    assert window.composer.count(Level.CHECK) == 1


def test_a_reason_in_ones_own_words_needs_words(window: Window) -> None:
    dialog = asked(window)
    keep = window.button(dialog, "Keep mine")
    assert not keep.isEnabled()
    QTest.keyClicks(dialog.words, "  ")
    assert not keep.isEnabled()
    QTest.keyClicks(dialog.words, "We won the Leeds prize")
    window.click(keep)
    (kept,) = window.composer.draft.kept
    assert (kept.reason, kept.words) == ("other", "We won the Leeds prize")


def test_what_is_kept_can_be_checked_again(window: Window) -> None:
    window.click(window.button(asked(window), "It is true, and I can show it"))
    dialog = kept_list(window)
    assert "It is true, and I can show it" in window.words(dialog)
    window.click(window.button(dialog, "Check it again"))
    assert window.composer.count(Level.CHECK) == 1
    assert "Nothing is kept in this draft." in window.words(dialog)
    assert "There is nothing to tell the brand team yet." in window.words(dialog)
    assert FeedbackBook(window.folder).all() == ()
    window.click(window.button(dialog, "Go back"))
    assert not any(
        b.text() == "1 kept"
        for b in window.write.words.findings.findChildren(QPushButton)
        if b.isVisible()
    )


def test_the_brand_team_gets_the_words_and_the_reason_and_nothing_else(
    window: Window, tmp_path: Path
) -> None:
    post = window.editor.text()
    window.click(window.button(asked(window), "The guideline does not fit here"))
    dialog = kept_list(window)
    assert "The file has 1 row" in window.words(dialog)
    dialog.save_to(tmp_path / "kept.csv")
    window.settle()
    assert "Saved as kept.csv." in window.words(dialog)
    text = (tmp_path / "kept.csv").read_text(encoding="utf-8-sig")
    _heading, row = csv.reader(text.splitlines())
    assert row[1:3] == ["the best bulbs in the UK", "The guideline does not fit here"]
    assert post not in text
    assert "Priya" not in text


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_lost(
    window: Window, tmp_path: Path
) -> None:
    window.click(window.button(asked(window), "It is how I talk"))
    dialog = kept_list(window)
    (tmp_path / "none").write_text("a file, not a folder")
    dialog.save_to(tmp_path / "none" / "kept.csv")
    window.settle()
    assert "Saved" not in window.words(dialog)
    assert len(FeedbackBook(window.folder).all()) == 1


def test_a_tip_is_kept_without_a_question(window: Window) -> None:
    cards = window.write.words.findings._cards
    tip = next(card for card in cards if card.finding.level is Level.TIP)
    window.click(window.button(tip, "Keep mine"))
    assert window.overlays == []
    (kept,) = window.composer.draft.kept
    assert (kept.rule, kept.reason) == (tip.finding.rule, "")
