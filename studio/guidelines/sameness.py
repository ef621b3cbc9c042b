"""How close a text is to what others of the same shop post, and what networks say of that.

X forbids it: "Never post identical or substantially similar content across multiple accounts"
(https://docs.x.com/developer-terms/policy, as in https://github.com/xdevplatform/docs at
2871328, 2026-08-22; the quotation is in ``assets/networks/x.json``). Elsewhere it is dull,
and a tip says so. The only user of rapidfuzz.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from studio.guidelines.finding import Finding, Level
from studio.networks.links import find_hashtags, find_links, find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studio.guidelines.request import CheckRequest, PostedText
    from studio.guidelines.subject import Subject
    from studio.networks.model import NetworkRules

TOO_CLOSE = 80.0
"""From here on two texts say the same in nearly the same words.

In the 200 posts of ``tests/corpus`` no two are closer than 63. A text stays above 80 when one
word in ten is swapped, its sentences change places, or a short greeting is put before it.
"""

LEAST_WORDS = 5
"""A shorter text, such as "Morning all", is the same only when every word is."""

_SAME = 100.0
_SHOWN = 120  # code points of the other text that a card shows
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_GAP = re.compile(r"\{[^{}\n]{1,200}\}")
_LABEL = re.compile(
    r"\A\s*(?:advert(?:isement)?|ad|hysbyseb|reklama)\b(?=\s*(?:[^\w\s]|\n|$))", re.I
)


def alike(text: str, others: Iterable[str]) -> float:
    """Return how close a text comes to the closest of others, 0 to 100.

    Compared are the words: case, spaces, punctuation, emoji, links, mentions, hashtags, a
    label at the start and gaps in braces make no difference, and the order of the words
    makes little.
    """
    return max((_close(_plain(text), _plain(other)) for other in others), default=0.0)


def find_same(subject: Subject) -> tuple[Finding, ...] | None:
    """Compare with what the shop posted and, where a network forbids it, with the brief.

    None when there is nothing to compare with.
    """
    request = subject.request
    strict = tuple(rules for rules in request.networks if rules.sameness is not None)
    briefs = _brief_texts(request) if strict else ()
    if subject.blank or not (request.posted or briefs):
        return None
    found = [item for rules in strict if (item := _forbidden(request, rules, briefs)) is not None]
    others = _others(request, {rules.id for rules in strict})
    closest = _closest(request.text, others)
    if closest is not None and not found:
        found.append(_finding("same-posted", Level.TIP, closest[1].text, closest[0]))
    return tuple(found)


@lru_cache(maxsize=512)
def _plain(text: str) -> tuple[str, str, int]:
    """Return the words that count, as they stand and sorted, and how many there are."""
    spans = [(item.start, item.end) for item in find_links(text)]
    spans += [(item.start, item.end) for item in find_hashtags(text)]
    spans += [(item.start, item.end) for item in find_mentions(text)]
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    bare = _LABEL.sub("", _GAP.sub(" ", text), count=1)
    plain = unicodedata.normalize("NFKC", bare).casefold().replace("’", "'")
    words = _WORD.findall(plain)
    return " ".join(words), " ".join(sorted(words)), len(words)


def _close(text: tuple[str, str, int], other: tuple[str, str, int]) -> float:
    least = min(text[2], other[2])
    if least < LEAST_WORDS:
        return _SAME if least and text[0] == other[0] else 0.0
    # Here and not above: a start does not pay for it.
    from rapidfuzz import fuzz

    straight = fuzz.ratio(text[0], other[0])
    # In another order too, unless it is the same already.
    return straight if straight == _SAME else max(straight, fuzz.ratio(text[1], other[1]))


def _others(request: CheckRequest, forbidding: set[str]) -> tuple[PostedText, ...]:
    """Return the posts that a tip is about: colleagues' own, and one's own on this network.

    The same words of one person on two networks are how people post.
    """
    here = {rules.id for rules in request.networks} - forbidding
    return tuple(item for item in request.posted if not item.by_me or item.network in here)


def _closest(text: str, posted: tuple[PostedText, ...]) -> tuple[float, PostedText] | None:
    """Return the closest text with its score, or None when none is too close."""
    plain = _plain(text)
    others = [_plain(item.text) for item in posted]
    # Few of many come near: the first look tells them apart without scoring each.
    near = [item for item, other in zip(posted, others, strict=True) if _may_be_close(plain, other)]
    scored = [(alike(text, (item.text,)), item) for item in near]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best if best is not None and best[0] >= TOO_CLOSE else None


def _may_be_close(text: tuple[str, str, int], other: tuple[str, str, int]) -> bool:
    """Tell whether two texts have lengths with which they can be too close at all.

    The score is 200 times the letters in common, by those of both texts: it cannot be more
    than what the shorter text allows.
    """
    one, two = len(text[0]), len(other[0])
    return 200 * min(one, two) >= TOO_CLOSE * (one + two)


def _forbidden(
    request: CheckRequest, rules: NetworkRules, briefs: tuple[str, ...]
) -> Finding | None:
    here = tuple(item for item in request.posted if item.network == rules.id)
    closest = _closest(request.text, here)
    if closest is not None:
        score, other = closest
        return _finding("same-forbidden", Level.STOP, other.text, score, rules)
    for brief in briefs:
        score = alike(request.text, (brief,))
        if score >= TOO_CLOSE:
            return _finding("same-as-brief", Level.STOP, brief, score, rules)
    return None


def _brief_texts(request: CheckRequest) -> tuple[str, ...]:
    """Return the brief's ready texts: what many accounts would post."""
    variants = request.brief.variants if request.brief is not None else ()
    return tuple(item.text for item in variants if item.locale == request.locale)


def _finding(
    code: str, level: Level, other: str, score: float, rules: NetworkRules | None = None
) -> Finding:
    rule = rules.sameness if rules is not None else None
    shown = " ".join(other.split())
    return Finding(
        code=code,
        rule="sameness",
        level=level,
        why=rule.why if rule is not None else "",
        source=rule.source if rule is not None else "",
        values=(
            ("network", rules.name if rules is not None else ""),
            ("other", shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN].rstrip()}…"),
            ("percent", str(int(score))),
        ),
        networks=(rules.id,) if rules is not None else (),
    )
