from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.outbox.database import Database, looking
from studio.outbox.journal import Outbox
from studio.outbox.model import State
from studio.storage.errors import StorageError
from tests.helpers.journal import entry, open_at


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    opened = open_at(tmp_path)
    yield opened
    opened.close()


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    open_at(tmp_path).close()
    db = sqlite3.connect(tmp_path / "outbox.sqlite")
    db.execute("PRAGMA user_version = 98")
    db.close()
    with pytest.raises(StorageError, match="newer"):
        open_at(tmp_path)
    assert not list(tmp_path.glob("*corrupt*"))


@pytest.mark.parametrize(
    "damage", [b"not a database at all" * 100, b"SQLite format 3\0" + b"x" * 5000]
)
def test_a_damaged_file_is_put_aside_and_said_to_be(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "outbox.sqlite").write_bytes(damage)
    opened = open_at(tmp_path)
    (found,) = opened.recovered
    assert found.aside.read_bytes() == damage
    assert not found.restored
    opened.add([entry()])
    opened.close()
    again = open_at(tmp_path)
    assert again.entries() == (entry(),)
    assert again.recovered == ()
    again.close()


def test_damage_in_the_middle_is_noticed_at_the_start(tmp_path: Path) -> None:
    opened = open_at(tmp_path)
    opened.add([entry(f"e{n}") for n in range(60)])
    opened.close()
    file = tmp_path / "outbox.sqlite"
    data = bytearray(file.read_bytes())
    data[4096 * 3 : 4096 * 10] = b"\xa5" * (4096 * 7)
    file.write_bytes(bytes(data))
    again = open_at(tmp_path)
    assert len(again.recovered) == 1
    again.close()


def test_damage_that_only_a_check_finds_is_noticed_at_the_start(tmp_path: Path) -> None:
    opened = open_at(tmp_path)
    opened.add([entry()])
    opened.close()
    db = sqlite3.connect(tmp_path / "outbox.sqlite")
    change = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'events'"
    db.execute("PRAGMA writable_schema = ON")
    db.execute(change, ("code TEXT NOT NULL", "code TEXT"))
    db.commit()
    db.execute("PRAGMA writable_schema = RESET")
    db.execute("UPDATE events SET code = NULL")
    db.execute("PRAGMA writable_schema = ON")
    db.execute(change, ("code TEXT", "code TEXT NOT NULL"))
    db.commit()
    db.close()
    again = open_at(tmp_path)
    assert len(again.recovered) == 1
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_on_a_full_disk_nothing_may_be_sent(tmp_path: Path) -> None:
    code = """
import resource, signal, sys
from dataclasses import replace
from pathlib import Path
from studio.outbox.journal import Outbox
from studio.storage.errors import StorageError
from tests.helpers.journal import entry
outbox = Outbox(Path(sys.argv[1]))
outbox.add([entry()])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    outbox.begin("e1")
except StorageError as problem:
    print(problem.code)
"""
    answer = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "outbox.sqlite")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() in {"disk-full", "broken"}
    opened = open_at(tmp_path)
    assert opened.entry("e1").state is State.QUEUED
    opened.close()


def test_a_journal_where_no_file_can_be_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(StorageError):
        Database(tmp_path / "folder", lambda: datetime.now(UTC))
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="no-folder"):
        Database(tmp_path / "file" / "outbox.sqlite3", lambda: datetime.now(UTC))


def test_looking_sees_what_is_there_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "outbox.sqlite3"
    with pytest.raises(StorageError), looking(path):
        pass
    assert not path.exists()
    Database(path, lambda: datetime.now(UTC)).close()
    before = path.read_bytes()
    with looking(path) as db, pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute("DELETE FROM entries")
    with sqlite3.connect(path) as later:
        later.execute("PRAGMA user_version = 99")
    later.close()
    with pytest.raises(StorageError, match="newer"), looking(path):
        pass
    assert len(path.read_bytes()) == len(before)
