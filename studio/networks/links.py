"""Finds addresses, hashtags and mentions in a text. Offsets are code points.

An address needs a known top-level domain, as in X's published rules
(https://github.com/twitter/twitter-text, conformance/extract.yml, 2021-10-21, Apache-2.0),
which Mastodon follows too. The list of domains is in ``assets/text/tlds.json``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from studio.paths import assets

# A label of a host: letters and digits of any script, hyphens and underscores inside.
_LABEL = r"[^\W_](?:[\w\-]*[^\W_])?"
# Without a scheme only Latin letters, or words around it would be taken for a part of it.
_BARE = r"[A-Za-z0-9À-ɏ](?:[A-Za-z0-9À-ɏ_\-]*[A-Za-z0-9À-ɏ])?"
_PATH = r"[A-Za-z0-9À-ɏЀ-ӿ!*';:=+,.$/%#\[\]\-–_~@|&()?]"
_LINK = re.compile(
    r"(?<![A-Za-z0-9À-ɏ@＠$#＃_./\-])"
    rf"(?:(?P<scheme>https?://){_LABEL}(?:\.{_LABEL})+|{_BARE}(?:\.{_BARE})+)"
    r"(?P<port>:\d{1,5})?"
    rf"(?P<tail>[/?#]{_PATH}*)?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[A-Za-z0-9._+\-]*[@＠]")
_CHUNK = re.compile(r"[^\s<>\"“”]+")
_ASCII_END = re.compile(r"[A-Za-z0-9\-]+")
_TRAILING = ".,:;!?'*–|$[\u2019\u2026"
_PAIRS = {")": "(", "]": "["}
# Marks and signs that belong to words of scripts such as Hebrew, Devanagari and Khmer.
_TAG_LETTER = (
    r"[\w·\u0300-\u036f\u0483-\u0487\u0591-\u05f4\u0610-\u06ed\u0900-\u0963\u0966-\u109f"
    r"\u1780-\u17d3\u200c\u200d\u3003\u301c\uff5e]"
)
_HASHTAG = re.compile(
    rf"(?<![\w&/#＃@])[#＃](?={_TAG_LETTER}*[^\W\d_]){_TAG_LETTER}++(?![#＃]|://)"
)
_MENTION = re.compile(
    r"(?<![A-Za-z0-9_!@#$%&*/.＠])[@＠]"
    r"[A-Za-z0-9_]++(?:[.\-]++[A-Za-z0-9_]++)*+"
    r"(?:@[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?\.[A-Za-z]{2,})?"
    r"(?![@＠À-ɏ]|://)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSpan:
    """An address in a text.

    Attributes:
        start: first code point.
        end: one past the last code point.
        url: the address; ``https://`` is put before one that is written without it.
    """

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A hashtag or a mention in a text, its sign included.

    Attributes:
        start: first code point, the ``#`` or ``@``.
        end: one past the last code point.
        text: the words as written.
    """

    start: int
    end: int
    text: str


@cache
def top_level_domains() -> frozenset[str]:
    """Return the known top-level domains, lower case, read once."""
    data = json.loads((assets() / "text" / "tlds.json").read_text(encoding="utf-8"))
    return frozenset(data["tlds"].split())


def find_links(text: str) -> tuple[LinkSpan, ...]:
    """Find every http(s) address and every bare domain, in order.

    Sentence punctuation and a closing bracket that was opened outside are left out.
    The part after the ``@`` of an e-mail address is not an address.
    """
    found: list[LinkSpan] = []
    reached = 0
    dot = text.find(".")
    while dot >= 0:
        if dot + 1 < len(text) and dot >= reached and text[dot + 1].isalnum():
            start, end = _chunk_around(text, dot)
            found += _links_between(text, max(start, reached), end)
            reached = end
        dot = text.find(".", max(dot + 1, reached))
    return tuple(found)


def _chunk_around(text: str, dot: int) -> tuple[int, int]:
    """Return the run without spaces that the dot stands in."""
    start = max(text.rfind(space, 0, dot) for space in (" ", "\n", "\t")) + 1
    match = _CHUNK.search(text, start)
    while match is not None and match.end() <= dot:
        match = _CHUNK.search(text, match.end())
    return (match.start(), match.end()) if match is not None else (dot, dot + 1)


def _links_between(text: str, start: int, end: int) -> list[LinkSpan]:
    links = []
    match = _LINK.search(text, start, end)
    while match is not None:
        link = _as_link(text, match)
        if link is not None:
            links.append(link)
        match = _LINK.search(text, max(match.end() if link is None else link.end, start + 1), end)
    return links


def _as_link(text: str, match: re.Match[str]) -> LinkSpan | None:
    start = match.start()
    begin = match.end("scheme") if match["scheme"] else start
    end_of_host = next((m for m in (match.start("port"), match.start("tail")) if m >= 0), None)
    host = text[begin : match.end() if end_of_host is None else end_of_host]
    kept = _known_host(host)
    least = begin + len(kept)
    if not kept or _MAIL.match(text, least):
        return None
    end = match.end() if len(kept) == len(host) else least
    end = _without_trailing(text, least, end)
    address = text[start:end]
    return LinkSpan(start=start, end=end, url=address if match["scheme"] else f"https://{address}")


def _known_host(host: str) -> str:
    """Return the host up to its top-level domain, or "" when that is not a known one."""
    before, _, last = host.rpartition(".")
    if "_" in before.rpartition(".")[2] or len(before) > 253:
        return ""
    if last.lower() in top_level_domains():
        return host
    # Words of another script may follow at once: "example.comです".
    latin = _ASCII_END.match(last)
    if latin is not None and latin[0].lower() in top_level_domains() and not last.isascii():
        return f"{before}.{latin[0]}"
    return ""


def _without_trailing(text: str, least: int, end: int) -> int:
    """Step back over sentence punctuation and brackets that were not opened inside."""
    while end > least:
        last = text[end - 1]
        opener = _PAIRS.get(last)
        unopened = opener is not None and text.count(opener, least, end) < text.count(
            last, least, end
        )
        if last not in _TRAILING and not unopened and last != "(":
            break
        end -= 1
    return end


def find_hashtags(text: str) -> tuple[Span, ...]:
    """Find every hashtag with a letter in it; ``#1`` and parts of addresses are none."""
    if "#" not in text and "＃" not in text:
        return ()
    return _outside_links(text, _HASHTAG)


def find_mentions(text: str) -> tuple[Span, ...]:
    """Find every mention: ``@name``, ``@name.example.org`` and ``@name@example.org``."""
    if "@" not in text and "＠" not in text:
        return ()
    return _outside_links(text, _MENTION)


def _outside_links(text: str, pattern: re.Pattern[str]) -> tuple[Span, ...]:
    links = [(link.start, link.end) for link in find_links(text)]
    return tuple(
        Span(start=match.start(), end=match.end(), text=match[0])
        for match in pattern.finditer(text)
        if not any(start <= match.start() < end for start, end in links)
    )
