"""The journal's file, and which step may follow which."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from studio.outbox.database import Database
from studio.outbox.errors import WrongStateError
from studio.outbox.journal import Outbox
from studio.outbox.model import State
from tests.helpers.journal import entry, open_at

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
FULL = 2  # https://www.sqlite.org/pragma.html#pragma_synchronous, read 2026-11-21
ENDS = {
    State.SENT: {State.SENDING, State.UNKNOWN},
    State.FAILED: {State.SENDING, State.QUEUED},
    State.UNKNOWN: {State.SENDING},
    State.QUEUED: {State.SENDING, State.QUEUED},
}


def test_a_step_is_on_the_disk_before_the_next_one(tmp_path: Path) -> None:
    database = Database(tmp_path / "outbox.sqlite", lambda: NOW)
    with database.step() as db:
        assert db.execute("PRAGMA synchronous").fetchone()[0] == FULL
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    database.close()


@pytest.mark.parametrize("after", list(ENDS))
@pytest.mark.parametrize("before", list(State))
def test_an_attempt_ends_only_where_it_can(tmp_path: Path, before: State, after: State) -> None:
    outbox = Outbox(tmp_path / "outbox.sqlite", clock=lambda: NOW)
    outbox.add([entry(state=before)])
    if before in ENDS[after]:
        assert outbox.finish("e1", after).state is after
    else:
        with pytest.raises(WrongStateError):
            outbox.finish("e1", after)
        assert outbox.entry("e1").state is before
    outbox.close()


def test_an_outbox_of_the_first_version_is_carried_over(tmp_path: Path) -> None:
    outbox = open_at(tmp_path)
    outbox.add((entry(),))
    outbox.close()
    db = sqlite3.connect(tmp_path / "outbox.sqlite")
    db.execute("ALTER TABLE entries DROP COLUMN kit_id")
    db.execute("ALTER TABLE entries DROP COLUMN picture_shas")
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()
    again = open_at(tmp_path)
    assert again.entries() == (entry(),)
    again.add((replace(entry("e2"), kit_id="uk.fern", picture_shas=("a", "b")),))
    assert again.entry("e2").picture_shas == ("a", "b")
    again.close()
