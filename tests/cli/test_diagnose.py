"""The facts for a report have nothing secret in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from studio.accounts.model import Account
from studio.storage.accounts import AccountBook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Studio


def test_the_proxys_password_is_left_out(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://priya:s3cret@proxy.example:8080")
    ran = studio("diagnose", "--format", "json")
    assert ran.json["proxy"]["https"] == "proxy.example:8080"
    assert "s3cret" not in ran.out + ran.err
    assert ran.json["versions"]["studio"]
    assert {"versions", "folders", "keyring", "proxy", "clock"} <= set(ran.json)


def link(folder: Path) -> None:
    account = Account(
        id="bluesky-1",
        network="bluesky",
        host="https://pds.test",
        user_id="did:1",
        handle="p",
        name="P",
        linked_at="",
    )
    AccountBook(folder).add(account)


@pytest.mark.parametrize("ahead", [-7200, 0, 90])
def test_the_clock_is_compared_with_the_server_of_a_linked_account(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    link(tmp_path / "data")
    asked: list[str] = []

    def answer(host: str) -> datetime:
        asked.append(host)
        return datetime.now(UTC) + timedelta(seconds=ahead)

    monkeypatch.setattr("studio.publishers.http.server_date", answer)
    clock = studio("diagnose", "--format", "json").json["clock"]
    assert abs(clock["skew_seconds"] - ahead) <= 1
    assert (asked, clock["note"]) == (["https://pds.test"], "")


def test_without_an_account_or_an_answer_the_clock_says_why(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.publishers.http.server_date", lambda _host: None)
    clock = studio("diagnose", "--format", "json").json["clock"]
    assert clock["skew_seconds"] is None
    assert clock["note"] == "not asked: no account is linked"
    assert not (tmp_path / "data").exists()
    link(tmp_path / "data")
    clock = studio("diagnose", "--format", "json").json["clock"]
    assert (clock["skew_seconds"], clock["note"]) == (None, "asked pds.test: no answer")
