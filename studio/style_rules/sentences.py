"""Splits running text into sentences and paragraphs, as a style's scopes need them.

Vale's sentences come from the Punkt method (Kiss and Strunk 2006,
https://doi.org/10.1162/coli.2006.32.4.485): a full stop ends a sentence unless it belongs to an
abbreviation, an initial or a number, and then the next word decides. What Punkt learned from
texts is here a short list of our own.
"""

from __future__ import annotations

import re
from functools import lru_cache

Spans = tuple[tuple[int, int], ...]

_TOKEN = re.compile(r"\S+")
_END = re.compile(r"(?:(?P<stop>[.!?…]+))(?P<close>[\"'”’)\]]*)$")
_SEVERAL_STOPS = re.compile(r"(?:\w\.){2,}$|(?:\w\.)+\w+\.$")
_INITIAL = re.compile(r"[^\W\d_]\.$")
_NUMBER = re.compile(r"^[(\[]?[-+£$€]?\d[\d.,:/-]*\.$")
_ABBREVIATIONS = frozenset(
    [
        "abt",
        "adj",
        "adm",
        "aug",
        "apr",
        "ave",
        "blvd",
        "bros",
        "capt",
        "cf",
        "cmdr",
        "co",
        "col",
        "corp",
        "dec",
        "dept",
        "dr",
        "e.g",
        "ed",
        "eds",
        "est",
        "esq",
        "etc",
        "feb",
        "fig",
        "figs",
        "gen",
        "gov",
        "hon",
        "i.e",
        "inc",
        "jan",
        "jr",
        "jul",
        "jun",
        "lt",
        "ltd",
        "maj",
        "mar",
        "messrs",
        "mr",
        "mrs",
        "ms",
        "mt",
        "no",
        "nos",
        "nov",
        "oct",
        "p",
        "pp",
        "pres",
        "prof",
        "rd",
        "ref",
        "rep",
        "rev",
        "sen",
        "sept",
        "sep",
        "sgt",
        "sr",
        "st",
        "supt",
        "vol",
        "vs",
        "viz",
        "v",
    ]
)
_STARTERS = frozenset(
    [
        "a",
        "after",
        "all",
        "although",
        "an",
        "and",
        "another",
        "as",
        "at",
        "because",
        "before",
        "but",
        "by",
        "each",
        "even",
        "every",
        "for",
        "from",
        "he",
        "her",
        "here",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "instead",
        "is",
        "it",
        "its",
        "many",
        "meanwhile",
        "most",
        "my",
        "no",
        "not",
        "now",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "our",
        "she",
        "since",
        "so",
        "some",
        "still",
        "such",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "thus",
        "to",
        "under",
        "until",
        "we",
        "what",
        "when",
        "where",
        "while",
        "who",
        "why",
        "with",
        "yet",
        "you",
        "your",
    ]
)


def sentences(text: str) -> Spans:
    """Return (start, end) of every sentence of running text; line breaks do not end one."""
    tokens = list(_TOKEN.finditer(text))
    found = []
    start = tokens[0].start() if tokens else 0
    for number, token in enumerate(tokens):
        following = tokens[number + 1][0] if number + 1 < len(tokens) else ""
        if not following or _ends(token[0], following):
            found.append((start, token.end()))
            if following:
                start = tokens[number + 1].start()
    return tuple(found)


@lru_cache(maxsize=32_768)
def _ends(token: str, following: str) -> bool:
    end = _END.search(token)
    if end is None:
        return False
    next_word = following.lstrip("\"'“‘([").rstrip(".,;:!?'\"”’)").lower()
    is_large = following.lstrip("\"'“‘([")[:1].isupper()
    if end["close"]:
        return not following[:1].islower()
    if end["stop"] != ".":
        return is_large or not ("…" in end["stop"] or end["stop"].startswith(".."))
    return _full_stop_ends(token, next_word, is_large=is_large)


def _full_stop_ends(token: str, next_word: str, *, is_large: bool) -> bool:
    bare = token.lstrip("\"'“‘([")
    if _INITIAL.fullmatch(bare) and not bare.startswith("I"):
        return is_large and next_word in _STARTERS
    if _NUMBER.match(bare):
        return is_large or not next_word[:1].isalpha()
    if bare[:-1].lower() in _ABBREVIATIONS or _SEVERAL_STOPS.search(bare):
        return is_large and next_word in _STARTERS
    return True


def paragraphs(text: str) -> Spans:
    """Return (start, end) of what stands between empty lines, as Vale splits plain text.

    The two line breaks belong to the paragraph before them.
    """
    found, start = [], 0
    while (place := text.find("\n\n", start)) >= 0:
        found.append((start, place + 2))
        start = place + 2
    found.append((start, len(text)))
    return tuple(span for span in found if text[slice(*span)].strip())
