"""The one place that writes to the terminal: one document on stdout, notes on stderr."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command answers.

    Attributes:
        data: the document for ``--format json``.
        text: the same for people, lines without the last line break.
        code: the exit code.
    """

    data: object
    text: str
    code: int = 0


def show(answer: Answer, *, as_json: bool) -> None:
    """Write an answer to stdout."""
    line(_dumped(answer.data, indent=2) if as_json else answer.text)


def row(data: object) -> None:
    """Write one JSON line to stdout at once."""
    line(_dumped(data, indent=None))
    sys.stdout.flush()


def line(text: str) -> None:
    """Write text and a line break to stdout, whatever its encoding can hold."""
    _write(sys.stdout, text)


def note(text: str) -> None:
    """Write progress or a warning to stderr."""
    _write(sys.stderr, text)


def progress(text: str) -> None:
    """Write progress to stderr when a person looks at it."""
    if sys.stderr.isatty():
        note(text)


def problem(where: str, sentence: str) -> None:
    """Write the one line that says what went wrong."""
    flat = " ".join(f"{where}: {sentence}".split())
    note(f"studio: {flat}")


def _dumped(data: object, *, indent: int | None) -> str:
    """Return JSON that stays whole in any encoding: readable in UTF-8, escaped elsewhere."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    text = json.dumps(data, ensure_ascii=encoding != "utf8", indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can carry escaped
        return json.dumps(data, indent=indent)
    return text


def _write(stream: object, text: str) -> None:
    # A terminal or pipe in an old encoding still gets every other character.
    target = stream if hasattr(stream, "write") else sys.stdout
    encoding = getattr(target, "encoding", None) or "utf-8"
    target.write(text.encode(encoding, "replace").decode(encoding) + "\n")
