"""What holds for every command."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.cli import checking
from studio.cli.output import plain
from studio.paths import assets
from studio.publishers.base import Secret
from studio.wording.cli import SENTENCES, STORAGE, reason, storage, vault
from studio.wording.i18n import language, use_language
from studio.wording.publishing import REASONS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Studio


KEPT = dict.fromkeys(map(ord, "\n\t\u200c\u200d"))
"""Line breaks, tabs, and the joiners without which a family emoji falls apart."""


def test_global_flags_stand_before_or_after_the_command(studio: Studio) -> None:
    before = studio("--format", "json", "measure", "--network", "x", stdin="hi")
    after = studio("measure", "--network", "x", "--format", "json", stdin="hi")
    assert before.json == after.json
    deep = studio("--format", "json", "accounts", "list")
    assert deep.json[0]["id"] == "practice"


@pytest.mark.parametrize(
    "argv",
    [
        ("nonsense",),
        ("kit",),
        ("measure",),
        ("measure", "--net", "x"),
        ("measure", "--network", "nowhere"),
        ("check", "--market", "XX"),
        ("check", "--locale", "xx"),
        ("check", "--brief", "none"),
        ("--format", "xml", "demo"),
        ("outbox", "resolve", "a", "maybe"),
        ("outbox", "resolve", "a", "drop"),
        ("accounts", "unlink", "practice"),
        ("accounts", "link", "practice"),
        ("accounts", "link", "x"),
    ],
)
def test_wrong_usage_is_one_line_and_2(studio: Studio, argv: tuple[str, ...]) -> None:
    ran = studio(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("studio: ")
    assert ran.err.count("\n") == 1
    assert "invalid" not in ran.err


def test_without_a_display_the_bare_command_names_the_demo(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    ran = studio()
    assert ran.code == 2
    assert "studio demo" in ran.err


def test_anything_unexpected_is_one_line_without_its_text(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_args: argparse.Namespace) -> None:
        raise ValueError("token abcd-efgh " + Secret("x").reveal())

    monkeypatch.setattr(checking, "measure_text", broken)
    ran = studio("measure", "--network", "x")
    assert ran.code == 1
    assert "abcd-efgh" not in ran.err
    assert "Traceback" not in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("folder", ["file", "file/below", "nowhere"])
@pytest.mark.parametrize("before", [True, False])
def test_a_data_folder_that_cannot_be_used_is_one_sentence(
    studio: Studio, tmp_path: Path, folder: str, before: bool
) -> None:
    (tmp_path / "file").touch()
    place = "/proc/nope" if folder == "nowhere" else str(tmp_path / folder)
    flags = ("--data-dir", place)
    ran = studio(*flags, "outbox", "list") if before else studio("outbox", "list", *flags)
    assert (ran.code, ran.out, ran.err.count("\n")) == (4, "", 1)
    assert ran.err.startswith("studio: outbox: The data folder")


def test_a_window_without_a_data_folder_is_one_sentence(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("STUDIO_DATA_DIR", str(tmp_path / "file"))
    for argv in ((), ("--format", "text")):
        ran = studio(*argv)
        assert (ran.code, ran.err.count("\n")) == (4, 1)
        assert "data folder" in ran.err


@pytest.mark.skipif(sys.platform != "linux", reason="the shell's redirections")
@pytest.mark.parametrize(
    ("redirected", "code", "said"),
    [
        ("kit show >&-", 4, 1),
        ("kit show >/dev/full", 4, 1),
        ("kit show --format json >/dev/full", 4, 1),
        ("kit show >/dev/full 2>/dev/full", 4, 0),
        ("measure --network x <&-", 4, 1),
        ("nonsense 2>&-", 2, 0),
    ],
)
def test_a_closed_or_full_stream_is_one_sentence(redirected: str, code: int, said: int) -> None:
    ran = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m studio {redirected}'],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (code, "", said), ran.stderr
    assert "app itself" not in ran.stderr


def test_a_kit_that_is_not_there_is_named_with_its_whole_path(studio: Studio) -> None:
    for command in ("show", "check"):
        ran = studio("kit", command, "/a/b/c")
        assert ran.code == 3
        assert ran.err.startswith("studio: /a/b/c: ")


def test_unlinking_without_an_account_says_that_there_is_none(studio: Studio) -> None:
    ran = studio("accounts", "unlink", "nope")
    assert ran.code == 2
    assert "No account is linked here." in ran.err


def test_a_terminal_is_never_told_of_windows_or_of_tries_by_themselves() -> None:
    told = [storage(code) for code in STORAGE]
    told += [vault(code) for code in ("locked", "none", "too-long", "timed-out", "broken")]
    told += [reason(code, network="X", when="10:00", detail="d") for code in REASONS]
    for sentence in told:
        assert "this window" not in sentence
        assert "We try again" not in sentence
        assert "when you close" not in sentence
    assert "studio outbox run" in reason("offline")
    assert "studio outbox run" in reason("rate-limited", network="X", when="10:00")


@pytest.fixture
def _english_again() -> Iterator[None]:
    yield
    use_language("en-GB", assets() / "locale")


@pytest.mark.usefixtures("_english_again")
@pytest.mark.parametrize(
    ("variables", "tag"),
    [
        ({"LANG": "pl_PL.UTF-8"}, "pl-PL"),
        ({"LC_ALL": "cy_GB.UTF-8@x", "LANG": "pl_PL"}, "cy-GB"),
        ({"STUDIO_LANGUAGE": "pl", "LC_ALL": "cy_GB"}, "pl-PL"),
        ({"LC_ALL": "", "LC_MESSAGES": "pl_PL"}, "pl-PL"),
        ({"LANG": "C.UTF-8"}, "en-GB"),
        ({}, "en-GB"),
    ],
)
def test_the_terminals_language_is_spoken(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], tag: str
) -> None:
    for name in ("STUDIO_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    studio("nonsense")
    assert language() == tag


@given(st.text())
def test_no_text_on_a_terminal_can_command_it(text: str) -> None:
    shown = plain(text)
    assert not any(unicodedata.category(c).startswith("C") for c in shown.translate(KEPT))
    assert [c for c in text if c in shown] == list(shown)


def test_a_posts_commands_to_the_terminal_are_not_shown(studio: Studio) -> None:
    for text in ("\x1b[2J", "\u009b2J", "\u202e", "\u2066"):
        ran = studio(
            "measure", "--network", "x", "--jsonl", stdin=json.dumps({"id": text, "text": ""})
        )
        assert text[0] not in ran.out
        assert ran.json["id"] == text


def test_the_version_is_one_line(studio: Studio, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        studio("--version")
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("studio 0.")


def test_no_sentence_uses_a_word_that_the_app_never_uses() -> None:
    never = ("error", "invalid", "compliant", "legal", "oops", "please wait", "simply")
    for sentence in SENTENCES.values():
        assert not any(word in sentence.lower() for word in never), sentence
