"""What ``limit`` can count, and where it stands. Offsets are code points.

Many emoji, emoji inside sentences, runs of capitals and letters of the mathematical alphabets are
hard on people who listen to a screen reader: University of Virginia, Digital Accessibility, Social
Media (https://digitalaccessibility.virginia.edu/social-media, read 2026-11-22).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from studio.networks.links import find_hashtags, find_mentions

if TYPE_CHECKING:
    from collections.abc import Callable

    import regex

    from studio.guidelines.structural.base import View

Span = tuple[int, int]
"""(start, end) in code points."""

MOST_CAPITALS = 2
"""More words than this in capitals, one after another, are a run."""

_CAPITALS = re.compile(r"(?<![\w#@])[A-Z][A-Z'’]+(?:[ \t]+[A-Z'’]{2,}){2,}(?!\w)")
# Mathematical alphanumeric symbols, enclosed and full-width letters (Unicode 16, Blocks.txt).
_FANCY = re.compile("[\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f130-\U0001f189\uff21-\uff5a]+")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_TWO_IN_CAPITALS = re.compile(r"[A-Z]{2}[A-Z'’]*[ \t]+[A-Z'’]{2}")
_MAY_BE_ODD = re.compile("[\u203c-\U0010ffff]")
_LOUD = re.compile(r"!")


@cache
def _emoji_pattern() -> regex.Pattern[str]:
    import regex  # costs some time at the start, and most texts have no emoji

    part = r"\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f\U000e0020-\U000e007f]*"
    return regex.compile(
        rf"\p{{Regional_Indicator}}{{2}}|[0-9#*]\ufe0f\u20e3|{part}(?:\u200d{part})*"
    )


# Typed everywhere and not shown as pictures.
_NO_EMOJI = "©®™‼⁉"


def emoji(view: View) -> list[Span]:
    """Return every emoji; a sequence counts once."""
    return list(_emoji_in(view.text))


@lru_cache(maxsize=4)
def _may_be_odd(text: str) -> bool:
    return not text.isascii() and _MAY_BE_ODD.search(text) is not None


@lru_cache(maxsize=4)
def _emoji_in(text: str) -> tuple[Span, ...]:
    # Several limits ask for the same text, and most texts have no such letter.
    if not _may_be_odd(text):
        return ()
    found = (match.span() for match in _emoji_pattern().finditer(text))
    return tuple((start, end) for start, end in found if text[start:end] not in _NO_EMOJI)


def emoji_in_a_row(view: View) -> list[Span]:
    """Return each emoji that follows another one at once."""
    spans = emoji(view)
    return [here for before, here in pairwise(spans) if not view.text[before[1] : here[0]].strip()]


def emoji_inside_sentences(view: View) -> list[Span]:
    """Return each emoji that more words of its sentence follow."""
    return [span for span in emoji(view) if _goes_on(view.text, span)]


def _goes_on(text: str, span: Span) -> bool:
    before = text[: span[0]].rstrip(" \t")
    after = text[span[1] : span[1] + 40].lstrip(" \t")
    inside = before[-1:].isalnum() or before[-1:] == ","
    return inside and after[:1].isalpha() and after[:1].islower()


def emoji_bullets(view: View) -> list[Span]:
    """Return each emoji that starts a line, from the second such line on."""
    starts = [span for span in emoji(view) if _starts_line(view.text, span)]
    return starts[1:]


def _starts_line(text: str, span: Span) -> bool:
    line = text[text.rfind("\n", 0, span[0]) + 1 : span[0]]
    end = text.find("\n", span[1])
    return not line.strip() and bool(text[span[1] : end if end >= 0 else None].strip())


def hashtags(view: View) -> list[Span]:
    """Return every hashtag."""
    return [(tag.start, tag.end) for tag in find_hashtags(view.text)]


def mentions(view: View) -> list[Span]:
    """Return every mention."""
    return [(item.start, item.end) for item in find_mentions(view.text)]


def links(view: View) -> list[Span]:
    """Return every address in the text."""
    return [(link.start, link.end) for link in view.subject.links]


def capital_runs(view: View) -> list[Span]:
    """Return every run of more than two words in capitals."""
    if _TWO_IN_CAPITALS.search(view.text) is None:
        return []
    return [match.span() for match in _CAPITALS.finditer(view.text)]


def fancy_letters(view: View) -> list[Span]:
    """Return every run of letters that only look like letters."""
    if not _may_be_odd(view.text):
        return []
    return [match.span() for match in _FANCY.finditer(view.text)]


def exclamation_marks(view: View) -> list[Span]:
    """Return every exclamation mark."""
    return [match.span() for match in _LOUD.finditer(view.text)]


def words(view: View) -> list[Span]:
    """Return every word."""
    return [match.span() for match in _WORD.finditer(view.text)]


THINGS: dict[str, Callable[[View], list[Span]]] = {
    "emoji": emoji,
    "emoji-in-a-row": emoji_in_a_row,
    "emoji-inside-sentences": emoji_inside_sentences,
    "emoji-bullets": emoji_bullets,
    "hashtags": hashtags,
    "mentions": mentions,
    "links": links,
    "capital-runs": capital_runs,
    "fancy-letters": fancy_letters,
    "exclamation-marks": exclamation_marks,
    "words": words,
}
"""Everything that can be counted, by its name in a kit."""
