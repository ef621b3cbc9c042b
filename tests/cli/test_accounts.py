"""The commands for accounts: never a token."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studio.accounts.vault import MemoryVault, VaultHealth
from studio.publishers.base import Identity, Linked, Secret
from studio.publishers.bluesky import Bluesky
from studio.publishers.errors import RejectedError, UnavailableError
from studio.publishing import Publishing

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.publishers.errors import PublishError
    from tests.cli.conftest import Studio

WHO = Identity(user_id="did:plc:x", handle="priya.test", name="Priya", host="https://pds.test")


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> None:
    """A password store that works, shared by the commands of one test."""
    vault = MemoryVault()
    good = VaultHealth(backend="test", durable=True, working=True)
    monkeypatch.setattr(vault, "health", lambda: good)
    monkeypatch.setattr("studio.door.open_vault", lambda: vault)
    monkeypatch.setattr(Bluesky, "unlink", lambda *_args: None)


def links(password: list[str]) -> Callable[..., Linked]:
    def link(_self: Bluesky, *, host: str, handle: str, password: Secret) -> Linked:
        seen.append(password.reveal())
        return Linked(identity=WHO, secret=Secret("refresh-token-1"))

    seen = password
    return link


@pytest.mark.usefixtures("store")
def test_an_account_is_linked_listed_and_unlinked(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    monkeypatch.setattr(Bluesky, "link", links(given))
    argv = ("accounts", "link", "bluesky", "--handle", "priya.test", "--secret-stdin")
    ran = studio(*argv, "--format", "json", stdin="abcd-efgh-ijkl-mnop\n")
    assert ran.code == 0
    assert set(ran.json) == {"id", "network", "host", "handle", "state"}
    assert given == ["abcd-efgh-ijkl-mnop"]
    listed = studio("accounts", "list", "--format", "json")
    assert [row["network"] for row in listed.json] == ["practice", "bluesky"]
    monkeypatch.setattr(Publishing, "check", lambda *_args: "")
    health = studio("accounts", "health", "--format", "json")
    assert [row["state"] for row in health.json] == ["linked", "linked"]
    gone = studio("accounts", "unlink", ran.json["id"], "--format", "json")
    assert [row["network"] for row in gone.json] == ["practice"]
    for seen in (ran, listed, health, gone):
        assert "abcd" not in seen.out + seen.err
        assert "refresh-token" not in seen.out + seen.err


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("problem", "code"),
    [(RejectedError("wrong-password"), 1), (UnavailableError("offline"), 4)],
)
def test_a_sign_in_that_fails_is_one_line(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, problem: PublishError, code: int
) -> None:
    def fail(*_args: object, **_more: object) -> Linked:
        raise problem

    monkeypatch.setattr(Bluesky, "link", fail)
    ran = studio("accounts", "link", "bluesky", "--secret-stdin", stdin="abcd-efgh-ijkl-mnop")
    assert (ran.code, ran.out) == (code, "")
    assert "abcd" not in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.usefixtures("store")
def test_without_a_password_nothing_is_asked(studio: Studio) -> None:
    assert studio("accounts", "link", "bluesky", "--secret-stdin", stdin="").code == 2
    assert studio("accounts", "link", "bluesky", stdin="").code == 2


def test_without_a_lasting_store_nothing_is_linked(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.door.open_vault", MemoryVault)
    ran = studio("accounts", "link", "bluesky", "--secret-stdin", stdin="abcd-efgh-ijkl-mnop")
    assert ran.code == 4
    assert "no password store" in ran.err


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("answer", "state", "code"),
    [
        ("", "linked", 0),
        ("sign-in-ended", "sign-in-ended", 1),
        ("no-sign-in", "sign-in-ended", 1),
        ("offline", "offline", 4),
        ("busy", "offline", 4),
        ("vault-locked", "locked", 4),
    ],
)
def test_health_tries_every_sign_in_out(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, answer: str, state: str, code: int
) -> None:
    monkeypatch.setattr(Bluesky, "link", links([]))
    studio("accounts", "link", "bluesky", "--secret-stdin", stdin="abcd-efgh-ijkl-mnop")
    monkeypatch.setattr(Publishing, "check", lambda *_args: answer)
    ran = studio("accounts", "health", "--format", "json")
    assert (ran.code, ran.json[1]["state"]) == (code, state)
    assert "Sign-ins are kept in: test." in studio("accounts", "health").out
