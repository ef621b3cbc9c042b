"""The command that looks at the way to a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studio.accounts.model import Account
from studio.storage.accounts import AccountBook
from tests.helpers.company_network import Page, web_server
from tests.helpers.managed import manage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Studio


def test_every_step_is_answered_for_the_server_that_is_named(studio: Studio) -> None:
    with web_server(Page()) as port:
        host = f"http://127.0.0.1:{port}"
        ran = studio("diagnose", "--connection", "--host", host, "--format", "json")
    (row,) = ran.json["connection"]
    assert (ran.code, row["server"]) == (0, host)
    assert [step["step"] for step in row["steps"]] == [
        "name", "proxy", "reach", "certificate", "answer", "clock",
    ]  # fmt: skip
    assert all(step["message"] and step["state"] == "ok" for step in row["steps"])


def test_the_servers_of_linked_accounts_are_looked_for(studio: Studio, tmp_path: Path) -> None:
    page = Page(body=b"<html>", headers={"Content-Type": "text/html"})
    with web_server(page) as port:
        host = f"http://127.0.0.1:{port}"
        AccountBook(tmp_path / "data").add(
            Account(id="b-1", network="bluesky", host=host, handle="canary.test", name="Canary")
        )
        ran = studio("diagnose", "--connection")
    assert ran.code == 1
    assert host in ran.out
    assert "sign-in-page" in ran.out
    assert "canary" not in (ran.out + ran.err).lower()


@pytest.mark.parametrize("host", ["http://pds.test", "nothing here", "https://u:canary@pds.test"])
def test_an_address_that_is_none_is_told(studio: Studio, host: str) -> None:
    ran = studio("diagnose", "--connection", "--host", host)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("studio: --host: ")
    assert "canary" not in ran.err


def test_the_policys_proxy_is_the_way(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    manage(monkeypatch, {"Proxy": "http://proxy.invalid:3128"})
    ran = studio("diagnose", "--connection", "--host", "https://pds.test")
    assert "proxy.invalid:3128" in ran.out
    assert "proxy-name-unknown" in ran.out
