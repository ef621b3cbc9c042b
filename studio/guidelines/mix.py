"""Is a post a pitch or a conversation? And what were the last ones of this person?

Feeds in which every post sells are not read. The signs below are few, and each one can be
explained; where they do not agree, the answer is that we do not know. How often the answer is
right is measured on ``tests/corpus`` and said in the README and in ADR 27.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from studio.guidelines.finding import Finding, Level
from studio.networks.links import find_links

if TYPE_CHECKING:
    from studio.guidelines.request import PostedText
    from studio.guidelines.subject import Subject

Kind = Literal["pitch", "conversation", "unknown"]

PITCHES_IN_A_ROW = 3
"""After so many pitches of one person a fourth one gets a tip."""

LAST = 10
"""How many posts of a person the mix is of."""

_LEAST = 2  # points that have to be for one kind

# A call to do what ends at the till is a pitch by itself; the other signs need company.
_CALL = re.compile(
    r"\b(?:buy (?:one|yours|now)|order (?:yours|now|online|by)|grab (?:yours|one|some|a|it|them)"
    r"|get yours|shop (?:now|our)|book (?:now|yours?|a|your|online|at)|pre-?order"
    r"|don[’']t miss|come and get|treat yourself|snap (?:one|it|them) up"
    r"|reserve (?:yours|one|a)|sign up|ask (?:us|me|in store) for"
    r"|pop in (?:and|to) (?:pick|grab|buy|get|choose)|pick (?:one|yours|some) up|visit us)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:sale|offers?|deals?|discounts?|half price|save|reduced|clearance|vouchers?|bogof"
    r"|free (?:gift|delivery|with)|\d+ for (?:\d|the price)|\d+ ?% off|bargains?|tickets?"
    r"|limited (?:edition|stock)|while stocks last|last (?:few|ones|chance)|(?:back )?in stock"
    r"|now in|just in|new in|just arrived|available (?:now|in)|on sale|places? left|new slots?"
    r"|selling (?:fast|out)|flying out|early access)\b",
    re.IGNORECASE,
)
_PRICE = re.compile(r"[£€$] ?\d|\b\d+(?:\.\d\d)? ?(?:p|quid|euros?|pounds)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\?")
_TO_READERS = re.compile(
    r"\b(?:you|your|anyone|anybody|who else)\b[^.!?\n]*\?|\b(?:tell me|let me know|who else"
    r"|your thoughts|tips (?:welcome|please)|send me your|share your)\b",
    re.IGNORECASE,
)
_TELLER = re.compile(r"\b(?:I|[Mm]y|[Mm]ine)\b")
_STORY = re.compile(
    r"\b(?:yesterday|this morning|last (?:night|week|year|saturday|sunday)|once|when i"
    r"|first (?:day|time)|remember|told|asked|said|says|came in|brought|took us|left with"
    r"|named|cried|laughed|gran|nan|mum|mam|dad|kids|daughter|son|grandad|years ago|regulars?"
    r"|little (?:lad|girl|boy)|made my day|thank(?:s| you)|proud|learn(?:ed|t)|found out"
    r"|fun fact|did you know|confession|favourite)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """What somebody's last posts were: how many of each kind."""

    pitch: int
    conversation: int
    unknown: int


@lru_cache(maxsize=256)
def kind_of(text: str) -> Kind:
    """Tell what a post is, by signs in English words.

    A call to buy or book counts two points for a pitch; a price, words of an offer and a
    link one each. A question, words to the readers, a teller ("I", "my") and words of a story
    count one each for a conversation.

    Returns:
        ``pitch`` or ``conversation`` when at least two points are for it and fewer for the
        other; else ``unknown``.
    """
    pitch = 2 * (_CALL.search(text) is not None) + bool(find_links(text))
    pitch += sum(pattern.search(text) is not None for pattern in (_PRICE, _OFFER))
    talk = sum(
        pattern.search(text) is not None for pattern in (_QUESTION, _TO_READERS, _TELLER, _STORY)
    )
    if pitch >= _LEAST and pitch > talk:
        return "pitch"
    if talk >= _LEAST and talk > pitch:
        return "conversation"
    return "unknown"


def mix(posted: tuple[PostedText, ...], now: datetime, last: int = LAST) -> Mix:
    """Return what the last posts of this person were.

    Args:
        posted: what the shop posted, in any order; only this person's count, and the same
            text on two networks counts once.
        now: aware; later posts do not count.
        last: how many posts.
    """
    kinds = [kind_of(text) for text in _own_texts(posted, now)[:last]]
    return Mix(
        pitch=kinds.count("pitch"),
        conversation=kinds.count("conversation"),
        unknown=kinds.count("unknown"),
    )


def find_pitches(subject: Subject) -> tuple[Finding, ...] | None:
    """Give a tip when this is a pitch and the last ones were; None without enough posts."""
    request = subject.request
    before = _own_texts(request.posted, request.now)[:PITCHES_IN_A_ROW]
    if subject.blank or len(before) < PITCHES_IN_A_ROW:
        return None
    if any(kind_of(text) != "pitch" for text in (*before, request.text)):
        return ()
    values = (("count", str(PITCHES_IN_A_ROW)),)
    return (Finding(code="mix-pitch", rule="mix", level=Level.TIP, values=values),)


def _own_texts(posted: tuple[PostedText, ...], now: datetime) -> list[str]:
    """Return this person's texts, each once, the newest first."""
    own = [item for item in posted if item.by_me and item.when <= now]
    own.sort(key=lambda item: item.when, reverse=True)
    return list(dict.fromkeys(item.text for item in own))
