"""From Publish to the practice network, and every way in which that may stop."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from studio.guidelines.finding import Level
from studio.outbox.model import State
from studio.storage.errors import StorageError
from studio.ui.sending.sending_dialog import SendingDialog
from tests.helpers.window import Window

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
Opener = Callable[..., Window]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def practice_files(window: Window) -> list[Path]:
    return sorted((window.folder / "practice").glob("*.json"))


def ready(window: Window) -> SendingDialog:
    """Show words that can go out, and press Publish."""
    window.without_findings()
    window.write.publish()
    window.settle()
    return window.sending


def test_fix_first_moves_to_the_first_stop_and_publishes_nothing(window: Window) -> None:
    window.composer.load(window.core.start(window.core.kit.campaigns[0].id))
    window.settle()
    stops = window.composer.count(Level.STOP)
    assert stops
    button = window.write.bar.button
    assert button.accessibleName() == f"Fix {stops} first"
    window.click(button)
    card = next(c for c in window.write.words.findings._cards if c.finding.level is Level.STOP)
    assert card.isAncestorOf(focus())
    assert window.overlays == []
    assert window.core.entries() == ()


def test_a_stop_that_has_no_button_moves_to_the_words(window: Window) -> None:
    window.composer.set_text("Ad · " + "long words " * 80)
    window.composer.check_now()
    window.write.bar.button.setFocus()
    window.write.publish()
    assert window.editor.hasFocus()
    assert window.overlays == []


def test_publish_counts_down_and_puts_a_post_on_the_practice_network(window: Window) -> None:
    dialog = ready(window)
    assert focus() is dialog.undo
    assert dialog._timer.interval() == 1000
    for left in range(9, 0, -1):
        dialog._tick()
        assert str(left) in dialog._seconds.text()
        assert window.core.entries() == ()
    dialog._tick()
    window.settle()
    (file,) = practice_files(window)
    assert json.loads(file.read_text("utf-8"))["text"] == window.composer.text
    assert window.banner.startswith("Posted to Practice.")
    window.press(Qt.Key.Key_Escape)
    assert window.overlays == []
    window.app.window.go("practice")
    window.settle()
    spoken = [
        w.accessibleDescription()
        for w in window.app.window.screens["practice"].findChildren(QWidget)
        if w.accessibleName() == "Practice preview"
    ]
    assert any(window.composer.text in words for words in spoken)


@pytest.mark.parametrize("how", ["undo", "esc"])
def test_undo_sends_nothing_and_stores_nothing(window: Window, how: str) -> None:
    dialog = ready(window)
    dialog._tick()
    if how == "undo":
        window.click(dialog.undo)
    else:
        window.press(Qt.Key.Key_Escape)
    window.settle()
    assert window.overlays == []
    assert practice_files(window) == []
    assert window.core.entries() == ()
    assert window.app.window.isActiveWindow()


def test_the_same_words_are_not_sent_twice(window: Window) -> None:
    ready(window).send_now()
    window.settle()
    window.press(Qt.Key.Key_Escape)
    window.write.publish()
    window.settle()
    assert window.overlays == []
    assert window.banner.startswith("Already posted.")
    assert len(practice_files(window)) == 1
    window.editor.insert(" And more.")
    window.write.publish()
    assert len(window.overlays) == 1


def test_pressing_publish_twice_counts_down_once(window: Window) -> None:
    dialog = ready(window)
    window.write.publish()
    window.settle()
    assert window.overlays == [dialog]


def test_send_now_pressed_twice_sends_once(window: Window) -> None:
    dialog = ready(window)
    dialog.send_now()
    dialog.send_now()
    dialog._tick()
    window.settle()
    assert len(practice_files(window)) == len(window.core.entries()) == 1


def test_without_an_account_it_says_what_to_do(window: Window) -> None:
    window.without_findings()
    window.composer.set_accounts(())
    window.write.publish()
    assert window.banner.startswith("No account is chosen.")
    assert window.overlays == []


def test_what_is_to_decide_is_asked_about_first(window: Window) -> None:
    window.write.publish()
    (overlay,) = window.overlays
    assert not isinstance(overlay, SendingDialog)
    assert isinstance(focus(), QPushButton)
    window.click(window.button(overlay, "Keep mine and publish"))
    assert isinstance(window.overlays[-1], SendingDialog)
    assert window.composer.count(Level.CHECK) == 0


def test_what_is_to_decide_on_another_tab_is_asked_about_too(window: Window) -> None:
    window.without_findings()
    window.write.words.card.tab_wanted.emit("bluesky")
    window.composer.set_previews(())
    window.composer.set_previews(("bluesky",))
    window.write.words.card.tab_wanted.emit("bluesky")
    window.editor.insert(" We have the best bulbs in the UK.")
    window.composer._typing_stopped()
    window.write.words.card.tab_wanted.emit("")
    window.settle()
    assert window.composer.tab == ""
    assert window.composer.count(Level.CHECK) == 1
    window.write.publish()
    (overlay,) = window.overlays
    window.click(window.button(overlay, "Use “my favourite bulbs”"))
    assert "my favourite bulbs" in window.composer.draft.text_for("bluesky")
    assert window.composer.count(Level.CHECK) == 0
    assert isinstance(window.overlays[-1], SendingDialog)


def test_a_practice_post_that_can_not_be_kept_says_so(window: Window) -> None:
    window.without_findings()
    (window.folder / "practice").write_text("in the way")
    window.write.publish()
    window.sending.send_now()
    window.settle()
    assert "Posted" not in window.banner
    assert window.core.entries()[0].state is State.QUEUED


def test_an_outbox_that_breaks_while_sending_is_never_called_posted(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ready(window)

    def broken(_entry_id: str) -> None:
        raise StorageError("broken")

    monkeypatch.setattr(window.core, "send", broken)
    dialog.send_now()
    window.settle()
    assert "Posted" not in window.banner
    assert "Posted" not in window.words(dialog)


def test_a_full_outbox_sends_nothing_and_says_so(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ready(window)

    def full(*_args: object) -> None:
        raise StorageError("disk-full")

    monkeypatch.setattr(window.core, "queue", full)
    dialog.send_now()
    window.settle()
    assert window.banner.startswith("Nothing was sent. The disk is full.")
    assert practice_files(window) == []
    window.press(Qt.Key.Key_Escape)
    assert window.overlays == []


def test_closing_while_a_post_is_on_its_way_waits_for_the_answer(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(window)
    with window.core._on_their_way.one_more():
        assert not window.app.window.close()
        assert window.banner.startswith("A post is on its way.")
    window.app.studio.outbox_changed.emit()
    assert window.app.window.isHidden()


def test_a_word_that_was_just_typed_is_checked_before_it_goes_out(window: Window) -> None:
    window.editor.selectAll()
    window.editor.insert("Ad · I like this sustainable")
    assert window.composer.count(Level.STOP) == 0  # the cursor is still in the word
    window.write.publish()
    window.settle()
    assert window.composer.count(Level.STOP) == 1
    assert window.overlays == []
