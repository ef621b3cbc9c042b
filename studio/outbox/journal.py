"""The journal of every attempt to send a post, on the disk before the attempt is made.

::

    queued --begin--> sending --finish--> sent | failed | unknown | queued (later)
    unknown --finish (it was found), resolve--> sent | queued | dropped
    queued, failed --resolve--> queued | dropped

Only ``begin`` makes an entry ``sending``, and only one caller gets through, whichever
program or thread it is in. An ``unknown`` entry is never sent again by itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from studio.alive import Alive
from studio.outbox import rows
from studio.outbox.database import Database
from studio.outbox.errors import WrongStateError
from studio.outbox.model import Entry, Event, State
from studio.storage.errors import Recovered

_FINISH_FROM = {
    State.SENT: (State.SENDING, State.UNKNOWN),
    State.FAILED: (State.SENDING, State.QUEUED),
    State.UNKNOWN: (State.SENDING,),
    State.QUEUED: (State.SENDING, State.QUEUED),
}
_RESOLVE = {
    "sent": (State.SENT, "resolved-sent", (State.UNKNOWN,)),
    "resend": (State.QUEUED, "resolved-resend", (State.UNKNOWN, State.FAILED)),
    "drop": (State.DROPPED, "dropped", (State.UNKNOWN, State.FAILED, State.QUEUED)),
}


class Outbox:
    """Posts on their way. Any thread may use it, and several programs at once.

    Args:
        path: the SQLite file.
        clock: gives the time, aware.

    Raises:
        StorageError: the file cannot be opened.
    """

    def __init__(
        self, path: Path, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._clock = clock
        self._database = Database(path, clock)
        self._alive = Alive(path.parent)

    @property
    def recovered(self) -> tuple[Recovered, ...]:
        """A damaged file that was put aside; its entries are lost. Tell the person."""
        return self._database.recovered

    def close(self) -> None:
        """Close the file and say that this program sends nothing more."""
        self._database.close()
        self._alive.release()

    def add(self, entries: Iterable[Entry]) -> None:
        """Put entries in, all or none.

        Raises:
            StorageError: none was kept, for instance because a key is there already.
        """
        with self._database.step() as db:
            for entry in entries:
                rows.insert(db, entry)
                self._note(db, entry.id, entry.state.value, entry.reason)

    def begin(self, entry_id: str) -> Entry:
        """Make a queued entry ``sending``; it is on the disk when this returns.

        Raises:
            WrongStateError: it is not queued; somebody else may be sending it.
            StorageError: it was not kept, so nothing may be sent.
        """
        with self._database.step() as db:
            self._move(db, entry_id, State.SENDING, (State.QUEUED,), owner=self._alive.id)
            self._note(db, entry_id, "sending", "")
            return rows.find(db, entry_id)

    def finish(
        self,
        entry_id: str,
        state: State,
        *,
        url: str = "",
        remote_id: str = "",
        reason: str = "",
        detail: str = "",
        retry_at: str = "",
    ) -> Entry:
        """Write down how an attempt ended.

        Args:
            entry_id: which entry.
            state: ``sent``, ``failed``, ``unknown``, or ``queued`` when nothing was sent
                and it can be tried later.
            url: where a person can look at it.
            remote_id: the network's own id.
            reason: code of what happened.
            detail: the network's own words.
            retry_at: ISO 8601 in UTC.

        Raises:
            WrongStateError: it was not being sent.
            StorageError: it was not kept.
        """
        told = {
            "url": url,
            "remote_id": remote_id,
            "reason": reason,
            "detail": detail,
            "retry_at": retry_at,
        }
        with self._database.step() as db:
            self._move(db, entry_id, state, _FINISH_FROM[state], **told)
            self._note(db, entry_id, state.value, reason)
            return rows.find(db, entry_id)

    def note(self, entry_id: str, code: str, detail: str = "") -> None:
        """Add a line to an entry's history and change nothing else.

        Raises:
            StorageError: it was not kept.
        """
        with self._database.step() as db:
            self._note(db, entry_id, code, detail)

    def resolve(self, entry_id: str, how: str) -> Entry:
        """Settle an entry by a person's decision.

        Args:
            entry_id: which entry.
            how: ``sent`` (it was seen live), ``resend`` or ``drop``.

        Raises:
            WrongStateError: it is not in a state that this settles.
            StorageError: it was not kept.
            ValueError: ``how`` is something else.
        """
        if how not in _RESOLVE:
            raise ValueError(how)
        state, code, allowed = _RESOLVE[how]
        with self._database.step() as db:
            self._move(db, entry_id, state, allowed, reason="", detail="", retry_at="")
            self._note(db, entry_id, code, "")
            return rows.find(db, entry_id)

    def recover(self) -> tuple[Entry, ...]:
        """Make every entry ``unknown`` that a program was sending when it ended.

        What this program or another running one is sending is left alone.

        Raises:
            StorageError: nothing was changed.
        """
        with self._database.step() as db:
            left = [
                entry_id
                for entry_id, owner in rows.being_sent(db)
                if not self._alive.is_running(owner)
            ]
            for entry_id in left:
                self._move(db, entry_id, State.UNKNOWN, (State.SENDING,), reason="interrupted")
                self._note(db, entry_id, "recovered", "interrupted")
            return tuple(rows.find(db, entry_id) for entry_id in left)

    def entries(self, *, with_pictures: bool = True) -> tuple[Entry, ...]:
        """Return every entry, the newest first.

        Args:
            with_pictures: False leaves ``post.pictures`` empty. A year of posts has
                hundreds of megabytes of pictures, and a list needs none of them.

        Raises:
            StorageError: they cannot be read.
        """
        with self._database.step() as db:
            return rows.every(db, with_pictures=with_pictures)

    def remote_ids(self, account_id: str, *, but: str) -> frozenset[str]:
        """Return the network's ids of what an account posted, without one entry.

        Raises:
            StorageError: they cannot be read.
        """
        mine = (e for e in self.entries(with_pictures=False) if e.account_id == account_id)
        return frozenset(e.remote_id for e in mine if e.remote_id and e.id != but)

    def count(self, *states: State) -> int:
        """Return how many entries are in one of these states.

        Raises:
            StorageError: they cannot be read.
        """
        with self._database.step() as db:
            return sum(rows.count(db, state) for state in set(states))

    def entry(self, entry_id: str) -> Entry:
        """Return one entry.

        Raises:
            WrongStateError: there is none with this id.
            StorageError: it cannot be read.
        """
        with self._database.step() as db:
            return rows.find(db, entry_id)

    def events(self, entry_id: str) -> tuple[Event, ...]:
        """Return an entry's history, the oldest line first.

        Raises:
            StorageError: it cannot be read.
        """
        with self._database.step() as db:
            return rows.history(db, entry_id)

    def with_event(self, code: str) -> frozenset[str]:
        """Return the ids of all entries that have a line with this code in their history.

        Raises:
            StorageError: they cannot be read.
        """
        with self._database.step() as db:
            return rows.with_event(db, code)

    def _move(
        self,
        db: sqlite3.Connection,
        entry_id: str,
        state: State,
        allowed: tuple[State, ...],
        owner: str = "",
        **told: str,
    ) -> None:
        now = rows.find(db, entry_id).state
        if now not in allowed:
            raise WrongStateError(entry_id, now)
        changes = {"state": state.value, "owner": owner, "updated_at": self._now(), **told}
        rows.update(db, entry_id, changes)

    def _note(self, db: sqlite3.Connection, entry_id: str, code: str, detail: str) -> None:
        rows.add_event(db, entry_id, Event(at=self._now(), code=code, detail=detail))

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"
