"""Work that is done at once, in the caller's thread, so that a test needs no waiting."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


class InlineExecutor(Executor):
    """Runs each task when it is handed in. ``hold`` keeps tasks until ``release``."""

    def __init__(self) -> None:
        self.hold = False
        self.calls = 0
        self._held: list[Callable[[], None]] = []

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        self.calls += 1
        future: Future[T] = Future()

        def run() -> None:
            try:
                result = fn(*args, **kwargs)
            except BaseException as problem:  # noqa: BLE001  a future carries any outcome
                future.set_exception(problem)
            else:
                future.set_result(result)

        if self.hold:
            self._held.append(run)
        else:
            run()
        return future

    def release(self) -> None:
        """Do what was held back."""
        self.hold = False
        held, self._held = self._held, []
        for run in held:
            run()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._held.clear()


def any_of(**values: Any) -> Any:
    """Return an object with just these attributes, for a part that a test replaces."""
    return type("Part", (), values)()
