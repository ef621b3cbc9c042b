"""What every kind of rule can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from studio.style_rules.literals import stays_between_stops, stays_on_line
from studio.style_rules.shields import Shield, is_phrase

if TYPE_CHECKING:
    from studio.style_rules.alternatives import Alternatives
    from studio.style_rules.phrases import PhraseHit
    from studio.style_rules.rule import Rule, RuleKind
    from studio.style_rules.surroundings import Surroundings


class Hit(NamedTuple):
    """One match of a rule. A plain tuple, because there may be hundreds at a keystroke.

    Attributes:
        start: first code point, in the block that was looked at.
        end: one past the last code point; as ``start`` when the whole text is meant.
        values: what the verbs of the rule's message stand for, in order.
        options: replacements to offer, best first; "" removes the words.
        cut: code point from which a removal starts, -1 for the whole match.
        note: what ``Kind.judge`` needs to know of it, or "".
        message: another message than the rule's, with verbs, or "".
    """

    start: int
    end: int
    values: tuple[str, ...]
    options: tuple[str, ...] = ()
    cut: int = -1
    message: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a rule looks at.

    Attributes:
        text: one block.
        low: the block as ``folded`` makes it, to see cheaply that a pattern cannot match; None
            to run every pattern.
        phrases: what the index found of this rule's plain words in the block.
        seconds: how long one pattern may take.
    """

    text: str
    low: str | None = None
    phrases: list[PhraseHit] = field(default_factory=list)
    seconds: float = 0.02


class Kind(ABC):
    """One rule, ready to run. Patterns are compiled when they are first needed.

    Args:
        rule: the rule.
        around: what all rules share.
    """

    kind: ClassVar[RuleKind]
    remembers: ClassVar[bool] = False
    """Whether what it finds depends on the blocks before; then ``judge`` has the last word."""

    def __init__(self, rule: Rule, around: Surroundings) -> None:
        self.rule = rule
        self._around = around

    @property
    def alternatives(self) -> Alternatives | None:
        """The patterns whose plain words an index may look up, or None."""
        return None

    @property
    def stays_on_line(self) -> bool:
        """Whether lines may be looked at one by one."""
        alternatives = self.alternatives
        return alternatives is not None and alternatives.stays_on_line and not self._by_phrase

    @property
    def stays_between_stops(self) -> bool:
        """Whether what is between two sentence ends may be looked at by itself."""
        alternatives = self.alternatives
        return alternatives is not None and alternatives.stays_between_stops and not self._by_phrase

    @cached_property
    def _by_phrase(self) -> bool:
        """Whether an exception of several words may reach across where a text is cut."""
        terms = self.rule.exceptions + (self._around.vocab.accept if self.rule.vocab else ())
        phrases = (term for term in terms if is_phrase(term))
        return not all(stays_on_line(term) and stays_between_stops(term) for term in phrases)

    @abstractmethod
    def hits(self, look: Look) -> Iterable[Hit]:
        """Search one block.

        Raises:
            TimeoutError: a pattern took longer than it may.
            regex.error: a pattern is not sound.
        """

    def judge(self, seen: tuple[Hit, ...], text: str, memory: set[str]) -> Iterable[Hit]:  # noqa: ARG002
        """Choose from what ``hits`` saw in a block.

        Args:
            seen: what ``hits`` yielded for the block; it depends on the block alone.
            text: the block.
            memory: what this rule kept of the blocks before; it may add to it.
        """
        return seen

    @cached_property
    def shield(self) -> Shield:
        """The rule's exceptions and, if it takes them, the accepted words."""
        rule, vocab = self.rule, self._around.vocab
        accepted = vocab.accept if rule.vocab and self.takes_vocab else ()
        return Shield(
            rule.exceptions + accepted,
            any_case_phrases=bool(accepted),
            natural=self._around.natural,
        )

    @property
    def takes_vocab(self) -> bool:
        """Whether accepted words are exceptions of such a rule."""
        return True

    def excepted(self, text: str, start: int, end: int) -> bool:
        """Tell whether a place is fine because of an exception."""
        if not self._has_exceptions:
            return False
        shield = self.shield
        return shield.excepts(text[start:end].strip()) or shield.covers(text, start, end)

    @cached_property
    def _has_exceptions(self) -> bool:
        return bool(self.rule.exceptions or (self.rule.vocab and self._around.vocab.accept))
