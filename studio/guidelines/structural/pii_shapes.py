"""What numbers and addresses of a person look like. Offsets are code points.

Shapes are of the United Kingdom, Ireland and the United States. Each looks only where
something tells that it may be there, and leaves prices, days, hours, ISBNs and sizes alone.
The shapes are those in daily use there; card numbers are told by their length and Luhn's check
digit. No official list was read for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from studio.guidelines.structural.tokens import fold

Span = tuple[int, int]
"""(start, end) in code points."""

_NOT_BEFORE = r"(?<![\w£$€#/.@+\-])"
_NOT_AFTER = r"(?![\w/%]|[.\-]\d)"
_GAP = r"[ \u00a0.\-]?"
# 01, 02, 03, 07, 08 and 09 are in use in both countries; +44 and +353 stand for the nought.
_PHONES = re.compile(
    rf"{_NOT_BEFORE}(?:"
    rf"(?:\(?(?:\+|00)(?:44|353)\)?{_GAP}(?:\(0\){_GAP})?|\(?0)[1-37-9](?:\)?{_GAP}\d){{7,9}}"
    rf"|(?:\+1{_GAP}|1-)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .\-])[2-9]\d\d[ .\-]\d{{4}}"
    rf"|\+[1-9]\d{{0,2}}(?:{_GAP}\d){{7,12}}"
    rf"){_NOT_AFTER}"
)
_ISBN = re.compile(r"isbn(?:-1[03])?:?\s*\Z", re.IGNORECASE)
_MAIL = re.compile(
    r"(?<![\w.+\-@])[\w.+\-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9\-]{0,62}\.)+[A-Za-z]{2,24}"
)
_POSTCODE = re.compile(
    r"(?<![\w#])(?:(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})"
    r"|[AC-FHKNPRTV-Y](?:\d\d|6W) ?(?=[A-Z]*\d|\d[A-Z])[0-9AC-FHKNPRTV-Y]{4})(?!\w)"
)
_ORDER = re.compile(
    r"\b(?:order|booking|invoice|account|customer|membership|loyalty card|tracking)"
    r"(?:\s+(?:number\b|no\b\.?|id\b|ref(?:erence)?\b\.?)[\s:#]*|\s*#\s*|\s*:\s*)"
    r"[A-Z]{0,5}-?\d[\dA-Z\-]{3,19}(?!\w)",
    re.IGNORECASE,
)
# A number without the word "number": letters with a hyphen, or many digits.
_BARE_ORDER = re.compile(
    r"\b(?:(?:order|booking|invoice) (?:[A-Z]{1,5}-\d{3,12}|[A-Z]{0,5}\d{6,12})"
    r"|(?:booking|invoice) \d{5})(?![\w-])",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\bref(?:erence)?(?:\.| no\.?| number)?\s*[:#]\s*[A-Z]{0,5}-?\d[\dA-Z\-]{3,19}(?!\w)",
    re.IGNORECASE,
)
# "Sue at gmail dot com".
_SPELT_MAIL = re.compile(
    r"(?<![\w.+\-@])[\w.+\-]{1,64}\s{0,2}[\[(]?\s?at\s?[\])]?\s{0,2}[A-Z0-9\-]{2,62}"
    r"(?:\s{0,2}[\[(]?\s?dot\s?[\])]?\s{0,2}(?:com|co|uk|org|net|ie|eu|me|info)\b){1,2}",
    re.IGNORECASE,
)
# A National Insurance number, as it is written: two letters, six digits, A to D.
_INSURANCE = re.compile(
    r"(?<![\w#])(?:(?i:NI|national insurance)(?: (?i:number|no\.?))?[:\s]{1,3})?"
    r"[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)"
)
_BIRTH = re.compile(
    r"\b(?:DOB|D\.O\.B\.?|date of birth)[\s:]{1,3}(?:is )?\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}(?!\w)",
    re.IGNORECASE,
)
_SORT_CODE = re.compile(r"\bsort code[\s:]{1,3}(?:is )?\d\d[- ]?\d\d[- ]?\d\d(?!\w)", re.IGNORECASE)
# "You can order LED-1000": what is ordered, and nobody's order.
_TO_ORDER = re.compile(
    r"\b(?:to|can|can['’]t|we|i|you|they|will|['’]ll|please|could|must|and|or|just)\s+\Z",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?<![\w£$€#/.,:\-])\d{1,4}[a-zA-Z]?,? (?!(?:Minute|Hour|Mile|Day|Year)s? )"
    r"(?:[A-Z][a-z'’]{1,20} ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Grove|Drive|Terrace|Crescent|Court|Gardens"
    r"|Mews|Place|Square|Boulevard|Blvd|Way)(?! bus)(?![\w'’])"
)
# A house with customers in it, not one where a customer lives.
_SHOP_BEFORE = re.compile(
    r"\b(?:shop|store|branch|caf[eé]|us|we|we['’]re|are|stall|market|hall|church|the|bus|route)"
    r"(?: (?:is|are|at|on|in|to|down at|round at|over at|behind|next to|now at)){0,2}\s+\Z",
    re.IGNORECASE,
)
_CARD = re.compile(rf"{_NOT_BEFORE}[2-6](?:[ \-]?\d){{13,18}}{_NOT_AFTER}")
_CUSTOMER = re.compile(
    r"\b(?i:customer|client|shopper|guest|patient|regular)s?"
    r"(?:,? (?i:called|named|whose name is|by the name of) |, (?=M(?:rs?|s|iss)\b))"
    r"(?:(?:Mrs?|Ms|Miss|Dr)\.? )?[A-Z][a-z'’\-]+(?: [A-Z][a-z'’\-]+)?"
)
# What is looked for before the longer patterns: a digit or a name where one has to be.
_NUMBERED = (
    *("order", "booking", "invoice", "account", "customer", "membership"),
    *("loyalty card", "tracking"),
)
_PEOPLE = ("customer", "client", "shopper", "guest", "patient", "regular")
_CAPITAL_DIGIT = re.compile(r"[A-Z]\d")
_CARD_SIZES = {14: "3", 15: "3", 16: "2456", 19: "46"}
_NUMBER_NAME = re.compile(r"\d[a-zA-Z]?,? [A-Z]")
_BACK = 24  # code points that are looked at before a place
_LEAST_DIGITS = re.compile(r"\d[\d\s().\-]{5,}\d")


def digits_of(text: str) -> str:
    """Return only the digits of a text."""
    return "".join(letter for letter in text if letter in "0123456789")


def _at(words: tuple[str, ...], pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Yield what a pattern finds at one of several words; asking it everywhere is slow."""
    small = fold(text)
    for word in words:
        start = small.find(word)
        while start >= 0:
            match = pattern.match(text, start)
            if match is not None:
                yield match.span()
            start = small.find(word, start + len(word))


