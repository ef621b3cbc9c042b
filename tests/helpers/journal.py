"""An entry and an outbox for tests of the journal."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from studio.outbox.journal import Outbox
from studio.outbox.model import Entry, State
from studio.post import OutgoingPicture, OutgoingPost

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
AT = "2026-11-21T09:30:00.000Z"
RED = OutgoingPicture(data=b"red", mime="image/jpeg", width=4, height=3, alt="A red pot")
BLUE = OutgoingPicture(data=b"blue", mime="image/png", width=3, height=4, alt="")


def entry(name: str = "e1", state: State = State.QUEUED, key: str = "") -> Entry:
    post = OutgoingPost(text=f"Bulbs 🌷 {name}", pictures=(RED, BLUE), created_at=AT)
    return Entry(
        id=name,
        press="p1",
        draft_id="d1",
        brief_id="alliums",
        picture_ids=("red", "blue"),
        title="Alliums",
        account_id="bluesky-1",
        network="bluesky",
        handle="priya.example",
        key=key or f"key-{name}",
        state=state,
        post=post,
        created_at=AT,
        updated_at=AT,
    )


def open_at(folder: Path) -> Outbox:
    return Outbox(folder / "outbox.sqlite", clock=lambda: NOW)
