"""Short ways to the Accounts screen, with a Bluesky in memory behind it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt

from studio.publishers.base import Linked, Secret
from studio.publishers.errors import UnavailableError
from studio.ui.accounts.asking import PasswordStep
from studio.ui.accounts.link_card import LinkCard
from studio.ui.accounts.screen import AccountsScreen
from studio.ui.accounts.steps import ConfirmStep
from tests.helpers.fake_network import FakeNetwork
from tests.helpers.window import Window


class FakeBluesky(FakeNetwork):
    """Counts sign-ins; may be offline."""

    id: ClassVar[str] = "bluesky"

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.offline = False

    def link(self, *, host: str, handle: str, password: Secret) -> Linked:
        self.links.append(handle)
        if self.offline:
            raise UnavailableError("offline")
        return super().link(host=host, handle=handle, password=password)


def screen_of(window: Window) -> AccountsScreen:
    screen = window.app.window.screens["accounts"]
    assert isinstance(screen, AccountsScreen)
    return screen


def card_of(window: Window) -> LinkCard:
    return screen_of(window).link


def asked(window: Window) -> PasswordStep:
    step = card_of(window).step
    assert isinstance(step, PasswordStep)
    return step


def question(window: Window) -> ConfirmStep:
    step = card_of(window).step
    assert isinstance(step, ConfirmStep)
    return step


APP_PASSWORD = "abcd-efgh-ijkl-mnop"


def fill(window: Window, password: str = APP_PASSWORD) -> None:
    step = asked(window)
    step.handle.setText("priya.example")
    step.password.setText(password)
    step.password.setFocus()
    window.press(Qt.Key.Key_Return)


def linked(window: Window) -> list[str]:
    window.core.reload_accounts()
    return [a.handle for a in window.core.all_accounts() if a.id != "practice"]
