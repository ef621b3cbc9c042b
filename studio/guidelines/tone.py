"""Runs a kit's tone rules on a text.

The rules are a subset of Vale's (https://vale.sh/docs, version 3, read 2026-11-21).
Plain phrases of all rules together are found in one pass; other patterns run one by one,
each with a time limit.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from studio.brand_kit.tone_rule import RuleKind
from studio.guidelines.finding import Edit, Finding, Fix, Level
from studio.guidelines.kinds import KINDS
from studio.guidelines.kinds.base import MOST_SECONDS
from studio.guidelines.messages import fill
from studio.guidelines.phrases import PhraseHit, PhraseIndex, Words, first_choice
from studio.guidelines.sentences import find_gaps, paragraphs, sentences, tidy_removal
from studio.guidelines.words import AcceptedWords, RejectedWords
from studio.networks.links import find_hashtags, find_links, find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.model import WordList
    from studio.brand_kit.tone_rule import ToneRule
    from studio.guidelines.kinds.base import Hit, Kind

_LOG = logging.getLogger(__name__)
_KINDS = {kind.kind: kind for kind in KINDS}
_LEVELS = {"suggestion": Level.TIP, "warning": Level.CHECK, "error": Level.CHECK}
# Not a letter, not a space and in no sensible pattern: it stands for what is left alone.
_MASK = "\ufffc"


def compile_problem(rule: ToneRule) -> str:
    """Return what keeps a rule from running, in the pattern engine's words, or ""."""
    try:
        kind = _KINDS[rule.kind](rule)
        if (
            kind.pattern.search("", timeout=1.0) is not None
            and rule.kind is not RuleKind.OCCURRENCE
        ):
            return "matches no words at all"
    except regex.error as problem:
        return str(problem)
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """What the rules say of one text.

    Attributes:
        findings: in order of their place.
        left_out: names of the rules that took too long on this text, or cannot run.
    """

    findings: tuple[Finding, ...]
    left_out: frozenset[str]


class ToneEngine:
    """The rules of one kit, ready to run.

    Args:
        rules: the kit's tone rules.
        words: the kit's accepted and rejected words.
    """

    def __init__(self, rules: tuple[ToneRule, ...], words: WordList) -> None:
        self._kinds: tuple[Kind, ...] = tuple(_KINDS[rule.kind](rule) for rule in rules)
        self._accepted = AcceptedWords(words.accept)
        self._rejected = RejectedWords(words.reject)
        self._shields = [AcceptedWords(rule.exceptions) for rule in rules]
        self._index = PhraseIndex()
        self._slow: set[str] = set()
        self._broken: set[str] = set()
        self._patterned = [
            number for number, kind in enumerate(self._kinds) if not self._indexed(number, kind)
        ]

    @property
    def disabled(self) -> tuple[str, ...]:
        """Names of the rules that took too long on any text yet, or cannot run.

        For who writes a kit. Nothing is left out because of it: a rule that was too slow on
        one text runs on the next one.
        """
        return tuple(sorted(self._slow | self._broken))

    def find(self, text: str, locale: str, typing_at: int = -1) -> tuple[Finding, ...]:
        """Find what the rules for a language flag.

        Args:
            text: the words.
            locale: BCP 47 tag; rules for other languages do not run.
            typing_at: code-point offset of the cursor while a word is typed, or -1.

        Returns:
            Findings in order of their place; addresses, handles, hashtags and gaps have none.
        """
        return self.read(text, locale, typing_at).findings

    def read(self, text: str, locale: str, typing_at: int = -1) -> Tone:
        """Find what the rules flag, and tell which rules could not look at this text.

        A rule that takes too long is left out for this text only: the same text then has
        the same answer, whatever was read in between.
        """
        masked = _masked(text)
        words = Words(masked)
        accepted = self._accepted.spans(masked, words)
        found = list(self._rejected.find(masked, words, text))
        left_out = set(self._broken)
        shields: dict[int, list[tuple[int, int]]] = {}
        hits = [
            *self._indexed_hits(text, words),
            *self._pattern_hits(text, masked, locale, left_out),
        ]
        for number, hit in hits:
            rule = self._kinds[number].rule
            if number not in shields:
                shields[number] = accepted + self._shields[number].spans(masked, words)
            if runs_for(rule, locale) and not _left_alone(rule, hit, masked, shields[number]):
                found.append(_finding(rule, text, hit, locale))
        kept = (item for item in found if not item.start <= typing_at <= item.end)
        ordered = sorted(kept, key=lambda item: (item.start, item.end, item.rule))
        return Tone(findings=tuple(ordered), left_out=frozenset(left_out))

    def _indexed(self, number: int, kind: Kind) -> bool:
        if kind.rule.scope == "raw":
            return False
        for order, phrase in enumerate(kind.literals):
            ignorecase = kind.rule.ignorecase
            self._index.add(phrase, ignorecase=ignorecase, owner=number, order=order)
        return bool(kind.literals)

    def _indexed_hits(self, text: str, words: Words) -> Iterator[tuple[int, Hit]]:
        by_rule: dict[int, list[PhraseHit]] = {}
        for item in self._index.find(words):
            by_rule.setdefault(item.owner, []).append(item)
        for number, items in by_rule.items():
            for item in first_choice(items):
                hit = self._kinds[number].hit_at(text, item.start, item.end, item.order)
                if hit is not None:
                    yield number, hit

    def _pattern_hits(
        self, text: str, masked: str, locale: str, left_out: set[str]
    ) -> Iterator[tuple[int, Hit]]:
        for number in self._patterned:
            kind = self._kinds[number]
            if not runs_for(kind.rule, locale) or kind.rule.name in self._broken:
                continue
            hits = self._run(kind, text if kind.rule.scope == "raw" else masked)
            if hits is None:
                left_out.add(kind.rule.name)
            for hit in hits or ():
                yield number, hit

    def _run(self, kind: Kind, text: str) -> list[Hit] | None:
        """Return a rule's hits, or None when it took too long or cannot run."""
        found: list[Hit] = []
        until = time.monotonic() + MOST_SECONDS
        try:
            for start, end in _blocks(kind.rule.scope, text):
                found += [_moved(hit, start) for hit in kind.hits(text[start:end])]
                if time.monotonic() > until:
                    raise TimeoutError
        except TimeoutError:
            self._slow.add(kind.rule.name)
            return None
        except regex.error as problem:
            _LOG.warning("tone rule %s cannot run: %s", kind.rule.name, problem)
            self._broken.add(kind.rule.name)
            return None
        return found


