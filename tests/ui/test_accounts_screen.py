"""Linking an account: nothing is kept before the person says who they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from studio.accounts.vault import VaultError
from studio.publishers.base import Publisher, Secret
from studio.publishers.bluesky import Bluesky
from studio.publishers.practice import Practice
from tests.helpers.accounts_screen import (
    FakeBluesky,
    asked,
    card_of,
    fill,
    linked,
    question,
    screen_of,
)
from tests.helpers.window import Window

Opener = Callable[..., Window]


def secrets_in(window: Window, of: str) -> bool:
    """Tell whether any file of the data folder has a text in it."""
    files = [f for f in window.folder.rglob("*") if f.is_file()]
    return any(of.encode() in f.read_bytes() for f in files)


def test_only_yes_links_an_account(accounts: Window) -> None:
    fill(accounts)
    assert "Linked as @priya.example. Is this you?" in accounts.words(card_of(accounts))
    assert linked(accounts) == []
    accounts.click(question(accounts).yes)
    assert linked(accounts) == ["priya.example"]
    assert accounts.banner.startswith("Linked. You can post to @priya.example")
    chosen = accounts.core.chosen_accounts(accounts.composer.draft)
    assert "bluesky" in [a.network for a in chosen]
    assert "@priya.example" in accounts.words(screen_of(accounts))


def test_no_keeps_nothing_and_tells_the_network(accounts: Window, network: FakeBluesky) -> None:
    fill(accounts)
    accounts.click(question(accounts).no)
    assert linked(accounts) == []
    assert network.unlinked == [Secret("abcd-efgh-ijkl-mnop")]
    assert accounts.banner.startswith("Not linked. Nothing was kept.")
    assert asked(accounts).handle.isVisible()


def test_enter_alone_never_links(accounts: Window) -> None:
    fill(accounts)
    for _round in range(3):
        accounts.press(Qt.Key.Key_Return)
        accounts.press(Qt.Key.Key_Enter)
    assert linked(accounts) == []
    assert not isinstance(QApplication.focusWidget(), QPushButton)


def test_the_keyboard_can_say_yes(accounts: Window) -> None:
    fill(accounts)
    accounts.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is question(accounts).yes
    accounts.press(Qt.Key.Key_Space)
    assert linked(accounts) == ["priya.example"]


def test_going_back_to_the_start_tells_the_network_too(
    accounts: Window, network: FakeBluesky
) -> None:
    fill(accounts)
    card_of(accounts).start()
    accounts.settle()
    assert len(network.unlinked) == 1
    assert asked(accounts).handle.hasFocus()
    fill(accounts)
    accounts.click(question(accounts).yes)
    assert linked(accounts) == ["priya.example"]


def test_a_main_password_is_refused_without_a_request(opened: Opener) -> None:
    def doors(folder: Path) -> dict[str, Publisher]:
        return {"practice": Practice(folder / "practice"), "bluesky": Bluesky()}

    window = opened(publishers=doors)
    window.app.window.go("accounts")
    fill(window, "my dog’s name 1987")
    card = asked(window)
    assert "That is not an app password." in card.problem.text()
    assert card.problem.isVisible()
    assert card.password.text() == ""
    assert card.handle.text() == "priya.example"
    assert linked(window) == []
    assert not secrets_in(window, "1987")


def test_the_password_is_never_shown_and_not_kept_in_the_field(accounts: Window) -> None:
    card = asked(accounts)
    assert card.password.echoMode() is QLineEdit.EchoMode.Password
    fill(accounts)
    fields = [f for f in accounts.app.window.findChildren(QLineEdit) if "abcd-" in f.text()]
    assert fields == []
    assert not secrets_in(accounts, "abcd-efgh")


def test_a_sign_in_that_fails_empties_the_password_and_can_be_tried_again(
    accounts: Window, network: FakeBluesky
) -> None:
    network.offline = True
    fill(accounts)
    card = asked(accounts)
    assert "You’re offline." in card.problem.text()
    assert card.password.text() == ""
    assert card.go.isEnabled()
    network.offline = False
    fill(accounts)
    accounts.click(question(accounts).yes)
    assert linked(accounts) == ["priya.example"]


def test_without_handle_or_password_nothing_is_asked(
    accounts: Window, network: FakeBluesky
) -> None:
    card_of(accounts).submit()
    accounts.settle()
    assert network.links == []
    assert asked(accounts).problem.text() == "Type your handle and an app password."


def test_enter_pressed_twice_asks_the_network_once(accounts: Window, network: FakeBluesky) -> None:
    accounts.pool.hold = True
    card = asked(accounts)
    card.handle.setText("priya.example")
    card.password.setText("abcd-efgh-ijkl-mnop")
    card.submit()
    card.submit()
    accounts.pool.release()
    accounts.settle()
    assert network.links == ["priya.example"]


def test_a_store_that_refuses_says_so_and_nothing_is_linked(
    accounts: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(accounts)

    def locked(*_args: object) -> None:
        raise VaultError("locked")

    monkeypatch.setattr(accounts.core.vault, "put", locked)
    accounts.click(question(accounts).yes)
    assert "Your password store is locked." in question(accounts).problem.text()
    assert linked(accounts) == []
    assert question(accounts).yes.isEnabled()
    monkeypatch.undo()
    accounts.click(question(accounts).yes)
    assert linked(accounts) == ["priya.example"]


def test_the_practice_account_can_not_be_unlinked(accounts: Window) -> None:
    buttons = [b.text() for b in screen_of(accounts).findChildren(QPushButton)]
    assert "Unlink" not in buttons
    assert "nothing leaves this PC" in accounts.words(screen_of(accounts))


def test_unlinking_forgets_the_account_and_tells_the_network(
    accounts: Window, network: FakeBluesky
) -> None:
    fill(accounts)
    accounts.click(question(accounts).yes)
    screen = screen_of(accounts)
    accounts.click(accounts.button(screen, "Unlink Bluesky @priya.example"))
    assert linked(accounts) == []
    assert len(network.unlinked) == 1
    assert accounts.banner.startswith("Unlinked. The network was told too.")


def test_unlinking_without_the_network_says_so(accounts: Window, network: FakeBluesky) -> None:
    fill(accounts)
    accounts.click(question(accounts).yes)
    network.unlink_fails = True
    screen = screen_of(accounts)
    accounts.click(accounts.button(screen, "Unlink Bluesky @priya.example"))
    assert linked(accounts) == []
    assert "We could not reach the network." in accounts.banner


def test_a_store_that_forgets_says_so(accounts: Window) -> None:
    words = accounts.words(screen_of(accounts))
    assert "Only until you close" in words
    assert "Sign-ins will be forgotten when you close." in words
