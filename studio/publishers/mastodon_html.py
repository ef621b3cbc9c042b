"""Is a status that Mastodon shows the post that was sent? Pure functions, no requests.

Mastodon gives a status back as HTML: paragraphs, line breaks, and links whose middle and end
stand in spans of their own (https://docs.joinmastodon.org/entities/Status, read 2026-11-21).
Forks leave out and add more. So words are compared without any white space, and only what is
the same letter for letter counts as the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from html.parser import HTMLParser
from typing import Any

from studio.post import OutgoingPost
from studio.publishers.answers import moment

SLACK = timedelta(days=1)
"""How much earlier than the press of Publish a status may say it is: clocks of PCs are wrong."""

# Of a remote mention, the HTML has only the first part: @anna for @anna@garden.example.
_MENTION = re.compile(r"(?<![\w/@])@(\w+(?:[\w.-]*\w)?)@[\w-]+(?:\.[\w-]+)+")
_UNSEEN = {"Zs", "Zl", "Zp", "Cc", "Cf"}


class Likeness(Enum):
    """What a status is to a post."""

    SAME = "same"
    MAYBE = "maybe"
    OTHER = "other"


def likeness(status: Mapping[str, Any], post: OutgoingPost) -> Likeness:
    """Tell whether a status is this post, by its words and the pictures' descriptions.

    Args:
        status: one of the account's own statuses, as the network gave it.
        post: exactly what was sent.

    Returns:
        ``MAYBE`` when only marks, signs or emoji differ, which forks may change.
    """
    shown = plain(_text(status.get("content")))
    pictures = status.get("media_attachments")
    alts = [_text(item.get("description")) for item in _dicts(pictures)]
    if len(alts) != len(post.pictures):
        return Likeness.OTHER
    mine, theirs = squeezed(post.text), squeezed(shown)
    same_alts = [squeezed(a) for a in alts] == [squeezed(p.alt) for p in post.pictures]
    if mine == theirs and same_alts:
        return Likeness.SAME
    alike = _letters(mine) == _letters(theirs)
    return Likeness.MAYBE if alike else Likeness.OTHER


def too_early(status: Mapping[str, Any], post: OutgoingPost) -> bool:
    """Tell whether a status was certainly there before Publish was pressed."""
    when, pressed = written_at(status), moment(post.created_at)
    return when is not None and pressed is not None and when < pressed - SLACK


def written_at(status: Mapping[str, Any]) -> datetime | None:
    """Return when a status was made, or None."""
    return moment(status.get("created_at"))


def plain(content: str) -> str:
    """Return the text of a status without its tags; paragraphs and breaks become lines."""
    reader = _Reader()
    reader.feed(content)
    reader.close()
    return "".join(reader.parts).strip()


def squeezed(text: str) -> str:
    """Return a text as it is compared: composed, no white space, mentions without a server."""
    short = _MENTION.sub(r"@\1", unicodedata.normalize("NFC", text))
    return "".join(c for c in short if unicodedata.category(c) not in _UNSEEN)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).casefold()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


class _Reader(HTMLParser):
    """Collects what stands between the tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "br":
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
