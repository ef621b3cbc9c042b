"""``embargo``: what is still a secret.

A kit goes to many people, so a list of secret names would give them away. A kit has patterns
for the shape of a secret (``launching on …``), or salted hashes of its words. A hash keeps a
name from being read by chance, no more: whoever guesses a short name can check the guess.
"""

from __future__ import annotations

import hashlib
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from studio.guidelines.structural.base import Making, View, remove, told
from studio.guidelines.structural.tokens import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.guidelines.finding import Finding

MOST_SECONDS = 0.02
"""Time for one pattern on one text."""

_LONGEST = 8  # words in one hashed phrase
_DIGITS = 32  # of a hash that a kit holds: 128 bits


def hash_phrase(phrase: str, salt: str) -> str:
    """Return what a kit holds in place of a secret phrase.

    Args:
        phrase: one to eight words; case, hyphens and signs do not count.
        salt: the check's ``salt``, a few random letters that are the same for all of a check.

    Returns:
        ``<number of words>:<32 hex digits>``, of SHA-256 over the salt and the plain words
        written as one, without the s of “Bluebells” or “Bluebell’s” at the end.

    Raises:
        ValueError: there are no words, or more than eight.
    """
    words = parts_of(phrase)
    if not 1 <= len(words) <= _LONGEST:
        raise ValueError(len(words))
    return f"{len(words)}:{_digest(_as_one(words), salt)}"


def _as_one(words: tuple[str, ...]) -> str:
    """Return words as one: a tag, a gap, a hyphen or an s more does not hide a secret."""
    whole = "".join(words).replace("#", "").replace("_", "").removesuffix("'s")
    whole = whole.replace("'", "")
    return whole[:-1] if len(whole) > 3 and whole[-1] == "s" and whole[-2] != "s" else whole


@lru_cache(maxsize=8192)
def _digest(words: str, salt: str) -> str:
    # The same words stand in the text at the next keystroke too, so digests are kept.
    return hashlib.sha256(f"{salt}\n{words}".encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


class Embargo:
    """``words``: phrases. ``patterns``: regular expressions, where words are not enough.

    ``hashes`` with ``salt``: from ``hash_phrase``.

    ``until``: the first day on which nothing of it is a secret any more.
    """

    def __init__(self, making: Making) -> None:
        self._check = making.check
        self._words = making.group("words")
        until = making.check.param("until")
        self._until = date.fromisoformat(until[0]) if until else date.max
        self._patterns = [
            regex.compile(p, regex.IGNORECASE) for p in making.check.param("patterns")
        ]
        self._salt = (making.check.param("salt") or ("",))[0]
        self._hashes: dict[int, set[str]] = {}
        for item in making.check.param("hashes"):
            size, _colon, digest = item.partition(":")
            self._hashes.setdefault(int(size), set()).add(digest)

    def find(self, view: View) -> Iterator[Finding]:
        """Yield a finding for each place that may give something away.

        Raises:
            TimeoutError: a pattern of the kit took too long on this text.
        """
        if view.request.now.date() >= self._until:
            return
        spans = [
            match.span()
            for pattern in self._patterns
            for match in pattern.finditer(view.text, timeout=MOST_SECONDS)
            if match.end() > match.start()
        ]
        spans += [(hit.start, hit.end) for hit in view.of(self._words)]
        spans += self._hashed(view)
        reached = 0
        for start, end in sorted(spans):
            if start >= reached:
                reached = end
                day = self._until.isoformat() if self._until != date.max else ""
                yield told(
                    self._check,
                    view,
                    "embargo-words" if day else "embargo-always",
                    at=(start, end),
                    values=(("day", day),) if day else (),
                    fixes=(remove(view.text, start, end),),
                )

    def _hashed(self, view: View) -> Iterator[tuple[int, int]]:
        if not self._hashes:
            return
        places = tuple(view.reading.places())
        for size, digests in self._hashes.items():
            # One word more: a secret may be written with a gap where it has none.
            for length in range(1, size + 2):
                for first in range(len(places) - length + 1):
                    run = places[first : first + length]
                    words = tuple(word for word, _start, _end in run)
                    if self._is_held(words, digests):
                        yield run[0][1], run[-1][2]

    def _is_held(self, words: tuple[str, ...], digests: set[str]) -> bool:
        # Kits of the first days hold their words with a space between them.
        spaced = " ".join(words).replace("#", "")
        return any(_digest(plain, self._salt) in digests for plain in {_as_one(words), spaced})
