"""Sentences, paragraphs and gaps of a post. Offsets are code points."""

from __future__ import annotations

import re

_GAP = re.compile(r"\{([^{}\n]{1,200})\}")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’')]*(?=\s|$)|\n")
_PARAGRAPH_END = re.compile(r"\n\s*\n")


def find_gaps(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of every unfilled ``{prompt}``, the braces included."""
    if "{" not in text:
        return ()
    return tuple(match.span() for match in _GAP.finditer(text))


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of every sentence; full stops inside a gap do not end one."""
    return _pieces(_without_gaps(text), _SENTENCE_END)


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of every paragraph: what stands between blank lines."""
    return _pieces(text, _PARAGRAPH_END)


def sentence_around(text: str, place: int) -> tuple[int, int]:
    """Return (start, end) of the sentence that a code point stands in."""
    for start, end in sentences(text):
        if start <= place < end:
            return start, end
    return place, place


def tidy_removal(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a removal by the spaces that would be left over, also before a comma."""
    before = start > 0 and text[start - 1] in " \t"
    after = end < len(text) and text[end] in " \t"
    at_line_start = start == 0 or text[start - 1] == "\n"
    stop_follows = end == len(text) or text[end] in "\n.,;:!?…"
    if before and after and text[end + 1 : end + 2] in (",", ";", "."):
        return start - 1, end + 1
    if before and (after or stop_follows):
        return start - 1, end
    if at_line_start and after:
        return start, end + 1
    return start, end


def _without_gaps(text: str) -> str:
    return _GAP.sub(lambda match: "x" * len(match[0]), text) if "{" in text else text


def _pieces(text: str, ends: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    found = []
    start = 0
    for place in [*(match.end() for match in ends.finditer(text)), len(text)]:
        piece = text[start:place]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if last > first:
            found.append((first, last))
        start = place
    return tuple(found)
