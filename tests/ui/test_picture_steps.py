"""Steps back and forth on the picture screen, wherever the hands are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.ui.picture.screen import PictureScreen
from tests.helpers.picture_screen import WORDS, edit_of, middle, picture_screen, rest, use
from tests.helpers.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(window: Window) -> PictureScreen:
    return picture_screen(window)


def test_a_step_back_in_the_words_field_is_the_drafts(
    window: Window, screen: PictureScreen
) -> None:
    use(window, screen, WORDS)
    screen.canvas.zoom(1.3)
    (fields,) = screen.words.fields()
    fields.field.setFocus()
    QTest.keyClicks(fields.field, "!")
    assert edit_of(window).words_in("words").text == "Plant me!"
    QTest.keyClick(fields.field, Qt.Key.Key_Z, CTRL)
    assert edit_of(window).words_in("words").text == "Plant me"
    assert fields.field.text() == "Plant me"
    assert edit_of(window).crops
    QTest.keyClick(fields.field, Qt.Key.Key_Z, CTRL)
    assert not edit_of(window).crops
    QTest.keyClick(fields.field, Qt.Key.Key_Y, CTRL)
    QTest.keyClick(fields.field, Qt.Key.Key_Y, CTRL)
    assert edit_of(window).crops
    assert fields.field.text() == "Plant me!"


def test_a_step_back_in_the_description_is_the_drafts(
    window: Window, screen: PictureScreen
) -> None:
    field = screen.alt.field
    before = field.toPlainText()
    field.setFocus()
    QTest.keyClicks(field, "Tall. ")
    rest(window, screen)
    assert window.composer.draft.attachments[0].alt == f"Tall. {before}"
    while window.composer.history.can_undo:
        QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert window.composer.draft.attachments[0].alt == ""
    assert field.toPlainText() == before


def test_a_step_back_to_no_picture_leads_back_to_the_words(
    window: Window, screen: PictureScreen
) -> None:
    window.composer.pick_picture(None)
    window.settle()
    assert window.app.window.current == "write"
    window.composer.undo()
    window.settle()
    window.app.window.go("picture")
    window.settle()
    assert window.app.window.current == "picture"
    assert not screen.desk.picture.isNull()


def test_escape_lets_go_of_what_is_dragged_and_stays(window: Window, screen: PictureScreen) -> None:
    use(window, screen, WORDS)
    screen.canvas.zoom(1.3)
    before = edit_of(window)
    at = middle(screen).toPoint()
    QTest.mousePress(screen.canvas, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(screen.canvas, at + QPoint(40, 30))
    window.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(screen.canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(40, 30))
    window.settle()
    assert edit_of(window) == before
    assert window.app.window.current == "picture"
    window.press(Qt.Key.Key_Escape)
    window.settle()
    assert window.app.window.current == "write"


def test_a_screen_that_was_taken_down_follows_no_draft_any_more(
    window: Window, screen: PictureScreen
) -> None:
    window.app.choose_look("dark", 0.0)  # everything is built anew
    window.settle()
    window.composer.set_text("Words after the change of colours.")
    window.settle()
    new = window.app.window.screens["picture"]
    assert new is not screen
    assert isinstance(new, PictureScreen)
    assert new.undo.isEnabled()
