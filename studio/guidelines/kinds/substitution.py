"""Words that should be other words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import regex

from studio.brand_kit.tone_rule import RuleKind
from studio.guidelines.kinds.base import Hit, Kind, is_literal, part, time_allowed, without_groups

if TYPE_CHECKING:
    from collections.abc import Iterator


class Substitution(Kind):
    """Finds the keys of ``swap``, the longest first, and knows what to say instead."""

    kind = RuleKind.SUBSTITUTION

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The swaps, longest key first; keys of one length stay in the file's order."""
        return tuple(sorted(self.rule.swap, key=lambda pair: -len(pair[0])))

    @property
    def literals(self) -> tuple[str, ...]:
        """The keys, when all are plain words."""
        keys = tuple(key for key, _ in self.pairs)
        return keys if not self.rule.nonword and all(map(is_literal, keys)) else ()

    def source(self) -> str:
        """Return the keys as alternatives, each in a group of its own."""
        inner = "|".join(f"({part(without_groups(key))})" for key, _ in self.pairs)
        if not self.rule.nonword:
            inner = rf"\b(?:{inner})\b"
        return f"(?i:{inner})" if self.rule.ignorecase else inner

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield every match that is not already as it should be."""
        for match in self.pattern.finditer(text, timeout=time_allowed(text)):
            if match.end() > match.start() and match.lastindex:
                hit = self.hit_at(text, match.start(), match.end(), match.lastindex - 1)
                if hit is not None:
                    yield hit

    def hit_at(self, text: str, start: int, end: int, order: int) -> Hit | None:
        """Return the hit of one pair, or None when the words are one of the good ones."""
        found = text[start:end]
        key, value = self.pairs[order]
        value = self._expand(key, value, found)
        good = tuple(value.split("|")) if self.rule.action == "replace" else (value,)
        if found in good:
            return None
        options = tuple(_with_capital(found, item) for item in good)
        shown = " / ".join(good)
        return Hit(
            start=start,
            end=end,
            values=(shown, found),
            options=options if self.rule.action == "replace" else self._removal(),
        )

    def _removal(self) -> tuple[str, ...]:
        return ("",) if self.rule.action == "remove" else ()

    def _expand(self, key: str, value: str, found: str) -> str:
        """Put what the key's own groups matched for ``$1`` and so on."""
        if "$" not in value or is_literal(key):
            return value
        flags = regex.IGNORECASE if self.rule.ignorecase else 0
        match = regex.fullmatch(key, found, flags=flags, timeout=time_allowed(found))
        if match is None:
            return value
        groups = match.groups(default="")
        for number in range(len(groups), 0, -1):
            value = value.replace(f"${number}", groups[number - 1])
        return value


def _with_capital(found: str, good: str) -> str:
    """Keep the capital with which the words started a sentence."""
    if found[:1].isupper() and found[1:] == found[1:].lower() and good[:1].islower():
        return good[0].upper() + good[1:]
    return good
