"""What holds for every command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studio.cli import checking
from studio.publishers.base import Secret
from studio.wording.cli import SENTENCES

if TYPE_CHECKING:
    import argparse

    from tests.cli.conftest import Studio


def test_global_flags_stand_before_or_after_the_command(studio: Studio) -> None:
    before = studio("--format", "json", "measure", "--network", "x", stdin="hi")
    after = studio("measure", "--network", "x", "--format", "json", stdin="hi")
    assert before.json == after.json
    deep = studio("--format", "json", "accounts", "list")
    assert deep.json[0]["id"] == "practice"


@pytest.mark.parametrize(
    "argv",
    [
        ("kit", "new", "--photos", "x"),
        ("kit", "keygen", "-o", "x"),
        ("kit", "build", "a", "-o", "b"),
        ("kit", "verify", "a"),
        ("kit", "diff", "a", "b"),
        ("kit", "install", "a"),
        ("kit", "publish", "a", "b"),
        ("kit", "recall", "a", "b", "--reason", "c"),
        ("kit", "update"),
        ("picture", "--kit", "a"),
        ("check", "--styles", "a"),
        ("check", "--vocab", "a"),
    ],
)
def test_what_is_not_in_this_version_says_so(studio: Studio, argv: tuple[str, ...]) -> None:
    ran = studio(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert "not in this version" in ran.err


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


def test_the_version_is_one_line(studio: Studio, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        studio("--version")
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("studio 0.")


def test_no_sentence_uses_a_word_that_the_app_never_uses() -> None:
    never = ("error", "invalid", "compliant", "legal", "oops", "please wait", "simply")
    for sentence in SENTENCES.values():
        assert not any(word in sentence.lower() for word in never), sentence