def runs_for(rule: ToneRule, locale: str) -> bool:
    """Tell whether a rule is for a language."""
    return not rule.locales or locale in rule.locales


def _left_alone(rule: ToneRule, hit: Hit, masked: str, shields: list[tuple[int, int]]) -> bool:
    """Tell whether a match is masked, excepted or an accepted word."""
    if hit.start == hit.end:
        return False
    if masked[hit.start] == _MASK and rule.scope != "raw":
        return True
    parts_of_words = rule.kind is RuleKind.EXISTENCE and rule.nonword
    return not parts_of_words and _shielded(hit, shields)


def _blocks(scope: str, text: str) -> tuple[tuple[int, int], ...]:
    if scope == "sentence":
        return sentences(text)
    if scope == "paragraph":
        return paragraphs(text)
    return ((0, len(text)),) if text.strip() else ()


def _moved(hit: Hit, by: int) -> Hit:
    if by == 0:
        return hit
    return type(hit)(
        start=hit.start + by,
        end=hit.end + by,
        values=hit.values,
        options=hit.options,
        cut=hit.cut + by if hit.cut >= 0 else -1,
    )


def _masked(text: str) -> str:
    spans = [(item.start, item.end) for item in find_links(text)]
    spans += [(item.start, item.end) for item in find_hashtags(text)]
    spans += [(item.start, item.end) for item in find_mentions(text)]
    spans += find_gaps(text)
    for start, end in spans:
        text = text[:start] + _MASK * (end - start) + text[end:]
    return text


def _shielded(hit: Hit, spans: list[tuple[int, int]]) -> bool:
    """An accepted word shields a match that it is in, or that is a part of it."""
    return any(
        (start <= hit.start and hit.end <= end) or (hit.start <= start and end <= hit.end)
        for start, end in spans
    )


def _finding(rule: ToneRule, text: str, hit: Hit, locale: str) -> Finding:
    return Finding(
        code="tone",
        rule=rule.name,
        level=_LEVELS[rule.level],
        start=hit.start,
        end=hit.end,
        text=text[hit.start : hit.end],
        message=fill(rule.message, hit.values),
        why=rule.why.get(locale),
        source=rule.source.get(locale),
        example=next((test.text for test in rule.tests if not test.fires), ""),
        fixes=tuple(_fix(text, hit, option) for option in hit.options),
    )


def _fix(text: str, hit: Hit, option: str) -> Fix:
    if option:
        edit = Edit(start=hit.start, end=hit.end, text=option)
        return Fix(code="use", edits=(edit,), shown=option)
    start, end = tidy_removal(text, hit.cut if hit.cut >= 0 else hit.start, hit.end)
    return Fix(code="remove", edits=(Edit(start=start, end=end, text=""),))
