"""LinkedIn's "little text format": what a program has to escape before it sends a text.

https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format
(read 2026-11-22): reserved characters that are no mention and no hashtag are written with a
backslash. People who build for it report that LinkedIn else cuts the post at the first one
and says nothing (https://github.com/n8n-io/n8n/issues/10179, 2024-07-24). It is for the text
of posts only: comments are plain. Whether the backslashes count towards the 3,000 characters
is not said anywhere; lengths are measured without them.
"""

from __future__ import annotations

import re

from studio.networks.links import find_hashtags, find_links

RESERVED = "\\|{}@[]()<>#*_~"
"""Every reserved character, the backslash itself first."""

_RESERVED = re.compile(f"[{re.escape(RESERVED)}]")
# In an address only what starts or ends an element is escaped: a backslash before the "_" of
# "utm_source" is reported to end up in the address.
_BRACKETS = re.compile(r"[\\|{}\[\]()<>]")
_ESCAPED = re.compile(rf"\\([{re.escape(RESERVED)}])")


def escape(text: str) -> str:
    """Return a text as LinkedIn's interface for programs wants it.

    Hashtags stay hashtags and addresses stay whole; ``@name`` becomes plain words, because a
    mention needs the id of the person or company.
    """
    kept = [(tag.start, tag.end, "") for tag in find_hashtags(text)]
    kept += [
        (link.start, link.end, _BRACKETS.sub(_with_backslash, text[link.start : link.end]))
        for link in find_links(text)
    ]
    parts = []
    reached = 0
    for start, end, written in sorted(kept):
        parts.append(_RESERVED.sub(_with_backslash, text[reached:start]))
        parts.append(written or text[start:end])
        reached = end
    parts.append(_RESERVED.sub(_with_backslash, text[reached:]))
    return "".join(parts)


def unescape(text: str) -> str:
    """Return what people read of an escaped text."""
    return _ESCAPED.sub(lambda match: match[1], text)


def _with_backslash(match: re.Match[str]) -> str:
    return f"\\{match[0]}"
