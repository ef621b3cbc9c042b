"""Hashtags, mentions, links and cashtags, counted against a network's limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.networks.links import Span, find_hashtags, find_links, find_mentions
from studio.networks.model import Mark, MarkLimit, NetworkRules
from studio.networks.x_text import find_cashtags

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Excess:
    """More marks than a network takes.

    Attributes:
        limit: which mark, and the most of it.
        count: how many there are.
        first: the first one that is too many; a code-point span.
    """

    limit: MarkLimit
    count: int
    first: Span


def find_excess(rules: NetworkRules, text: str) -> tuple[Excess, ...]:
    """Find the marks of which a text has more than a network takes."""
    found = []
    for item in rules.marks:
        spans = _FINDERS[item.mark](text)
        if len(spans) > item.limit:
            found.append(Excess(limit=item, count=len(spans), first=spans[item.limit]))
    return tuple(found)


def find_refused(rules: NetworkRules, text: str) -> tuple[Span, ...]:
    """Find every character that a network takes nowhere, in order."""
    if not any(letter in text for letter in rules.refused):
        return ()
    return tuple(
        Span(start=place, end=place + 1, text=letter)
        for place, letter in enumerate(text)
        if letter in rules.refused
    )


def _different_links(text: str) -> tuple[Span, ...]:
    """Return the first place of each different address."""
    first = {link.url: link for link in reversed(find_links(text))}
    ordered = sorted(first.values(), key=lambda link: link.start)
    return tuple(Span(start=a.start, end=a.end, text=text[a.start : a.end]) for a in ordered)


_FINDERS: dict[Mark, Callable[[str], tuple[Span, ...]]] = {
    Mark.HASHTAGS: find_hashtags,
    Mark.MENTIONS: find_mentions,
    Mark.LINKS: _different_links,
    Mark.CASHTAGS: find_cashtags,
}
