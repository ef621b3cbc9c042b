"""Replacement texts that a rule's action offers (https://vale.sh/docs/actions, 2026-11-22)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import regex

from studio.style_rules.patterns import compiled, time_allowed

if TYPE_CHECKING:
    from studio.style_rules.rule import Rule

_CASE_CHANGE = re.compile(r"(?<=[^\W\d_])(?=[A-Z])")
_NOT_LETTERS = re.compile(r"[\W_]+")
_GROUP = re.compile(r"\$(?:(\d+)|\{(\w+)\}|(\$))")


def options_of(rule: Rule, match: str) -> tuple[str, ...]:
    """Return the replacements that a rule offers for matched words, the best first.

    An action that cannot be done offers nothing; "" takes the words out.
    """
    if rule.action == "replace":
        params = rule.params
        return tuple(cased_like(match, item) for item in params) if rule.matchcase else params
    if rule.action == "remove":
        return ("",)
    if rule.action == "convert":
        return (_simple(match),) if rule.params[:1] == ("simple",) else (match,)
    if rule.action == "edit":
        edited = _edited(rule.params, match)
        return () if edited is None else (edited.strip(),)
    return ()


def _edited(params: tuple[str, ...], match: str) -> str | None:
    if not params or params[0] not in _EDITS:
        return None
    try:
        return _EDITS[params[0]](match, *params[1:])
    except (TypeError, ValueError, IndexError, regex.error, TimeoutError):
        return None


def _by_pattern(match: str, pattern: str, replacement: str) -> str:
    return compiled(pattern).sub(
        lambda found: expanded(found, replacement), match, timeout=time_allowed(len(match))
    )


def _split(match: str, at: str, number: str) -> str:
    return match.split(at)[int(number)]


def _without(match: str, letters: str) -> str:
    return "".join(letter for letter in match if letter not in letters)


_EDITS: dict[str, Callable[..., str]] = {
    "regex": _by_pattern,
    "trim": str.strip,
    "trim_left": str.lstrip,
    "trim_right": str.rstrip,
    "truncate": lambda match, at: match.split(at)[0],
    "split": _split,
    "remove": _without,
}


def expanded(found: regex.Match[str], replacement: str) -> str:
    """Put what groups matched for ``$1`` and ``${name}``; ``$$`` is a dollar sign."""

    def value(part: re.Match[str]) -> str:
        if part[3]:
            return "$"
        name: str | int = int(part[1]) if part[1] else part[2]
        try:
            return found[int(name) if str(name).isdigit() else name] or ""
        except IndexError:
            return part[0]

    return _GROUP.sub(value, replacement)


def cased_like(match: str, option: str) -> str:
    """Return an option in the case of the words that it replaces."""
    letters = [letter for letter in match if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return option.upper()
    if letters and all(letter.islower() for letter in letters):
        return option.lower()
    return with_capital(option) if match[:1].isupper() else option


def with_capital(text: str) -> str:
    """Return a text with a large first letter."""
    return text[:1].upper() + text[1:]


def _simple(match: str) -> str:
    """Return ``someName`` and ``some_name`` as ``some name``."""
    parted = _CASE_CHANGE.sub(" ", match) if match != match.upper() else match
    return _NOT_LETTERS.sub(" ", parted).strip().lower()
