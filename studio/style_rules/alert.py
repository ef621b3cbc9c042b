"""What a rule found in a text. Offsets are code points, end exclusive."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from studio.style_rules.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One thing that a rule found.

    Attributes:
        rule: the rule.
        start: first code point; 0 when the whole text is meant.
        end: one past the last; as ``start`` when the whole text is meant.
        text: the matched words.
        message: the rule's message, filled.
        options: replacements to offer, best first; "" removes the words.
        cut: code point from which a removal starts, -1 for the whole match.
    """

    rule: Rule
    start: int
    end: int
    text: str
    message: str
    options: tuple[str, ...] = ()
    cut: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the rules say of one text.

    Attributes:
        alerts: in order of their place, then by the rule's name.
        left_out: names of the rules that took too long on this text, or cannot run.
    """

    alerts: tuple[Alert, ...]
    left_out: frozenset[str]


class Lines:
    r"""Where the lines of a text begin. A line ends at ``\n``, ``\r\n`` or ``\r``."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        for place, letter in enumerate(text):
            if letter == "\n" or (letter == "\r" and text[place + 1 : place + 2] != "\n"):
                self._starts.append(place + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of a code point, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
