"""A thread for each piece of work that waits for a person."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


class OwnThreads(Executor):
    """Gives each work a thread of its own, which ends with the program."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Begin at once."""
        future: Future[T] = Future()

        def run() -> None:
            try:
                result = fn(*args, **kwargs)
            except BaseException as problem:  # noqa: BLE001  a future carries any outcome
                future.set_exception(problem)
            else:
                future.set_result(result)

        threading.Thread(target=run, daemon=True).start()
        return future
