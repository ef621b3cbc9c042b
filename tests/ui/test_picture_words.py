"""The words on the picture, and what is said of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.helpers.picture_screen import WORDS, picture_screen, use
from tests.helpers.window import Window


def test_what_is_said_of_words_stands_right_below_them(window: Window) -> None:
    screen = picture_screen(window)
    use(window, screen, WORDS)
    (fields,), (card,) = screen.words.fields(), screen.words.cards()
    parts = (fields.field, card, fields.shade)
    tops = [part.mapTo(screen, QPoint(0, 0)).y() for part in parts]
    assert tops == sorted(set(tops))
    fields.field.setFocus()
    presses = [press for press in card.findChildren(QPushButton) if press.isVisible()]
    for press in presses:
        window.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is press
    window.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in fields.swatches()
