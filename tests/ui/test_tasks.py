"""The doorway between threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from studio.ui.tasks import Tasks
from tests.helpers.inline import InlineExecutor


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def idle(tasks: Tasks) -> Callable[[], bool]:
    return lambda: not tasks.busy


def test_work_is_done_elsewhere_and_its_result_comes_home(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[str, object, bool]] = []
    owner = QObject()
    home = threading.get_ident()

    def done(result: int) -> None:
        seen.append(("done", result != home, QThread.currentThread() is owner.thread()))

    tasks.run(owner, threading.get_ident, done=done)
    qtbot.waitUntil(idle(tasks))
    assert seen == [("done", True, True)]


def test_an_error_comes_home_too(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[str, int]] = []
    owner = QObject()

    def work() -> None:
        raise ValueError("no")

    tasks.run(owner, work, failed=lambda p: seen.append((str(p), threading.get_ident())))
    qtbot.waitUntil(idle(tasks))
    assert seen == [("no", threading.get_ident())]


def test_nobody_is_told_when_the_owner_is_gone(qtbot: QtBot) -> None:
    pool = InlineExecutor()
    tasks = Tasks(pool=pool, lane=InlineExecutor())
    pool.hold = True
    owner = QObject()
    told: list[object] = []
    tasks.run(owner, lambda: 1, done=told.append, failed=told.append)
    tasks.run(owner, lambda: 1 // 0, done=told.append, failed=told.append)
    shiboken6.delete(owner)
    pool.release()
    qtbot.waitUntil(idle(tasks))
    assert told == []


def test_the_lane_keeps_the_order_of_the_calls(qtbot: QtBot, tasks: Tasks) -> None:
    owner = QObject()
    begun: list[int] = []
    arrived: list[int] = []
    first = threading.Event()

    def work(number: int) -> int:
        if number == 0:
            first.wait(5)
        begun.append(number)
        return number

    for number in range(20):
        tasks.run(owner, lambda n=number: work(n), done=arrived.append, in_order=True)  # type: ignore[misc]
    first.set()
    qtbot.waitUntil(idle(tasks))
    assert begun == arrived == list(range(20))


def test_the_pool_does_not_wait_for_the_lane(qtbot: QtBot, tasks: Tasks) -> None:
    owner = QObject()
    gate = threading.Event()
    seen: list[str] = []

    def done(name: str) -> None:
        seen.append(name)
        gate.set()

    tasks.run(owner, lambda: gate.wait(5), done=lambda _ok: done("lane"), in_order=True)
    tasks.run(owner, lambda: "pool", done=done)
    qtbot.waitUntil(idle(tasks))
    assert seen == ["pool", "lane"]


def test_an_error_that_nobody_takes_reaches_the_excepthook(qtbot: QtBot) -> None:
    tasks = Tasks(pool=InlineExecutor(), lane=InlineExecutor())
    owner = QObject()
    with capture_exceptions() as problems:
        tasks.run(owner, lambda: 1 // 0)
        qtbot.waitUntil(idle(tasks))
    assert [kind for kind, _problem, _trace in problems] == [ZeroDivisionError]


def test_busy_until_the_outcome_was_delivered(qtbot: QtBot) -> None:
    tasks = Tasks(pool=InlineExecutor(), lane=InlineExecutor())
    assert idle(tasks)()
    owner = QObject()
    seen: list[bool] = []
    tasks.run(owner, lambda: None, done=lambda _none: seen.append(tasks.busy))
    tasks.run(owner, lambda: None, done=lambda _none: seen.append(tasks.busy))
    assert not idle(tasks)()
    qtbot.waitUntil(idle(tasks))
    assert seen == [True, False]


def test_closing_waits_for_what_is_being_stored(qtbot: QtBot) -> None:
    tasks = Tasks()
    stored: list[int] = []
    gate = threading.Event()

    def store() -> None:
        gate.wait(5)
        stored.append(1)

    owner = QObject()
    tasks.run(owner, store, in_order=True)
    tasks.run(owner, lambda: stored.append(2), in_order=True)
    gate.set()
    tasks.close()
    assert stored == [1, 2]
    qtbot.waitUntil(idle(tasks))
