"""What every kind of tone rule can do, and how Vale writes patterns.

Semantics: https://vale.sh/docs (version 3, read 2026-11-21). Patterns run on ``regex``,
which has look-behind of any width, as Vale's own engine does.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.tone_rule import RuleKind, ToneRule

MOST_SECONDS = 0.5
"""Seconds that one rule may take on one text, however long the text is."""

_SECONDS = 0.02
_CHARACTERS = 3_000

_LITERAL = regex.compile(r"\w(?:[\w'’\-,& ]*\w)?")
_LEADING_FLAG = regex.compile(r"^\(\?(-?i)\)(.*)$", regex.DOTALL)
_CAPTURE = regex.compile(r"(?<!\\)\((?!\?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One match of a rule.

    Attributes:
        start: first code point, in the text that was searched.
        end: one past the last code point.
        values: what the verbs of the rule's message stand for, in order.
        options: replacements to offer, best first; "" removes the words.
        cut: code point from which a removal starts, -1 for the whole match.
    """

    start: int
    end: int
    values: tuple[str, ...]
    options: tuple[str, ...] = ()
    cut: int = -1


class Kind(ABC):
    """One rule, ready to run. The pattern is compiled when it is first needed."""

    kind: ClassVar[RuleKind]

    def __init__(self, rule: ToneRule) -> None:
        self.rule = rule

    @property
    def literals(self) -> tuple[str, ...]:
        """Phrases to look up in the index, first choice first; empty when a pattern is needed."""
        return ()

    @abstractmethod
    def source(self) -> str:
        """Return the whole pattern."""

    @abstractmethod
    def hits(self, text: str) -> Iterator[Hit]:
        """Search one block of text.

        Raises:
            TimeoutError: the pattern took longer than ``time_allowed``.
        """

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The compiled pattern."""
        return regex.compile(self.source(), regex.MULTILINE)

    def hit_at(self, text: str, start: int, end: int, order: int) -> Hit | None:  # noqa: ARG002
        """Make the hit of literal number ``order`` found at a place; None when it is fine."""
        return Hit(start=start, end=end, values=(text[start:end],))


def time_allowed(text: str) -> float:
    """Return the seconds that one pattern may take on a text: more for a longer one."""
    return min(_SECONDS * max(1.0, len(text) / _CHARACTERS), MOST_SECONDS)


def is_literal(token: str) -> bool:
    """Tell whether a token is plain words that the index can find between word boundaries."""
    return _LITERAL.fullmatch(token) is not None


def part(token: str) -> str:
    """Return a token as a part of a larger pattern.

    A straight apostrophe in plain words also finds a typographic one. ``(?i)x`` becomes
    ``(?i:x)``, because a flag holds for its own token only.
    """
    if is_literal(token):
        return token.replace("’", "'").replace("'", "['’]")
    flag = _LEADING_FLAG.match(token)
    return f"(?{flag[1]}:{flag[2]})" if flag is not None else token


def without_groups(token: str) -> str:
    """Return a pattern with its capture groups made into plain ones."""
    return _CAPTURE.sub("(?:", token)


def alternation(tokens: tuple[str, ...], *, ignorecase: bool, nonword: bool) -> str:
    r"""Join tokens as Vale does: ``\b(?:a|b)\b``, or without the boundaries."""
    inner = f"(?:{'|'.join(part(token) for token in tokens)})"
    if not nonword:
        inner = rf"\b{inner}\b"
    return f"(?i:{inner})" if ignorecase else inner
