"""A text as a screen reader says it: emoji by name, hashtags and mentions as words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from studio.preview.emoji import emoji_name, flag_region, is_emoji

if TYPE_CHECKING:
    from collections.abc import Callable

    import regex

    from studio.preview.text import PreviewText


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A stretch of what is said.

    Attributes:
        kind: ``words``, ``emoji``, ``flag``, ``hashtag``, ``mention``, ``link``, ``gap`` or
            ``more``.
        text: for ``flag`` its region, for ``link`` the address without its scheme, for a
            ``hashtag`` its words apart, for a ``mention`` the name without its sign.
    """

    kind: str
    text: str


def spoken_parts(shown: PreviewText) -> tuple[Spoken, ...]:
    """Return what is said of a text before anybody opens the fold.

    Args:
        shown: the text as the network shows it.
    """
    parts: list[Spoken] = []
    reached = 0
    for run in shown.runs:
        if run.end > shown.visible_end:
            break
        parts += _words(shown.text[reached : run.start])
        parts.append(Spoken(kind=run.kind, text=_SAID[run.kind](shown.text[run.start : run.end])))
        reached = run.end
    parts += _words(shown.text[reached : shown.visible_end])
    if shown.more:
        parts.append(Spoken(kind="more", text=shown.more))
    return tuple(parts)


def hashtag_words(tag: str) -> str:
    """Return a hashtag's words apart: ``#SpringBulbs24`` is said "Spring Bulbs 24"."""
    return " ".join(_word_pattern().findall(tag.lstrip("#＃"))) or tag


def _link(address: str) -> str:
    return address.partition("://")[2] or address


_SAID: dict[str, Callable[[str], str]] = {
    "hashtag": hashtag_words,
    "mention": lambda name: name.lstrip("@＠"),
    "link": _link,
    "gap": lambda gap: gap.strip("{}"),
}


@cache
def _word_pattern() -> regex.Pattern[str]:
    import regex

    # A sign of a script without large and small letters belongs to the word around it.
    return regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}\p{Nd}_]+|\p{Nd}+")


@cache
def _graphemes() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"\X")


def _words(text: str) -> list[Spoken]:
    if text.isascii():
        return [Spoken(kind="words", text=text)] if text else []
    found: list[Spoken] = []
    plain = ""
    for grapheme in _graphemes().findall(text):
        if not is_emoji(grapheme):
            plain += grapheme
            continue
        if plain:
            found.append(Spoken(kind="words", text=plain))
        plain = ""
        region = flag_region(grapheme)
        name = region or emoji_name(grapheme)
        found.append(Spoken(kind="flag" if region else "emoji", text=name))
    return [*found, Spoken(kind="words", text=plain)] if plain else found
