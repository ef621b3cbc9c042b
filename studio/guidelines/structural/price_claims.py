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

from studio.guidelines.structural.price_talk import GIVEN, goods_in, one_of
from studio.guidelines.structural.terms import Reading, Terms
from studio.guidelines.structural.tokens import amounts_in, amounts_of, parts_of

if TYPE_CHECKING:
    from studio.brand_kit.model import Offer
    from studio.guidelines.structural.terms import Hit

_COUNTED = (("1", "one"), ("2", "two"), ("3", "three"), ("4", "four"), ("5", "five"), ("6", "six"))
_NOTES = ("a fiver", "a tenner", "fiver", "tenner")


def _fewer() -> tuple[str, ...]:
    """Return “three for two”, “4 for the price of 3” and all that are like them."""
    found = []
    for more in range(1, len(_COUNTED)):
        for less in range(more):
            for a, b in zip(_COUNTED[more], _COUNTED[less], strict=True):
                found.append(f"{a} for the price of {b}")
                found += [f"{a} for {b}"] if more - less == 1 else []
    return tuple(found)


def _with_more() -> tuple[str, ...]:
    """Return “buy two get one” and all that are like it."""
    pairs = [(a, b) for a in _COUNTED[:4] for b in _COUNTED[:3]]
    return tuple(f"buy {a[i]} get {b[i]}" for a, b in pairs for i in (0, 1))


_NTH = ("second", "third", "fourth", "fifth", "2nd", "3rd", "4th", "5th")
_NEXT = ("one", *GIVEN)
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
    "amount-off": (
        *("<money> off", "save <money>", "<money> discount", "<money> cheaper"),
        *(f"save {note}" for note in _NOTES),
        *(f"{note} off" for note in _NOTES),
    ),
    "half-price": (
        *("half price", "half the price", "half off", "at half price", "third off", "a third off"),
        *("one third off", "two thirds off", "quarter off", "a quarter off"),
        # "Half the price of happiness" is none; compared with another price it is.
        *(f"half the price of {what}" for what in ("a new", "new", "the", "our", "other", "any")),
    ),
    "from": ("from <money>", "from only <money>", "from just <money>", "starting at <money>"),
    "up-to": ("up to <percent>", "up to <money>", "up to half price"),
    "free": (
        *(f"free {thing}" for thing in GIVEN),
        *(f"free {thing}s" for thing in GIVEN),
        *(f"get {a} {n} {thing} free" for a in ("a", "your") for n in _NTH for thing in _NEXT),
        *("get one free", "for free", "free of charge", "completely free", "absolutely free"),
        *("free with every", "free with any", "free with your", "free when you", "one is free"),
    ),
    "multi-buy": (
        *("BOGOF", "<number> for <money>", "buy two get", "buy three get", *_fewer()),
        *(f"{number} for <money>" for _digit, number in _COUNTED[1:]),
        *(f"{n} for {note}" for pair in _COUNTED[1:] for n in pair for note in _NOTES[:2]),
        *_with_more(),
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
}
# Words of "free" that name neither a thing nor a number.
_FILLING = {
    *("free", "a", "an", "with", "every", "any", "your", "you", "when", "for", "of", "charge"),
    *("completely", "absolutely"),
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
        deals: the numbers of each “three for two” in it, in their order.
        goods: what it is for.
    """

    offer: Offer
    words: frozenset[str]
    amounts: frozenset[tuple[str, float]]
    claims: frozenset[str]
    deals: frozenset[tuple[float, ...]]
    goods: frozenset[str]

    def says(self, claim: str) -> bool:
        """Tell whether the record is about such a deal at all."""
        return not claim or claim in self.claims or bool(_SAME.get(claim, set()) & self.words)

    def backs(self, claim: str, words: str, goods: frozenset[str] = frozenset()) -> bool:
        """Tell whether words about a deal are those of the record.

        Args:
            claim: from ``CLAIMS``, or "" for a kit's own words.
            words: as they stand in the post.
            goods: what the post names beside them.
        """
        if self.goods and not goods <= self.goods:
            return False
        if claim == "multi-buy":
            return _deal_of(words) in self.deals
        if claim == "free":
            return self._gives(words)
        return self._has_numbers(claim, words)

    def _gives(self, words: str) -> bool:
        parts = set(parts_of(words))
        named = {one_of(part) for part in parts - _FILLING}
        if "get" in named and "one" not in named:
            named.remove("get")
        return bool(_SAME["free"] & self.words) and named <= {one_of(word) for word in self.words}

    def _has_numbers(self, claim: str, words: str) -> bool:
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
    found = _claims_in(whole)
    return Record(
        offer=offer,
        deals=frozenset(_deal_of(whole[hit.start : hit.end]) for hit in found.get("multi-buy", ())),
        goods=goods_in(whole),
        words=frozenset(parts_of(whole)),
        amounts=amounts_in(whole),
        claims=frozenset(found),
    )


@lru_cache(maxsize=1)
def _all() -> tuple[Terms, dict[int, str]]:
    terms = Terms()
    return terms, {terms.group(phrases): name for name, phrases in CLAIMS.items()}


def _claims_in(text: str) -> dict[str, tuple[Hit, ...]]:
    terms, names = _all()
    return {names[group]: hits for group, hits in terms.find(Reading(text)).items()}


def _deal_of(words: str) -> tuple[float, ...]:
    """Return the numbers of “three for two” in their order; BOGOF is buy one get one."""
    return tuple(value for _kind, value in amounts_of(words)) or (1.0, 1.0)
