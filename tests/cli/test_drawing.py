"""Commands that draw do so without a screen."""

from __future__ import annotations

import errno
import os
import socket
from typing import TYPE_CHECKING

import pytest

from studio.cli.bare import has_display
from studio.cli.demo import mended
from studio.cli.drawing import without_screen
from studio.guidelines.finding import Edit, Finding, Fix, Level

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Studio

PNG = b"\x89PNG\r\n\x1a\n"


pytestmark = pytest.mark.usefixtures("no_screen")


def test_qt_draws_in_memory_only_when_there_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    assert not has_display()
    without_screen()
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    monkeypatch.setattr("studio.cli.drawing.has_display", lambda: True)
    without_screen()
    assert os.environ["QT_QPA_PLATFORM"] == ""


def test_a_preview_is_a_picture_file(studio: Studio, tmp_path: Path) -> None:
    out = tmp_path / "card.png"
    argv = ("preview", "--network", "instagram", "--picture", "allium-heads", "-o", str(out))
    ran = studio(*argv, stdin="Ad · hello")
    assert ran.code == 0, ran.err
    assert out.read_bytes().startswith(PNG)


def size_of(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def drawn(studio: Studio, out: Path, *flags: str, text: str = "Ad · hello #BeeFriendly") -> bytes:
    ran = studio("preview", *flags, "-o", str(out), stdin=text)
    assert ran.code == 0, ran.err
    return out.read_bytes()


def test_each_flag_of_a_preview_changes_what_is_drawn(studio: Studio, tmp_path: Path) -> None:
    out = tmp_path / "card.png"
    flags = ("--network", "x")
    cards = [
        drawn(studio, out, *flags, *more)
        for more in (
            (),
            ("--dark",),
            ("--spoken",),
            ("--link", "https://fernandfinch.example/guides/bulbs"),
            ("--link", "https://fernandfinch.example/unknown"),
            ("--picture", "acanthus"),
        )
    ]
    assert len(set(cards)) == len(cards)
    assert {size_of(card)[0] for card in cards} == {2 * 343}


def test_a_story_is_drawn_as_tall_as_a_phone(studio: Studio, tmp_path: Path) -> None:
    flags = ("--network", "instagram", "--surface", "story", "--picture", "acanthus")
    wide, high = size_of(drawn(studio, tmp_path / "a.png", *flags))
    assert high > 1.7 * wide
    ran = studio("preview", *flags, "-o", str(tmp_path / "a.png"), "--format", "json", stdin="a")
    assert ran.json["surface"] == "story"


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (("--network", "x", "--surface", "story"), "There is: feed."),
        (("--network", "x", "--link", "not a link"), "no web address"),
        (("--network", "nowhere"), "bluesky"),
    ],
)
def test_what_a_preview_cannot_show_is_told_in_one_line(
    studio: Studio, tmp_path: Path, flags: tuple[str, ...], told: str
) -> None:
    ran = studio("preview", *flags, "-o", str(tmp_path / "a.png"), stdin="hello")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert told in ran.err
    assert list(tmp_path.glob("*.png")) == []


def test_a_picture_that_may_not_be_cut_to_a_story_is_told_in_one_line(
    studio: Studio, tmp_path: Path
) -> None:
    flags = ("--network", "instagram", "--surface", "story", "--picture", "workshop-poster")
    ran = studio("preview", *flags, "-o", str(tmp_path / "a.png"), stdin="hello")
    assert (ran.code, ran.err.count("\n")) == (1, 1), ran.err
    assert "may not be cut to a shape that Instagram takes" in ran.err


def test_a_picture_in_a_folder_that_is_not_there_is_refused(studio: Studio, tmp_path: Path) -> None:
    out = tmp_path / "new" / "card.png"
    ran = studio("preview", "--network", "x", "-o", str(out), stdin="hello")
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert not out.parent.exists()


@pytest.mark.parametrize("text", ["a\n\n" * 30_000, "a" * 100_001])
def test_a_text_too_long_to_draw_is_refused_and_no_file_is_made(
    studio: Studio, tmp_path: Path, text: str
) -> None:
    out = tmp_path / "card.png"
    ran = studio("preview", "--network", "x", "-o", str(out), stdin=text)
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
    assert "too long to draw" in ran.err
    assert list(tmp_path.glob("*.png")) == []


def test_a_picture_that_cannot_be_written_leaves_the_old_one(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> int:
        raise OSError(errno.ENOSPC, "no room")

    out = tmp_path / "card.png"
    out.write_bytes(b"old")
    with monkeypatch.context() as broken:
        broken.setattr("studio.atomic.os.write", full)
        ran = studio("preview", "--network", "x", "-o", str(out), stdin="hello")
    assert ran.code == 3
    assert out.read_bytes() == b"old"


@pytest.mark.parametrize("display", [":77", "unix:77", ":77.0", "nonsense", ":", "localhost:77"])
def test_a_display_where_nobody_answers_is_none(
    monkeypatch: pytest.MonkeyPatch, display: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    monkeypatch.setenv("DISPLAY", display)
    assert not has_display()


def test_a_wayland_display_that_answers_is_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert not has_display()
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("wayland-7")
        server.listen()
        assert has_display()


def test_an_unknown_picture_is_wrong_usage(studio: Studio, tmp_path: Path) -> None:
    out = str(tmp_path / "a.png")
    assert studio("preview", "--network", "x", "--picture", "none", "-o", out).code == 2


def test_the_demo_does_the_whole_job(studio: Studio) -> None:
    ran = studio("demo", "--format", "json")
    assert ran.code == 0, ran.err
    assert ran.json["check"]["verdict"] == "decide"
    assert ran.json["verdict"] == "ready"
    assert ran.json["results"][0]["state"] == "sent"
    for file in (*ran.json["previews"].values(), *ran.json["pictures"]):
        with open(file, "rb") as stream:  # noqa: PTH123
            assert len(stream.read()) > 1000


def test_mending_takes_the_first_fix_of_every_place() -> None:
    def finding(start: int, end: int, text: str) -> Finding:
        edit = Edit(start=start, end=end, text=text)
        fixes = (Fix(code="use", edits=(edit,)),)
        return Finding(code="tone", rule="A", level=Level.TIP, start=start, end=end, fixes=fixes)

    found = (finding(0, 3, "One"), finding(4, 7, "Two"), finding(5, 6, "lost"))
    assert mended("one two six", found) in ("One Two six", "One tlosto six")
