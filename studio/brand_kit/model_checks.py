"""The brand's own checks, and short lessons, as plain, frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from studio.brand_kit.texts import NO_WORDS, Texts

CHECK_LEVELS = ("tip", "check", "stop")
"""A hint, something to decide, something that stops a post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KitCheck:
    """A check of a closed list of kinds. It has parameters and never code.

    Attributes:
        id: unique in the kit.
        kind: what it looks at, e.g. ``limit``. A kind that this version does not know is
            kept, and people are told that it does not run.
        level: one of ``CHECK_LEVELS``.
        markets: ISO 3166 codes; empty for all of the kit's.
        locales: BCP 47 tags; empty for all of the kit's.
        why: the guideline, quoted.
        source: the guideline's or law's name and part.
        source_url: where it can be read, or "".
        review_by: the day by which somebody has to look at it again, or None.
        params: (name, values) pairs, sorted by name; numbers are written as text.
        example: good words that the check has nothing to say about, or empty.
    """

    id: str
    kind: str
    level: str
    markets: tuple[str, ...]
    locales: tuple[str, ...]
    why: Texts
    source: str
    source_url: str
    review_by: date | None
    params: tuple[tuple[str, tuple[str, ...]], ...]
    example: Texts = NO_WORDS

    def param(self, name: str) -> tuple[str, ...]:
        """Return the values of a parameter, none when it is not there."""
        return dict(self.params).get(name, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to choose on a card, with what is said after it was chosen."""

    text: Texts
    right: bool
    why: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A short lesson.

    Attributes:
        id: unique in the kit.
        title: what it is about.
        text: the lesson, two or three sentences.
        guideline: name of the tone rule or id of the check that it explains, or "".
        question: what is asked, or empty.
        answers: what can be chosen.
    """

    id: str
    title: Texts
    text: Texts
    guideline: str
    question: Texts
    answers: tuple[Answer, ...]
