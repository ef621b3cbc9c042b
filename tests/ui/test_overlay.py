"""Dialogs inside the window: Esc, Tab, and the way back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, label
from tests.helpers.window import Window


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    for _n in range(2):
        layout.addWidget(QLineEdit())
    made.resize(600, 400)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.findChildren(QLineEdit)[1].setFocus()
    return made


@pytest.fixture
def overlay(page: QWidget, light: Theme) -> Overlay:
    made = Overlay(page, light, width=400, name="A question")
    made.body.addWidget(label("Words", wrap=True))
    for words in ("One", "Two", "Three"):
        made.body.addWidget(button(words))
    made.open()
    made.findChildren(QPushButton)[0].setFocus()
    return made


def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, which, modifiers)


def focused() -> str:
    focus = QApplication.focusWidget()
    return focus.text() if isinstance(focus, QPushButton) else type(focus).__name__


def test_it_covers_the_window_and_says_its_name(page: QWidget, overlay: Overlay) -> None:
    assert overlay.geometry() == page.rect()
    assert overlay.accessibleName() == "A question"
    page.resize(500, 300)
    assert overlay.geometry() == page.rect()
    assert overlay.rect().contains(overlay.card.geometry())


def test_esc_closes_and_the_focus_returns(page: QWidget, overlay: Overlay) -> None:
    closed: list[int] = []
    overlay.closed.connect(lambda: closed.append(1))
    key(Qt.Key.Key_Escape)
    assert overlay.isHidden()
    assert closed == [1]
    assert QApplication.focusWidget() is page.findChildren(QLineEdit)[1]


def test_tab_stays_inside_both_ways_round(overlay: Overlay) -> None:
    seen = []
    for _round in range(4):
        seen.append(focused())
        key(Qt.Key.Key_Tab)
    assert seen == ["One", "Two", "Three", "One"]
    back = Qt.KeyboardModifier.ShiftModifier
    assert focused() == "Two"
    for expected in ("One", "Three", "Two"):
        key(Qt.Key.Key_Tab, back)
        assert focused() == expected


def test_clicks_do_not_fall_through(page: QWidget, overlay: Overlay) -> None:
    target = page.findChildren(QLineEdit)[0]
    assert page.childAt(target.geometry().center()) is not target


def test_much_content_scrolls_and_stays_in_the_window(page: QWidget, light: Theme) -> None:
    made = Overlay(page, light, width=400, name="Long")
    for number in range(60):
        made.body.addWidget(label(f"Line {number}"))
    made.open()
    assert made.card.height() <= page.height()
    assert made._scroll.verticalScrollBar().maximum() > 0


OPENERS: dict[str, Callable[[Window], object]] = {
    "help": lambda w: w.app.window.show_help(),
    "who": lambda w: w.app.window.ask_who(),
    "decide": lambda w: w.write.publish(),
}


@pytest.mark.parametrize("which", OPENERS)
def test_every_dialog_of_the_app_closes_with_esc(window: Window, which: str) -> None:
    before = QApplication.focusWidget()
    OPENERS[which](window)
    (overlay,) = window.overlays
    focus = QApplication.focusWidget()
    assert focus is not None
    assert overlay.isAncestorOf(focus)
    window.press(Qt.Key.Key_Escape)
    assert window.overlays == []
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize("which", OPENERS)
def test_no_key_leads_behind_a_dialog(window: Window, which: str) -> None:
    OPENERS[which](window)
    (overlay,) = window.overlays
    if which != "who":  # there it says that the name is right
        window.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    for pressed, modifiers in (
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_1, alt),
        (Qt.Key.Key_N, control),
        (Qt.Key.Key_Plus, control),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    ):
        window.press(pressed, modifiers)
        focus = QApplication.focusWidget()
        assert window.overlays == [overlay]
        assert focus is not None
        assert overlay.isAncestorOf(focus)
    assert window.app.window.current == "write"


def test_a_dialog_stays_in_front_when_the_colours_change(window: Window) -> None:
    window.app.window.show_help()
    (overlay,) = window.overlays
    window.app.choose_look("dark", 0)
    window.settle()
    middle = window.app.window.rect().center()
    hit = window.app.window.childAt(middle)
    assert hit is not None
    assert overlay.isAncestorOf(hit) or hit is overlay


def test_who_is_writing_is_kept_and_shown(window: Window) -> None:
    window.app.window.ask_who()
    (overlay,) = window.overlays
    field = overlay.findChildren(QLineEdit)[0]
    field.setText("Sam")
    window.click(window.button(overlay, "This is me"))
    assert window.core.person().first_name == "Sam"
    assert "Sam" in window.app.window.top.person.accessibleName()
