"""The approved pictures: names for everybody, one chosen, the keyboard picks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.write.picture_grid import PictureGrid, Thumb, cover

ITEMS = tuple(
    Thumb(id=f"p{n}", name=f"Name {n}", spoken=f"Name {n}, until 30 Nov", usable=n != 2)
    for n in range(5)
)


@pytest.fixture
def grid(qtbot: QtBot, light: Theme) -> PictureGrid:
    made = PictureGrid(light)
    qtbot.addWidget(made)
    made.resize(240, 300)
    made.show_items(ITEMS, "p1")
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def index_of(grid: PictureGrid, row: int) -> QModelIndex:
    return grid.thumbs.index(row, 0)


def test_a_screen_reader_hears_the_whole_story(grid: PictureGrid) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert grid.thumbs.data(index_of(grid, 0), role) == "Name 0, until 30 Nov"
    assert grid.thumbs.data(index_of(grid, 0)) == "Name 0"
    assert grid.thumbs.data(QModelIndex()) is None


def test_a_click_picks(grid: PictureGrid, qtbot: QtBot) -> None:
    told: list[str] = []
    grid.picked.connect(told.append)
    middle = grid.visualRect(index_of(grid, 3)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert set(told) == {"p3"}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_picks(grid: PictureGrid, key: Qt.Key) -> None:
    told: list[str] = []
    grid.picked.connect(told.append)
    grid.setCurrentIndex(index_of(grid, 0))
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, key)
    assert told == ["p1"]


def test_the_chosen_one_looks_different(grid: PictureGrid) -> None:
    before = grid.grab().toImage()
    grid.show_items(ITEMS, "p4")
    assert grid.grab().toImage() != before
    assert grid.thumbs.chosen == "p4"


def test_a_picture_that_has_ended_looks_different(grid: PictureGrid) -> None:
    fine = grid.grab().toImage()
    ended = tuple(Thumb(id=t.id, name=t.name, spoken=t.spoken, usable=t.id != "p0") for t in ITEMS)
    grid.show_items(ended, "p1")
    assert grid.grab().toImage() != fine


def test_a_thumbnail_that_arrives_is_painted(grid: PictureGrid) -> None:
    before = grid.grab().toImage()
    shown = QPixmap(40, 30)
    shown.fill(Qt.GlobalColor.darkGreen)
    grid.thumbs.set_pixmap("p0", shown)
    assert grid.grab().toImage() != before


@pytest.mark.parametrize("width", [180, 240, 241, 600])
def test_every_thumbnail_has_room(grid: PictureGrid, width: int) -> None:
    grid.resize(width, grid.height())
    grid.grab()
    for row in range(len(ITEMS)):
        place = grid.visualRect(index_of(grid, row))
        assert place.bottom() <= grid.height()
        assert place.right() <= width


def test_other_items_replace_the_old_ones(grid: PictureGrid) -> None:
    grid.show_items(ITEMS[:1], "")
    assert grid.thumbs.rowCount() == 1
    grid.show_items((), "")
    assert grid.thumbs.rowCount() == 0
    grid.grab()


@pytest.mark.parametrize(("width", "height"), [(400, 100), (100, 400), (50, 50)])
def test_the_middle_is_cut_without_distortion(qtbot: QtBot, width: int, height: int) -> None:
    pixmap = QPixmap(width, height)
    place = cover(pixmap, pixmap.rect().toRectF().__class__(0, 0, 120, 60))
    assert place.width() / place.height() == pytest.approx(2.0)
    assert place.center().x() == pytest.approx(width / 2)
    assert place.width() <= width + 0.01
    assert place.height() <= height + 0.01
