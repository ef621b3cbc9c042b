from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.surprise import catch_surprises, report
from tests.helpers.window import Window

SECRET = "xyk5-57im-2w3s-dyes"


def failed() -> BaseException:
    """Return an error whose message and values hold a password and somebody's words."""
    words = "My gran grows alliums"
    try:
        raise ValueError(f"{SECRET} {words}")
    except ValueError as problem:
        return problem


def test_the_report_names_places_and_kinds_and_no_value() -> None:
    problem = failed()
    text = report(type(problem), problem.__traceback__)
    assert "test_surprise.py" in text
    assert "ValueError" in text
    assert SECRET not in text
    assert "gran" not in text


def test_whatever_nobody_caught_is_told_and_ctrl_c_still_ends_the_app(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _problem, _trace: before.append(kind))
    told: list[str] = []
    catch_surprises(told.append)
    problem = failed()
    sys.excepthook(type(problem), problem, problem.__traceback__)
    assert len(told) == 1
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert before == [KeyboardInterrupt]
    assert len(told) == 1


def test_the_window_says_so_keeps_the_words_and_writes_the_report(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = Window(qtbot, tmp_path / "data")
    words = window.editor.text()
    window.app.surprised("a report\n")
    assert "Your words are safe" in window.banner
    assert window.editor.text() == words
    assert (tmp_path / "data" / "last-problem.txt").read_text("utf-8") == "a report\n"
    window.close()
