"""Which words of a post are misspelt? Offsets are code points.

A post is no essay. Addresses, handles, hashtags, gaps, codes, short words in capitals,
stretched words ("sooo"), short quotations and names inside a sentence are left alone: what is
flagged has to be a mistake nearly always, or nobody looks any more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.spelling.plain import plain_apostrophes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LONGEST_ACRONYM = 5
"""Words in capitals up to this length are taken for short forms, such as ``RHS``."""

_CHUNKS_KEPT = 20_000
_LEAST_FOR_A_NAME = 5  # letters of a name that may be written small
_LEAST_FOR_A_SLIP = 5  # letters of a capitalised word before a swap of two counts as a slip
_LETTERS = "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ\u0300-\u036f"
_WORD = re.compile(rf"[\w\u0300-\u036f]+(?:['’ʼ＇][{_LETTERS}]+)*")
_LATIN = re.compile(rf"[{_LETTERS}'’ʼ＇]+")
_NO_PROSE = re.compile(r"[@＠#＃]|://|www\.|\w\.\w|\\")
_STRETCHED = re.compile(r"(.)\1\1", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:'s|s')$", re.IGNORECASE)
# Gaps, and a few words in quotation marks: a child's spelling, a dialect, somebody's joke.
_NOT_OURS = re.compile(r"\{[^{}\n]{1,200}\}|\"[^\"\n]{1,30}\"|“[^”\n]{1,30}”")
# What stands before the first word of a sentence, seen backwards from the word.
_SENTENCE_START = re.compile(r"(?:\A|[.!?…:·|—–\n\"“”(•*-])[^\w]*\Z")
_LOOK_BACK = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A word in a text.

    Attributes:
        start: first code point.
        end: one past the last code point.
        word: as written.
    """

    start: int
    end: int
    word: str


class Reader:
    """Reads texts with one dictionary and one list of accepted words.

    What was looked at once is not looked at again, so a text that grows by a letter costs one
    look at its parts, not one for each word.

    Args:
        known: tells whether a word is spelt right.
        accepted: words that are right too, in any case; phrases count word by word.
    """

    def __init__(self, known: Callable[[str], bool], accepted: Iterable[str] = ()) -> None:
        self._known = known
        self._accepted = frozenset(
            part.lower()
            for phrase in accepted
            for match in _WORD.finditer(plain_apostrophes(phrase))
            for part in (match[0], _POSSESSIVE.sub("", match[0]))
        )
        self._parts: dict[str, tuple[Span, ...]] = {}

    def misspelt(self, text: str, typing_at: int = -1) -> tuple[Span, ...]:
        """Return the misspelt words of a text, in order.

        Args:
            text: the words.
            typing_at: code-point offset of the cursor while a word is typed, or -1; the
                word that it touches is left alone.
        """
        if len(self._parts) > _CHUNKS_KEPT:
            self._parts = {}
        parts, chunks = self._parts, set(text.split())
        for chunk in chunks - parts.keys():
            parts[chunk] = tuple(self._in_chunk(chunk))
        odd = [chunk for chunk in chunks if parts[chunk]]
        if not odd:
            return ()
        others = [match.span() for match in _NOT_OURS.finditer(text)]
        found = (
            _moved(word, start)
            for chunk in odd
            for start in _places(chunk, text)
            for word in parts[chunk]
            # Somebody may have taught us the word since it was looked at.
            if not self._known(word.word)
        )
        return tuple(
            span
            for span in sorted(found, key=lambda span: span.start)
            if not span.start <= typing_at <= span.end
            and not any(start <= span.start < end for start, end in others)
            and not _is_a_name(span, text, self._known)
        )

    def _in_chunk(self, chunk: str) -> Iterable[Span]:
        """Yield the words of a run without spaces that are not known."""
        if _NO_PROSE.search(chunk):
            return
        for match in _WORD.finditer(chunk):
            if not _is_no_word(match[0]) and not self._is_right(match, chunk):
                yield Span(start=match.start(), end=match.end(), word=match[0])

    def _is_right(self, match: re.Match[str], chunk: str) -> bool:
        word = plain_apostrophes(match[0])
        return any(
            form.lower() in self._accepted or self._known(form)
            for form in _forms(word, plain_apostrophes(chunk), match)
        )


def misspelt(
    text: str, known: Callable[[str], bool], accepted: Iterable[str] = (), typing_at: int = -1
) -> tuple[Span, ...]:
    """Return the misspelt words of one text; for many texts, keep a ``Reader``.

    Args:
        text: the words.
        known: tells whether a word is spelt right, such as ``Dictionary.known``.
        accepted: words that are right too, in any case.
        typing_at: code-point offset of the cursor while a word is typed, or -1.
    """
    return Reader(known, accepted).misspelt(text, typing_at)


def _is_no_word(token: str) -> bool:
    """Tell what is left alone: codes, short forms, CamelCase, stretched words, other scripts."""
    return (
        len(token) == 1
        or _LATIN.fullmatch(token) is None
        or (token.isupper() and len(token) <= LONGEST_ACRONYM)
        or not (token.islower() or token.isupper() or token[:1] + token[1:].lower() == token)
        or _STRETCHED.search(token) is not None
    )


def _forms(word: str, chunk: str, match: re.Match[str]) -> Iterable[str]:
    """Yield what a word may be written for, the likeliest first."""
    yield word
    if _POSSESSIVE.search(word):
        yield _POSSESSIVE.sub("", word)
    if len(word) >= _LEAST_FOR_A_NAME:
        yield word.capitalize()  # "monday"
    if word.lower().endswith("in"):
        yield f"{word}g"  # "lovin", "lovin'"
    before, after = chunk[: match.start()][-1:], chunk[match.end() :][:1]
    if after == "'":
        yield f"{word}'"
    if before == "'":
        yield f"'{word}"  # "'tis"
    if "-" in (before, after):
        yield chunk.strip("-.,;:!?…()\"'“”‘*_")  # the whole of "e-bike"


def _places(chunk: str, text: str) -> Iterable[int]:
    """Yield where a run without spaces stands by itself."""
    start = text.find(chunk)
    while start >= 0:
        end = start + len(chunk)
        alone = not text[max(start - 1, 0) : start].strip() and not text[end : end + 1].strip()
        if alone:
            yield start
        start = text.find(chunk, start + 1)


def _moved(span: Span, by: int) -> Span:
    return Span(start=span.start + by, end=span.end + by, word=span.word)


def _is_a_name(span: Span, text: str, known: Callable[[str], bool]) -> bool:
    """Tell whether a capitalised word that nobody knows is a name and not a slip.

    Inside a sentence it is one. At the start of a sentence any word has a capital: there it is
    a slip when two letters changed places, or one was doubled or left single.
    """
    word = span.word
    if not word[:1].isupper() or word.isupper():
        return False
    before = text[max(span.start - _LOOK_BACK, 0) : span.start]
    if span.start > _LOOK_BACK:
        before = f"x{before}"
    return _SENTENCE_START.search(before) is None or not _is_slip(word.lower(), known)


def _is_slip(word: str, known: Callable[[str], bool]) -> bool:
    if len(word) < _LEAST_FOR_A_SLIP:
        return False
    places = range(len(word) - 1)
    swapped = (word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in places)
    single = (word[:n] + word[n + 1 :] for n in places if word[n] == word[n + 1])
    doubled = (word[: n + 1] + word[n:] for n in range(1, len(word)))
    return any(known(other) for ways in (swapped, single, doubled) for other in ways)
