"""The only doorway between threads.

``work`` runs on a worker thread and touches no widget; ``done`` and ``failed`` run on
the window's thread, and only while ``owner`` is alive.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
Deliver = Callable[[], None]


class Tasks(QObject):
    """Runs work beside the window and brings the outcome back to it."""

    _arrived = Signal(object)

    def __init__(self, pool: Executor | None = None, lane: Executor | None = None) -> None:
        """Make the doorway.

        Args:
            pool: runs independent work; two threads when None.
            lane: runs work that must keep its order (storage); one thread when None.
        """
        super().__init__()
        self._pool = pool or ThreadPoolExecutor(2, thread_name_prefix="work")
        self._lane = lane or ThreadPoolExecutor(1, thread_name_prefix="store")
        self._open = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        done: Callable[[T], Any] | None = None,
        failed: Callable[[Exception], Any] | None = None,
        in_order: bool = False,
    ) -> None:
        """Run ``work`` off the window's thread.

        Args:
            owner: when it is gone, neither ``done`` nor ``failed`` is called.
            work: plain Python; no widgets.
            done: gets the result.
            failed: gets the error; without it the error reaches ``sys.excepthook``.
            in_order: True for storage: one after the other, in the order of the calls.
        """
        self._open += 1
        future = (self._lane if in_order else self._pool).submit(work)

        def arrive(finished: Future[T]) -> None:
            self._arrived.emit(lambda: self._finish(owner, finished, done, failed))

        future.add_done_callback(arrive)

    @property
    def busy(self) -> bool:
        """True while any work has not delivered its outcome."""
        return self._open > 0

    def close(self) -> None:
        """Wait for work that has begun and take no more."""
        self._lane.shutdown(wait=True)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, deliver: Deliver) -> None:
        deliver()

    def _finish(
        self,
        owner: QObject,
        finished: Future[T],
        done: Callable[[T], Any] | None,
        failed: Callable[[Exception], Any] | None,
    ) -> None:
        self._open -= 1
        if finished.cancelled() or not shiboken6.isValid(owner):
            return
        problem = finished.exception()
        if problem is None:
            if done is not None:
                done(finished.result())
        elif failed is not None and isinstance(problem, Exception):
            failed(problem)
        else:
            raise problem
