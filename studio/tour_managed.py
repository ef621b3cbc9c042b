"""A managed PC and a company's network, for ``studio screenshots``; nothing is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from studio.connection.model import Server, Step, StepName, StepState
from studio.connection.servers import server
from studio.policy import Found
from studio.policy.read import policy_of
from studio.ui.help.connection_dialog import show_connection
from studio.ui.help.managed_page import show_managed

if TYPE_CHECKING:
    from studio.app import App

DECIDED = Found(
    where="/etc/shopfloor-studio/policies.json",
    locked={
        "SharedDevice": True,
        "AutoLockMinutes": 4,
        "AllowedPlatforms": ["bluesky", "mastodon"],
        "KitSource": "https://kits.fernandfinch.example/shops/",
        "Proxy": "http://proxy.fernandfinch.example:8080",
        "DisableUpdates": True,
    },
    recommended={"DefaultLanguage": "en-GB"},
)
WRONG = Found(
    where="/etc/shopfloor-studio/policies.json",
    locked={"AllowDirectPublish": "sometimes", "AutoLockMinutes": 90, "AllowCats": True},
)
SERVERS = (
    server("https://bsky.social", "bluesky"),
    server("https://garden.example", "mastodon"),
)


class ManagedTour:
    """Shows what IT decided, and what stands in the way to a network.

    Args:
        app: the window, ready.
        snap: takes a picture under a name.
        close: closes what lies over the window.
    """

    def __init__(self, app: App, snap: Callable[[str], None], close: Callable[[], None]) -> None:
        self._app, self._snap, self._close = app, snap, close

    def run(self) -> None:
        """Draw every state, and leave the PC managed by nobody again."""
        window, studio = self._app.window, self._app.studio
        before = studio.loaded.policy
        for name, found in (("managed", DECIDED), ("managed-problems", WRONG)):
            studio.loaded.policy = policy_of(found)
            show_managed(window, studio)
            self._snap(name)
            self._close()
        studio.loaded.policy = policy_of(DECIDED)
        window.show_help()
        self._snap("help-managed")
        self._close()
        studio.loaded.policy = before
        for name, look in (("connection", _company), ("connection-portal", _portal)):
            show_connection(window, studio, servers=SERVERS, look=look)
            self._snap(name)
            self._close()


def _company(at: Server) -> Iterator[Step]:
    proxy = "proxy.fernandfinch.example:8080"
    yield _step(StepName.NAME, "name-by-proxy", proxy=proxy)
    yield _step(StepName.PROXY, "proxy-system", proxy=proxy)
    yield _step(StepName.REACH, "reached", host=at.host)
    yield _step(StepName.CERTIFICATE, "certificate-company", host=at.host, issuer="Fern & Finch IT")
    yield _step(StepName.ANSWER, "answered", host=at.host)
    yield _step(StepName.CLOCK, "clock-behind", wrong=True, minutes="14")


def _portal(at: Server) -> Iterator[Step]:
    if at is SERVERS[0]:
        yield _step(StepName.NAME, "name-unknown", wrong=True, host=at.host)
        for name in tuple(StepName)[1:]:
            yield Step(name=name, state=StepState.NOT_REACHED)
        return
    yield _step(StepName.NAME, "name-found", host=at.host)
    yield _step(StepName.PROXY, "proxy-none")
    yield _step(StepName.REACH, "reached", host=at.host)
    yield _step(StepName.CERTIFICATE, "certificate-public", host=at.host, issuer="Let’s Encrypt")
    yield _step(StepName.ANSWER, "sign-in-page", wrong=True, host=at.host, place="wifi.example")
    yield _step(StepName.CLOCK, "clock-right")


def _step(name: StepName, code: str, *, wrong: bool = False, **values: str) -> Step:
    state = StepState.PROBLEM if wrong else StepState.OK
    return Step(name=name, state=state, code=code, values=tuple(values.items()))
