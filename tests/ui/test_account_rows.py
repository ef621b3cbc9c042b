"""How each account stands, what one does by phone, and what stands where."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from studio.publishers.base import Secret
from studio.signing_in import SignInState
from studio.ui.accounts.steps import ConfirmStep
from studio.wording.dates import clock
from tests.helpers.accounts_screen import (
    APP_PASSWORD,
    FakeBluesky,
    asked,
    card_of,
    fill,
    linked,
    question,
    screen_of,
)
from tests.helpers.window import Window


def test_an_account_whose_sign_in_is_gone_can_be_linked_again(
    accounts: Window, network: FakeBluesky
) -> None:
    fill(accounts)
    accounts.click(question(accounts).yes)
    (account,) = [a for a in accounts.core.all_accounts() if a.id != "practice"]
    accounts.core.publishing.sign_out(account.id)
    accounts.app.studio.accounts_changed.emit()
    accounts.settle()
    screen = screen_of(accounts)
    assert "your sign-in is not in the password store any more" in accounts.words(screen)
    accounts.click(accounts.button(screen, "Link Bluesky @priya.example again"))
    step = asked(accounts)
    assert (step.handle.text(), step.host.text()) == ("priya.example", "https://fake")
    step.password.setText(APP_PASSWORD)
    accounts.click(step.go)
    accounts.click(question(accounts).yes)
    assert linked(accounts) == ["priya.example"]
    assert [a.id for a in accounts.core.all_accounts()][1:] == [account.id]
    assert "any more" not in accounts.words(screen_of(accounts))


def test_a_sign_in_that_ran_out_says_when_that_was_seen(accounts: Window) -> None:
    fill(accounts)
    accounts.click(question(accounts).yes)
    (account,) = [a for a in accounts.core.all_accounts() if a.id != "practice"]
    ended = SignInState(code="sign-in-ended", since="2026-11-20T10:00:00.000Z")
    screen_of(accounts).show_states({account.id: ended})
    accounts.settle()
    assert "your sign-in ran out; we saw it on 20 Nov" in accounts.words(screen_of(accounts))
    locked = SignInState(code="vault-locked")
    screen_of(accounts).show_states({account.id: locked})
    accounts.settle()
    assert "We can’t tell" in accounts.words(screen_of(accounts))
    again = [b for b in screen_of(accounts).findChildren(QPushButton) if "again" in b.text()]
    assert [b for b in again if b.isVisible()] == []


def test_how_it_works_by_phone_is_said_as_it_is_and_gives_the_words(accounts: Window) -> None:
    screen = screen_of(accounts)
    accounts.click(accounts.button(screen, "How it works with Instagram"))
    (overlay,) = accounts.overlays
    words = accounts.words(overlay)
    assert "We can’t post to Instagram for you" in words
    assert "We cannot hand ours to your phone yet." in words
    accounts.click(accounts.button(overlay, "Copy the words of my post"))
    draft = accounts.composer.draft
    assert QApplication.clipboard().text() == accounts.core.outgoing_text(draft, "instagram")
    assert "Copied." in accounts.words(overlay)
    accounts.press(Qt.Key.Key_Escape)
    assert accounts.overlays == []


def test_the_store_was_tested_at_a_time(accounts: Window) -> None:
    assert f"tested at {clock(accounts.core.clock())}" in accounts.words(screen_of(accounts))


def test_on_a_narrow_window_linking_comes_before_the_list(accounts: Window) -> None:
    card, screen = card_of(accounts), screen_of(accounts)
    wide = card.mapTo(screen, card.rect().topLeft())
    screen.fit(700, 768)
    accounts.settle()
    narrow = card.mapTo(screen, card.rect().topLeft())
    assert (narrow.x() < wide.x(), card.isVisible()) == (True, True)
    screen.fit(1366, 768)
    accounts.settle()
    assert card.mapTo(screen, card.rect().topLeft()) == wide


def test_a_sign_in_that_comes_late_is_not_asked_about_on_another_page(
    accounts: Window, network: FakeBluesky
) -> None:
    accounts.pool.hold = True
    step = asked(accounts)
    step.handle.setText("priya.example")
    step.password.setText(APP_PASSWORD)
    step.submit()
    card_of(accounts).start()
    accounts.pool.release()
    accounts.settle()
    assert not isinstance(card_of(accounts).step, ConfirmStep)
    assert network.unlinked == [Secret(APP_PASSWORD)]
