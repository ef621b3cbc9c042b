"""What counts as naming a deal, and what an offer's record backs.

The deals are those of ASA/CAP, Advice Online, Promotional savings claims, and Prices: General
(https://www.asa.org.uk/advice-online/promotional-savings-claims.html and
…/prices-general.html, read 2026-11-22), and of 16 CFR 233 and 251
(https://www.law.cornell.edu/cfr/text/16/233.2, read 2026-11-22).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from studio.guidelines.structural.terms import Reading, Terms
from studio.guidelines.structural.tokens import amounts_in, parts_of

if TYPE_CHECKING:
    from studio.brand_kit.model import Offer

_GIVEN = (
    *("gift", "coffee", "tea", "cake", "drink", "cup", "cuppa", "candle", "plant", "pot", "bulb"),
    *("book", "bookmark", "sample", "tote", "bag", "delivery", "shipping", "postage", "treat"),
    *("gift-wrap", "gift-wrapping", "pastry", "biscuit", "mince-pie", "glass", "upgrade"),
)

_PERCENTS = (
    *("five", "ten", "fifteen", "twenty", "twenty-five", "thirty", "forty", "fifty", "sixty"),
    *("seventy", "seventy-five", "eighty", "ninety"),
)

CLAIMS: dict[str, tuple[str, ...]] = {
    "was-now": (
        *("was <money>", "were <money>", "now only <money>", "now just <money>"),
        *("reduced from <money>", "reduced to <money>", "down from <money>", "down to <money>"),
        *("usually <money>", "normally <money>", "instead of <money>"),
    ),
    "rrp": (
        "RRP",
        "recommended retail price",
        "MSRP",
        "list price <money>",
        "list price of <money>",
    ),
    "percent-off": (
        *("<percent> off", "<percent> discount", "<percent> cheaper", "<percent> less"),
        *("save <percent>", "save up to <percent>", "discount of <percent>"),
        *(f"{words} {sign} off" for words in _PERCENTS for sign in ("per cent", "percent")),
        *("per cent off", "percent off", "per cent discount", "percent discount"),
    ),
    "amount-off": ("<money> off", "save <money>", "<money> discount", "<money> cheaper"),
    "half-price": (
        *("half price", "half the price", "half off", "at half price", "third off", "a third off"),
        *("one third off", "two thirds off", "quarter off", "a quarter off"),
        # "Half the price of happiness" is none; compared with another price it is.
        *(f"half the price of {what}" for what in ("a new", "new", "the", "our", "other", "any")),
    ),
    "from": ("from <money>", "from only <money>", "from just <money>", "starting at <money>"),
    "up-to": ("up to <percent>", "up to <money>", "up to half price"),
    "free": (
        *(f"free {thing}" for thing in _GIVEN),
        *(f"free {thing}s" for thing in _GIVEN),
        *("get one free", "for free", "free of charge", "completely free", "absolutely free"),
        *("free with every", "free with any", "free with your", "free when you", "one is free"),
    ),
    "multi-buy": (
        *("buy one get one", "BOGOF", "two for one", "2 for 1", "2 for the price of 1"),
        *("three for two", "3 for 2", "three for the price of two", "3 for the price of 2"),
        *("two for the price of one", "<number> for <money>", "buy two get", "buy three get"),
    ),
    "sale": (
        *("discount code", "promo code", "voucher code", "money off", "price drop"),
        *("black friday deal", "black friday deals", "cyber monday deal", "flash sale"),
        *("clearance sale", "closing down sale", "everything must go"),
        *("lowest price", "lowest prices", "best price", "best prices", "unbeatable price"),
        *("unbeatable prices", "cheapest price", "cheapest prices", "rock-bottom prices"),
        *("bargain prices", "price match", "huge reductions", "big reductions", "mates rates"),
        *("student discount", "NHS discount", "blue light discount"),
    ),
}
"""What each claim looks like. Words of other languages are for a kit to add."""

_SAME = {
    "free": {"free", "gratis", "complimentary"},
    "half-price": {"half", "third", "quarter", "thirds"},
    "rrp": {"rrp", "recommended", "msrp"},
    "multi-buy": {"for", "price", "get", "bogof"},
}
_HALVES = {"half": 50.0, "quarter": 25.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An offer as it is compared.

    Attributes:
        offer: the brief's offer.
        words: the words of its basis, amount and conditions.
        amounts: (kind, value) of every number in them.
        claims: what kinds of deal it is.
    """

    offer: Offer
    words: frozenset[str]
    amounts: frozenset[tuple[str, float]]
    claims: frozenset[str]

    def says(self, claim: str) -> bool:
        """Tell whether the record is about such a deal at all."""
        return not claim or claim in self.claims or bool(_SAME.get(claim, set()) & self.words)

    def backs(self, claim: str, words: str) -> bool:
        """Tell whether words about a deal are those of the record.

        Args:
            claim: from ``CLAIMS``, or "" for a kit's own words.
            words: as they stand in the post.
        """
        values = {value for _kind, value in amounts_in(words)}
        known = {value for _kind, value in self.amounts}
        if values:
            return values <= known and (self.says(claim) or claim == "from")
        parts = set(parts_of(words))
        halves = {_HALVES[part] for part in parts & _HALVES.keys()}
        if halves:
            return halves <= known or bool(parts & _HALVES.keys() & self.words)
        if claim in _SAME:
            return bool(parts & _SAME[claim] & self.words)
        return bool(claim and claim in self.claims) or parts <= self.words


@lru_cache(maxsize=64)
def record_of(offer: Offer) -> Record:
    """Return an offer as it is compared with what a post says."""
    texts = [offer.basis, offer.amount, *(text for _tag, text in offer.conditions.by_locale)]
    whole = "\n".join(texts)
    return Record(
        offer=offer,
        words=frozenset(parts_of(whole)),
        amounts=amounts_in(whole),
        claims=_claims_in(whole),
    )


@lru_cache(maxsize=1)
def _all() -> tuple[Terms, dict[int, str]]:
    terms = Terms()
    return terms, {terms.group(phrases): name for name, phrases in CLAIMS.items()}


def _claims_in(text: str) -> frozenset[str]:
    terms, names = _all()
    return frozenset(names[group] for group in terms.find(Reading(text)))
