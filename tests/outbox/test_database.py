"""The journal's file, and which step may follow which."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from studio.outbox.database import Database
from studio.outbox.errors import WrongStateError
from studio.outbox.journal import Outbox
from studio.outbox.model import State
from tests.helpers.journal import entry

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