def phones(text: str) -> Iterator[Span]:
    """Yield phone numbers of the three countries, and of others with a plus."""
    if _LEAST_DIGITS.search(text) is None:
        return
    for match in _PHONES.finditer(text):
        if not _ISBN.search(text, 0, match.start()) and not _is_day(match[0]):
            yield match.span()


def _is_day(words: str) -> bool:
    return re.fullmatch(r"\d{2}[. \-]\d{2}[. \-]\d{2,4}(?:[. \-]\d{2})*", words) is not None


def mails(text: str) -> Iterator[Span]:
    """Yield e-mail addresses."""
    if "@" in text:
        yield from (match.span() for match in _MAIL.finditer(text))
    if "dot" in fold(text):
        yield from (match.span() for match in _SPELT_MAIL.finditer(text))


def postcodes(text: str) -> Iterator[Span]:
    """Yield postcodes as they are written, in capitals."""
    if _CAPITAL_DIGIT.search(text) is not None:
        yield from (match.span() for match in _POSTCODE.finditer(text))


def orders(text: str) -> Iterator[Span]:
    """Yield numbers of an order, a booking or an account, with the word before them."""
    yield from _at(_NUMBERED, _ORDER, text)
    yield from _at(("ref",), _REFERENCE, text)
    for start, end in _at(_NUMBERED[:3], _BARE_ORDER, text):
        if not _TO_ORDER.search(text, max(start - _BACK, 0), start):
            yield start, end


def addresses(text: str) -> Iterator[Span]:
    """Yield a house number with its street, unless words before it tell of a shop."""
    if _NUMBER_NAME.search(text) is None:
        return
    for match in _STREET.finditer(text):
        before = max(match.start() - _BACK, 0)
        if not _SHOP_BEFORE.search(text, before, match.start()):
            yield match.span()


def cards(text: str) -> Iterator[Span]:
    """Yield sort codes, and numbers of payment cards: of their length, with a right check digit."""
    yield from _at(("sort code",), _SORT_CODE, text)
    if _LEAST_DIGITS.search(text) is None:
        return
    for match in _CARD.finditer(text):
        digits = digits_of(match[0])
        if digits[0] in _CARD_SIZES.get(len(digits), "") and _luhn(digits):
            yield match.span()


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def customers(text: str) -> Iterator[Span]:
    """Yield “a customer called …” with the name."""
    yield from _at(_PEOPLE, _CUSTOMER, text)


def identities(text: str) -> Iterator[Span]:
    """Yield National Insurance numbers and days of birth."""
    if _CAPITAL_DIGIT.search(text.replace(" ", "")) is not None:
        yield from (match.span() for match in _INSURANCE.finditer(text))
    yield from _at(("dob", "d.o.b", "date of birth"), _BIRTH, text)


SHAPES: dict[str, Callable[[str], Iterator[Span]]] = {
    "phone": phones,
    "email": mails,
    "postcode": postcodes,
    "order": orders,
    "card": cards,
    "customer": customers,
    "address": addresses,
    "identity": identities,
}
"""Everything that can be looked for, by its name in a kit."""
