"""Account chips: the whole chip is the target, and its state is more than a colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.flow import FlowLayout


@pytest.fixture
def chip(qtbot: QtBot, light: Theme) -> Chip:
    made = Chip(light, "B", "Bluesky", "@priya.grows", checked=False)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_it_says_network_handle_and_state(chip: Chip) -> None:
    spoken = QAccessible.queryAccessibleInterface(chip)
    assert chip.accessibleName() == "Bluesky, @priya.grows"
    assert spoken.state().checkable
    assert not spoken.state().checked
    chip.setChecked(True)
    assert spoken.state().checked


def test_chosen_and_not_look_different(chip: Chip) -> None:
    dashed = chip.grab().toImage()
    chip.setChecked(True)
    assert chip.grab().toImage() != dashed


def test_a_click_anywhere_and_the_space_bar_choose(chip: Chip) -> None:
    told: list[bool] = []
    chip.toggled.connect(told.append)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().bottomRight() * 0.95)
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert told == [True, False]


def test_it_is_large_enough_and_grows_with_its_words(light: Theme, qtbot: QtBot) -> None:
    short = Chip(light, "B", "Bluesky", "", checked=True)
    long = Chip(light, "B", "Bluesky", "@a.very.long.handle.example", checked=True)
    plus = Chip(light, "", "", "", checked=False)
    for made in (short, long, plus):
        qtbot.addWidget(made)
        assert min(made.sizeHint().width(), made.sizeHint().height()) >= 32
        assert made.minimumSizeHint() == made.sizeHint()
    assert long.sizeHint().width() > short.sizeHint().width()
    assert not plus.isCheckable()


def test_chips_wrap_onto_the_next_line_and_all_stay_inside(light: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    holder = QWidget()
    flow = FlowLayout(holder, gap=6)
    chips = [Chip(light, "B", f"Network {n}", "@someone", checked=True) for n in range(6)]
    for made in chips:
        flow.addWidget(made)
    column.addWidget(holder)
    column.addStretch(1)
    page.resize(360, 500)
    page.show()
    lines = {made.y() for made in chips}
    assert len(lines) > 1
    assert all(made.geometry().right() <= holder.width() for made in chips)
    assert flow.heightForWidth(2000) < flow.heightForWidth(200)
    assert flow.count() == 6
    assert flow.takeAt(9) is None
    assert flow.itemAt(0) is not None
