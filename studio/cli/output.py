"""The one place that writes to the terminal: one document on stdout, notes on stderr."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import unicodedata
from dataclasses import dataclass
from typing import TextIO

from studio.cli.failures import LATER, CliError
from studio.wording.cli import said

_JOINERS = "\u200c\u200d"
"""Category C, and yet part of how a family emoji or a Persian word is written."""

_COMMANDS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What JSON may carry as it is and a terminal may obey."""


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
    if as_json:
        _to_stdout(_dumped(answer.data, indent=2))
    else:
        line(answer.text)


def row(data: object) -> None:
    """Write one JSON line to stdout at once."""
    _to_stdout(_dumped(data, indent=None))
    flush()


def line(text: str) -> None:
    """Write text and a line break to stdout, whatever its encoding can hold."""
    _to_stdout(plain(text))


def note(text: str) -> None:
    """Write progress or a warning to stderr. Nobody may be listening there."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            _write(sys.stderr, plain(text))


def plain(text: str) -> str:
    """Return a text without characters that a terminal obeys instead of showing."""
    return "".join(c for c in text if c in "\n\t" or c in _JOINERS or not _is_other(c))


def _is_other(character: str) -> bool:
    return unicodedata.category(character).startswith("C")


def require_stdout() -> None:
    """Make sure that there is somewhere to answer to, before anything is done.

    Raises:
        CliError: the standard output is closed.
    """
    if sys.stdout is None:
        raise CliError(LATER, "standard output", said("stdout-closed"))


def flush() -> None:
    """Send what was written on its way.

    Raises:
        CliError: it could not be written.
        BrokenPipeError: the reader has gone.
    """
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise _lost() from problem


def forget_stdout() -> None:
    """Throw away what could not be written; Python would complain when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _to_stdout(text: str) -> None:
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise _lost() from problem


def _lost() -> CliError:
    forget_stdout()
    return CliError(LATER, "standard output", said("stdout-failed"))


def progress(text: str) -> None:
    """Write progress to stderr when a person looks at it."""
    if sys.stderr is not None and sys.stderr.isatty():
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
    return _COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _write(target: TextIO, text: str) -> None:
    # A terminal or pipe in an old encoding still gets every other character.
    encoding = getattr(target, "encoding", None) or "utf-8"
    target.write(text.encode(encoding, "replace").decode(encoding) + "\n")
