from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from studio.outbox.model import State
from studio.post import Draft
from studio.storage.errors import StorageError
from studio.ui.people.copied import copy_words
from tests.helpers.people import RIGHT_PIN, WRONG_PIN, link, queue
from tests.helpers.shared_window import SharedWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def write(shop: SharedWindow, words: str) -> None:
    shop.app.studio.writing.load(Draft(id="mine", text=words, kit_id=shop.core.kit.id))
    shop.app.studio.writing.set_text(words + "!")
    shop.settle()


def test_the_window_opens_on_the_tiles_and_nothing_else(shop: SharedWindow) -> None:
    assert shop.is_locked()
    assert shop.app.studio.core is None
    words = shop.words()
    assert "Who’s here?" in words
    assert "Pick your name." in words
    assert [tile.accessibleName() for tile in shop.page.tiles.values()] == [
        "Anna, Plants, Locked",
        "Tom, Coffee bar, Locked",
    ]


def test_a_pin_opens_by_itself_after_the_last_number(shop: SharedWindow) -> None:
    shop.pick(shop.anna)
    shop.type(RIGHT_PIN[:-1])
    assert shop.is_locked()
    shop.type(RIGHT_PIN[-1])
    assert not shop.is_locked()
    assert shop.app.window.current == "today"
    assert "Anna" in shop.app.window.top.person.accessibleName()
    assert "Not you? Switch" in shop.app.window.top.person.accessibleName()


def test_the_keypad_types_too(shop: SharedWindow) -> None:
    shop.pick(shop.anna)
    pad = shop.page.panel.pad
    assert pad is not None
    shop.press("9", pad)
    shop.press("Take the last number away", pad)
    for digit in RIGHT_PIN:
        pad.keys[digit].click()
    shop.settle()
    assert not shop.is_locked()


def test_a_wrong_pin_says_how_many_tries_are_left(shop: SharedWindow) -> None:
    shop.pick(shop.anna)
    shop.type(WRONG_PIN)
    assert "That PIN doesn’t match. You have 4 tries left." in shop.words()
    shop.type(RIGHT_PIN)
    assert not shop.is_locked()


def test_five_wrong_pins_erase_the_sign_ins_and_offer_to_start_again(shop: SharedWindow) -> None:
    shop.as_anna()
    link(shop.core, "anna", "canary")
    shop.app.studio.switch_wanted.emit()
    shop.settle()
    for _ in range(5):
        shop.type(WRONG_PIN)
    words = shop.words()
    assert "Five wrong tries. We erased the sign-ins of Anna" in words
    assert not any(user.startswith(shop.anna) for _service, user in shop.keyring.values)
    shop.press("Start again")
    assert "put aside in a folder" in shop.words()
    shop.press("Start again", shop.overlays[0])
    for _ in range(2):
        shop.type("830264")
    assert not shop.is_locked()
    assert shop.core.drafts.all() == ()


def test_a_passphrase_opens_with_enter(shop: SharedWindow) -> None:
    shop.as_tom()
    assert "Tom" in shop.app.window.top.person.accessibleName()


@pytest.mark.parametrize("way", ["key", "chip", "screen lock"])
def test_locking_blanks_the_window_and_keeps_the_words(shop: SharedWindow, way: str) -> None:
    shop.as_anna()
    link(shop.core, "anna.grows", "canary")
    write(shop, "My secret bulbs")
    core = shop.core
    if way == "key":
        shop.key(Qt.Key.Key_L, CTRL)
    elif way == "chip":
        shop.click(shop.app.window.top.person)
    else:
        presence = shop.app._presence
        assert presence is not None
        presence._signals.locked.emit()
        shop.settle()
    assert shop.is_locked()
    assert shop.app.studio.core is None
    assert shop.app.studio.composer is None
    shown = shop.everything()
    for private in ("secret bulbs", "anna.grows", "canary"):
        assert private not in shown
    assert core.publishing.halted
    assert core.publishing.check(core.book.list()[1].id) == "vault-signed-out"
    shop.as_anna()
    assert shop.app.studio.writing.draft.text == "My secret bulbs!"


