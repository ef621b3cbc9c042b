"""The outbox: what happened to every post, and what only a person can decide."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from studio.outbox.model import Entry, State
from studio.ui.outbox.screen import EntryRow
from tests.helpers.window import Window


def queued(window: Window, text: str = "") -> Entry:
    """Put one post into the outbox without sending it."""
    window.without_findings()
    if text:
        window.composer.set_text(text)
    draft = window.composer.draft
    (entry,) = window.core.queue(draft, window.core.outgoing_posts(draft))
    window.app.studio.outbox_changed.emit()
    return entry


def unknown(window: Window, *, live: bool) -> Entry:
    """A post whose answer never came back; with ``live``, the network has it all the same."""
    entry = queued(window)
    window.core.outbox.begin(entry.id)
    if live:
        session = window.core.practice.resume(None, None, keeper=None)  # type: ignore[arg-type]
        session.publish(entry.post, key=entry.key)
    window.core.outbox.finish(entry.id, State.UNKNOWN, reason="no-answer")
    window.app.studio.outbox_changed.emit()
    return entry


def practice_posts(window: Window) -> int:
    return len(window.core.practice_posts())


def shown_buttons(window: Window) -> list[str]:
    detail = window.outbox._detail
    return [b.text().strip() for b in detail.findChildren(QPushButton) if not b.isHidden()]


def open_outbox(window: Window) -> None:
    window.app.window.go("outbox")
    window.settle()


def test_an_empty_outbox_says_so(window: Window) -> None:
    open_outbox(window)
    assert "Nothing waiting." in window.words(window.outbox)
    assert window.outbox._detail.isHidden()
    assert window.app.window.rail.buttons["outbox"].badge == 0


def test_an_unknown_post_asks_a_person_and_is_not_sent_again(window: Window) -> None:
    unknown(window, live=False)
    open_outbox(window)
    words = window.words(window.outbox)
    assert "Needs you  1" in words
    assert "We don’t know yet if this was posted" in words
    for wanted in ("Look on Practice", "Yes, it’s there", "No, it’s not"):
        assert wanted in shown_buttons(window)
    assert not {"Send again", "Send now"} & set(shown_buttons(window))
    assert window.app.window.rail.buttons["outbox"].badge == 1
    assert window.app.window.rail.buttons["outbox"].accessibleName() == "Outbox, 1 need you"
    for name in ("today", "write", "outbox", "practice", "outbox"):
        window.app.window.go(name)
    assert practice_posts(window) == 0


@pytest.mark.parametrize("live", [True, False])
def test_looking_asks_the_network_and_sends_nothing(window: Window, live: bool) -> None:
    entry = unknown(window, live=live)
    open_outbox(window)
    before = practice_posts(window)
    window.click(window.button(window.outbox._detail, "Look on Practice"))
    assert practice_posts(window) == before == int(live)
    state = window.core.entry(entry.id).state
    assert state is (State.SENT if live else State.UNKNOWN)
    if not live:
        assert "does not have this post" in window.banner


def test_yes_it_is_there_settles_it_without_sending(window: Window) -> None:
    entry = unknown(window, live=False)
    open_outbox(window)
    window.click(window.button(window.outbox._detail, "Yes, it’s there"))
    assert window.core.entry(entry.id).state is State.SENT
    assert practice_posts(window) == 0
    assert window.app.window.rail.buttons["outbox"].badge == 0


def test_after_no_it_is_sent_only_when_a_person_says_so_and_once(window: Window) -> None:
    entry = unknown(window, live=False)
    open_outbox(window)
    window.click(window.button(window.outbox._detail, "No, it’s not"))
    # Whether that alone sends, or a second press does: a person asked, and it goes once.
    if window.core.entry(entry.id).state is State.QUEUED:
        window.click(window.button(window.outbox._detail, "Send now"))
    assert window.core.entry(entry.id).state is State.SENT
    assert practice_posts(window) == 1


def test_what_was_there_all_along_is_not_posted_twice_by_no(window: Window) -> None:
    entry = unknown(window, live=True)
    open_outbox(window)
    window.click(window.button(window.outbox._detail, "No, it’s not"))
    if window.core.entry(entry.id).state is State.QUEUED:
        window.click(window.button(window.outbox._detail, "Send now"))
    assert practice_posts(window) == 1


def test_a_failed_post_can_be_left_out(window: Window) -> None:
    entry = queued(window)
    window.core.outbox.begin(entry.id)
    window.core.outbox.finish(entry.id, State.FAILED, reason="refused", detail="Too many cats")
    open_outbox(window)
    words = window.words(window.outbox)
    assert "Didn’t go  1" in words
    assert "It says: Too many cats" in words
    assert "Send again" in shown_buttons(window)
    window.click(window.button(window.outbox._detail, "Stop trying"))
    assert window.core.entry(entry.id).state is State.DROPPED
    assert "Done  1" in window.words(window.outbox)
    assert practice_posts(window) == 0


def test_a_waiting_post_can_be_sent_now(window: Window) -> None:
    entry = queued(window)
    open_outbox(window)
    assert "On the way  1" in window.words(window.outbox)
    window.click(window.button(window.outbox._detail, "Send now"))
    assert window.core.entry(entry.id).state is State.SENT
    assert practice_posts(window) == 1
    assert "See it in Practice" in shown_buttons(window)


def test_exactly_what_was_sent_is_shown_with_its_history(window: Window) -> None:
    entry = queued(window)
    open_outbox(window)
    words = window.words(window.outbox._detail)
    assert entry.post.text in words
    assert f"Alt text: {entry.post.pictures[0].alt}" in words
    assert "Put in the outbox" in words


def test_rows_open_with_the_keyboard_and_say_everything(window: Window) -> None:
    first = queued(window)
    second = queued(window, "Ad · I work at Fern & Finch Leeds. Another post, all mine.")
    open_outbox(window)
    rows = [r for r in window.outbox.findChildren(EntryRow) if not r.isHidden()]
    assert {r.entry.id for r in rows} == {first.id, second.id}
    row = next(r for r in rows if r.entry.id == second.id)
    press = row.findChildren(QPushButton)[0]
    assert "Practice" in press.accessibleName()
    press.setFocus()
    window.press(Qt.Key.Key_Space)
    assert window.outbox._chosen == second.id
    assert second.post.text in window.words(window.outbox._detail)


def test_details_for_help_hold_no_words_of_the_post(window: Window) -> None:
    entry = unknown(window, live=False)
    open_outbox(window)
    window.click(window.button(window.outbox._detail, "Copy details for help"))
    copied = QApplication.clipboard().text()
    assert entry.id in copied
    assert "no-answer" in copied
    assert entry.post.text[:20] not in copied


def test_a_post_that_was_being_sent_when_the_power_went_needs_a_person(
    window: Window,
) -> None:
    entry = queued(window)
    window.core.outbox.begin(entry.id)
    window.core.outbox.finish(entry.id, State.UNKNOWN, reason="interrupted")
    open_outbox(window)
    assert "The app closed while this was being sent." in window.words(window.outbox._detail)
