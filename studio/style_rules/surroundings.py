"""What a rule is run with: word lists, a dictionary, a way to split texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from studio.style_rules.rule import Rule, Vocab
from studio.style_rules.sentences import Spans, paragraphs, sentences


class Speller(Protocol):
    """A dictionary."""

    def known(self, word: str) -> bool:
        """Tell whether a word is spelled right."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words that may have been meant, the likeliest first."""


def no_speller(_rule: Rule) -> Speller | None:
    """Return no dictionary."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What all rules of an engine share.

    Attributes:
        vocab: the brand's word lists.
        speller: returns the dictionary of a spelling rule, or None when there is none.
        sentences: splits a text into sentences.
        paragraphs: splits a text into paragraphs.
        natural: for people's posts and not for documents: a straight apostrophe also finds a
            typographic one, phrases are found inside of scripts without spaces, a count that
            is too high is shown at the first one too many, and a rule for ``text`` does not
            look at sentences once more. False is exactly as Vale does it.
        patience: how many times longer than usual a pattern may take, up to two seconds; 1
            while people type.
    """

    vocab: Vocab = field(default_factory=Vocab)
    speller: Callable[[Rule], Speller | None] = no_speller
    sentences: Callable[[str], Spans] = sentences
    paragraphs: Callable[[str], Spans] = paragraphs
    natural: bool = False
    patience: float = 1.0
