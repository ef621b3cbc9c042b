"""Who's here in narrow and low windows, with large text, and what was missing in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from pytestqt.qtbot import QtBot

from studio.people.model import TRIES
from studio.roster import OWNER
from studio.ui.help.help_dialog import show_help
from studio.ui.help.who_dialog import ask_who
from studio.ui.shell.screen_menu import show_screen_menu
from studio.wording import locks
from tests.helpers.people import RIGHT_PIN, WRONG_PIN
from tests.helpers.shared_window import SharedWindow

SMALLEST_TARGET = 32  # pixels of the design


@pytest.fixture(params=[(1366, 768), (1024, 720), (680, 520)], ids=lambda size: f"{size[0]}")
def any_size(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path
) -> Iterator[SharedWindow]:
    made = SharedWindow(qtbot, tmp_path, size=request.param)
    yield made
    made.close()


@pytest.fixture
def narrow(qtbot: QtBot, tmp_path: Path) -> Iterator[SharedWindow]:
    made = SharedWindow(qtbot, tmp_path, size=(680, 520))
    yield made
    made.close()


def sideways(widget: QWidget, within: QWidget) -> tuple[int, int]:
    """Return where a widget begins and ends, seen from the left of another."""
    left = widget.mapTo(within, QPoint(0, 0)).x()
    return left, left + widget.width()


def test_every_button_is_large_enough_and_inside_the_window(any_size: SharedWindow) -> None:
    for factor in (1.0, 2.0):
        any_size.app.choose_look("", factor)
        any_size.settle()
        any_size.pick(any_size.anna)
        page, px = any_size.page, any_size.app.studio.theme.px
        for press in page.findChildren(QAbstractButton):
            if not press.isVisible():
                continue
            assert min(press.width(), press.height()) >= px(SMALLEST_TARGET) - 1, press.text()
            left, right = sideways(press, page)
            assert left >= 0, press.text()
            assert right <= page.width(), press.text()


def test_no_key_of_the_keypad_lies_over_another_one(any_size: SharedWindow) -> None:
    any_size.pick(any_size.anna)
    pad = any_size.page.panel.pad
    assert pad is not None
    boxes = [key.geometry() for key in pad.keys.values()]
    assert len(boxes) == 12
    for at, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[at + 1 :])


def test_a_narrow_window_shows_the_tiles_or_the_lock_and_leads_back(narrow: SharedWindow) -> None:
    assert narrow.page.tiles[narrow.anna].isVisible()
    assert not narrow.page.panel.isVisible()
    narrow.pick(narrow.anna)
    assert narrow.page.panel.isVisible()
    assert not narrow.page.tiles[narrow.anna].isVisible()
    narrow.press("Go back")
    assert narrow.page.tiles[narrow.anna].isVisible()
    assert not narrow.page.tiles[narrow.anna].chosen
    narrow.as_anna()


def test_a_wrong_pin_is_said_where_it_is_seen_in_a_low_window(narrow: SharedWindow) -> None:
    narrow.app.choose_look("", 2.0)
    narrow.pick(narrow.anna)
    narrow.type(WRONG_PIN)
    problem = narrow.page.panel.problem
    assert "4 tries left" in problem.text()
    assert not problem.visibleRegion().isEmpty()


def test_a_wide_window_has_no_way_back_because_the_tiles_are_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made = SharedWindow(qtbot, tmp_path)
    made.pick(made.anna)
    shown = [b.text().strip() for b in made.page.findChildren(QAbstractButton) if b.isVisible()]
    assert "Go back" not in shown
    assert made.page.tiles[made.tom].isVisible()
    made.close()


def test_the_window_is_built_in_the_text_size_of_who_comes_in(narrow: SharedWindow) -> None:
    narrow.app.window.resize(1366, 768)
    narrow.app.choose_look("", 2.0)
    narrow.as_anna()
    # Nobody chose a size for Anna: hers is the usual one.
    assert narrow.app.studio.theme.factor == 1.0
    assert narrow.app.window.top.person.height() < 60


def test_a_shift_can_be_ended_from_the_menu_of_a_narrow_window(
    narrow: SharedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)  # no window of its own is needed
    narrow.as_anna()
    menu: QMenu = show_screen_menu(narrow.app.window)
    (end,) = [action for action in menu.actions() if action.text() == "End shift"]
    end.trigger()
    narrow.settle()
    assert "End your shift, Anna?" in narrow.words()


def test_sharing_is_offered_where_somebody_says_who_is_writing(narrow: SharedWindow) -> None:
    narrow.as_anna()
    ask_who(narrow.app.window, narrow.app.studio)
    narrow.press("Share this PC")
    assert "Do several people use this PC?" in narrow.words()


def test_the_window_may_change_its_size_while_nobody_is_signed_in(narrow: SharedWindow) -> None:
    for size in ((1366, 768), (680, 520), (1024, 720)):
        narrow.app.window.resize(*size)
        narrow.settle()
    assert narrow.page.panel.isVisible()


def test_what_is_said_while_nobody_is_signed_in_stands_above_the_tiles(
    narrow: SharedWindow,
) -> None:
    narrow.app.studio.say.emit("stop", "Not saved.", "The disk is full.", "", "")
    assert narrow.page.banner.isVisible()
    assert "The disk is full." in narrow.words(narrow.page)


@pytest.mark.parametrize("signed_in", [False, True])
def test_help_says_what_the_lock_protects_and_what_not(
    narrow: SharedWindow, signed_in: bool
) -> None:
    if signed_in:
        narrow.as_anna()
    help_page = show_help(narrow.app.window, narrow.app.studio)
    narrow.press("Read it", help_page)
    (page,) = narrow.overlays
    said = narrow.words(page)
    for sentence in locks.PROTECTED + locks.NOT_PROTECTED:
        assert sentence in said
    assert RIGHT_PIN not in said
    narrow.key(Qt.Key.Key_Escape)


def test_who_was_here_before_sharing_starts_again_after_five_wrong_tries(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "drafts.json").write_text("{}")
    shop = SharedWindow(qtbot, tmp_path)
    shop.pick(OWNER)
    for _twice in range(2):
        shop.type(RIGHT_PIN)
    shop.app.studio.switch_wanted.emit()
    shop.settle()
    for _try in range(TRIES):
        shop.type(WRONG_PIN)
    assert shop.page.panel.pad is None, "a new PIN was asked for, which is not taken"
    shop.press("Start again")
    shop.press("Start again", shop.overlays[-1])
    for _twice in range(2):
        shop.type(RIGHT_PIN)
    assert not shop.is_locked()
    shop.close()
