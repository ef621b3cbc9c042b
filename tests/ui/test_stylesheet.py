"""The style sheet: only known colours, and no colour anywhere but in the tokens."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from studio import paths
from studio.early import tokens
from studio.ui.stylesheet import build
from studio.ui.theme import Theme

UI = Path(paths.__file__).parent / "ui"
HEX = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|\brgba?\(")
NAMED = re.compile(r'(?:color|hex|_format)\((?:theme, )?"(\w+)"')


def strings_of(file: Path) -> list[str]:
    """Return the texts of a source file that are not docstrings."""
    tree = ast.parse(file.read_text("utf-8"))
    notes = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes
    ]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_every_name_in_the_sheet_is_filled_in(dark: bool, factor: float) -> None:
    sheet = build(Theme(tokens=tokens(), dark=dark, factor=factor))
    assert "{{" not in sheet
    assert sheet.count("{") == sheet.count("}")
    # What is left in braces are rules, never a name that was forgotten.
    assert not re.search(r"\{\w+\}", sheet)


def test_light_and_dark_differ() -> None:
    read = tokens()
    assert build(Theme(tokens=read)) != build(Theme(tokens=read, dark=True))


@pytest.mark.parametrize("file", sorted(UI.rglob("*.py")), ids=lambda p: str(p.relative_to(UI)))
def test_no_widget_has_a_colour_of_its_own(file: Path) -> None:
    found = [text for text in strings_of(file) if HEX.search(text) and "{" not in text]
    assert not found


@pytest.mark.parametrize("file", sorted(UI.rglob("*.py")), ids=lambda p: str(p.relative_to(UI)))
def test_every_colour_that_is_asked_for_exists(file: Path) -> None:
    known = set(tokens()["color"]["light"])
    asked = set(NAMED.findall(file.read_text("utf-8")))
    assert asked <= known


def test_both_looks_have_the_same_colours() -> None:
    colours = tokens()["color"]
    assert set(colours["light"]) == set(colours["dark"])
