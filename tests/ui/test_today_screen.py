from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel

from studio.ui.today.drafts_card import DraftsCard
from studio.wording.i18n import language
from tests.helpers.window import Window

Open = Callable[..., Window]


def drafts_card(window: Window) -> DraftsCard:
    window.app.window.go("today")
    window.settle()
    (card,) = window.app.window.screens["today"].findChildren(DraftsCard)
    return card


def test_a_draft_that_was_left_can_be_carried_on(opened: Open) -> None:
    window = opened()
    window.editor.setFocus()
    window.type(" kept")
    left = window.editor.text()
    assert window.app.save_and_wait()
    window.composer.load(window.core.start("bench-cafe"))
    window.settle()
    card = drafts_card(window)
    assert card.isVisible()
    window.click(window.button(card, "Open"))
    assert window.editor.text() == left


def test_a_draft_can_be_thrown_away(opened: Open) -> None:
    window = opened()
    window.editor.setFocus()
    window.type(" away")
    assert window.app.save_and_wait()
    window.composer.load(window.core.start("bench-cafe"))
    window.settle()
    card = drafts_card(window)
    window.click(window.button(card, "Throw away"))
    assert window.core.drafts.all() == ()
    assert not card.isVisible()


def test_one_thing_worth_saying_becomes_a_post_with_the_label(opened: Open) -> None:
    window = opened()
    draft = window.core.start("", "A customer asked me about bees")
    assert draft.text == "Ad · A customer asked me about bees"
    assert draft.brief_id == ""


def test_the_window_speaks_welsh_and_back_and_keeps_the_draft(opened: Open) -> None:
    window = opened()
    before = window.editor.text()
    window.app.choose_language("cy-GB")
    window.settle()
    assert language() == "cy-GB"
    assert window.core.locale == "cy-GB"
    assert window.editor.text() == before
    words = {w.text() for w in window.app.window.findChildren(QLabel)}
    assert "Checks" not in words
    window.app.choose_language("en-GB")
    window.settle()
    assert language() == "en-GB"
    assert "Checks" in {w.text() for w in window.app.window.findChildren(QLabel)}


def test_the_chosen_language_comes_back_after_a_restart(opened: Open, tmp_path: Path) -> None:
    window = opened()
    window.app.choose_language("pl-PL")
    window.settle()
    assert window.core.settings.get().language == "pl-PL"
    window.app.choose_language("en-GB")
