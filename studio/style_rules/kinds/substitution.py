"""Words that should be other words."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import regex

from studio.style_rules.actions import cased_like, expanded, options_of, with_capital
from studio.style_rules.alternatives import Alternatives
from studio.style_rules.kinds.base import Hit, Kind, Look
from studio.style_rules.messages import listed, unquoted_once
from studio.style_rules.patterns import compiled, has_group, time_allowed, without_groups
from studio.style_rules.rule import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = re.compile(r"(?:[^\W_]|[ -])*")
_NUMBERED = re.compile(r"\$(?:\d|\{)")
_NO_LITERAL = frozenset("[](){}|.*+^$")


class Substitution(Kind):
    """Finds the keys of ``swap``, the longest first, and knows what to say instead."""

    kind = RuleKind.SUBSTITUTION

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The swaps, longest key first; keys of one length stay in the file's order."""
        return tuple(sorted(self.rule.swap, key=lambda pair: -len(pair[0].encode())))

    @cached_property
    def alternatives(self) -> Alternatives:
        """The keys."""
        keys = (without_groups(key) if has_group(key) else key for key, _ in self.pairs)
        return Alternatives(
            tuple(keys),
            ignorecase=self.rule.ignorecase,
            nonword=self.rule.nonword,
            natural=self._around.natural,
            numbered=True,
        )

    def hits(self, look: Look) -> Iterable[Hit]:
        """Yield every match that is not already as it should be."""
        for start, end, order in self.alternatives.places(
            look.text, look.phrases, look.low, look.seconds
        ):
            hit = self._hit(look.text, start, end, order)
            if hit is not None:
                yield hit

    def _hit(self, text: str, start: int, end: int, order: int) -> Hit | None:
        found = text[start:end]
        wanted = self._wanted(order, found)
        if self._is_right(wanted, found) or self.excepted(text, start, end):
            return None
        if self.rule.action == "replace":
            return self._replacing(start, end, found, wanted)
        shown = wanted if self.rule.action else _in_terms_case(wanted, found)
        options = options_of(self.rule, found)
        if not self.rule.action and self._around.natural:
            options = ()
        return Hit(start=start, end=end, values=(shown, found), options=options)

    def _replacing(self, start: int, end: int, found: str, wanted: str) -> Hit:
        if self.rule.params:
            options, shown, message = options_of(self.rule, found), wanted, ""
        else:
            options = self._cased(_options(wanted), found)
            shown, message = listed(options), unquoted_once(self.rule.message)
        if self._around.natural:
            shown, message = " / ".join(options), ""
        return Hit(start=start, end=end, values=(shown, found), options=options, message=message)

    def _cased(self, options: tuple[str, ...], found: str) -> tuple[str, ...]:
        if self.rule.capitalize and found == with_capital(found):
            options = tuple(map(with_capital, options))
        if self.rule.matchcase:
            options = tuple(cased_like(found, option) for option in options)
        return options

    def _wanted(self, order: int, found: str) -> str:
        """Return what to say instead, with what the key's own groups matched."""
        key, value = self.pairs[order]
        if self.rule.capitalize and found == with_capital(found):
            value = with_capital(value)
        if _NUMBERED.search(value) is None:
            return value
        pattern = compiled(f"(?i){key}" if self.rule.ignorecase else key)
        return pattern.sub(
            lambda match: expanded(match, value), found, timeout=time_allowed(len(found))
        )

    def _is_right(self, wanted: str, found: str) -> bool:
        if self.rule.action == "replace":
            return found in _options(wanted)
        if found == wanted or _PLAIN.fullmatch(wanted):
            return found == wanted
        try:
            pattern = compiled(f"^(?:{wanted})$")
        except (regex.error, IndexError):
            return False
        return pattern.search(found, timeout=time_allowed(len(found))) is not None


def _options(wanted: str) -> tuple[str, ...]:
    r"""Split a replacement at ``|``, but not at ``\|``."""
    parts = wanted.replace(r"\|", "\0").split("|")
    return tuple(part.replace("\0", "|") for part in parts if part)


def _in_terms_case(wanted: str, found: str) -> str:
    """Return a pattern of a term as the term is written: ``OAuth2?`` for "oauth2" is OAuth2."""
    letters = []
    place = 0
    while place < len(wanted):
        letter = wanted[place]
        if letter == "\\":
            place += 1
            letter = wanted[place : place + 1]
            if not letter:
                return wanted
            letters.append(letter)
        elif letter in _NO_LITERAL:
            return wanted
        elif letter != "?":
            letters.append(letter)
        place += 1
    plain = "".join(letters)
    return plain if plain and plain.casefold() == found.casefold() else wanted
