"""One background thread whose calls have a deadline."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


class Worker:
    """Runs one call after another on a thread of its own.

    The thread is a daemon: a call that is stuck behind a password prompt must not keep
    the app from closing.

    Args:
        deadline: seconds that ``run`` waits for its call.
    """

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._jobs: queue.SimpleQueue[Callable[[], None]] | None = None
        self._start = threading.Lock()

    def run(self, work: Callable[[], T]) -> T:
        """Return what ``work`` returns, or raise what it raises.

        Raises:
            TimeoutError: the deadline passed. A call that has not begun by then never does.
        """
        future: Future[T] = Future()
        self._queue().put(lambda: _run(work, future))
        try:
            return future.result(self._deadline)
        except TimeoutError:
            future.cancel()
            raise

    def _queue(self) -> queue.SimpleQueue[Callable[[], None]]:
        with self._start:
            if self._jobs is None:
                self._jobs = queue.SimpleQueue()
                threading.Thread(target=_serve, args=(self._jobs,), daemon=True).start()
            return self._jobs


def _serve(jobs: queue.SimpleQueue[Callable[[], None]]) -> None:
    while True:
        jobs.get()()


def _run(work: Callable[[], T], future: Future[Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        future.set_result(work())
    except BaseException as problem:  # noqa: BLE001  it is raised again where it was asked for
        future.set_exception(problem)
