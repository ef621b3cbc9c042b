"""The tiles when the password store has trouble, and nothing secret in the window's reach."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from studio.accounts.vault import VaultError
from studio.ui.surprise import report
from tests.helpers.canaries import Canaries
from tests.helpers.people import PHRASE, RIGHT_PIN, link
from tests.helpers.shared_window import SharedWindow

CTRL = Qt.KeyboardModifier.ControlModifier
TOKEN = "canary-token-of-anna"


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path) -> Iterator[SharedWindow]:
    made = SharedWindow(qtbot, tmp_path)
    yield made
    made.close()


def break_store(shop: SharedWindow, code: str) -> None:
    def fail(_name: str) -> None:
        raise VaultError(code)

    shop.floor.vault.get = fail  # type: ignore[method-assign, assignment]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("locked", "is locked. Unlock it, then try again. This was no wrong try."),
        ("timed-out", "did not answer. Unlock it, then try again. This was no wrong try."),
        ("broken", "does not work right now. Try again, or ask"),
    ],
)
def test_a_store_that_has_trouble_is_said_and_is_no_wrong_try(
    shop: SharedWindow, code: str, words: str
) -> None:
    break_store(shop, code)
    for _ in range(6):
        shop.pick(shop.anna)
        shop.type(RIGHT_PIN)
    assert shop.is_locked()
    assert words in shop.words()
    assert shop.floor.roster.tries_left(shop.anna) == 5
    del shop.floor.vault.get
    shop.type(RIGHT_PIN)
    assert not shop.is_locked()


def test_a_store_that_was_emptied_offers_to_start_again_and_to_link_again(
    shop: SharedWindow,
) -> None:
    shop.as_tom()
    account = link(shop.core, "tom", TOKEN)
    shop.key(Qt.Key.Key_L, CTRL)
    shop.keyring.values.clear()
    shop.pick(shop.anna)
    shop.type(RIGHT_PIN)
    assert "the password store of this PC has changed" in shop.words()
    assert "“I forgot it”" in shop.words()
    shop.press("I forgot it")
    shop.press("Start again", shop.overlays[0])
    for _ in range(2):
        shop.type("830264")
    assert not shop.is_locked()
    shop.key(Qt.Key.Key_L, CTRL)
    shop.pick(shop.tom)
    shop.type(PHRASE)
    shop.key(Qt.Key.Key_Return)
    assert not shop.is_locked()
    assert shop.core.publishing.check(account.id) == "no-sign-in"
    shop.app.window.go("accounts")
    shop.settle()
    assert "@tom" in shop.words()
    assert "Link" in shop.everything()


def test_a_joining_that_stopped_half_way_shows_the_new_tile(
    shop: SharedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.press("I’m new here. Add yourself. Takes a minute.")
    shop.type("Gwen")
    shop.press("Go on", shop.overlays[0])

    def busy(*_given: object) -> None:
        raise VaultError("broken")

    monkeypatch.setattr(shop.floor, "unlock", busy)
    for _ in range(2):
        shop.type("593817")
    assert shop.is_locked()
    assert "does not work right now" in shop.words()
    monkeypatch.undo()
    assert [t.accessibleName().split(",")[0] for t in shop.page.tiles.values()] == [
        "Anna",
        "Tom",
        "Gwen",
    ]
    shop.type("593817")  # asked for once, to open
    assert not shop.is_locked()


def test_no_token_is_on_the_clipboard_in_a_widget_or_in_a_report(shop: SharedWindow) -> None:
    canaries = Canaries()
    canaries.take(TOKEN, PHRASE)
    shop.as_tom()
    account = link(shop.core, "tom", TOKEN)
    for screen in ("write", "outbox", "accounts", "today", "practice"):
        shop.app.window.go(screen)
        shop.settle()
        canaries.said.append((screen, shop.everything()))
    assert shop.core.publishing.check(account.id) == ""
    canaries.look_into(shop.floor)
    _surprise(shop, TOKEN)
    assert (shop.folder / "last-problem.txt").exists()
    for keys in (CTRL, CTRL | Qt.KeyboardModifier.ShiftModifier):
        canaries.said.append(("clipboard", QGuiApplication.clipboard().text()))
        canaries.look_at_files(shop.folder)
        canaries.said.append(("window", shop.everything()))
        if keys == CTRL:
            shop.key(Qt.Key.Key_L, keys)
            shop.as_tom()
    assert canaries.found() == []


def _surprise(shop: SharedWindow, held: str) -> None:
    try:
        raise ValueError(held)
    except ValueError as problem:
        shop.app.surprised(report(type(problem), sys.exc_info()[2]))
    for overlay in shop.overlays:
        overlay.hide()
    shop.settle()
