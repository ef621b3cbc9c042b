"""Where a network hides the rest of a long text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.networks.counting import count_graphemes, grapheme_offset

if TYPE_CHECKING:
    from studio.networks.model import NetworkRules

_LONGEST_STEP_BACK = 20


def visible_end(rules: NetworkRules, text: str) -> int:
    """Return how far a text is seen before the fold.

    Args:
        rules: the network's rules; its fold counts graphemes and line breaks.
        text: the text as the network shows it.

    Returns:
        The code point at which "… more" starts, never inside a grapheme and at the end of
        a word where there is one near; ``len(text)`` when nothing is hidden.
    """
    fold = rules.fold
    if fold is None:
        return len(text)
    end = len(text)
    if fold.lines:
        end = _end_of_line(text, fold.lines)
    if fold.characters and count_graphemes(text[:end]) > fold.characters:
        end = _word_end(text, grapheme_offset(text, fold.characters))
    return end if text[end:].strip() else len(text)


def _end_of_line(text: str, lines: int) -> int:
    place = -1
    for _ in range(lines):
        place = text.find("\n", place + 1)
        if place < 0:
            return len(text)
    return place


def _word_end(text: str, cut: int) -> int:
    """Step back to the end of the last whole word, unless that hides too much."""
    if text[cut : cut + 1].isspace():
        return cut
    for place in range(cut, max(cut - _LONGEST_STEP_BACK, 0), -1):
        if text[place - 1].isspace():
            return place - 1
    return cut
