"""Words and amounts, as phrases and texts are compared. Offsets are code points."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

AMOUNT = r"\d+(?:,\d{3})*(?:\.\d+)?"
"""A number with its thousands and its decimals."""

TOKEN = (
    rf"[£$€]\s?{AMOUNT}k?(?!\w)"
    rf"|{AMOUNT}\s?(?:%|(?:per\s?cent|pounds|quid|dollars|euros?)(?!\w)|p(?!\w))"
    rf"|{AMOUNT}(?![\w,.]*\d)(?!\w)"
    r"|#?\w[\w\u0300-\u036f]*(?:'\w+)*"
)
"""One word or one amount of a folded text."""

MONEY, PERCENT, NUMBER = "<money>", "<percent>", "<number>"
CLASSES = (MONEY, PERCENT, NUMBER)
"""What a phrase may have in place of an amount."""

PLAIN_WORD = re.compile(r"\w+")
"""A word as the quick look at a text sees it."""

_TOKEN = re.compile(TOKEN)
_DIGIT = re.compile(r"\d")
_PENCE = re.compile(r"\dp")
_VALUE = re.compile(AMOUNT)
_PART = re.compile(r"<(?:money|percent|number)>")
_BARE_PERCENT = re.compile(r"(?<![\d>])\s*%")
_ODD = re.compile(r"[^\x00-\x7f]+")
_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: value for value, word in enumerate(_COUNTED.split())} | {"fifteen": 15}
_TENS_NUMBERS = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
_NOTES = {"fiver": "£5", "tenner": "£10"}
_HIDDEN = re.compile(r"(?<=\w)[\u00ad\u200b\u200c\u200d\u2060\ufeff]+(?=\w)")
_MONEY_WORDS = ("p", "pounds", "quid", "dollars", "euro", "euros")


def parts_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as they are compared; ``<money>`` and the like stay."""
    phrase = _BARE_PERCENT.sub(f" {PERCENT}", fold(phrase))
    parts: list[str] = []
    reached = 0
    for match in _PART.finditer(phrase):
        parts += _TOKEN.findall(phrase[reached : match.start()])
        parts.append(match[0])
        reached = match.end()
    return (*parts, *_TOKEN.findall(phrase[reached:]))


def amounts_in(text: str) -> frozenset[tuple[str, float]]:
    """Return every (kind, value) of a text, the kinds as in ``<money>``.

    Words count to twelve, and on to ninety-nine as discounts do: fifteen, twenty, twenty-five.
    """
    return frozenset(amounts_of(text))


def amounts_of(text: str) -> tuple[tuple[str, float], ...]:
    """Return the (kind, value) of every amount of a text in the order in which they stand."""
    found = []
    for word in _counted(_TOKEN.findall(fold(text))):
        value = _VALUE.search(word)
        kind = kind_of(word)
        if value is not None and kind:
            found.append((kind, float(value[0].replace(",", ""))))
    return tuple(found)


def hidden_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of signs without any width that stand inside words."""
    if text.isascii():
        return ()
    return tuple(match.span() for match in _HIDDEN.finditer(text))


def unhidden(text: str) -> str:
    """Return a text without the signs inside words that nobody sees."""
    return text if text.isascii() else _HIDDEN.sub("", text)


def _counted(tokens: list[str]) -> list[str]:
    """Return tokens with digits in place of the words of a number."""
    words: list[str] = []
    tens = 0
    for token in tokens:
        units = _NUMBERS.get(token, 0)
        if tens and 1 <= units <= 9:
            words[-1] = str(tens + units)
        else:
            plain = _NOTES.get(token, token)
            words.append(str(_NUMBERS.get(token, _TENS_NUMBERS.get(token, plain))))
        tens = _TENS_NUMBERS.get(token, 0)
    return words


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """Return a text in small letters that look plain; every code point stays at its place."""
    if text.isascii():
        return text.lower()
    return _ODD.sub(lambda match: "".join(map(_plain, match[0])), text).lower()


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter == "’":
        return "'"
    plain = unicodedata.normalize("NFKC", letter).lower()
    # A letter that would take more room, or less when it is made small, is left as it is.
    return plain if len(plain) == 1 == len(plain.lower()) else "\ufffc"


def kind_of(word: str) -> str:
    """Return what kind of amount a word is, or ""."""
    if word[0] in "£$€":
        return MONEY
    if not word[0].isdigit():
        return ""
    if word.isdigit():
        return NUMBER
    if word[-1] == "%" or word.endswith("cent"):
        return PERCENT
    if word[-1].isdigit():
        return NUMBER
    return MONEY if _is_money(word) else ""


def _is_money(word: str) -> bool:
    return word.lstrip("0123456789.,").strip() in (
        "p",
        "pounds",
        "quid",
        "dollars",
        "euro",
        "euros",
    )


def kinds_in(text: str, seen: set[str]) -> set[str]:
    """Return the kinds of amounts that a text may have, by a quick look."""
    if _DIGIT.search(text) is None:
        return set()
    found = {NUMBER}
    if (
        any(sign in text for sign in "£$€")
        or not seen.isdisjoint(_MONEY_WORDS)
        or _PENCE.search(text) is not None
    ):
        found.add(MONEY)
    if "%" in text or "cent" in text:
        found.add(PERCENT)
    return found


def quick(part: str) -> list[str]:
    """Return a word as the quick look at a text sees it."""
    return [part] if part in CLASSES else PLAIN_WORD.findall(part)
