"""Entries as rows of the outbox's tables, and back."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping

from studio.outbox.errors import WrongStateError
from studio.outbox.model import Entry, Event, State
from studio.post import OutgoingPicture, OutgoingPost

_PLAIN = (
    "id",
    "press",
    "draft_id",
    "brief_id",
    "title",
    "account_id",
    "network",
    "handle",
    "key",
    "created_at",
    "updated_at",
    "url",
    "remote_id",
    "reason",
    "detail",
    "retry_at",
)
"""Columns that are called like the attribute and hold the same text."""


def insert(db: sqlite3.Connection, entry: Entry) -> None:
    """Add an entry and its pictures."""
    row: dict[str, str] = {name: getattr(entry, name) for name in _PLAIN}
    row["kit_id"] = entry.kit_id
    row["picture_ids"] = json.dumps(entry.picture_ids)
    row["picture_shas"] = json.dumps(entry.picture_shas)
    row["state"] = entry.state.value
    row["text"] = entry.post.text
    row["locale"] = entry.post.locale
    row["pressed_at"] = entry.post.created_at
    names = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    db.execute(f"INSERT INTO entries ({names}) VALUES ({places})", row)  # noqa: S608  own names
    for place, picture in enumerate(entry.post.pictures):
        _insert_picture(db, entry.id, place, picture)


def _insert_picture(
    db: sqlite3.Connection, entry_id: str, place: int, picture: OutgoingPicture
) -> None:
    digest = hashlib.sha256(picture.data).hexdigest()
    db.execute("INSERT OR IGNORE INTO pictures VALUES (?, ?)", (digest, picture.data))
    size = (picture.width, picture.height)
    db.execute(
        "INSERT INTO entry_pictures VALUES (?, ?, ?, ?, ?, ?, ?)",
        (entry_id, place, digest, picture.mime, *size, picture.alt),
    )


def update(db: sqlite3.Connection, entry_id: str, changes: Mapping[str, str]) -> None:
    """Change some columns of an entry."""
    names = ", ".join(f"{name} = :{name}" for name in changes)
    row = {**changes, "entry_id": entry_id}
    db.execute(f"UPDATE entries SET {names} WHERE id = :entry_id", row)  # noqa: S608  own names


def find(db: sqlite3.Connection, entry_id: str) -> Entry:
    """Return one entry.

    Raises:
        WrongStateError: there is none with this id.
    """
    row = db.execute("SELECT * FROM entries WHERE id = ?", (entry_id,)).fetchone()
    if row is None:
        raise WrongStateError(entry_id, None)
    return _entry(row, _pictures(db, entry_id))


def every(db: sqlite3.Connection, *, with_pictures: bool) -> tuple[Entry, ...]:
    """Return every entry, the newest first."""
    found = db.execute("SELECT * FROM entries ORDER BY number DESC").fetchall()
    return tuple(_entry(row, _pictures(db, row["id"]) if with_pictures else ()) for row in found)


def count(db: sqlite3.Connection, state: State) -> int:
    """Return how many entries are in a state."""
    found = db.execute("SELECT count(*) FROM entries WHERE state = ?", (state.value,))
    return int(found.fetchone()[0])


def being_sent(db: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """Return (entry id, owner) of everything that is being sent."""
    found = db.execute("SELECT id, owner FROM entries WHERE state = ?", (State.SENDING.value,))
    return tuple((row["id"], row["owner"]) for row in found)


def add_event(db: sqlite3.Connection, entry_id: str, event: Event) -> None:
    """Add a line to an entry's history."""
    db.execute(
        "INSERT INTO events (entry_id, at, code, detail) VALUES (?, ?, ?, ?)",
        (entry_id, event.at, event.code, event.detail),
    )


def history(db: sqlite3.Connection, entry_id: str) -> tuple[Event, ...]:
    """Return an entry's history, the oldest line first."""
    found = db.execute("SELECT * FROM events WHERE entry_id = ? ORDER BY number", (entry_id,))
    return tuple(Event(at=row["at"], code=row["code"], detail=row["detail"]) for row in found)


def with_event(db: sqlite3.Connection, code: str) -> frozenset[str]:
    """Return the ids of all entries that have a line with this code."""
    found = db.execute("SELECT DISTINCT entry_id FROM events WHERE code = ?", (code,))
    return frozenset(str(row["entry_id"]) for row in found)


def _entry(row: sqlite3.Row, pictures: tuple[OutgoingPicture, ...]) -> Entry:
    post = OutgoingPost(
        text=row["text"],
        pictures=pictures,
        locale=row["locale"],
        created_at=row["pressed_at"],
    )
    plain: dict[str, str] = {name: row[name] for name in _PLAIN}
    # A file that is only looked at may still be of the first version.
    newer = "kit_id" in row.keys()  # noqa: SIM118  a row's "in" looks at its values
    return Entry(
        **plain,
        kit_id=row["kit_id"] if newer else "",
        picture_ids=tuple(json.loads(row["picture_ids"])),
        picture_shas=tuple(json.loads(row["picture_shas"])) if newer else (),
        state=State(row["state"]),
        post=post,
    )


def _pictures(db: sqlite3.Connection, entry_id: str) -> tuple[OutgoingPicture, ...]:
    found = db.execute(
        "SELECT * FROM entry_pictures JOIN pictures USING (sha256) WHERE entry_id = ? "
        "ORDER BY place",
        (entry_id,),
    )
    return tuple(
        OutgoingPicture(
            data=row["data"],
            mime=row["mime"],
            width=row["width"],
            height=row["height"],
            alt=row["alt"],
        )
        for row in found
    )
