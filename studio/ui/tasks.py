"""The only doorway between threads.

``work`` runs on a worker thread and touches no widget; ``done`` and ``failed`` run on
the window's thread, and only while ``owner`` is alive.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

T = TypeVar("T")
Deliver = Callable[[], None]


class Tasks(QObject):
    """Runs work beside the window and brings the outcome back to it."""

    _arrived = Signal(object)

    def __init__(
        self,
        pool: Executor | None = None,
        lane: Executor | None = None,
        alone: Executor | None = None,
    ) -> None:
        """Make the doorway.

        Args:
            pool: runs independent work; two threads when None.
            lane: runs work that must keep its order (storage); one thread when None.
            alone: runs work that waits for a person; a thread for each when None.
        """
        super().__init__()
        self._given = pool, lane, alone
        self._open = 0
        self._closed = False
        self._sitting = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _pool(self) -> Executor:
        from concurrent.futures import ThreadPoolExecutor

        return self._given[0] or ThreadPoolExecutor(2, thread_name_prefix="work")

    @cached_property
    def _lane(self) -> Executor:
        from concurrent.futures import ThreadPoolExecutor

        return self._given[1] or ThreadPoolExecutor(1, thread_name_prefix="store")

    @cached_property
    def _alone(self) -> Executor:
        from studio.ui.own_threads import OwnThreads

        return self._given[2] or OwnThreads()

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        done: Callable[[T], Any] | None = None,
        failed: Callable[[Exception], Any] | None = None,
        in_order: bool = False,
        lasting: bool = False,
    ) -> None:
        """Run ``work`` off the window's thread.

        Args:
            owner: when it is gone, neither ``done`` nor ``failed`` is called.
            work: plain Python; no widgets.
            done: gets the result.
            failed: gets the error; without it the error reaches ``sys.excepthook``.
            in_order: True for storage: one after the other, in the order of the calls.
            lasting: True for work that is not for the person who is signed in: its outcome
                is delivered though they have left.
        """
        self._open += 1
        sitting = -1 if lasting else self._sitting
        future = (self._lane if in_order else self._pool).submit(work)

        def arrive(finished: Future[T]) -> None:
            self._arrived.emit(lambda: self._finish(sitting, owner, finished, done, failed))

        future.add_done_callback(arrive)

    def wait_for_person(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        done: Callable[[T], Any],
        failed: Callable[[Exception], Any],
    ) -> None:
        """Run work that may wait for minutes: it takes no other work's place.

        The window is not busy by it and does not wait for it when it closes.
        """
        sitting = self._sitting
        future = self._alone.submit(work)

        def arrive(finished: Future[T]) -> None:
            with contextlib.suppress(RuntimeError):  # the window is gone
                self._arrived.emit(lambda: self._hand_over(sitting, owner, finished, done, failed))

        future.add_done_callback(arrive)

    def run_and_wait(self, work: Callable[[], T]) -> T:
        """Run storage work after what is in the lane already, and wait for it.

        Raises:
            Exception: whatever ``work`` raises.
        """
        return self._lane.submit(work).result()

    def forget(self) -> None:
        """Deliver nothing any more of what was begun so far: another person is next."""
        self._sitting += 1

    @property
    def busy(self) -> bool:
        """True while any work has not delivered its outcome."""
        return self._open > 0

    @property
    def closed(self) -> bool:
        """True when no more work is taken: the window is closing."""
        return self._closed

    def close(self) -> None:
        """Wait for work that has begun and take no more."""
        self._closed = True
        self._lane.shutdown(wait=True)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, deliver: Deliver) -> None:
        deliver()

    def _finish(
        self,
        sitting: int,
        owner: QObject,
        finished: Future[T],
        done: Callable[[T], Any] | None,
        failed: Callable[[Exception], Any] | None,
    ) -> None:
        self._open -= 1
        self._hand_over(sitting, owner, finished, done, failed)

    def _hand_over(
        self,
        sitting: int,
        owner: QObject,
        finished: Future[T],
        done: Callable[[T], Any] | None,
        failed: Callable[[Exception], Any] | None,
    ) -> None:
        left = sitting not in (-1, self._sitting)
        if left or finished.cancelled() or not shiboken6.isValid(owner):
            return
        problem = finished.exception()
        if problem is None:
            if done is not None:
                done(finished.result())
        elif failed is not None and isinstance(problem, Exception):
            failed(problem)
        else:
            raise problem
