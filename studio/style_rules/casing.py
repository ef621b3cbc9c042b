"""Writes words in title case and in sentence case, as headings have them.

Title case after the Associated Press: articles, conjunctions and prepositions of up to three
letters are small; Chicago keeps prepositions of any length small. The first and the last word
are large in both (https://vale.sh/docs/checks/capitalization, read 2026-11-22).
"""

from __future__ import annotations

import re
from collections.abc import Callable

import regex

from studio.style_rules.literals import is_plain
from studio.style_rules.patterns import compiled

_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "en",
        "for",
        "if",
        "in",
        "nor",
        "of",
        "on",
        "or",
        "per",
        "the",
        "to",
        "v",
        "v.",
        "via",
        "vs",
        "vs.",
    ]
)
_PREPOSITIONS = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "among",
        "around",
        "before",
        "between",
        "beyond",
        "concerning",
        "despite",
        "down",
        "during",
        "following",
        "from",
        "including",
        "into",
        "near",
        "over",
        "since",
        "through",
        "throughout",
        "towards",
        "under",
        "until",
        "upon",
        "with",
        "within",
        "without",
    ]
)
_PART = regex.compile(r"[\p{N}\p{L}]+[^\s\-/]*")
_TOKEN = r"[\p{N}\p{L}*]+[^\s]*"  # noqa: S105
_LIST_NUMBER = re.compile(r"\d+\.")
# What "to" stands before when it is a preposition and not part of a verb.
_NOUN_STARTS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "all",
        "some",
        "any",
        "each",
        "every",
    ]
)


def tokens(text: str, exceptions: str = "") -> list[str]:
    """Return the words that are compared; an exception of several words is one."""
    pattern = compiled(f"{exceptions}|{_TOKEN}" if exceptions else _TOKEN)
    return [match[0] for match in pattern.finditer(text)]


def known_form(word: str, terms: tuple[str, ...]) -> str:
    """Return how a word is written by an exception, or "" when there is none for it.

    A whole word takes the case of its exception, and one that has an exception in it stays as it
    is; the first exception counts (https://github.com/jdkato/twine, strcase/title.go, read
    2026-11-22).
    """
    low = word.lower()
    for term in terms:
        if term.lower() == low:
            return term
        if is_plain(term):
            if term in word:
                return word
            continue
        try:
            if compiled(term).search(word) is not None:
                return word
        except (regex.error, IndexError):
            continue
    return ""


def split_prefix(text: str, prefix: str) -> tuple[str, str]:
    """Return what is left alone at the start, and the rest."""
    match = compiled(prefix).search(text) if prefix else None
    if match is None or not text.startswith(match[0]):
        return "", text
    return match[0], text[match.end() :]


def to_title(text: str, style: str, terms: tuple[str, ...], prefix: str = "") -> str:
    """Return a text in title case.

    Args:
        text: a heading.
        style: ``Chicago``; anything else is ``AP``.
        terms: words that are written as they stand here.
        prefix: pattern of what is left alone at the start.
    """
    kept, rest = split_prefix(text, prefix)
    small = _SMALL | _PREPOSITIONS if style == "Chicago" else _SMALL
    matches = list(_PART.finditer(rest))
    out, place = [], 0
    for number, match in enumerate(matches):
        following = matches[number + 1][0].lower() if number + 1 < len(matches) else ""
        out.append(rest[place : match.start()])
        known = known_form(match[0], terms)
        is_small = _is_small(match, rest, small) and _stays_small(match[0], following, style)
        out.append(known or (match[0].lower() if is_small else _large(match[0])))
        place = match.end()
    return kept + "".join(out) + rest[place:]


def _is_small(match: regex.Match[str], text: str, small: frozenset[str]) -> bool:
    start, end = match.span()
    if match[0].lower() not in small or start == 0 or end == len(text):
        return False
    before = text[start - 1]
    further = text[start - 2] if start > 1 else ""
    after = text[end : end + 1]
    return before in " -/" and further not in (":", "-") and (after != "-" or before == "-")


def _stays_small(word: str, following: str, style: str) -> bool:
    return style == "Chicago" or word.lower() != "to" or following in _NOUN_STARTS


def _large(word: str) -> str:
    return word[:1].upper() + word[1:]


def to_sentence(
    text: str, terms: tuple[str, ...], indicators: tuple[str, ...], prefix: str = ""
) -> str:
    """Return a text in sentence case.

    Args:
        text: a heading.
        terms: words that are written as they stand here.
        indicators: endings of words after which a large letter stands.
        prefix: pattern of what is left alone at the start.
    """
    kept, rest = split_prefix(text, prefix)
    phrases = rf"(?i)\b(?:{'|'.join(terms)})\b" if terms else ""
    words = tokens(rest, phrases)
    made = []
    for number, word in enumerate(words):
        before = words[number - 1] if number else ""
        starts = number == 0 or _indicates(before, number - 1, indicators)
        other = word[:1].upper() + word[1:].lower() if starts else word.lower()
        made.append(known_form(word, terms) or other)
    return kept + " ".join(made)


def _indicates(word: str, number: int, indicators: tuple[str, ...]) -> bool:
    return word.endswith(indicators) or (number == 0 and _LIST_NUMBER.search(word) is not None)


def share_right(
    text: str,
    expected: str,
    exceptions: str,
    is_right: Callable[[str], bool],
    *,
    upper_is_right: bool,
) -> float:
    """Return which share of the words is as expected; -1 when the first word is small.

    Args:
        text: as written.
        expected: as it should be.
        exceptions: pattern of exceptions, or "".
        is_right: tells whether a word is an exception.
        upper_is_right: words in large letters only are taken as they are.
    """
    wanted = tokens(expected, exceptions)
    found = tokens(text, exceptions)
    right = 0
    for number, word in enumerate(found):
        if number >= len(wanted) or word == wanted[number] or is_right(word):
            right += 1
        elif upper_is_right:
            right += word == word.upper() or _either_to(word, text)
        elif number == 0 and word != word[:1].upper() + word[1:].lower():
            return -1.0
    return right / len(found) if found else -1.0


def _either_to(word: str, text: str) -> bool:
    """``To`` is large before a verb: without a grammar both ways of writing it are fine."""
    return word in ("to", "To") and not text.startswith(word) and not text.endswith(word)
