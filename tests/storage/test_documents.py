from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from studio.storage import documents
from studio.storage.documents import Documents
from studio.storage.errors import StorageError

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def open_at(path: Path) -> Documents:
    return Documents(path, clock=lambda: NOW)


def add(store: Documents, name: str) -> None:
    store.change(lambda tables: tables.insert({"name": name}))


def names(store: Documents) -> list[str]:
    return store.read(lambda tables: [row["name"] for row in tables.all()])


def test_what_was_added_is_there_for_the_next_program(tmp_path: Path) -> None:
    add(open_at(tmp_path / "a.json"), "one")
    add(open_at(tmp_path / "a.json"), "two 🌷 \ud83c")
    assert names(open_at(tmp_path / "a.json")) == ["one", "two 🌷 \ud83c"]


def test_reading_makes_no_file(tmp_path: Path) -> None:
    assert names(open_at(tmp_path / "sub" / "a.json")) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EFBIG, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.EIO, "broken"),
    ],
)
@pytest.mark.parametrize("nth", [1, 2])  # the last good copy is written first, then the file
def test_a_write_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, nth: int
) -> None:
    store = open_at(tmp_path / "a.json")
    add(store, "one")
    real, calls = os.fsync, []

    def fail(handle: int) -> None:
        calls.append(handle)
        if len(calls) >= nth:
            raise OSError(number, os.strerror(number))
        real(handle)

    with monkeypatch.context() as patched:
        patched.setattr("studio.atomic.os.fsync", fail)
        with pytest.raises(StorageError, match=code):
            add(store, "two")
    assert names(store) == ["one"]
    assert names(open_at(tmp_path / "a.json")) == ["one"]
    assert store.recovered == ()


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[]", b'{"schema": 1}', b"null", b"0"])
def test_a_damaged_file_is_put_aside_and_the_last_good_copy_is_used(
    tmp_path: Path, damage: bytes
) -> None:
    path = tmp_path / "a.json"
    add(open_at(path), "one")
    add(open_at(path), "two")
    path.write_bytes(damage)
    store = open_at(path)
    assert names(store) == ["one"]
    (found,) = store.recovered
    assert found.restored
    assert found.aside.read_bytes() == damage
    assert ".corrupt-" in found.aside.name
    add(store, "three")
    assert names(open_at(path)) == ["one", "three"]


def test_a_damaged_file_without_a_copy_is_said_to_start_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'{"schema": 1, "tables": {"_default": {"x": 3}}}')
    store = open_at(path)
    assert names(store) == []
    assert [item.restored for item in store.recovered] == [False]
    assert store.recovered[0].aside.exists()


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    text = json.dumps({"schema": documents.SCHEMA + 1, "tables": {}, "new": True})
    path.write_text(text)
    with pytest.raises(StorageError, match="newer"):
        names(open_at(path))
    with pytest.raises(StorageError, match="newer"):
        add(open_at(path), "one")
    assert path.read_text() == text


def test_a_file_that_another_program_holds_is_said_to_be_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "_LOCK_SECONDS", 0.05)
    path = tmp_path / "a.json"
    add(open_at(path), "one")
    with FileLock(f"{path}.lock"), pytest.raises(StorageError, match="busy"):
        add(open_at(path), "two")


WRITER = """
import sys
from pathlib import Path
from studio.storage.documents import Documents
store = Documents(Path(sys.argv[1]))
for n in range(25):
    store.change(lambda tables: tables.insert({"name": f"{sys.argv[2]}{n}"}))
"""


def test_two_programs_lose_none_of_each_others_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    programs = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), who]) for who in ("a", "b")
    ]
    assert [program.wait(60) for program in programs] == [0, 0]
    assert sorted(names(open_at(path))) == sorted(f"{w}{n}" for w in "ab" for n in range(25))


FULL = """
import resource, signal, sys
from pathlib import Path
from studio.storage.documents import Documents
from studio.storage.errors import StorageError
store = Documents(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
kept = 0
try:
    while True:
        store.change(lambda tables: tables.insert({"name": "x" * 500}))
        kept += 1
except StorageError as problem:
    print(problem.code, kept)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_on_a_full_disk_everything_that_was_kept_is_still_there(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    answer = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True
    )
    code, kept = answer.stdout.split()
    assert code == "disk-full"
    assert len(names(open_at(path))) == int(kept) > 20