def test_the_next_person_sees_nothing_of_the_last_one(shop: SharedWindow) -> None:
    shop.as_anna()
    queue(shop.core, link(shop.core, "anna.grows", "canary"), "Anna one")
    write(shop, "My secret bulbs")
    shop.key(Qt.Key.Key_L, CTRL)
    shop.as_tom()
    for screen in ("write", "outbox", "accounts", "today", "practice"):
        shop.app.window.go(screen)
        shop.settle()
        shown = shop.everything()
        for private in ("secret bulbs", "anna.grows", "Anna"):
            assert private not in shown, (screen, private)


def test_a_countdown_is_undone_by_the_lock(shop: SharedWindow) -> None:
    shop.as_anna()
    shop.app.window.go("write")
    write(shop, "Ad · Bulbs are in")
    shop.app.window.screens["write"].publish()  # type: ignore[attr-defined]
    shop.settle()
    assert shop.overlays
    shop.app.studio.switch_wanted.emit()
    shop.settle()
    assert shop.overlays == []
    assert shop.is_locked()
    shop.as_anna()
    assert shop.core.entries() == ()
    assert shop.app.studio.writing.draft.text == "Ad · Bulbs are in!"


def test_words_that_the_disk_does_not_take_wait_for_the_same_person(
    shop: SharedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.as_anna()
    write(shop, "Only in memory")
    monkeypatch.setattr(
        "studio.storage.drafts.DraftShelf.save",
        lambda *_: (_ for _ in ()).throw(StorageError("disk-full")),
    )
    shop.app.studio.writing.set_text("Only in memory, all of it")
    shop.key(Qt.Key.Key_L, CTRL)
    assert shop.is_locked()
    shop.as_tom()
    assert "Only in memory" not in shop.everything()
    shop.key(Qt.Key.Key_L, CTRL)
    shop.as_anna()
    assert shop.app.studio.writing.draft.text == "Only in memory, all of it"
    monkeypatch.undo()


def test_ending_a_shift_asks_and_then_says_what_was_done(shop: SharedWindow) -> None:
    shop.as_anna()
    queue(shop.core, link(shop.core, "anna.grows", "canary"), "Anna one")
    copy_words("My secret bulbs")
    shop.key(Qt.Key.Key_L, CTRL | SHIFT)
    assert "End your shift, Anna?" in shop.words()
    shop.press("Go back")
    assert not shop.is_locked()
    shop.click(shop.app.window.rail.end_shift)
    shop.press("End shift", shop.overlays[0])
    assert shop.is_locked()
    words = shop.words()
    assert "Anna’s shift has ended." in words
    assert "1 post that waited was stopped." in words
    assert "The sign-ins are gone from this PC." in words
    assert QGuiApplication.clipboard().text() == ""
    assert [secret.reveal() for secret in shop.network.unlinked] == ["canary"]
    shop.as_anna()
    assert shop.core.entries()[0].state is State.FAILED


def test_what_was_copied_elsewhere_stays_on_the_clipboard(shop: SharedWindow) -> None:
    shop.as_anna()
    QGuiApplication.clipboard().setText("")
    data = QGuiApplication.clipboard()
    data.setText("a shopping list")
    shop.key(Qt.Key.Key_L, CTRL)
    assert QGuiApplication.clipboard().text() == "a shopping list"


def test_a_locked_colleagues_shift_can_be_ended_from_the_tiles(shop: SharedWindow) -> None:
    shop.as_anna()
    shop.key(Qt.Key.Key_L, CTRL)
    assert shop.page.tiles[shop.anna].accessibleName().endswith("On shift, locked")
    shop.press("End Anna’s shift")
    assert shop.page.tiles[shop.anna].accessibleName().endswith("Locked")
    assert "On shift" not in shop.page.tiles[shop.anna].accessibleName()


def test_a_new_colleague_joins_with_a_name_and_a_pin(shop: SharedWindow) -> None:
    shop.press("I’m new here. Add yourself. Takes a minute.")
    (dialog,) = shop.overlays
    shop.type("Anna")
    shop.press("Go on", dialog)
    assert "Somebody here is called Anna already." in shop.words(dialog)
    field = dialog.findChildren(QLineEdit)[0]
    field.setText("Gwen")
    shop.press("Go on", dialog)
    shop.type("123456")
    shop.type("123456")
    assert "easy to guess" in shop.words()
    shop.type("593817")
    shop.type("593818")
    assert "The two were not the same." in shop.words()
    shop.type("593817")
    shop.type("593817")
    assert not shop.is_locked()
    assert "Gwen" in shop.app.window.top.person.accessibleName()


def test_just_looking_can_practise_and_link_nothing(shop: SharedWindow) -> None:
    shop.press("Just looking. Practise. Nothing is sent.")
    assert not shop.is_locked()
    assert shop.core.networks_with_link == ()
    shop.key(Qt.Key.Key_L, CTRL)
    assert shop.is_locked()


def test_each_person_has_their_own_look(shop: SharedWindow) -> None:
    shop.as_anna()
    shop.app.choose_look("", 1.5)
    assert shop.app.studio.theme.factor == 1.5
    shop.key(Qt.Key.Key_L, CTRL)
    assert shop.app.studio.theme.factor == 1.0
    shop.as_tom()
    assert shop.app.studio.theme.factor == 1.0
    shop.key(Qt.Key.Key_L, CTRL)
    shop.as_anna()
    assert shop.app.studio.theme.factor == 1.5


def test_an_answer_that_comes_after_the_lock_goes_nowhere(shop: SharedWindow) -> None:
    shop.as_anna()
    said: list[object] = []
    tasks = shop.app.studio.tasks
    tasks.run(shop.app.window, lambda: "secret", done=said.append)
    shop.app.studio.switch_wanted.emit()
    shop.settle()
    assert said == []


def test_a_pc_of_ones_own_becomes_one_that_is_shared(qtbot: QtBot, tmp_path: Path) -> None:
    shop = SharedWindow(qtbot, tmp_path, shared=False)
    assert not shop.is_locked()
    write(shop, "Mine from before")
    shop.click(shop.app.window.top.person)
    shop.press("Share this PC")
    assert "Do several people use this PC?" in shop.words()
    shop.press("Share this PC", shop.overlays[0])
    assert shop.is_locked()
    assert "Choose a 6-digit PIN" in shop.words()
    for _ in range(2):
        shop.type("593817")
    assert not shop.is_locked()
    assert shop.app.studio.writing.draft.text == "Mine from before!"
    assert "Not you? Switch" in shop.app.window.top.person.accessibleName()
    shop.close()


def test_a_kit_file_that_is_opened_while_nobody_is_here_waits_for_the_next_person(
    shop: SharedWindow,
) -> None:
    opened: list[str] = []
    shop.app.studio.open_file.emit("/nowhere/spring.brandkit")
    shop.app.studio.open_file.connect(opened.append)
    assert opened == []
    shop.as_anna()
    assert opened == ["/nowhere/spring.brandkit"]
    shop.key(Qt.Key.Key_Escape)


def test_how_soon_it_locks_is_the_pcs_choice(shop: SharedWindow) -> None:
    shop.app.studio.lock_minutes_chosen.emit(5)
    assert shop.floor.lock_minutes == 5
    shop.as_anna()
    presence = shop.app._presence
    assert presence is not None
    assert presence.idle._after == 300


def test_the_lock_warns_and_a_move_stays(shop: SharedWindow) -> None:
    shop.as_anna()
    presence = shop.app._presence
    assert presence is not None
    presence.idle.warned.emit(20)
    assert "Locking in 20 seconds." in shop.words()
    presence.idle.warned.emit(0)
    assert "Locking in" not in shop.words()
    presence.idle.idle.emit()
    shop.settle()
    assert shop.is_locked()
