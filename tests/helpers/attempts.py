"""A try at a sign-in in a test: its texts, and somebody who waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime

from studio.publishers.base import Linked, Publisher
from studio.publishers.oauth.attempt import Attempt, begin
from studio.publishers.oauth.page import Texts
from tests.helpers.oauth_network import FakeOauth, exchange, request, status

TEXTS = Texts(
    language="en-GB",
    title="Shopfloor Studio",
    done="You can close this page now.",
    refused="This page was not asked for.",
)


def now() -> datetime:
    return datetime.now(UTC)


class Waiting:
    """Waits for a try on a thread of its own, as the app does.

    Attributes:
        attempt: the try.
    """

    def __init__(
        self,
        publisher: Publisher,
        *,
        host: str = "",
        handle: str = "",
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.attempt: Attempt = begin(publisher, host=host, handle=handle, clock=clock, texts=TEXTS)
        self._outcome: list[Linked | BaseException] = []
        self._thread = threading.Thread(target=self._wait, daemon=True)
        self._thread.start()

    def linked(self) -> Linked:
        """Return what came of it, or raise it."""
        self._thread.join(30)
        assert not self._thread.is_alive(), "still waiting"
        (outcome,) = self._outcome
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def _wait(self) -> None:
        try:
            self._outcome.append(self.attempt.wait())
        except Exception as problem:  # noqa: BLE001  it is raised by linked()
            self._outcome.append(problem)


def still_works(network: FakeOauth, waiting: Waiting) -> None:
    """The real answer is taken, so nothing that came before used the try up."""
    assert status(exchange(network.back(), request(network.back()))) == 200
    assert waiting.linked().identity.handle == "priya"
