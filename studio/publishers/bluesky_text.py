"""What Bluesky needs to know about a text: pure functions, no requests.

Bluesky turns nothing into a link by itself. The client sends "facets", whose places
count UTF-8 **bytes** (https://docs.bsky.app/docs/advanced-guides/post-richtext,
read 2026-11-21). Places in here are code points until ``byte_range``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MOST_GRAPHEMES = 300
MOST_BYTES = 3000
MOST_PICTURES = 4
MOST_PICTURE_BYTES = 2_000_000
"""The limits of ``app.bsky.feed.post`` and ``app.bsky.embed.images`` (lexicons of
github.com/bluesky-social/atproto at d6296a1, 2026-08-20)."""

_TAG_GRAPHEMES = 64  # app.bsky.richtext.facet#tag, same lexicons

_START = r"(?:(?<=^)|(?<=[\s(\[“\"‘'«]))"
_LINK = re.compile(rf"{_START}https?://[^\s<>\"“”«»\u200b-\u200f\u2028-\u202e\ufeff]+", re.I | re.M)
_TAG = re.compile(rf"{_START}[#＃][^\s#＃\u00ad\u2060\u200b-\u200f\u202a-\u202e\ufeff]+", re.M)
_MENTION = re.compile(
    rf"{_START}@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", re.I | re.M
)
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A link, hashtag or mention in a text.

    Attributes:
        start: first code point.
        end: one past the last code point.
        text: what stands there, ``#`` or ``@`` included.
    """

    start: int
    end: int
    text: str


def normal_handle(handle: str) -> str:
    """Return a handle as the network writes it.

    People copy handles with the ``@``, with spaces, and with the invisible direction
    marks that the website puts around them.
    """
    return _HIDDEN.sub("", handle).lstrip("@").lower()


def graphemes(text: str) -> int:
    """Count what a person sees as characters (Unicode Standard Annex 29)."""
    import regex

    return len(regex.findall(r"\X", text))


def fits(text: str) -> bool:
    """Tell whether Bluesky takes a text of this length.

    Raises:
        UnicodeError: it has half a character in it and cannot be sent at all.
    """
    return len(text.encode()) <= MOST_BYTES and graphemes(text) <= MOST_GRAPHEMES


def links(text: str) -> tuple[Span, ...]:
    """Find addresses that start with ``http://`` or ``https://``."""
    found = [_span(text, m.start(), _link_end(m.group()) + m.start()) for m in _LINK.finditer(text)]
    return tuple(span for span in found if len(span.text.partition("://")[2]) > 0)


def tags(text: str) -> tuple[Span, ...]:
    """Find hashtags: ``#`` and at least one character that is no digit or punctuation."""
    found = []
    for match in _TAG.finditer(text):
        end = match.end()
        while end > match.start() and unicodedata.category(text[end - 1])[0] == "P":
            end -= 1
        span = _span(text, match.start(), end)
        if _is_tag(span.text[1:]):
            found.append(span)
    return tuple(found)


def mentions(text: str) -> tuple[Span, ...]:
    """Find ``@`` and a handle, which is a domain name."""
    return tuple(_span(text, m.start(), m.end()) for m in _MENTION.finditer(text))


def byte_range(text: str, span: Span) -> dict[str, int]:
    """Return the place of a span in UTF-8 bytes, as a facet's ``index``."""
    start = len(text[: span.start].encode())
    return {"byteStart": start, "byteEnd": start + len(span.text.encode())}


def facets(text: str, resolve: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return the facets of a post, in order, never overlapping.

    Args:
        text: the whole post.
        resolve: gives the DID of a handle, or "" when nobody has it; that mention
            then stays plain text.
    """
    kind = "app.bsky.richtext.facet"
    taken = [(span, {"$type": f"{kind}#link", "uri": span.text}) for span in links(text)]
    taken += [(span, {"$type": f"{kind}#tag", "tag": span.text[1:]}) for span in tags(text)]
    people = [(span, resolve(normal_handle(span.text))) for span in mentions(text)]
    taken += [(span, {"$type": f"{kind}#mention", "did": did}) for span, did in people if did]
    taken.sort(key=lambda item: item[0].start)
    return [
        {"index": byte_range(text, span), "features": [feature]}
        for number, (span, feature) in enumerate(taken)
        if number == 0 or span.start >= taken[number - 1][0].end
    ]


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def _link_end(link: str) -> int:
    """Leave out the full stop or bracket that belongs to the sentence, not the address."""
    end = len(link)
    while end:
        last = link[end - 1]
        unopened = last in ")]" and link[:end].count(last) > link[:end].count(
            "(["[")]".index(last)]
        )
        if last not in ".,;:!?'’…*_" and not unopened:
            break
        end -= 1
    return end


def _is_tag(word: str) -> bool:
    plain = [c for c in word if not c.isdecimal() and unicodedata.category(c)[0] not in "PM"]
    return bool(plain) and graphemes(word) <= _TAG_GRAPHEMES
