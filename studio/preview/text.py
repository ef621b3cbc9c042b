"""What a network shows of a text: line breaks, fold, links, hashtags, mentions and gaps."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.guidelines.sentences import find_gaps
from studio.networks.fold import visible_end
from studio.networks.links import find_hashtags, find_links, find_mentions
from studio.networks.model import Newlines
from studio.publishers import bluesky_text

if TYPE_CHECKING:
    from studio.networks.model import NetworkRules

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")
_BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A part of the shown text that looks different.

    Attributes:
        start: first code point of the shown text.
        end: one past the last code point.
        kind: ``link``, ``hashtag``, ``mention`` or ``gap``.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewText:
    """A text as a network shows it.

    Attributes:
        text: with the network's line breaks.
        visible_end: code point at which ``more`` is shown; ``len(text)`` when all is seen.
        more: the network's words for the fold, "" when all is seen.
        runs: in ascending order, not overlapping.
    """

    text: str
    visible_end: int
    more: str
    runs: tuple[Run, ...]


def preview_text(rules: NetworkRules, text: str) -> PreviewText:
    """Return what a network shows of a text.

    Args:
        rules: the network's rules.
        text: the words as written.
    """
    shown = shown_text(rules.newlines, text)
    end = visible_end(rules, shown)
    folded = end < len(shown) and rules.fold is not None
    more = rules.fold.more if folded and rules.fold is not None else ""
    return PreviewText(text=shown, visible_end=end, more=more, runs=_runs(rules, shown))


def shown_text(newlines: Newlines, text: str) -> str:
    """Return the text with its line breaks as a network shows them."""
    plain = text.replace("\r\n", "\n").rstrip()
    if newlines is Newlines.SPACES:
        return _BREAK.sub(" ", plain)
    if newlines is Newlines.COLLAPSE_BLANK:
        return _BLANK_LINES.sub("\n\n", plain)
    return plain


def _runs(rules: NetworkRules, text: str) -> tuple[Run, ...]:
    gaps = find_gaps(text)
    found = [Run(start=start, end=end, kind="gap") for start, end in gaps]
    spans = _OWN_FINDERS[rules.id](text) if rules.id in _OWN_FINDERS else _found(rules, text)
    found += [
        Run(start=start, end=end, kind=kind)
        for start, end, kind in spans
        if not any(first < end and start < last for first, last in gaps)
    ]
    return tuple(sorted(found, key=lambda run: run.start))


def _found(rules: NetworkRules, text: str) -> list[tuple[int, int, str]]:
    """Find what most networks make of a text by themselves."""
    spans = [(item.start, item.end, "hashtag") for item in find_hashtags(text)]
    spans += [(item.start, item.end, "mention") for item in find_mentions(text)]
    if rules.clickable_links:
        spans += [
            (item.start, item.end, "link")
            for item in find_links(text)
            if rules.bare_domains or text[item.start : item.end] == item.url
        ]
    return spans


def _found_for_bluesky(text: str) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, kind) for kind, span in bluesky_text.parts(text)]


_OWN_FINDERS: dict[str, Callable[[str], list[tuple[int, int, str]]]] = {
    "bluesky": _found_for_bluesky,
}
"""Networks to which the app itself says what is a link: the preview shows what is said."""
