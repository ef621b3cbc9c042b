"""The Accounts screen and every step of linking as pictures, with people that nobody is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QDesktopServices

from studio.accounts.model import Account
from studio.publishers.base import Identity, Linked, Secret
from studio.publishers.errors import RejectedError
from studio.signing_in import SignInState
from studio.ui.accounts.asking import BrowserStep, PasswordStep
from studio.ui.accounts.by_phone import explain
from studio.ui.accounts.screen import AccountsScreen
from studio.ui.accounts.steps import WaitStep

if TYPE_CHECKING:
    from studio.app import App

SOMEBODY = Identity(
    user_id="did:plc:somebody",
    handle="priya.grows",
    name="Priya Nair",
    host="https://bsky.social",
)
AT_A_GARDEN = Identity(
    user_id="110", handle="priya@garden.example", name="Priya Nair", host="https://garden.example"
)


SIGNS_IN, SHOWS_A_CODE = False, True


class _NoBrowser(QObject):
    """Takes the addresses that a browser would open."""

    @Slot("QUrl")
    def take(self, _url: object) -> None:
        """Do nothing."""


class _Pretended:
    """A try that nobody answers."""

    url = "https://garden.example/oauth/authorize"

    def paste(self, text: str) -> str:
        """Refuse whatever is pasted."""
        return "" if not text else "not-the-address"

    def cancel(self) -> None:
        """Do nothing."""


class AccountTour:
    """Walks through the screen; leaves a linked Bluesky account, ``bluesky-demo``, behind.

    Args:
        app: the running app.
        snap: takes a picture under a name.
        settle: lets the window come to rest.
        close_overlay: closes what lies over the window.
    """

    def __init__(
        self,
        app: App,
        snap: Callable[[str], None],
        settle: Callable[[], None],
        close_overlay: Callable[[], None],
    ) -> None:
        self._app = app
        self._snap = snap
        self._settle = settle
        self._close_overlay = close_overlay
        screen = app.window.screens["accounts"]
        assert isinstance(screen, AccountsScreen)  # noqa: S101  the window's own list
        self._screen = screen

    def run(self) -> None:
        """Take every picture."""
        no_browser = _NoBrowser()
        QDesktopServices.setUrlHandler("https", no_browser, "take")  # type: ignore[arg-type]
        try:
            self._app.window.go("accounts")
            self._passwords()
            self._browser()
            self._linked()
        finally:
            QDesktopServices.unsetUrlHandler("https")

    def _step(self, network: str) -> Any:
        card = self._screen.link
        card.start()
        for name, press in getattr(card.step, "choices", ()):
            if name == network:
                press.click()
        return card.step

    def _passwords(self) -> None:
        step = self._step("bluesky")
        if isinstance(step, BrowserStep):
            step.other.click()
        step = self._screen.link.step
        if isinstance(step, PasswordStep):
            step.handle.setText(SOMEBODY.handle)
            step.password.setText("not an app password")
            step.submit()
            self._snap("accounts-refused")

    def _browser(self) -> None:
        card = self._screen.link
        step = self._step("mastodon")
        step.fill("garden.example")
        self._snap("accounts-server")
        browser: Any = card.browser
        browser.attempt = _Pretended()
        card.browser.opened.emit(SIGNS_IN)
        self._snap("accounts-waiting")
        wait = card.step
        if isinstance(wait, WaitStep):
            wait.open_paste()
            wait.code.setText("what is this?")
            card.paste()
        self._snap("accounts-paste")
        card.browser.opened.emit(SHOWS_A_CODE)
        self._snap("accounts-code")
        browser.attempt = None
        card.browser.did_not.emit(RejectedError("signed-in-too-late"))
        self._snap("accounts-too-late")
        card.show_question(Linked(identity=AT_A_GARDEN, secret=Secret("")))
        self._snap("accounts-is-this-you")
        card.start()
        self._app.window.banner.hide()
        self._snap("accounts-choose")

    def _linked(self) -> None:
        core = self._app.studio.loaded
        now = core.clock()
        for who, network in ((SOMEBODY, "bluesky"), (AT_A_GARDEN, "mastodon")):
            core.book.add(
                Account(
                    id=f"{network}-demo",
                    network=network,
                    host=who.host,
                    handle=who.handle,
                    name=who.name,
                    linked_at=f"{now - timedelta(days=9):%Y-%m-%dT%H:%M:%SZ}",
                )
            )
        core.reload_accounts()
        self._app.studio.accounts_changed.emit()
        self._settle()
        ended = SignInState(
            code="sign-in-ended", since=f"{now - timedelta(days=2):%Y-%m-%dT%H:%M:%SZ}"
        )
        self._screen.show_states({"bluesky-demo": SignInState(), "mastodon-demo": ended})
        self._snap("accounts-linked")
        explain(self._screen, self._app.studio, core.networks["instagram"])
        self._snap("accounts-by-phone")
        self._close_overlay()
        core.book.remove("mastodon-demo")
        core.reload_accounts()
        self._app.studio.accounts_changed.emit()
