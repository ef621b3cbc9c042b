"""What stands around a deal: which goods it is of, its last day, and words that only sound so.

The goods are those that shops give away or put into deals. The list is the app's own: no list
of others was read for it.
"""

from __future__ import annotations

import re
from datetime import date

from studio.guidelines.structural.tokens import fold, parts_of

GIVEN = (
    *("gift", "coffee", "tea", "cake", "drink", "cup", "cuppa", "candle", "plant", "pot", "bulb"),
    *("book", "bookmark", "sample", "tote", "bag", "delivery", "shipping", "postage", "treat"),
    *("gift-wrap", "gift-wrapping", "pastry", "biscuit", "mince-pie", "glass", "upgrade"),
    *("trowel", "seed", "mug", "paperback", "planter", "lamp", "scone", "slice", "card"),
)
"""What is given for nothing."""

_GOODS = {
    *GIVEN,
    *("hardback", "comic", "record", "map", "coat", "boot", "shirt", "vase", "basket"),
    *("everything", "anything", "rose", "tree", "shrub", "herb", "soap", "toy", "game", "wine"),
}
_STOPS = {"until", "till", "today", "this", "from", "at", "in", "with", "for", "when", "while"}
_WORDS_AFTER = re.compile(r"\s+on\s+((?:[\w'’-]+[ \t]*){1,6})")
_WORDS_BEFORE = re.compile(r"(?:[\w'’-]+[ \t]*){1,3}\Z")
_NEAR = 90  # code points after or before a deal that are looked at
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<{{}}>{'|'.join(_MONTHS)})[a-z]*"
_LAST_DAY = re.compile(
    r"\b(?:until|till|til|through|ends(?: on)?)\s+(?:the\s+)?(?:[a-z]{3,6}day,?\s+)?(?:the\s+)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+" + _MONTH.format("month") + r"\b"
    r"|" + _MONTH.format("first") + r"\s+(?P<second>\d{1,2})(?:st|nd|rd|th)?\b)"
)
_END = re.compile(r"[!?\n]|\.(?!\d)")
# "Gluten free cake" is not given away: what is free of something has its name before it.
_WITHOUT = re.compile(
    r"(?<![\w-])(?:gluten|dairy|caffeine|sugar|nuts?|peat|lead|chemicals?|hands|stress|feel"
    r"|feeling|cruelty|plastic|fat|wheat|lactose|eggs?|soya|soy|meat|alcohol|smoke|acid|oil|salt"
    r"|additive|fragrance|scent|paraben|pesticide|frost|rust|worry|trouble|hassle|drama|guilt"
    r"|duty|tax|debt|carbon|waste|pet|phone|screen|weed|slug|pain|lint|bpa|allergen|milk)"
    r"[ \t]+\Z"
)
_OTHER_FREE = re.compile(r"[\s-]+(?:range|time|will|standing|parking|speech|spirits?)\b")
_CUT = re.compile(
    r"\s+(?:of\s+)?(?:the|that|my|our|her|his|their|your|each|every)\s+(?:old\s+)?"
    r"(?:hedges?|stems?|branch(?:es)?|bush(?:es)?|shrubs?|roof|fence|wall|growth|leaves|roots)"
    r"(?!\s+(?:trimmers?|shears|cutters?|plants?|range|price))(?!\w)"
)


def only_sounds_so(claim: str, text: str, start: int, end: int) -> bool:
    """Tell whether “free” or “half off” means something else here.

    Args:
        claim: the kind of deal.
        text: the whole text.
        start: where the words start, in code points.
        end: where they end.
    """
    folded = fold(text)
    if claim == "free":
        before = folded[max(start - 20, 0) : start]
        return bool(_WITHOUT.search(before) or _OTHER_FREE.match(folded, end))
    return claim == "half-price" and _CUT.match(folded, end) is not None


def goods_in(words: str) -> frozenset[str]:
    """Return the goods that words name, one of each."""
    return frozenset(map(one_of, parts_of(words))) & _GOODS


def goods_after(text: str, end: int) -> frozenset[str]:
    """Return the goods that are named with “on” behind a deal."""
    match = _WORDS_AFTER.match(text, end, end + _NEAR)
    words = match[1].split() if match is not None else []
    stop = next((i for i, word in enumerate(words) if word.lower() in _STOPS), len(words))
    return goods_in(" ".join(words[:stop]))


def goods_before(text: str, start: int) -> frozenset[str]:
    """Return the goods that are named right before a deal."""
    match = _WORDS_BEFORE.search(text[max(start - _NEAR, 0) : start])
    return goods_in(match[0]) if match is not None else frozenset()


def one_of(word: str) -> str:
    """Return a word without the s of more than one."""
    if len(word) > 3 and word[-1] == "s" and word[-2] != "s":
        return word[:-1]
    return word


def other_day(text: str, end: int, last: date) -> tuple[int, int] | None:
    """Return where another last day than an offer's is named in the same sentence, or None.

    Args:
        text: the whole text.
        end: where the deal ends, in code points.
        last: the offer's last day.
    """
    stop = _END.search(text, end, end + _NEAR)
    rest = fold(text)[end : stop.start() if stop is not None else end + _NEAR]
    match = _LAST_DAY.search(rest)
    if match is None:
        return None
    day = int(match["day"] or match["second"])
    month = 1 + _MONTHS.index(match["month"] or match["first"])
    if (day, month) == (last.day, last.month):
        return None
    return end + match.start(), end + match.end()
