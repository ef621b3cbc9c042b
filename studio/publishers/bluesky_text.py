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
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from studio.post import OutgoingPost

# What a tag is, not how much of it: a longer one stays plain text, here as in the network's
# own app (lexicon app.bsky.richtext.facet of github.com/bluesky-social/atproto at d6296a1,
# 2026-08-20).
_TAG_GRAPHEMES = 64
_FACET = "app.bsky.richtext.facet"

_START = r"(?:(?<=^)|(?<=[\s(\[“\"‘'«]))"
# An address also starts right behind an emoji, a comma or a dash, but not inside a word.
_LINK = re.compile(r"(?<!\w)https?://[^\s<>\"“”«»\u200b-\u200f\u2028-\u202e\ufeff]+", re.I | re.M)
_TAG = re.compile(
    rf"{_START}[#＃](?!\ufe0f)[^\s#＃\u00ad\u2060\u200b-\u200f\u202a-\u202e\ufeff]+", re.M
)
_MENTION = re.compile(
    rf"{_START}@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](?!-*[a-z0-9]|://)",
    re.I | re.M,
)
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLimits:
    """The most that is sent to the network; 0 where it is left to the network to refuse.

    Attributes:
        graphemes: of the text.
        text_bytes: of the text, in UTF-8.
        pictures: in one post.
        picture_bytes: in one picture.
    """

    graphemes: int = 0
    text_bytes: int = 0
    pictures: int = 0
    picture_bytes: int = 0


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


def fits(text: str, limits: PostLimits) -> bool:
    """Tell whether a text is within the limits.

    Raises:
        UnicodeError: it has half a character in it and cannot be sent at all.
    """
    size = len(text.encode())
    if limits.text_bytes and size > limits.text_bytes:
        return False
    return not limits.graphemes or graphemes(text) <= limits.graphemes


def why_refused(post: OutgoingPost, limits: PostLimits) -> str:
    """Return why a post cannot go out, as a reason of ``RejectedError``, or ""."""
    try:
        short = fits(post.text, limits)
    except UnicodeError:
        return "unreadable-text"
    if not short:
        return "too-long"
    if limits.pictures and len(post.pictures) > limits.pictures:
        return "too-many-pictures"
    most = limits.picture_bytes
    if most and any(len(picture.data) > most for picture in post.pictures):
        return "picture-too-large"
    return ""


def links(text: str) -> tuple[Span, ...]:
    """Find addresses that start with ``http://`` or ``https://``.

    Others stay plain text: the network links only what it is told to.
    """
    found = [_span(text, m.start(), _link_end(m.group()) + m.start()) for m in _LINK.finditer(text)]
    return tuple(span for span in found if len(span.text.partition("://")[2]) > 0)


def tags(text: str) -> tuple[Span, ...]:
    """Find hashtags: ``#`` and at least one character that is no digit or punctuation.

    As in the network's own app, a tag goes on to the next space and leaves out the
    punctuation at its end: ``#bulb-time!`` is the tag ``bulb-time``.
    """
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


def parts(text: str) -> tuple[tuple[str, Span], ...]:
    """Return (kind, place) of all that looks different, in order, never overlapping.

    What starts first wins. A preview that shows these shows what ``facets`` sends, but for
    mentions of people whom nobody knows.

    Returns:
        ``link``, ``hashtag`` or ``mention``, and where it stands.
    """
    found = [("link", span) for span in links(text)]
    found += [("hashtag", span) for span in tags(text)]
    found += [("mention", span) for span in mentions(text)]
    kept: list[tuple[str, Span]] = []
    reached = 0
    for kind, span in sorted(found, key=lambda item: item[1].start):
        if span.start >= reached:
            kept.append((kind, span))
            reached = span.end
    return tuple(kept)


def facets(text: str, resolve: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return the facets of a post, in order, never overlapping.

    Args:
        text: the whole post.
        resolve: gives the DID of a handle, or "" when nobody has it; that mention
            then stays plain text.
    """
    found = [(span, _feature(kind, span, resolve)) for kind, span in parts(text)]
    return [
        {"index": byte_range(text, span), "features": [feature]}
        for span, feature in found
        if feature is not None
    ]


def _feature(kind: str, span: Span, resolve: Callable[[str], str]) -> dict[str, Any] | None:
    if kind == "link":
        return {"$type": f"{_FACET}#link", "uri": span.text}
    if kind == "hashtag":
        return {"$type": f"{_FACET}#tag", "tag": span.text[1:]}
    did = resolve(normal_handle(span.text))
    return {"$type": f"{_FACET}#mention", "did": did} if did else None


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
    # Never more graphemes than code points: most tags need no counting.
    short = len(word) <= _TAG_GRAPHEMES
    return bool(plain) and (short or graphemes(word) <= _TAG_GRAPHEMES)
