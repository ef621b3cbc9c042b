"""Finds addresses, hashtags and mentions in a text. Offsets are code points.

An address needs a known top-level domain, as in X's published rules
(https://github.com/twitter/twitter-text, conformance/extract.yml, 2021-10-21, Apache-2.0),
which Mastodon follows too. The list of domains is in ``assets/text/tlds.json``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from studio.paths import assets

# A label of a host: letters, digits and signs of any script, hyphens and underscores inside.
_SIGN = "\u2100-\u2bff"
_LABEL = rf"(?:[^\W_]|[{_SIGN}])(?:[\w\-{_SIGN}]*(?:[^\W_]|[{_SIGN}]))?"
# Without a scheme only Latin letters, or words around it would be taken for a part of it.
_BARE = r"[A-Za-z0-9À-ɏ](?:[A-Za-z0-9À-ɏ_\-]*[A-Za-z0-9À-ɏ])?"
# The last label may be of another script: "example.みんな".
_OTHER_END = r"\.[^\W\d_A-Za-z]{2,}"
_PATH = r"[A-Za-z0-9À-ɏЀ-ӿ!*';:=+,.$/%#\[\]\-–_~@|&()?]"
_LINK = re.compile(
    r"(?<![A-Za-z0-9À-ɏ@＠$#＃_./\-])"
    rf"(?:(?P<scheme>https?://){_LABEL}(?:\.{_LABEL})+"
    rf"|{_BARE}(?:(?:\.{_BARE})+(?:{_OTHER_END})?|{_OTHER_END}))"
    r"(?P<port>:\d{1,5})?"
    rf"(?P<tail>[/?#]{_PATH}*)?",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"/(?P<name>[A-Za-z0-9]+)(?:\?[A-Za-z0-9!*'();:&=+$/%#\[\]\-_.,~|?]*)?")
_LONGEST_SHORTENED = 40
_MAIL = re.compile(r"[A-Za-z0-9._+\-]*[@＠]")
_CHUNK = re.compile(r"[^\s<>\"“”]+")
_LONGEST_HOST = 253
_LONGEST_LABEL = 63
_LONGEST_LINK = 4096  # X's limit; a longer one is plain text
# Each check and each network asks for the marks of the same text.
_TEXTS_KEPT = 32
_TRAILING = ".,:;!?'*–|$[\u2019\u2026"
_PAIRS = {")": "(", "]": "["}
# Marks and signs that belong to words of scripts such as Hebrew, Devanagari and Khmer.
_TAG_LETTER = (
    r"[\w·\u0300-\u036f\u0483-\u0487\u0591-\u05f4\u0610-\u06ed\u0900-\u0963\u0966-\u109f"
    r"\u1780-\u17d3\u200c\u200d\u3003\u301c\uff5e\U00011000-\U00011fff\U00016f51-\U00016f92]"
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


@lru_cache(maxsize=_TEXTS_KEPT)
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


_ANY_SCHEME = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.\-]{1,15}://[^\s<>\"“”]+")


def find_addresses(text: str) -> tuple[LinkSpan, ...]:
    """Find what a person takes for an address: links, and all that has a scheme.

    Networks make no link of ``https://shop.internal`` or ``ftp://files.example``, because they
    do not know the ending or the scheme. The words in it are still no prose, and it still
    leads somewhere.
    """
    links = find_links(text)
    if "://" not in text:
        return links
    taken = {(link.start, link.end) for link in links}
    others = [
        LinkSpan(start=match.start(), end=end, url=text[match.start() : end])
        for match in _ANY_SCHEME.finditer(text)
        if (end := _without_trailing(text, match.start(), match.end())) > match.start()
        and not any(start < end and match.start() < stop for start, stop in taken)
    ]
    return tuple(sorted((*links, *others), key=lambda link: link.start))


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
    if kept.lower() == "t.co" and match["scheme"]:
        return _shortened(text, match, least)
    end = match.end() if len(kept) == len(host) else least
    end = _without_trailing(text, least, end)
    if end - start > _LONGEST_LINK:
        return None
    address = text[start:end]
    return LinkSpan(start=start, end=end, url=address if match["scheme"] else f"https://{address}")


def _shortened(text: str, match: re.Match[str], least: int) -> LinkSpan | None:
    """X's own short addresses end with their name and what follows a question mark."""
    name = _SHORTENED.match(text, least, match.end())
    if name is not None and len(name["name"]) > _LONGEST_SHORTENED:
        return None
    end = least if name is None else _without_trailing(text, name.end("name"), name.end())
    return LinkSpan(start=match.start(), end=end, url=text[match.start() : end])


def _known_host(host: str) -> str:
    """Return the host up to its last known top-level domain, or "" without one."""
    labels = host.split(".")
    if not all(map(_is_label, labels)):
        return ""
    for place in range(len(labels) - 1, 0, -1):
        end = _top_level(labels[place])
        before = ".".join(labels[:place])
        if end and "_" not in labels[place - 1] and len(before) <= _LONGEST_HOST:
            return f"{before}.{end}"
    return ""


def _is_label(label: str) -> bool:
    """Tell whether a part of a host can be one: 63 octets at most (RFC 1035), as it is sent."""
    if label.isascii():
        return len(label) <= _LONGEST_LABEL
    return label[:4].lower() != "xn--" and len(label.encode("punycode")) <= _LONGEST_LABEL - 4


def _top_level(label: str) -> str:
    """Return the known domain that a label is, or starts with; "" for none.

    Words of another script may follow at once: "example.comです".
    """
    known = top_level_domains()
    if label.lower() in known:
        return label
    if label.isascii():
        return ""
    for size in range(len(label) - 1, 1, -1):
        follows = label[size]
        if label[:size].lower() in known and not (follows.isascii() and follows.isalnum()):
            return label[:size]
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


@lru_cache(maxsize=_TEXTS_KEPT)
def find_hashtags(text: str) -> tuple[Span, ...]:
    """Find every hashtag with a letter in it; ``#1`` and parts of addresses are none."""
    if "#" not in text and "＃" not in text:
        return ()
    return _outside_links(text, _HASHTAG)


@lru_cache(maxsize=_TEXTS_KEPT)
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
