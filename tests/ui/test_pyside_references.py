"""PySide keeps its counts of None, True and False; 6.12.0 lost one at every call.

Source: PySide6 6.12.0 on Python 3.10 and 3.11 aborts after some thousand signals
(own measurement, 2026-11-21); the requirements lock an earlier version.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

TIMES = 5_000
SLACK = 50
COUNTED = (None, True, False)


class Sender(QObject):
    flag = Signal(bool)
    thing = Signal(object)
    plain = Signal()


def counts() -> list[int]:
    return [sys.getrefcount(item) for item in COUNTED]


def assert_kept(before: list[int]) -> None:
    """On Python 3.12 and later these are immortal; then it is enough to be alive."""
    if sys.version_info < (3, 12):
        for one, other in zip(before, counts(), strict=True):
            assert abs(one - other) < SLACK


@pytest.mark.parametrize("which", ["flag-on", "flag-off", "none", "text", "plain"])
def test_signals_keep_the_counts(qtbot: QtBot, which: str) -> None:
    sender = Sender()
    seen = 0

    def count(*_values: object) -> None:
        nonlocal seen
        seen += 1

    for signal in (sender.flag, sender.thing, sender.plain):
        signal.connect(count)
    emits: dict[str, Callable[[], object]] = {
        "flag-on": lambda: sender.flag.emit(*[True]),
        "flag-off": lambda: sender.flag.emit(*[False]),
        "none": lambda: sender.thing.emit(None),
        "text": lambda: sender.thing.emit("words"),
        "plain": sender.plain.emit,
    }
    emit = emits[which]
    before = counts()
    for _round in range(TIMES):
        emit()
    assert seen == TIMES
    assert_kept(before)


def test_timers_keep_the_counts(qtbot: QtBot) -> None:
    timer = QTimer(singleShot=True, interval=1000)
    before = counts()
    for _round in range(TIMES):
        timer.start()
        timer.stop()
    assert not timer.isActive()
    assert_kept(before)
