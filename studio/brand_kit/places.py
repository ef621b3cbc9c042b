"""Where in a kit something is: for a line of text, and for a screen that goes there.

A target is (kind, id, field). The kinds are ``kit``, ``picture``, ``campaign``, ``label``,
``phrase``, ``link``, ``rule``, ``words``, ``voice``, ``token``, ``font``, ``template``,
``check`` and ``card``; a label's id is its position in the list, from 0.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from studio.brand_kit.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studio.brand_kit.authoring import Source

_BY_FIRST_KEY = {
    "pictures": "picture",
    "index": "picture",
    "phrases": "phrase",
    "links": "link",
    "guidelines": "rule",
    "rules": "rule",
    "fonts": "font",
    "checks": "check",
    "training": "card",
    "cards": "card",
}
_BY_FILE = {"campaigns": "campaign", "templates": "template"}


def target_of(file: str, path: Sequence[str | int]) -> tuple[str, str, str]:
    """Return (kind, id, field) of a value.

    Args:
        file: path of the authoring file or packed document, with forward slashes.
        path: keys and list positions that lead to the value.
    """
    folder, _slash, name = file.rpartition("/")
    stem, words = name.partition(".")[0], [str(step) for step in path]
    if folder.startswith("tone/styles/"):
        return "rule", f"{folder.rpartition('/')[2]}.{_without_ending(name)}", ".".join(words)
    if folder in _BY_FILE:
        return _BY_FILE[folder], _without_ending(name), ".".join(words)
    if stem in ("tokens", "brand"):
        names = [word for word in words if not word.startswith("$")]
        return "token", ".".join(names), ".".join(words[len(names) :])
    if stem == "index" and folder == "fonts":
        return "font", "".join(words[:1]), ".".join(words[1:])
    if stem in _BY_FIRST_KEY:
        return _BY_FIRST_KEY[stem], "".join(words[:1]), ".".join(words[1:])
    if stem == "labels":
        return "label", "".join(words[1:2]), ".".join(words[2:])
    if stem in ("voice", "vocab", "accept", "reject"):
        return "voice" if stem == "voice" else "words", name, ""
    return "kit", "", ".".join(words)


def problem(
    code: str,
    file: str,
    *path: str | int,
    level: str = "error",
    fixes: tuple[str, ...] = (),
    **values: str,
) -> Problem:
    """Make a problem at a place.

    Args:
        code: which one.
        file: path of the file in the kit.
        path: keys and list positions of the value in it.
        level: ``error`` or ``warning``.
        fixes: codes of what the app could do about it.
        values: what its sentence is filled with.
    """
    where = f"{file}: {'.'.join(map(str, path))}" if path else file
    return Problem(
        code=code,
        level=level,
        where=where,
        values=tuple(values.items()),
        target=target_of(file, path),
        fixes=fixes,
    )


def with_lines(problems: Iterable[Problem], source: Source) -> tuple[Problem, ...]:
    """Return problems whose place has its line, as far as the folder's files know it.

    Args:
        problems: some from reading, which have lines, and some from comparing, which do not.
        source: the folder's files.
    """
    known: dict[str, dict[str, int]] = {}
    found = []
    for problem in problems:
        file, _colon, path = problem.where.partition(": ")
        if path and file in source.documents and file not in known:
            lines = source.documents[file].lines
            known[file] = {".".join(map(str, steps)): line for steps, line in lines.items()}
        found.append(_with_line(problem, file, path, known.get(file, {})))
    return tuple(found)


def _with_line(problem: Problem, file: str, path: str, lines: dict[str, int]) -> Problem:
    words = path.split(".")
    shorter = (".".join(words[:length]) for length in range(len(words), 0, -1))
    line = next((lines[step] for step in shorter if step in lines), 0)
    return replace(problem, where=f"{file} line {line}: {path}") if line else problem


def _without_ending(name: str) -> str:
    return name.removesuffix(".yml").removesuffix(".json")
