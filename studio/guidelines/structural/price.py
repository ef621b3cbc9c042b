"""``price``: a deal is named only as the brief's offer says, while it runs and where it runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studio.guidelines.structural.base import Making, Values, View, remove, told, use
from studio.guidelines.structural.price_claims import CLAIMS, Record, record_of
from studio.guidelines.structural.price_talk import (
    goods_after,
    goods_before,
    goods_in,
    only_sounds_so,
    other_day,
)
from studio.guidelines.structural.tokens import MONEY, amounts_in, unhidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.model import Offer
    from studio.guidelines.finding import Finding, Fix
    from studio.guidelines.structural.terms import Hit

_OF = re.compile(r"\s+of\b", re.IGNORECASE)


class Price:
    """``claims``: what counts as a deal, see ``CLAIMS``; all without it. ``words``: more of them.

    ``allow``: where such words mean something else. The brief's offers are the record: their
    numbers have to be those of the post.
    """

    def __init__(self, making: Making) -> None:
        self._check = making.check
        wanted = making.check.param("claims") or (
            () if making.check.param("words") else tuple(CLAIMS)
        )
        self._claims = {name: making.terms.group(CLAIMS[name]) for name in wanted}
        self._words, self._allow = making.group("words"), making.group("allow")

    def find(self, view: View) -> Iterator[Finding]:
        """Yield a finding for each deal that no offer of the brief backs."""
        hits = {hit: name for name, group in self._claims.items() for hit in view.of(group)}
        hits |= {hit: "" for hit in view.of(self._words) if hit not in hits}
        if not hits:
            return
        brief, shields = view.request.brief, view.of(self._allow)
        records = [record_of(offer) for offer in (brief.offers if brief else ())]
        reached = 0
        for hit in sorted(hits, key=lambda item: (item.start, -item.end)):
            shielded = any(s.start < hit.end and hit.start < s.end for s in shields)
            if hit.start < reached or shielded or not _is_meant(hits[hit], hit, view):
                continue
            reached = hit.end
            yield from self._one(view, hit, hits[hit], records)

    def _one(self, view: View, hit: Hit, claim: str, records: list[Record]) -> Iterator[Finding]:
        words = unhidden(view.text[hit.start : hit.end])
        values: Values = (("words", words),)
        at, removal = (hit.start, hit.end), remove(view.text, hit.start, hit.end)
        if not records:
            yield told(self._check, view, "price-no-offer", at=at, values=values, fixes=(removal,))
            return
        goods = _goods(claim, words, hit, view)
        backing = [item for item in records if item.backs(claim, words, goods)]
        if not backing:
            amount = records[0].offer.amount
            fixes: tuple[Fix, ...] = (removal,)
            if len(records) == 1 and records[0].says(claim):
                fixes = (use(*at, amount), removal)
            values = (*values, ("offer", amount))
            yield told(self._check, view, "price-differs", at=at, values=values, fixes=fixes)
            return
        code, day = _now(backing[0].offer, view)
        if code:
            values = (*values, ("day", day))
            yield told(self._check, view, code, at=at, values=values, fixes=(removal,))
            return
        other = other_day(view.text, hit.end, backing[0].offer.valid_until)
        if other is not None:
            yield self._of_day(view, other, backing[0].offer)

    def _of_day(self, view: View, at: tuple[int, int], offer: Offer) -> Finding:
        words, last = view.text[slice(*at)], offer.valid_until.isoformat()
        values: Values = (("words", words), ("offer", f"{offer.amount} · {last}"))
        removal = remove(view.text, *at)
        return told(self._check, view, "price-differs", at=at, values=values, fixes=(removal,))


def _goods(claim: str, words: str, hit: Hit, view: View) -> frozenset[str]:
    """Return what a deal is of, as far as the post names it beside the deal."""
    if claim == "multi-buy":
        return goods_after(view.text, hit.end)
    if claim == "free" and not goods_in(words):
        return goods_before(view.text, hit.start)
    return frozenset()


def _now(offer: Offer, view: View) -> tuple[str, str]:
    """Return why an offer does not hold now or here, and the day that counts, or ("", "")."""
    today, store = view.request.now.date(), view.request.store
    if today < offer.valid_from:
        return "price-early", offer.valid_from.isoformat()
    if today > offer.valid_until:
        return "price-ended", offer.valid_until.isoformat()
    if store and offer.stores and store not in offer.stores:
        return "price-elsewhere", offer.valid_until.isoformat()
    return "", ""


def _is_meant(claim: str, hit: Hit, view: View) -> bool:
    """Tell a deal from words that only sound like one.

    “Was £5” is a deal where a second price or “now” stands too. “Half the price” of happiness
    is none.
    """
    if only_sounds_so(claim, view.text, hit.start, hit.end):
        return False
    if hit.phrase == "half the price":
        return _OF.match(view.text, hit.end) is None
    if claim != "was-now" or "now" in view.reading.seen:
        return True
    return sum(kind == MONEY for kind, _value in amounts_in(view.text)) > 1
