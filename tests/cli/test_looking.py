"""A folder that takes nothing any more can still be looked at."""

from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING, NoReturn

import pytest

from studio.storage.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Studio


def read_only(*_args: object, **_more: object) -> NoReturn:
    raise StorageError("read-only")


def full(*_args: object, **_more: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "no room for a lock")


def kept(folder: Path) -> dict[str, bytes]:
    """Return what is in the files; SQLite's own two beside a journal hold nothing."""
    files = [file for file in folder.iterdir() if file.is_file()]
    return {f.name: f.read_bytes() for f in files if not f.name.endswith(("-shm", "-wal"))}


@pytest.fixture
def posted(studio: Studio, tmp_path: Path) -> dict[str, str]:
    file = tmp_path / "post.json"
    file.write_text(json.dumps({"text": "Ad · My gran tucked alliums between her roses."}))
    ran = studio("publish", str(file), "--account", "practice", "--format", "json")
    row: dict[str, str] = ran.json["results"][0]
    return row


@pytest.mark.parametrize("broken", [read_only, full])
@pytest.mark.parametrize("part", ["studio.core.Outbox", "studio.core.Settings"])
def test_the_lists_are_read_without_a_lock(
    studio: Studio,
    posted: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    broken: object,
    part: str,
) -> None:
    before = kept(tmp_path / "data")
    usual = studio("outbox", "list", "--format", "json").json
    monkeypatch.setattr(part, broken)
    listed = studio("outbox", "list", "--format", "json")
    assert (listed.code, listed.json) == (0, usual)
    assert listed.json["entries"][0]["id"] == posted["entry"]
    assert "only what it holds now" in listed.err
    assert studio("outbox", "list").out.startswith(posted["entry"])
    accounts = studio("accounts", "list", "--format", "json")
    assert [row["id"] for row in accounts.json] == ["practice"]
    assert studio("outbox", "run").code in (1, 4)
    assert kept(tmp_path / "data") == before


def test_a_newer_journal_is_not_guessed_at(
    studio: Studio, posted: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def newer(*_args: object, **_more: object) -> NoReturn:
        raise StorageError("newer")

    monkeypatch.setattr("studio.core.Outbox", newer)
    ran = studio("outbox", "list")
    assert (ran.code, ran.out) == (4, "")
    assert "newer version" in ran.err
