"""Linking in the browser from the terminal."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from studio.__main__ import main
from studio.accounts.vault import MemoryVault, VaultHealth
from studio.cli import linking, output
from studio.publishers.oauth import attempt as attempts
from studio.publishers.oauth.attempt import Attempt
from tests.helpers.bad_server import BadServer, bad_server
from tests.helpers.browsers import comes_back
from tests.helpers.mastodon_server import CODE, SECRET, TOKEN, FakeMastodon


class Terminal:
    """A standard input from which lines come when somebody types them."""

    def __init__(self, lines: Iterable[str] = (), *, tty: bool = True) -> None:
        self._lines = lines
        self._tty = tty

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def isatty(self) -> bool:
        return self._tty


@dataclass
class Desk:
    network: FakeMastodon
    server: BadServer
    opened: list[str]
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def run(self, *argv: str, typed: Terminal | None = None) -> tuple[int, Any, str]:
        self.monkeypatch.setattr(sys, "stdin", typed or Terminal(tty=False))
        code = main(("accounts", *argv, "--format", "json"))
        seen = self.capsys.readouterr()
        assert not [w for w in (TOKEN, SECRET, CODE) if w in seen.out + seen.err]
        assert "Traceback" not in seen.err
        return code, json.loads(seen.out) if seen.out else None, seen.err

    def link(self, *more: str, typed: Terminal | None = None) -> tuple[int, Any, str]:
        return self.run("link", "mastodon", "--host", self.server.url, *more, typed=typed)


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Desk]:
    vault = MemoryVault()
    good = VaultHealth(backend="test", durable=True, working=True)
    monkeypatch.setattr(vault, "health", lambda: good)
    monkeypatch.setattr("studio.door.open_vault", lambda: vault)
    monkeypatch.setenv("STUDIO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("DISPLAY", ":99")
    network, opened = FakeMastodon(), list[str]()

    def browser(url: str) -> bool:
        opened.append(url)
        comes_back(network.say_yes(url))
        return True

    monkeypatch.setattr("webbrowser.open", browser)
    with bad_server(network) as server:
        network.url = server.url
        yield Desk(network, server, opened, capsys, monkeypatch)


def test_an_account_is_linked_in_the_browser_and_posts_like_any_other(desk: Desk) -> None:
    code, row, err = desk.link("--yes")
    assert code == 0, err
    assert set(row) == {"id", "network", "host", "handle", "state"}
    assert (row["handle"], row["state"]) == ("priya@garden.example", "linked")
    assert desk.opened == [line for line in err.splitlines() if line.startswith("http")]
    assert desk.run("health")[:2][0] == 0
    code, rows, _err = desk.run("unlink", row["id"])
    assert (code, [item["id"] for item in rows]) == (0, ["practice"])
    assert len(desk.network.revoked) == 1


def test_a_person_at_a_terminal_is_asked_whose_account_it_is(desk: Desk) -> None:
    typed, answered = _typed_after_the_question(desk, "yes\n")
    code, row, err = desk.link(typed=typed)
    assert code == 0, err
    assert "Linked as @priya@garden.example (Priya Nair). Is this you?" in err
    assert row["handle"] == "priya@garden.example"
    assert answered.is_set()


@pytest.mark.parametrize("answer", ["\n", "no\n", ""])
def test_anything_but_yes_keeps_nothing_and_tells_the_network(desk: Desk, answer: str) -> None:
    typed, _answered = _typed_after_the_question(desk, answer)
    code, row, err = desk.link(typed=typed)
    assert (code, row) == (4, None)
    assert "Nothing was kept, and the network was told" in err
    assert [given["token"] for given in desk.network.revoked] == [TOKEN]
    assert [item["id"] for item in desk.run("list")[1]] == ["practice"]


def test_without_a_terminal_and_without_yes_nothing_is_asked(desk: Desk) -> None:
    code, _row, err = desk.link()
    assert code == 2
    assert "--yes" in err
    assert desk.server.seen == []


def test_no_browser_opens_when_it_is_not_wanted_and_the_address_is_pasted(desk: Desk) -> None:
    typed = Pasting(desk.network)
    desk.monkeypatch.setattr("studio.cli.output.note", typed.sees)
    code, row, _err = desk.link("--yes", "--no-browser", typed=typed)
    assert code == 0
    assert row["handle"] == "priya@garden.example"
    assert desk.opened == []
    assert "That is not the address that we need." in " ".join(typed.notes)


def test_ctrl_c_cancels_and_the_listener_is_gone(desk: Desk) -> None:
    waiting: list[Attempt] = []

    def interrupted(attempt: Attempt) -> None:
        waiting.append(attempt)
        raise KeyboardInterrupt

    desk.monkeypatch.setattr("webbrowser.open", lambda _url: True)
    desk.monkeypatch.setattr(Attempt, "wait", interrupted)
    code, row, err = desk.link("--yes")
    assert (code, row) == (4, None)
    assert "You stopped, so nothing was linked." in err
    assert waiting[0].paste("x") != ""


def test_five_minutes_without_an_answer_end_it(desk: Desk) -> None:
    desk.monkeypatch.setattr("webbrowser.open", lambda _url: True)
    desk.monkeypatch.setattr(attempts, "DEADLINE", timedelta(0))
    code, _row, err = desk.link("--yes")
    assert code == 1
    assert "Five minutes passed" in err


def test_a_server_that_is_none_is_one_line(desk: Desk) -> None:
    code, _row, err = desk.run("link", "mastodon", "--host", "@priya", "--yes")
    assert code == 1
    assert err.startswith("studio: accounts link: Type your Mastodon server, too")
    assert err.count("\n") == 1


def test_a_password_for_a_network_that_takes_none_is_wrong_usage(desk: Desk) -> None:
    code, _row, err = desk.link("--secret-stdin")
    assert code == 2
    assert "takes no passwords from apps" in err


def test_a_browser_in_the_terminal_is_never_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert linking.has_browser() is False
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert linking.has_browser() is True


def _typed_after_the_question(desk: Desk, answer: str) -> tuple[Terminal, threading.Event]:
    """Return a terminal whose person waits for the question before they type."""
    asked = threading.Event()
    note = output.note

    def lines() -> Iterator[str]:
        assert asked.wait(20)
        if answer:
            yield answer

    def sees(text: str) -> None:
        note(text)
        if "Is this you?" in text:
            asked.set()

    desk.monkeypatch.setattr("studio.cli.output.note", sees)
    return Terminal(lines()), asked


class Pasting(Terminal):
    """Somebody without a browser here: pastes nonsense, then where their browser ended."""

    def __init__(self, network: FakeMastodon) -> None:
        super().__init__(self._typed())
        self._network = network
        self._url = ""
        self.notes: list[str] = []
        self._waiting = threading.Event()

    def sees(self, text: str) -> None:
        self.notes.append(text)
        if text.startswith("http"):
            self._url = text
        if "paste the address" in text:
            self._waiting.set()

    def _typed(self) -> Iterator[str]:
        assert self._waiting.wait(20)
        yield "what?\n"
        yield f"{self._network.say_yes(self._url)}\n"
