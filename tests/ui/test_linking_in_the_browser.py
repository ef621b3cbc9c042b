"""Linking in the person's own browser: waiting, pasting, giving up, and whose account it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from studio.publishers.base import Publisher
from studio.publishers.bluesky import Bluesky
from studio.publishers.mastodon import Mastodon
from studio.publishers.practice import Practice
from studio.ui.accounts.asking import BrowserStep, PasswordStep
from studio.ui.accounts.browser import Browser
from studio.ui.accounts.link_card import LinkCard
from studio.ui.accounts.screen import AccountsScreen
from studio.ui.accounts.steps import ChooseStep, ConfirmStep, Step, WaitStep
from studio.ui.own_threads import OwnThreads
from tests.helpers.bad_server import BadServer, bad_server
from tests.helpers.browsers import NotingBrowser, comes_back, noting_browser
from tests.helpers.mastodon_server import TOKEN, FakeMastodon
from tests.helpers.window import NOW, Window

Opener = Callable[..., Window]
S = TypeVar("S", bound=Step)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class Person:
    """Sits at the window; the server is a Mastodon in memory, the listener is the real one."""

    def __init__(
        self, window: Window, network: FakeMastodon, server: BadServer, browser: NotingBrowser
    ) -> None:
        self.window, self.network, self.server, self.browser = window, network, server, browser

    @property
    def screen(self) -> AccountsScreen:
        screen = self.window.app.window.screens["accounts"]
        assert isinstance(screen, AccountsScreen)
        return screen

    @property
    def card(self) -> LinkCard:
        return self.screen.link

    def page(self, kind: type[S]) -> S:
        assert isinstance(self.card.step, kind), self.card.step
        return self.card.step

    def chooses(self) -> None:
        self.window.click(self.window.button(self.window.app.window, "Link an account"))

    def begins(self) -> WaitStep:
        self.chooses()
        self.window.click(dict(self.page(ChooseStep).choices)["mastodon"])
        step = self.page(BrowserStep)
        assert step.entry is not None
        step.entry.setText(self.server.url)
        self.window.click(step.go)
        return self.page(WaitStep)

    def answers(self) -> ConfirmStep:
        comes_back(self.network.say_yes(self.browser.opened[-1]))
        self.window.qtbot.waitUntil(lambda: isinstance(self.card.step, ConfirmStep))
        return self.page(ConfirmStep)

    def waits_until(self, done: Callable[[], bool]) -> None:
        self.window.qtbot.waitUntil(done)

    @property
    def linked(self) -> list[str]:
        self.window.core.reload_accounts()
        return [a.handle for a in self.window.core.all_accounts() if a.id != "practice"]

    @property
    def words(self) -> str:
        return self.window.words(self.screen)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def priya(opened: Opener, clock: Clock) -> Iterator[Person]:
    def doors(folder: Path) -> dict[str, Publisher]:
        made = (Practice(folder / "practice"), Bluesky(), Mastodon())
        return {door.id: door for door in made}

    network = FakeMastodon()
    with bad_server(network) as server, noting_browser() as browser:
        network.url = server.url
        window = opened(publishers=doors, alone=OwnThreads(), clock=clock)
        window.app.window.go("accounts")
        window.settle()
        person = Person(window, network, server, browser)
        yield person
        person.card.abandon()


def test_a_mastodon_account_is_linked_after_the_browser_came_back_and_yes(priya: Person) -> None:
    step = priya.begins()
    assert priya.browser.opened[0].startswith(f"{priya.server.url}/oauth/authorize?")
    assert "Waiting for your answer" in priya.words
    assert step.title.hasFocus()
    confirm = priya.answers()
    assert "Linked as @priya@garden.example. Is this you?" in priya.window.words(confirm)
    assert "The shop’s browser may remember the last person." in priya.window.words(confirm)
    assert priya.linked == []
    priya.window.click(confirm.yes)
    assert priya.linked == ["priya@garden.example"]
    assert "Now sign out of Mastodon in the browser, too." in priya.window.banner
    limits = priya.window.core.all_accounts()[-1].limits
    assert limits is not None
    assert limits.characters == 600
    files = [f for f in priya.window.folder.rglob("*") if f.is_file()]
    assert not [f for f in files if TOKEN.encode() in f.read_bytes()]


def test_nobody_is_reminded_who_does_not_want_it(priya: Person) -> None:
    priya.begins()
    confirm = priya.answers()
    priya.window.click(confirm.remind)
    priya.window.click(confirm.yes)
    assert priya.linked
    assert "sign out" not in priya.window.banner


def test_enter_alone_never_links(priya: Person) -> None:
    priya.begins()
    confirm = priya.answers()
    assert QApplication.focusWidget() is confirm.title
    for _round in range(3):
        priya.window.press(Qt.Key.Key_Return)
    assert priya.linked == []
    priya.window.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is confirm.yes


def test_no_gives_the_token_back_and_asks_again_at_the_same_network(priya: Person) -> None:
    priya.begins()
    priya.window.click(priya.answers().no)
    assert [given["token"] for given in priya.network.revoked] == [TOKEN]
    assert priya.linked == []
    assert priya.page(BrowserStep).entry is not None
    assert "Nothing was kept. We told Mastodon to forget" in priya.window.banner


def test_the_browser_can_be_opened_again_and_the_address_copied(priya: Person) -> None:
    step = priya.begins()
    priya.window.click(step.again)
    assert len(priya.browser.opened) == 2
    assert priya.browser.opened[0] == priya.browser.opened[1]
    priya.window.click(step.copy)
    assert QApplication.clipboard().text() == priya.browser.opened[0]


def test_what_the_browser_shows_can_be_pasted_when_it_does_not_come_back(priya: Person) -> None:
    step = priya.begins()
    assert not step.code.isVisible()
    priya.window.click(step.show_paste)
    assert step.code.hasFocus()
    step.code.setText("what is this?")
    priya.window.click(step.use)
    assert "That is not the address that we need." in step.problem.text()
    step.code.setText(priya.network.say_yes(priya.browser.opened[0]))
    priya.window.press(Qt.Key.Key_Return)
    priya.waits_until(lambda: isinstance(priya.card.step, ConfirmStep))
    priya.window.click(priya.page(ConfirmStep).yes)
    assert priya.linked == ["priya@garden.example"]


def test_the_server_can_show_a_code_to_paste(priya: Person) -> None:
    step = priya.begins()
    priya.window.click(step.show_paste)
    priya.window.click(step.instead)
    by_hand = priya.page(WaitStep)
    assert by_hand is not step
    assert by_hand.code.isVisible()
    priya.network.say_yes(priya.browser.opened[-1])
    assert priya.network.asked["redirect_uri"] == "urn:ietf:wg:oauth:2.0:oob"
    by_hand.code.setText(f" {priya.network.code}\n")
    priya.window.click(by_hand.use)
    priya.waits_until(lambda: isinstance(priya.card.step, ConfirmStep))
    priya.window.click(priya.page(ConfirmStep).yes)
    assert priya.linked == ["priya@garden.example"]


def test_cancel_goes_back_to_the_start_and_a_late_answer_is_dropped(priya: Person) -> None:
    step = priya.begins()
    priya.window.click(step.cancel)
    assert isinstance(priya.card.step, ChooseStep)
    assert "Waiting for your answer" not in priya.words
    assert priya.linked == []


def test_after_five_minutes_it_stops_with_a_sentence_and_keeps_what_was_typed(
    priya: Person, clock: Clock
) -> None:
    priya.begins()
    clock.now += timedelta(minutes=5)
    priya.waits_until(lambda: isinstance(priya.card.step, BrowserStep))
    step = priya.page(BrowserStep)
    assert "Five minutes passed and you were not signed in" in step.problem.text()
    assert step.entry is not None
    assert step.entry.text() == priya.server.url
    assert step.go.isEnabled()
    assert step.go.text() == "Sign in in the browser"
    assert "Waiting for your answer" not in priya.words


def test_a_no_in_the_browser_is_said_as_one(priya: Person) -> None:
    priya.begins()
    back = priya.network.say_yes(priya.browser.opened[0])
    comes_back(back.replace(f"code={priya.network.code}", "error=access_denied"))
    priya.waits_until(lambda: isinstance(priya.card.step, BrowserStep))
    assert "You said no at Mastodon" in priya.page(BrowserStep).problem.text()


def test_an_address_that_is_no_server_is_said_beside_the_field(priya: Person) -> None:
    priya.chooses()
    priya.window.click(dict(priya.page(ChooseStep).choices)["mastodon"])
    step = priya.page(BrowserStep)
    priya.window.click(step.go)
    assert step.problem.text() == "Type “Your server” first."
    assert step.entry is not None
    step.entry.setText("@priya")
    priya.window.press(Qt.Key.Key_Return)
    assert "Type your Mastodon server, too" in priya.page(BrowserStep).problem.text()
    assert step.go.isEnabled()
    assert step.go.text() == "Sign in in the browser"
    assert priya.browser.opened == []


def test_bluesky_without_a_client_of_the_brand_is_linked_with_an_app_password(
    priya: Person,
) -> None:
    priya.chooses()
    priya.window.click(dict(priya.page(ChooseStep).choices)["bluesky"])
    assert priya.page(PasswordStep).handle.hasFocus()


def test_other_colours_make_the_screen_anew_and_stop_the_wait(priya: Person) -> None:
    priya.begins()
    attempt = priya.card.browser.attempt
    assert attempt is not None
    priya.window.app.choose_look("dark", 0)
    priya.window.settle()
    assert priya.card.pending is None
    assert priya.card.browser.attempt is None
    assert attempt.paste(priya.network.say_yes(attempt.url)) == "used-already"


def test_a_screen_that_is_taken_apart_waits_for_nobody(priya: Person) -> None:
    priya.begins()
    attempt = priya.card.browser.attempt
    assert attempt is not None
    priya.card.browser.deleteLater()
    priya.window.settle()
    assert attempt.paste(priya.network.say_yes(attempt.url)) == "used-already"
    priya.card.browser = Browser(priya.window.app.studio, priya.card)
