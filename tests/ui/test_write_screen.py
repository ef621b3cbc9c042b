"""Write, with the real app, the demo kit and the practice network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from studio.guidelines.finding import Level
from studio.storage.errors import StorageError
from studio.ui.autosave import WITHIN_MS
from studio.ui.sending.sending_dialog import SendingDialog
from tests.helpers.window import Window

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
Opener = Callable[..., Window]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def practice_files(window: Window) -> list[Path]:
    return sorted((window.folder / "practice").glob("*.json"))


# -- the start --------------------------------------------------------------------


def test_it_opens_on_the_finished_example_without_any_dialog(window: Window) -> None:
    assert window.app.window.current == "write"
    assert window.overlays == []
    assert window.banner == ""
    assert window.editor.text() == window.core.example().text
    assert window.editor.hasFocus()
    assert next(card.network for card in window.write.look.cards()) == "practice"
    assert practice_files(window) == []


def test_another_brief_is_picked_from_today(window: Window) -> None:
    window.app.window.go("today")
    today = window.app.window.screens["today"]
    brief = next(b for b in window.core.kit.campaigns if b.id != window.composer.draft.brief_id)
    title = brief.title.get(window.core.locale)
    window.click(window.button(today, f"Write: {title}"))
    assert window.app.window.current == "write"
    assert window.composer.draft.brief_id == brief.id
    assert window.editor.text() == window.core.start(brief.id).text
    assert window.app.window.top._title.text() == title


def test_ones_own_sentence_becomes_a_post(window: Window) -> None:
    window.app.window.go("today")
    field = next(
        w
        for w in window.app.window.screens["today"].findChildren(QWidget)
        if w.accessibleName() == "One thing worth saying"
    )
    field.setFocus()
    window.type("Do alliums like pots?")
    window.press(Qt.Key.Key_Return)
    assert window.app.window.current == "write"
    assert window.editor.text().endswith("Do alliums like pots?")
    assert window.composer.draft.brief_id == ""


def test_another_picture_is_picked(window: Window) -> None:
    grid = window.write.pictures.grid
    other = next(t for t in grid.thumbs.items if t.usable and t.id != grid.thumbs.chosen)
    grid.picked.emit(other.id)
    window.settle()
    assert window.composer.draft.attachments[0].picture_id == other.id
    assert grid.thumbs.chosen == other.id
    alt = window.core.alt_text(window.composer.draft)
    assert alt
    for card in window.write.look.cards():
        assert card.accessibleDescription().endswith(alt)
        assert card.picture is not None


def test_a_post_without_a_picture_has_cards_without_one(window: Window) -> None:
    window.click(window.button(window.write.pictures, "Post without a picture"))
    assert window.composer.draft.attachments == ()
    assert all(card.picture is None for card in window.write.look.cards())


# -- words, previews, findings -----------------------------------------------------


def test_previews_follow_the_words_at_every_keystroke(window: Window) -> None:
    for letter in "So 🐝":
        window.editor.insert(letter)
        for card in window.write.look.cards():
            assert window.editor.text() in card.accessibleDescription()


def test_typing_brings_findings_and_taking_the_words_out_takes_them_away(window: Window) -> None:
    window.without_findings()
    assert window.write.words.findings._cards == []
    window.editor.insert(" The best bulbs in the UK.")
    window.composer._typing_stopped()
    window.qtbot.waitUntil(lambda: len(window.write.words.findings._cards) > 0)
    window.editor.undo()
    window.qtbot.waitUntil(lambda: window.write.words.findings._cards == [])


def test_a_fix_from_a_card_changes_the_words_and_undo_takes_it_back(window: Window) -> None:
    before = window.editor.text()
    card = window.write.words.findings._cards[0]
    window.click(card.findChildren(QPushButton)[0])
    assert window.editor.text() == before.replace("the best bulbs in the UK", "my favourite bulbs")
    assert window.composer.text == window.editor.text()
    assert window.editor.hasFocus()
    window.press(Qt.Key.Key_Z, CONTROL)
    assert window.editor.text() == window.composer.text == before


def test_words_of_one_network_change_only_its_card(window: Window) -> None:
    cards = {card.network: card for card in window.write.look.cards()}
    shared = window.composer.draft.text
    window.write.words.card.tab_wanted.emit("bluesky")
    window.settle()
    window.editor.insert(" Only here.")
    assert "Only here." in cards["bluesky"].accessibleDescription()
    assert "Only here." not in cards["mastodon"].accessibleDescription()
    assert window.composer.draft.text == shared
    window.press(Qt.Key.Key_PageUp, CONTROL)
    window.press(Qt.Key.Key_PageDown, CONTROL)
    assert window.composer.text == window.editor.text()


def test_f8_goes_from_finding_to_finding_and_ctrl_point_mends_it(window: Window) -> None:
    window.press(Qt.Key.Key_F8)
    assert window.editor.textCursor().selectedText() == "the best bulbs in the UK"
    window.press(Qt.Key.Key_Period, CONTROL)
    assert "my favourite bulbs" in window.editor.text()


# -- drafts -----------------------------------------------------------------------


def test_a_change_is_on_the_disk_within_a_second(window: Window) -> None:
    autosave = window.sitting.autosave
    assert WITHIN_MS <= 1000
    assert autosave._timer.interval() == WITHIN_MS
    window.editor.insert("Hello ")
    first = autosave._timer.remainingTime()
    window.editor.insert("again ")
    assert autosave._timer.isActive()
    assert autosave._timer.remainingTime() <= first
    autosave._timer.timeout.emit()
    window.settle()
    saved = window.core.drafts.latest()
    assert saved == window.composer.draft
    assert "Saved on this PC at" in window.app.window.top._under.text()


def test_words_picture_and_accounts_come_back_after_a_restart(opened: Opener) -> None:
    first = opened()
    first.editor.insert("🐝 My own words. ")
    first.composer.set_previews(("linkedin",))
    grid = first.write.pictures.grid
    other = next(t for t in grid.thumbs.items if t.usable and t.id != grid.thumbs.chosen)
    grid.picked.emit(other.id)
    draft = first.composer.draft
    first.close()
    again = opened(folder=first.folder)
    assert again.composer.draft == draft
    assert again.editor.text() == draft.text
    assert again.write.pictures.grid.thumbs.chosen == other.id


def test_a_save_that_fails_says_so_and_keeps_the_words(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = window.core.drafts.save

    def full(_draft: object) -> None:
        raise StorageError("disk-full")

    monkeypatch.setattr(window.core.drafts, "save", full)
    window.editor.insert("Keep me. ")
    words = window.editor.text()
    window.app.save_now()
    window.settle()
    assert window.banner.startswith("Not saved. The disk is full.")
    assert window.editor.text() == window.composer.text == words
    monkeypatch.setattr(window.core.drafts, "save", real)
    window.click(window.button(window.app.window.banner, "Save"))
    latest = window.core.drafts.latest()
    assert latest is not None
    assert latest.text == words
    assert window.banner == ""


def test_starting_another_post_saves_the_one_before(window: Window) -> None:
    window.editor.insert("Do not lose me. ")
    before = window.composer.draft
    window.app.window.screens["today"].start(window.core.kit.campaigns[1].id)  # type: ignore[attr-defined]
    window.settle()
    assert window.core.drafts.get(before.id) == before


# -- keyboard only ----------------------------------------------------------------


def test_from_the_start_to_a_practice_post_by_keys_alone(window: Window) -> None:
    window.press(Qt.Key.Key_End, CONTROL)
    window.type(" Come and ask me!")
    window.press(Qt.Key.Key_F8)
    window.press(Qt.Key.Key_Period, CONTROL)
    window.press(Qt.Key.Key_Return, CONTROL)
    assert window.composer.count(Level.STOP) == 0
    while window.overlays and not isinstance(window.overlays[-1], SendingDialog):
        while (
            not focus().accessibleName().startswith("Keep")
            and "Keep" not in getattr(focus(), "text", str)()
        ):
            window.press(Qt.Key.Key_Tab)
        window.press(Qt.Key.Key_Space)
    dialog = window.sending
    while focus() is not dialog._now:
        window.press(Qt.Key.Key_Tab)
    window.press(Qt.Key.Key_Space)
    window.settle()
    (file,) = practice_files(window)
    assert "Come and ask me!" in json.loads(file.read_text("utf-8"))["text"]


def test_tab_reaches_every_part_of_the_screen(window: Window) -> None:
    seen: set[int] = set()
    window.press(Qt.Key.Key_Tab)
    reached: list[QWidget] = []
    while id(focus()) not in seen:
        seen.add(id(focus()))
        reached.append(focus())
        window.press(Qt.Key.Key_Tab)
    write = window.write
    for part in (write.words.card.editor, write.bar.button, write.pictures.grid):
        assert part in reached
    assert any(write.words.findings.isAncestorOf(w) for w in reached)
    assert any(write.brief.isAncestorOf(w) for w in reached)
    assert any(window.app.window.rail.isAncestorOf(w) for w in reached)


def test_f6_goes_round_the_regions(window: Window) -> None:
    start = focus()
    seen = []
    for _round in range(8):
        window.press(Qt.Key.Key_F6)
        seen.append(focus())
        if focus() is start:
            break
    assert start in seen
    assert window.write.bar.button in seen
    assert window.write.pictures.grid in seen


def test_drafts_are_written_in_the_order_in_which_they_were_changed(window: Window) -> None:
    before = window.lane.calls, window.pool.calls
    window.editor.setFocus()
    window.type("x")
    window.app.save_now()
    window.settle()
    assert (window.lane.calls, window.pool.calls) == (before[0] + 1, before[1])
