from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.people.idle import IdleWatch


class Hours:
    """Two clocks that a test turns."""

    def __init__(self) -> None:
        self.now, self.wall = 100.0, 5000.0

    def pass_(self, watch: IdleWatch, seconds: int) -> None:
        for _ in range(seconds):
            self.now += 1
            self.wall += 1
            watch.tick()


class Watched:
    def __init__(self) -> None:
        self.hours = Hours()
        self.owner = QObject()
        self.window = QWindow()
        self.watch = IdleWatch(
            self.owner, monotonic=lambda: self.hours.now, wall=lambda: self.hours.wall
        )
        self.said: list[object] = []
        self.watch.warned.connect(self.said.append)
        self.watch.idle.connect(lambda: self.said.append("idle"))

    def pass_(self, seconds: int) -> None:
        self.hours.pass_(self.watch, seconds)


@pytest.fixture
def watched(qtbot: QtBot) -> Iterator[Watched]:
    made = Watched()
    made.watch.start(made.window, 2)
    yield made
    made.watch.stop()
    made.window.deleteLater()


def move() -> QMouseEvent:
    none, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    at = QPointF(1, 1)
    return QMouseEvent(QEvent.Type.MouseMove, at, at, button, button, none)


def key() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)


def test_it_warns_at_twenty_seconds_and_locks_at_the_end(watched: Watched) -> None:
    watched.pass_(99)
    assert watched.said == []
    watched.pass_(1)
    assert watched.said == [20]
    watched.pass_(19)
    assert watched.said == [20]
    watched.pass_(1)
    assert watched.said == [20, "idle"]
    watched.pass_(300)
    assert watched.said == [20, "idle"]


@pytest.mark.parametrize("sign", [move, key])
def test_a_key_or_the_mouse_starts_the_count_anew(watched: Watched, sign: object) -> None:
    watched.pass_(110)
    QApplication.sendEvent(watched.window, sign())  # type: ignore[operator]
    assert watched.said == [20, 0]
    watched.pass_(99)
    assert watched.said == [20, 0]
    watched.pass_(21)
    assert watched.said == [20, 0, 20, "idle"]


def test_painting_is_no_sign_of_life(watched: Watched) -> None:
    watched.pass_(90)
    QApplication.sendEvent(watched.window, QEvent(QEvent.Type.UpdateRequest))
    watched.pass_(30)
    assert "idle" in watched.said


def test_a_pc_that_slept_locks_whether_its_clock_stood_still_or_not(watched: Watched) -> None:
    watched.hours.wall += 3600  # the steady clock stood still meanwhile
    watched.pass_(1)
    assert watched.said == ["idle"]


def test_a_clock_that_is_put_back_neither_locks_nor_stays_open(watched: Watched) -> None:
    watched.hours.wall -= 7200
    watched.pass_(1)
    assert watched.said == []
    watched.pass_(119)
    assert watched.said[-1] == "idle"


def test_after_it_stopped_nothing_is_counted(watched: Watched) -> None:
    watched.watch.stop()
    QApplication.sendEvent(watched.window, key())
    assert not watched.watch._timer.isActive()
