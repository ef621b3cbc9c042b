"""The pane of previews: other colours, what is said, stories, and cards that are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu

from studio.post import Attachment
from tests.helpers.window import Window

ALT = Qt.KeyboardModifier.AltModifier
Opener = Callable[..., Window]


def keys_of(window: Window) -> list[str]:
    return [card.place.key for card in window.write.look.cards()]


def test_one_key_shows_the_cards_as_on_a_dark_screen_and_back(window: Window) -> None:
    look = window.write.look
    words = window.editor.text()
    assert look.dark.toolTip() == look.dark.accessibleName() == "As on a dark screen"
    window.press(Qt.Key.Key_D, ALT)
    assert look.dark.isChecked()
    assert all(card.theme.dark for card in look.cards())
    assert not window.app.studio.theme.dark
    assert all(card.picture is not None for card in look.cards())
    assert window.editor.text() == words
    window.press(Qt.Key.Key_D, ALT)
    assert not any(card.theme.dark for card in look.cards())


def test_in_a_dark_window_the_key_shows_light_cards(opened: Opener) -> None:
    window = opened(look="dark")
    look = window.write.look
    assert all(card.theme.dark for card in look.cards())
    assert look.dark.toolTip() == "As on a light screen"
    look.dark.click()
    assert not any(card.theme.dark for card in look.cards())


def test_one_key_shows_what_a_screen_reader_says(window: Window) -> None:
    look = window.write.look
    assert look.aloud.toolTip() == look.aloud.accessibleName() == "As a screen reader says it"
    window.press(Qt.Key.Key_R, ALT)
    assert all(card.spoken for card in look.cards())
    window.editor.insert("Bees.")
    assert all("Bees." in card.text.text for card in look.cards())
    window.press(Qt.Key.Key_R, ALT)
    assert not any(card.spoken for card in look.cards())


def test_both_are_remembered_while_the_window_is_open(window: Window) -> None:
    window.write.look.dark.click()
    window.write.look.aloud.click()
    window.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    look = window.write.look
    assert look.dark.isChecked()
    assert look.aloud.isChecked()
    assert all(card.theme.dark and card.spoken for card in look.cards())


def test_a_story_is_looked_at_from_the_menu_and_dropped_by_its_chip(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_args: None)
    words = window.write.words
    words._more_menu(words)
    offers = {action.text(): action for action in words.findChildren(QMenu)[-1].actions()}
    assert "Look at Facebook story" in offers
    assert "Look at Instagram" not in offers
    offers["Look at Instagram story"].trigger()
    window.settle()
    here = keys_of(window)
    assert here[here.index("instagram") + 1] == "instagram:story"
    chip = next(
        chip
        for chip in words._chip_row.children()
        if getattr(chip, "accessibleName", str)() == "Instagram story, look only"
    )
    chip.click()  # type: ignore[attr-defined]
    window.settle()
    assert keys_of(window) == [key for key in here if key != "instagram:story"]


def test_a_story_needs_a_picture_and_shows_one_that_may_be_cut(window: Window) -> None:
    window.composer.set_previews(("instagram:story",))
    window.composer.pick_picture(None)
    window.settle()
    card = window.write.look.cards()[-1]
    assert card.place.key == "instagram:story"
    assert list(card.pieces()) == ["missing"]
    free = next(p for p in window.core.kit.pictures if p.edits.crop == "free")
    window.composer.pick_picture(Attachment(picture_id=free.id, sha256=free.sha256))
    window.settle()
    assert "phone" in card.pieces()
    fixed = next(p for p in window.core.kit.pictures if p.edits.crop == "none")
    window.composer.pick_picture(Attachment(picture_id=fixed.id, sha256=fixed.sha256))
    window.settle()
    assert list(card.pieces()) == ["problem"]
    assert "may not be cut" in card.problem
    assert "Instagram" in card.problem


def test_a_link_card_takes_the_place_of_a_picture(window: Window) -> None:
    window.composer.set_previews(("x",))
    window.editor.insert("https://example.org/bulbs ")
    card = next(card for card in window.write.look.cards() if card.network == "x")
    assert "link" not in card.pieces()
    window.composer.pick_picture(None)
    window.settle()
    assert "link" in card.pieces()
    assert card.link is not None
    assert card.link.host == "example.org"


def test_a_card_is_saved_in_its_tall_form(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = []

    def choose(_over: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    said = []
    window.app.studio.say.connect(lambda *words: said.append(words))
    card = next(card for card in window.write.look.cards() if card.network == "bluesky")
    card.save_wanted.emit()
    window.settle()
    assert offered == ["bluesky.png"]
    image = QImage(str(tmp_path / "mine.png"))
    assert image.width() == 2 * 343
    assert image.height() > 2 * card.height()
    assert said[-1][:3] == ("ok", "Saved.", "The preview is in mine.png.")


def test_a_card_that_cannot_be_saved_says_so(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "folder.png"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    said = []
    window.app.studio.say.connect(lambda *words: said.append(words))
    window.write.look.cards()[0].save_wanted.emit()
    window.settle()
    assert said[-1][:2] == ("check", "The card was not saved.")
    assert list(tmp_path.glob("*.png")) == [target]


def test_nothing_is_written_when_nobody_names_a_file(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    said = []
    window.app.studio.say.connect(lambda *words: said.append(words))
    window.write.look.cards()[0].save_wanted.emit()
    window.settle()
    assert said == []
