"""Mentions, lists, replies and cashtags as X finds them. Offsets are code points.

By X's published rules, https://github.com/twitter/twitter-text, conformance/extract.yml
(2021-10-21, Apache-2.0). Addresses and hashtags are those of ``links``.
"""

from __future__ import annotations

import re

from studio.networks.links import Span

_AT = "[@＠]"
_MENTION = re.compile(
    rf"(?:(?<![A-Za-z0-9_!@#$%&*/＠])|(?<![A-Za-z0-9_!@#$%&*/＠])[Rr][Tt]:?){_AT}"
    r"(?P<name>[A-Za-z0-9_]{1,20})(?P<list>/[A-Za-z][A-Za-z0-9_-]{0,24})?"
    rf"(?!{_AT}|[À-ɏ]|://|[A-Za-z0-9_])"
)
_REPLY = re.compile(rf"\s*{_AT}(?P<name>[A-Za-z0-9_]{{1,20}})(?!{_AT}|[À-ɏ]|://|[A-Za-z0-9_])")
_CASHTAG = re.compile(
    r"(?:(?<=\s)|^)\$(?P<name>[A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?)"
    r"(?=$|\s|[!-/:-@\[-`{-~])"
)


def find_x_mentions(text: str, *, lists: bool = False) -> tuple[Span, ...]:
    """Find every ``@name``; none that a second ``@`` follows at once.

    Args:
        text: the words.
        lists: True to take ``@name/list`` as a whole, False to take its name only.
    """
    if "@" not in text and "＠" not in text:
        return ()
    return tuple(_span(match, lists=lists) for match in _MENTION.finditer(text))


def replied_to(text: str) -> str:
    """Return the name that a text answers: the mention it starts with, or ""."""
    match = _REPLY.match(text)
    return match["name"] if match is not None else ""


def find_cashtags(text: str) -> tuple[Span, ...]:
    """Find every name of a share, such as ``$ABC``."""
    if "$" not in text:
        return ()
    return tuple(
        Span(start=match.start(), end=match.end(), text=match[0])
        for match in _CASHTAG.finditer(text)
    )


def _span(match: re.Match[str], *, lists: bool) -> Span:
    start = match.start("name") - 1
    end = match.end() if lists else match.end("name")
    return Span(start=start, end=end, text=match.string[start:end])
