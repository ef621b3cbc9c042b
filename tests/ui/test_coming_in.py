from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from studio.post import Draft
from studio.storage.errors import StorageError
from studio.ui.write.screen import WriteScreen
from tests.helpers.people import RIGHT_PIN, WRONG_PIN
from tests.helpers.shared_window import SharedWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_screen_that_is_made_late_shows_the_draft_that_is_there(shop: SharedWindow) -> None:
    shop.as_anna()
    shop.core.drafts.save(Draft(id="mine", text="Words from yesterday", kit_id=shop.core.kit.id))
    shop.key(Qt.Key.Key_L, CTRL)
    presence = shop.app._presence
    assert presence is not None
    presence._filling.setInterval(10**6)  # the other screens come later
    shop.as_anna()
    assert "write" not in shop.app.window.screens
    shop.app.window.go("write")
    shop.settle()
    write = shop.app.window.screens["write"]
    assert isinstance(write, WriteScreen)
    assert write.words.card.editor.text() == "Words from yesterday"


def test_after_signing_in_the_keyboard_has_somewhere_to_be(shop: SharedWindow) -> None:
    shop.as_anna()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert shop.app.window.screens["today"].isAncestorOf(focus)


def test_enter_picks_a_tile(shop: SharedWindow) -> None:
    shop.page.tiles[shop.anna].setFocus()
    shop.key(Qt.Key.Key_Return)
    assert "Hello, Anna" in shop.words()


def test_a_screen_that_is_locked_while_a_pin_is_looked_at_lets_nobody_in(
    shop: SharedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    presence = shop.app._presence
    assert presence is not None
    unlock = shop.floor.unlock

    def locked_meanwhile(person_id: str, kind: str, word: str) -> object:
        presence._signals.locked.emit()
        return unlock(person_id, kind, word)

    monkeypatch.setattr(shop.floor, "unlock", locked_meanwhile)
    shop.pick(shop.anna)
    shop.type(RIGHT_PIN)
    assert shop.is_locked()
    assert shop.floor.core is None
    monkeypatch.undo()
    shop.as_anna()


def test_words_that_wait_in_memory_go_to_nobody_who_started_again(
    shop: SharedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.as_anna()

    def full(*_: object) -> None:
        raise StorageError("disk-full")

    with monkeypatch.context() as patch:
        patch.setattr("studio.storage.drafts.DraftShelf.save", full)
        shop.app.studio.writing.set_text("Only Anna may read this")
        shop.key(Qt.Key.Key_L, CTRL)
    for _ in range(5):
        shop.type(WRONG_PIN)
    shop.press("Start again")
    shop.press("Start again", shop.overlays[0])
    for _ in range(2):
        shop.type("830264")
    assert not shop.is_locked()
    assert "Only Anna" not in shop.app.studio.writing.draft.text


def test_a_damaged_settings_file_opens_nobodys_things(shop: SharedWindow, tmp_path: Path) -> None:
    for text in ("{", "[]", "{}", ""):
        (tmp_path / "settings.json").write_text(text)
        (tmp_path / "settings.json.bak").unlink(missing_ok=True)
        assert shop.floor.shared


def test_no_editor_with_anybodys_words_outlives_the_lock(shop: SharedWindow) -> None:
    shop.as_anna()
    shop.app.studio.writing.set_text("Only Anna may read this")
    while shop.app.window.fill_up():  # made, and never shown
        pass
    write = shop.app.window.screens["write"]
    assert isinstance(write, WriteScreen)
    editor = write.words.card.editor
    assert "Only Anna" in editor.text()
    shop.key(Qt.Key.Key_L, CTRL)
    assert not shiboken6.isValid(editor)
