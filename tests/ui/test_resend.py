from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from studio.outbox.model import Entry, State
from studio.post import OutgoingPost
from studio.ui.resend import AGAIN_AFTER, NOT_AFTER, Resender, due
from tests.helpers.window import NOW, Window


def entry(name: str, *, minutes: int, **more: str) -> Entry:
    """Return an entry that was pressed and tried ``minutes`` ago."""
    at = (NOW - timedelta(minutes=minutes)).isoformat()
    told: dict[str, Any] = {"reason": "offline", **more}
    return Entry(
        id=name,
        press="p",
        draft_id="d",
        brief_id="",
        picture_ids=(),
        title="Alliums",
        account_id="practice",
        network="practice",
        handle="practice",
        key=name,
        state=State(told.pop("state", "queued")),
        post=OutgoingPost(text="Bulbs"),
        created_at=at,
        updated_at=at,
        **told,
    )


def test_what_was_certainly_not_sent_is_tried_again_after_a_pause() -> None:
    assert due((entry("a", minutes=3),), NOW) == entry("a", minutes=3)
    assert due((entry("a", minutes=1),), NOW) is None


def test_the_oldest_comes_first_and_only_one_at_a_time() -> None:
    found = due((entry("new", minutes=5), entry("old", minutes=9)), NOW)
    assert found is not None
    assert found.id == "old"


def test_the_network_says_when_to_come_back() -> None:
    soon = (NOW + timedelta(seconds=1)).isoformat()
    past = (NOW - timedelta(seconds=1)).isoformat()
    assert due((entry("a", minutes=9, retry_at=soon),), NOW) is None
    assert due((entry("a", minutes=1, retry_at=past),), NOW) is not None


def test_what_may_be_live_and_what_was_never_tried_wait_for_a_person() -> None:
    for state in ("unknown", "failed", "sending", "sent", "dropped"):
        assert due((entry("a", minutes=9, state=state),), NOW) is None
    assert due((entry("a", minutes=9, reason=""),), NOW) is None


def test_nothing_comes_out_of_nowhere_hours_later() -> None:
    limit = int(NOT_AFTER.total_seconds() // 60)
    assert due((entry("a", minutes=limit + 1),), NOW) is None
    assert due((entry("a", minutes=limit - 1),), NOW) is not None
    assert timedelta() < AGAIN_AFTER < NOT_AFTER


def test_the_window_sends_what_is_due_and_shows_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(qtbot, tmp_path / "data")
    core = window.core
    (made,) = core.queue(core.example(), core.outgoing_posts(core.example()))
    core.outbox.begin(made.id)
    core.outbox.finish(made.id, state=State.QUEUED, reason="offline")
    core.clock = lambda: NOW + timedelta(minutes=5)
    (resender,) = window.app.studio.findChildren(Resender)
    resender.look()
    window.settle()
    assert core.entry(made.id).state is State.SENT
    assert len(core.practice_posts()) == 1
    resender.look()
    window.settle()
    assert len(core.practice_posts()) == 1
    window.close()
