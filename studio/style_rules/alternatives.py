r"""Matches ``\b(?:a|b|c)\b`` without running it: plain words come from an index.

The answer is the one that the whole pattern gives: leftmost first, then the order in the file,
and no match begins inside of another.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from studio.style_rules.literals import is_plain, needed, stays_between_stops, stays_on_line
from studio.style_rules.patterns import compiled
from studio.style_rules.phrases import PhraseHit, first_choice, is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

Place = tuple[int, int, int]
"""First code point, one past the last, number of the alternative."""

_FLAG = re.compile(r"\(\?[imnsx-]+\)")
_BACKWARD = re.compile(r"\\[1-9]|\\k[<{'']|\(\?[P(]=|\(\?\(|(?<!\\)\(\?P>")


class Alternatives:
    """Patterns of which each match is one.

    Args:
        parts: the patterns in order of preference.
        ignorecase: match without regard to case.
        nonword: no word boundaries around them.
        natural: see ``Surroundings.natural``.
        before: a pattern part that stands before all of them, as it is.
        after: a pattern part that stands behind all of them, as it is.
        numbered: each part's number is wanted; parts have no capture groups of their own then.
    """

    def __init__(
        self,
        parts: tuple[str, ...],
        *,
        ignorecase: bool,
        nonword: bool,
        natural: bool,
        before: str = "",
        after: str = "",
        numbered: bool = False,
    ) -> None:
        self._parts = parts
        self._ignorecase, self._nonword, self._natural = ignorecase, nonword, natural
        self._before, self._after, self._numbered = before, after, numbered
        apart = not (nonword or before or after) and not any(map(_BACKWARD.search, parts))
        # A flag in one part holds for the parts after it, unless each is in a group.
        apart = apart and (numbered or not any(map(_FLAG.search, parts)))
        self.plain = tuple(
            (order, part) for order, part in enumerate(parts) if apart and is_plain(part)
        )
        """(number, words) of the parts to look up in an index."""
        taken = {order for order, _ in self.plain}
        self._rest = tuple(order for order in range(len(parts)) if order not in taken)

    @property
    def has_pattern(self) -> bool:
        """Whether there is more than plain words."""
        return bool(self._rest or self._before or self._after)

    @cached_property
    def needed(self) -> frozenset[str] | None:
        """Strings of which one stands in every text in which the pattern matches."""
        if self._before or self._after:
            return needed(self._source(self._rest))
        found: set[str] = set()
        for order in self._rest:
            part = needed(self._parts[order])
            if part is None:
                return None
            found |= part
        return frozenset(found)

    @cached_property
    def stays_on_line(self) -> bool:
        """Whether no part can look across a line break."""
        # Behind a raw part there may be an anchor that holds for the whole text only.
        anchored = any(mark in self._before + self._after for mark in "^$")
        return not anchored and all(map(stays_on_line, self._patterned))

    @cached_property
    def stays_between_stops(self) -> bool:
        """Whether no part can look at a full stop, ``!`` or ``?``."""
        return all(map(stays_between_stops, self._patterned))

    @property
    def _patterned(self) -> Iterator[str]:
        """Yield all that is not plain words."""
        yield from (self._parts[order] for order in self._rest)
        yield from (self._before, self._after)

    @cached_property
    def whole(self) -> regex.Pattern[str]:
        """The pattern of everything."""
        return compiled(self._source(tuple(range(len(self._parts)))))

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The pattern of all that is not plain words."""
        return compiled(self._source(self._rest))

    def _source(self, orders: tuple[int, ...]) -> str:
        parts = [self._piece(self._parts[order]) for order in orders]
        inner = f"(?:{'|'.join(parts)})"
        if parts and not self._nonword and not self._bounded_apart:
            inner = rf"\b{inner}\b"
        flag = "(?i)" if self._ignorecase else ""
        return f"{flag}{self._before}(?m){inner}{self._after}"

    @cached_property
    def _bounded_apart(self) -> bool:
        """Whether some part is in a script without spaces, where words have no boundaries."""
        return self._natural and not self._nonword and any(map(is_unspaced, self._parts))

    def _piece(self, part: str) -> str:
        bounded = self._bounded_apart and not (is_plain(part) and is_unspaced(part))
        if self._natural and is_plain(part):
            part = part.replace("’", "'").replace("'", "['’]")
        if bounded:
            part = rf"\b(?:{part})\b"
        return f"({part})" if self._numbered else part

    def places(
        self, text: str, hits: list[PhraseHit], low: str | None, seconds: float
    ) -> Iterator[Place]:
        """Yield every match.

        Args:
            text: one block.
            hits: what the index found of ``plain``, numbers of parts in ``order``.
            low: the text as ``folded`` makes it, or None to run the pattern in any case.
            seconds: how long one search may take.

        Raises:
            TimeoutError: a pattern took longer than it may.
            regex.error: a pattern is not sound.
        """
        run = self.has_pattern and (low is None or self._may_match(low))
        if not run:
            for hit in first_choice(hits):
                yield hit.start, hit.end, hit.order
        elif hits:
            yield from self._merged(text, hits, seconds)
        else:
            for match in self.pattern.finditer(text, timeout=seconds):
                yield match.start(), match.end(), self._number(match, self._rest)

    def _may_match(self, low: str) -> bool:
        return self.needed is None or any(word in low for word in self.needed)

    def _merged(self, text: str, hits: list[PhraseHit], seconds: float) -> Iterator[Place]:
        ordered = sorted(hits, key=lambda item: (item.start, item.order))
        match = self.pattern.search(text, timeout=seconds)
        at = 0
        for hit in ordered:
            if hit.start < at:
                continue
            while match is not None and match.start() < hit.start:
                if match.start() >= at:
                    yield match.start(), match.end(), self._number(match, self._rest)
                    at = _past(match)
                match = self.pattern.search(text, at, timeout=seconds)
            if hit.start < at:
                continue
            if match is not None and match.start() == hit.start:
                both = self.whole.match(text, hit.start, timeout=seconds) or match
                yield both.start(), both.end(), self._number(both, range(len(self._parts)))
                at = _past(both)
                match = self.pattern.search(text, at, timeout=seconds)
            else:
                yield hit.start, hit.end, hit.order
                at = hit.end
        yield from self._after_hits(text, at, seconds)

    def _after_hits(self, text: str, at: int, seconds: float) -> Iterator[Place]:
        for match in self.pattern.finditer(text, at, timeout=seconds):
            yield match.start(), match.end(), self._number(match, self._rest)

    @cached_property
    def _groups(self) -> tuple[int, ...]:
        """Capture groups in each part."""
        return tuple(
            compiled(part).groups if "(?P<" in part or "(?<" in part else 0 for part in self._parts
        )

    def _number(self, match: regex.Match[str], orders: tuple[int, ...] | range) -> int:
        if not self._numbered:
            return 0
        group = 1
        for order in orders:
            if match.start(group) >= 0:
                return order
            group += 1 + self._groups[order]
        return 0


def _past(match: regex.Match[str]) -> int:
    return match.end() if match.end() > match.start() else match.end() + 1
