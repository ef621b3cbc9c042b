r"""Turns patterns as Vale's rules have them into patterns of the ``regex`` module.

Vale runs .NET's dialect (https://vale.sh/docs/styles, "Regex", read 2026-11-22;
https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference,
read 2026-11-22). What differs there is rewritten: a flag in the middle of a pattern holds until
its group ends, ``\z`` is the end of the text and ``\Z`` may stand before a last line break, and
a ``[`` inside a class means itself.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_FLAGS = re.compile(r"\(\?([imnsx]*)(?:-([imnsx]+))?\)")
_COUNT = re.compile(r"\{\d+(?:,\d*)?\}")
_OPENING = re.compile(r"\((?:\?(?:P?<[A-Za-z_]\w*>|'[A-Za-z_]\w*'|<[=!]|[:=!>]|[imnsx-]+:|\())?")
_NAMED_AGAIN = re.compile(r"\\k(?:<(\w+)>|'(\w+)'|\{(\w+)\})")
_NAMED_CHARACTER = re.compile(r"\\([pPxk])\{([\w^ -]+)\}")
_POSIX = re.compile(r"\[:\^?[a-z]+:\]")
_NAMED_GROUP = re.compile(r"\(\?P?<(?![=!])|\(\?'")
_CAPTURE = re.compile(r"(?<!\\)\((?!\?)")
_SECONDS = 0.02
_CHARACTERS = 3_000
MOST_SECONDS = 0.5
"""Seconds that one pattern may take on one text, however long the text is."""
MOST_PATIENT_SECONDS = 2.0
"""The same where nobody waits for the next keystroke."""


class _Writer:
    """Writes one pattern anew, a piece at a time."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._place = 0
        self._out: list[str] = []
        # For each open group, the flag groups that were opened inside of it.
        self._open: list[list[str]] = [[]]

    def write(self) -> str:
        while self._place < len(self._pattern):
            self._piece()
        self._close_flags()
        return "".join(self._out)

    def _piece(self) -> None:
        letter = self._pattern[self._place]
        if letter == "\\":
            self._escape()
        elif letter == "[":
            self._class()
        elif letter == "(":
            self._group()
        elif letter == ")":
            self._end_group()
        elif letter == "|":
            self._next_choice()
        elif letter == "{" and not _COUNT.match(self._pattern, self._place):
            self._take(r"\{", 1)
        else:
            self._take(letter, 1)

    def _take(self, written: str, length: int) -> None:
        self._out.append(written)
        self._place += length

    def _escape(self) -> None:
        again = _NAMED_AGAIN.match(self._pattern, self._place)
        if again is not None:
            self._take(rf"\g<{again[again.lastindex or 1]}>", len(again[0]))
            return
        named = _NAMED_CHARACTER.match(self._pattern, self._place)
        if named is not None:
            code = f"\\U{int(named[2], 16):08X}" if named[1] == "x" else named[0]
            self._take(code, len(named[0]))
            return
        pair = self._pattern[self._place : self._place + 2]
        known = {r"\z": r"\Z", r"\Z": r"(?=\n?\Z)", r"\e": r"\x1b"}
        self._take(known.get(pair, pair), 2)

    def _class(self) -> None:
        pattern, place = self._pattern, self._place + 1
        out = ["["]
        if pattern[place : place + 1] == "^":
            out.append("^")
            place += 1
        first = True
        while place < len(pattern) and (pattern[place] != "]" or first):
            piece, length = _in_class(pattern, place)
            out.append(piece)
            place += length
            first = False
        out.append("]")
        self._take("".join(out), place + 1 - self._place)

    def _group(self) -> None:
        flags = _FLAGS.match(self._pattern, self._place)
        if flags is not None:
            on, off = flags[1].replace("n", ""), (flags[2] or "").replace("n", "")
            self._place = flags.end()
            self._open_flags(f"(?{on}{'-' if off else ''}{off}:")
            return
        if self._pattern.startswith("(?#", self._place):
            end = self._pattern.find(")", self._place)
            self._place = len(self._pattern) if end < 0 else end + 1
            return
        start = _OPENING.match(self._pattern, self._place)
        opening = start[0] if start is not None else "("
        written = f"(?P<{opening[3:-1]}>" if opening.startswith("(?'") else opening
        self._take(written, len(opening))
        self._open.append([])

    def _open_flags(self, opening: str) -> None:
        if opening != "(?:":
            self._open[-1].append(opening)
            self._out.append(opening)

    def _close_flags(self) -> None:
        self._out.append(")" * len(self._open[-1]))

    def _end_group(self) -> None:
        self._close_flags()
        if len(self._open) > 1:
            self._open.pop()
        self._take(")", 1)

    def _next_choice(self) -> None:
        self._close_flags()
        self._take("|", 1)
        self._out.extend(self._open[-1])


def _in_class(pattern: str, place: int) -> tuple[str, int]:
    """Return one piece of a character class as it is written anew, and its length."""
    letter = pattern[place]
    if letter == "\\":
        named = _NAMED_CHARACTER.match(pattern, place)
        length = len(named[0]) if named is not None else 2
        return pattern[place : place + length], length
    if letter == "[":
        posix = _POSIX.match(pattern, place)
        return (posix[0], len(posix[0])) if posix is not None else (r"\[", 1)
    # Doubled, these are set operations in other dialects.
    if letter in "&|~" or (letter == "-" and pattern[place + 1 : place + 2] == "-"):
        return f"\\{letter}", 1
    return letter, 1


@functools.lru_cache(maxsize=8_192)
def translated(pattern: str) -> str:
    """Return a pattern in the dialect of ``regex``."""
    return _Writer(pattern).write()


@functools.lru_cache(maxsize=4_096)
def compiled(pattern: str) -> regex.Pattern[str]:
    """Compile a pattern of a rule.

    Raises:
        regex.error: it is not a sound pattern.
    """
    return regex.compile(translated(pattern))


def pattern_problem(pattern: str) -> str:
    """Return what is wrong with a pattern, in the pattern engine's words, or ""."""
    try:
        compiled(pattern)
    except (regex.error, ValueError, OverflowError, RecursionError, IndexError) as problem:
        return str(problem) or "?"
    return ""


def time_allowed(length: int, patience: float = 1.0) -> float:
    """Return the seconds that one pattern may take: 0.02, and more for very long texts.

    Args:
        length: of the text, in code points.
        patience: how many times longer than usual; 1 while people type.
    """
    usual = min(_SECONDS * max(1.0, length / _CHARACTERS), MOST_SECONDS)
    return min(usual * patience, MOST_PATIENT_SECONDS)


def spans(pattern: regex.Pattern[str], text: str, seconds: float) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every match.

    Raises:
        TimeoutError: the pattern took longer than it may.
    """
    for match in pattern.finditer(text, timeout=seconds):
        yield match.span()


def without_groups(pattern: str) -> str:
    """Return a pattern with its capture groups made plain, as Vale does for ``swap``."""
    return _CAPTURE.sub("(?:", pattern)


def has_group(pattern: str) -> bool:
    """Tell whether a pattern captures something, by Vale's count of brackets."""
    return pattern.count("(") > pattern.count("(?") + pattern.count(r"\(") or bool(
        _NAMED_GROUP.search(pattern)
    )
