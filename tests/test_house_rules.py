"""Rules of this code base that no linter knows."""

from __future__ import annotations

import ast
import importlib.util
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STUDIO = sorted((ROOT / "studio").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
UI = sorted((ROOT / "studio" / "ui").rglob("*.py"))
MAY_SLEEP = {"studio/tour_camera.py", "studio/atomic.py"}
MOST_LINES, MOST_IN_FUNCTION = 300, 40
NO_PROSE = re.compile(r"[^A-Za-z]*|[a-z0-9:/.\-]+|@.*|xxxx-xxxx-xxxx-xxxx")
"""What needs no translation: marks and numbers, addresses, an example's shape."""
SPEAKING = {
    "label": 0,
    "button": 0,
    "tool": 2,
    "setText": 0,
    "setAccessibleName": 0,
    "setAccessibleDescription": 0,
    "setToolTip": 0,
    "setPlaceholderText": 0,
    "setWindowTitle": 0,
    "setTabText": 1,
    "addAction": 0,
}
"""Calls that show words, and which argument has them."""
LEFT_ALONE = {"Alt+1 … Alt+5", "Ctrl++, Ctrl+−, Ctrl+0"}


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, node
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr, node


def test_packaging_is_no_package_and_does_not_hide_the_real_one() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    found = importlib.util.find_spec("packaging.version")
    assert found is not None
    assert found.origin is not None
    assert "site-packages" in found.origin


@pytest.mark.parametrize("file", STUDIO, ids=name_of)
def test_files_and_functions_stay_short(file: Path) -> None:
    lines = len(file.read_text("utf-8").splitlines())
    assert lines <= MOST_LINES
    long = [
        f"{node.name} {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MOST_IN_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("file", STUDIO, ids=name_of)
def test_nothing_is_printed(file: Path) -> None:
    assert "print" not in {name for name, _call in calls(tree_of(file))}


@pytest.mark.parametrize("file", STUDIO + TESTS, ids=name_of)
def test_nothing_sleeps(file: Path) -> None:
    if name_of(file) in MAY_SLEEP:
        return
    asked = {
        ast.unparse(call.func)
        for name, call in calls(tree_of(file))
        if name in ("sleep", "qWait", "qSleep")
    }
    assert not asked


def is_prose(node: ast.expr) -> bool:
    """Tell whether an argument holds words that were not handed to a translation."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and not NO_PROSE.fullmatch(node.value)
    if isinstance(node, ast.JoinedStr):
        return any(is_prose(part) for part in node.values if isinstance(part, ast.Constant))
    if isinstance(node, ast.IfExp):
        return is_prose(node.body) or is_prose(node.orelse)
    if isinstance(node, ast.BinOp):
        return is_prose(node.left) or is_prose(node.right)
    return False


@pytest.mark.parametrize("file", UI, ids=name_of)
def test_every_word_that_is_shown_can_be_translated(file: Path) -> None:
    plain = []
    for name, call in calls(tree_of(file)):
        place = SPEAKING.get(name)
        if place is None or place >= len(call.args):
            continue
        words = call.args[place]
        if is_prose(words) and ast.unparse(words).strip("'") not in LEFT_ALONE:
            plain.append(f"line {call.lineno}: {ast.unparse(words)}")
    assert not plain


def test_the_check_for_translations_bites() -> None:
    for source in ("'Hello there'", "f'Hello {name}'", "'Yes' if x else _('No')", "'A ' + b"):
        assert is_prose(ast.parse(source, mode="eval").body), source
    for source in ("_('Hello')", "f'{name} · {x}'", "''", "'12'", "words", "_('a').format(n=1)"):
        assert not is_prose(ast.parse(source, mode="eval").body), source


def test_every_part_of_the_window_has_a_test_folder_or_file() -> None:
    named = {file.name for file in (ROOT / "tests" / "ui").glob("test_*.py")}
    for part in ("editor", "composer", "tasks", "theme", "overlay", "write_screen"):
        assert f"test_{part}.py" in named


def test_the_requirements_keep_away_from_the_pyside_that_aborts() -> None:
    read = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (pyside,) = [d for d in read["project"]["dependencies"] if d.startswith("PySide6")]
    assert "<6.12" in pyside
