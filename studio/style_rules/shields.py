"""Words that are never flagged: a rule's exceptions and a brand's accepted words.

What Vale does (https://vale.sh/docs/vocab, read 2026-11-22): matched words that contain an
exception are fine, and so is a match inside of an exception of several words. Case counts,
unless the exception starts with ``(?i)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.style_rules.literals import is_plain
from studio.style_rules.patterns import compiled, time_allowed
from studio.style_rules.phrases import PhraseIndex, Words

if TYPE_CHECKING:
    import regex


class Shield:
    """Some exceptions, ready to look up.

    Args:
        terms: words and patterns.
        any_case_phrases: terms of several words shield their parts in any case.
        natural: a straight apostrophe also finds a typographic one.
    """

    def __init__(
        self, terms: tuple[str, ...], *, any_case_phrases: bool = False, natural: bool = False
    ) -> None:
        self._natural = natural
        self._plain = PhraseIndex(natural=natural)
        self._phrases = PhraseIndex(natural=natural)
        others = [term for term in terms if not is_plain(term)]
        for order, term in enumerate(terms):
            if is_plain(term):
                self._plain.add(term, ignorecase=False, owner=0, order=order)
                if " " in term:
                    ignorecase = any_case_phrases
                    self._phrases.add(term, ignorecase=ignorecase, owner=0, order=order)
        self._has_phrases = any(is_phrase(term) for term in terms)
        self._pattern = _bounded(others, "(?-i)")
        flag = "(?i)" if any_case_phrases else "(?-i)"
        self._phrase_pattern = _bounded([term for term in others if is_phrase(term)], flag)
        self._last: tuple[str, list[tuple[int, int]]] = ("", [])

    def excepts(self, observed: str) -> bool:
        """Tell whether matched words contain an exception."""
        if self._plain.find(Words(observed, natural=self._natural)):
            return True
        if not self._pattern:
            return False
        return _search(compiled(self._pattern), observed)

    def covers(self, text: str, start: int, end: int) -> bool:
        """Tell whether a place is inside of an exception of several words."""
        if not self._has_phrases:
            return False
        if self._last[0] != text:
            self._last = (text, self._spans(text))
        return any(first <= start and end <= last for first, last in self._last[1])

    def _spans(self, text: str) -> list[tuple[int, int]]:
        words = Words(text, natural=self._natural)
        found = [(hit.start, hit.end) for hit in self._phrases.find(words)]
        if self._phrase_pattern:
            seconds = time_allowed(len(text))
            try:
                matches = compiled(self._phrase_pattern).finditer(text, timeout=seconds)
                found += [match.span() for match in matches]
            except TimeoutError:
                return found
        return found


def is_phrase(term: str) -> bool:
    """Tell whether a term has several words."""
    return " " in term or "\t" in term or r"\s" in term


def _bounded(terms: list[str], flag: str) -> str:
    if not terms:
        return ""
    ordered = sorted(terms, key=len, reverse=True)
    inner = "|".join(term if term.startswith("(?i)") else flag + term for term in ordered)
    return rf"(?m)\b(?:{inner})\b"


def _search(pattern: regex.Pattern[str], text: str) -> bool:
    try:
        return pattern.search(text, timeout=time_allowed(len(text))) is not None
    except TimeoutError:
        return False
