"""Which words are the brief's, and how much of the post is the colleague's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from studio.guidelines.finding import Finding, Level

if TYPE_CHECKING:
    from studio.guidelines.subject import Subject

LEAST_RUN = 3
"""Fewest words in a row that count as taken over."""

LEAST_SHARE = 0.4
"""Below this share of own words, a tip says so."""

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_GAP = re.compile(r"\{[^{}\n]*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose words a text is made of; offsets are code points.

    Attributes:
        kit_spans: (start, end) of the kit's words.
        label_span: where the label stands, (0, 0) when it does not.
        label: the label's preferred word.
        own_share: 0.0 to 1.0.
    """

    kit_spans: tuple[tuple[int, int], ...]
    label_span: tuple[int, int]
    label: str
    own_share: float


def find_borrowed(subject: Subject) -> tuple[Finding, ...] | None:
    """Give a tip when most words are the brief's; None without suggested words."""
    request = subject.request
    if subject.blank or not request.suggestions:
        return None
    share = own_share(request.text, pencil_spans(request.text, request.suggestions))
    if share >= LEAST_SHARE:
        return ()
    percent = str(int(share * 100))
    return (
        Finding(
            code="own-words", rule="own-words", level=Level.TIP, values=(("percent", percent),)
        ),
    )


@lru_cache(maxsize=8)
def pencil_spans(text: str, suggestions: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Find the words that stand in the same order as in the kit's suggested words.

    Args:
        text: the post.
        suggestions: pieces of the kit's suggested words; gaps in braces split a piece.

    Returns:
        (start, end) in code points of runs of at least ``LEAST_RUN`` words, or of any run
        that the post and a piece both start with (the label), ascending.
    """
    plain = tuple(map(str.lower, _WORD.findall(text)))
    runs, starts = _runs_of(suggestions)
    # Placing the words costs more than reading them, and many texts are all one's own.
    same = not runs.isdisjoint(zip(plain, plain[1:], plain[2:], strict=False))
    if not same and not _shared_start(plain, starts):
        return ()
    words = [match.span() for match in _WORD.finditer(text)]
    taken = [False] * len(words)
    for place in range(len(words) - LEAST_RUN + 1):
        if plain[place : place + LEAST_RUN] in runs:
            taken[place : place + LEAST_RUN] = [True] * LEAST_RUN
    for place in range(_shared_start(plain, starts)):
        taken[place] = True
    return _merged(words, taken)


@lru_cache(maxsize=16)
def _runs_of(
    suggestions: tuple[str, ...],
) -> tuple[frozenset[tuple[str, ...]], tuple[tuple[str, ...], ...]]:
    """Return every run of ``LEAST_RUN`` words of the pieces, and the pieces as words."""
    pieces = [
        tuple(_WORD.findall(piece.lower()))
        for suggestion in suggestions
        for piece in _GAP.split(suggestion)
    ]
    runs = {
        piece[place : place + LEAST_RUN]
        for piece in pieces
        for place in range(len(piece) - LEAST_RUN + 1)
    }
    return frozenset(runs), tuple(piece for piece in pieces if piece)


def _shared_start(words: tuple[str, ...], pieces: tuple[tuple[str, ...], ...]) -> int:
    longest = 0
    for piece in pieces:
        same = 0
        while same < min(len(words), len(piece)) and words[same] == piece[same]:
            same += 1
        longest = max(longest, same)
    return longest


def _merged(words: list[tuple[int, int]], taken: list[bool]) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    before = False
    for (start, end), now in zip(words, taken, strict=True):
        if now and before:
            spans[-1] = (spans[-1][0], end)
        elif now:
            spans.append((start, end))
        before = now
    return tuple(spans)


def own_share(text: str, spans: tuple[tuple[int, int], ...]) -> float:
    """Return the share, 0.0 to 1.0, of word characters that stand outside the spans.

    It is 1.0 when there are no spans. Gaps count on neither side.
    """
    if not spans:
        return 1.0
    total = _letters(text)
    theirs = sum(_letters(text[start:end]) for start, end in spans)
    return 1.0 - theirs / total if total else 1.0


def _letters(text: str) -> int:
    plain = _GAP.sub(" ", text) if "{" in text else text
    return sum(map(len, _WORD.findall(plain)))
