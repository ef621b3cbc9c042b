"""Keeps the replaced secrets of a session in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from studio.publishers.base import Secret


class ListKeeper:
    """``kept`` has every secret that was kept, the first one included.

    Args:
        first: what is kept at the beginning.
        before: called with every secret before it is kept; may raise.
    """

    def __init__(
        self, first: Secret | None = None, before: Callable[[Secret], object] = lambda _: None
    ) -> None:
        self.kept = [first or Secret("")]
        self.before = before
        self.held = 0

    @contextmanager
    def latest(self) -> Iterator[Secret]:
        self.held += 1
        yield self.kept[-1]

    def keep(self, fresh: Secret) -> None:
        self.before(fresh)
        self.kept.append(fresh)
