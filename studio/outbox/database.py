"""The outbox's SQLite file: opening, checking, one step at a time, what an error means."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from studio.storage.errors import Recovered, StorageError, storage_error

SCHEMA = 2
"""``user_version`` of the file; a file of a later one is left alone."""

_TABLES = """
CREATE TABLE entries (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, press TEXT NOT NULL,
    draft_id TEXT NOT NULL, brief_id TEXT NOT NULL, picture_ids TEXT NOT NULL,
    title TEXT NOT NULL, account_id TEXT NOT NULL, network TEXT NOT NULL,
    handle TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL,
    kit_id TEXT NOT NULL DEFAULT '', picture_shas TEXT NOT NULL DEFAULT '[]',
    text TEXT NOT NULL, locale TEXT NOT NULL, pressed_at TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    url TEXT NOT NULL, remote_id TEXT NOT NULL, reason TEXT NOT NULL,
    detail TEXT NOT NULL, retry_at TEXT NOT NULL, owner TEXT NOT NULL DEFAULT '',
    UNIQUE (account_id, key)
) STRICT;
CREATE TABLE pictures (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE entry_pictures (
    entry_id TEXT NOT NULL REFERENCES entries (id), place INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES pictures (sha256), mime TEXT NOT NULL,
    width INTEGER NOT NULL, height INTEGER NOT NULL, alt TEXT NOT NULL,
    PRIMARY KEY (entry_id, place)
) STRICT;
CREATE TABLE events (
    number INTEGER PRIMARY KEY AUTOINCREMENT, entry_id TEXT NOT NULL REFERENCES entries (id),
    at TEXT NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL
) STRICT;
CREATE INDEX events_of_entry ON events (entry_id);
"""

_STEPS = {
    1: (
        "ALTER TABLE entries ADD COLUMN kit_id TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE entries ADD COLUMN picture_shas TEXT NOT NULL DEFAULT '[]'",
    ),
}
"""What makes a file of each earlier version one of the next."""

_CODES = {
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_CANTOPEN: "read-only",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY_SECONDS = 10.0


class Database:
    """One connection, used by one thread at a time.

    Args:
        path: the file; made with its folder when missing. A damaged one is put aside.
        clock: gives the time for the name of a file that is put aside.

    Raises:
        StorageError: it cannot be opened, or a later version of the app made it.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self.recovered: tuple[Recovered, ...] = ()
        self._lock = threading.RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._connection = _open(path)
            except _DamagedError:
                self.recovered = (_put_aside(path, clock()),)
                self._connection = _open(path)
        except OSError as problem:
            raise storage_error(problem) from problem
        except _DamagedError:
            raise StorageError("broken") from None

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    @contextlib.contextmanager
    def step(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for one step: all of it is on the disk at the end, or nothing.

        Raises:
            StorageError: nothing was changed.
        """
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException as problem:
                self._undo()
                if isinstance(problem, sqlite3.Error):
                    raise _storage_error(problem) from problem
                raise

    def _undo(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")


@contextlib.contextmanager
def looking(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that changes nothing, for a disk that takes nothing any more.

    Steps that are only in the write-ahead log are seen when its files can be opened, and
    are left out otherwise. Nothing is recovered and nothing is put aside.

    Raises:
        StorageError: the file cannot be read.
    """
    try:
        connection = _open_to_look(path.absolute().as_uri())
        try:
            connection.row_factory = sqlite3.Row
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as problem:
        raise _storage_error(problem) from problem


def _open_to_look(address: str) -> sqlite3.Connection:
    # Without a place for its shared memory, SQLite reads a WAL file only as an immutable
    # one (sqlite.org/wal.html, section 5, "Read-Only Databases").
    for ending in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(f"{address}?{ending}", uri=True, isolation_level=None)
        try:
            version = _version(connection)
            connection.execute("SELECT 1 FROM entries LIMIT 1")
        except sqlite3.Error:
            connection.close()
            if "immutable" in ending:
                raise
        else:
            if version <= SCHEMA:
                return connection
            connection.close()
            raise StorageError("newer")
    raise AssertionError  # the last try returned or raised


class _DamagedError(Exception):
    pass


def _open(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error as problem:
        raise _storage_error(problem) from problem
    try:
        _prepare(connection)
    except sqlite3.Error as problem:
        connection.close()
        if _main_code(problem) in _DAMAGED:
            raise _DamagedError from problem
        raise _storage_error(problem) from problem
    except BaseException:
        connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    version = _version(connection)
    if version > SCHEMA:
        raise StorageError("newer")
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL: a committed step survives a power cut. Before a request, that is the whole point.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if version < SCHEMA:
        _make_tables(connection)
    for table in ("entries", "events"):  # not the pictures: they may be hundreds of megabytes
        verdict = connection.execute(f"PRAGMA quick_check({table})").fetchone()
        if verdict is None or verdict[0] != "ok":
            raise _DamagedError


def _make_tables(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)  # two programs may start at the same moment
        statements = tuple(_TABLES.split(";")) if version == 0 else _steps_from(version)
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _steps_from(version: int) -> tuple[str, ...]:
    return tuple(line for step in range(version, SCHEMA) for line in _STEPS[step])


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _put_aside(path: Path, now: datetime) -> Recovered:
    aside = path.with_name(f"{path.name}.corrupt-{now:%Y%m%dT%H%M%S%f}")
    for ending in ("-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + ending))
    path.replace(aside)
    return Recovered(file=path, aside=aside, restored=False)


def _main_code(problem: sqlite3.Error) -> int:
    return getattr(problem, "sqlite_errorcode", 0) & 0xFF


def _storage_error(problem: sqlite3.Error) -> StorageError:
    return StorageError(_CODES.get(_main_code(problem), "broken"))
