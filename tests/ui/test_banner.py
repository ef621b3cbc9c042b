"""The one banner under the top bar."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.banner import LOOKS, Banner
from tests.helpers.window import Window


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    made = Banner()
    qtbot.addWidget(made)
    made.resize(700, 60)
    return made


def test_it_is_hidden_until_there_is_something_to_say(banner: Banner) -> None:
    assert banner.isHidden()


@pytest.mark.parametrize("tone", LOOKS)
def test_every_tone_says_its_words_with_an_icon(banner: Banner, light: Theme, tone: str) -> None:
    banner.say(light, tone, "Not saved.", "The disk is full.", "", "")
    assert not banner.isHidden()
    assert banner.accessibleName() == "Not saved. The disk is full."
    icons = [w for w in banner.findChildren(QLabel) if not w.text() and not w.pixmap().isNull()]
    assert len(icons) == 1
    banner.grab()


def test_its_button_asks_for_a_screen(banner: Banner, light: Theme) -> None:
    told: list[str] = []
    banner.pressed.connect(told.append)
    banner.say(light, "ok", "Posted.", "", "See it", "practice")
    banner.findChildren(QPushButton)[0].click()
    assert told == ["practice"]


def test_new_words_replace_the_old_ones(banner: Banner, light: Theme) -> None:
    banner.say(light, "ok", "One.", "", "See it", "practice")
    banner.say(light, "check", "Two.", "", "", "")
    shown = [w.text() for w in banner.findChildren(QLabel) if w.isVisibleTo(banner)]
    assert "One." not in shown
    assert not [b for b in banner.findChildren(QPushButton) if b.isVisibleTo(banner)]
    assert banner.accessibleName().strip() == "Two."


def test_it_can_be_closed(banner: Banner, light: Theme) -> None:
    banner.say(light, "stop", "One.", "", "", "")
    banner.findChildren(QToolButton)[0].click()
    assert banner.isHidden()


def test_what_was_read_leaves_with_the_screen_and_what_stops_stays(window: Window) -> None:
    say = window.app.studio.say
    say.emit("ok", "Fine.", "", "", "")
    window.app.window.go("today")
    assert window.banner == ""
    say.emit("stop", "Not saved.", "", "", "")
    window.app.window.go("write")
    assert window.banner.strip() == "Not saved."


def test_the_words_are_never_read_as_markup(banner: Banner, light: Theme) -> None:
    banner.say(light, "plain", "<b>x</b>", "<img src=http://example.org/>", "", "")
    formats = {w.textFormat().name for w in banner.findChildren(QLabel) if w.text()}
    assert formats == {"PlainText"}


def test_new_colours_do_not_take_a_warning_away(window: Window) -> None:
    window.app.studio.say.emit("stop", "Not saved.", "The disk is full.", "", "")
    window.app.choose_look("dark", 0)
    window.settle()
    assert window.banner == "Not saved. The disk is full."
