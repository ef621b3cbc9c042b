"""Runs a kit's tone rules on a post.

The rules are Vale's (:mod:`studio.style_rules`). A post is not a document: addresses, handles,
hashtags and gaps are left alone, a line is a sentence, and the word that is being typed waits.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import regex

from studio.guidelines.finding import Edit, Finding, Fix, Level
from studio.guidelines.sentences import find_gaps, paragraphs, sentences, tidy_removal
from studio.networks.links import find_addresses, find_hashtags, find_mentions
from studio.style_rules.actions import with_capital
from studio.style_rules.builtin import AVOID
from studio.style_rules.document import RAW, Block, blocks_of
from studio.style_rules.engine import Engine
from studio.style_rules.kinds.base import Look
from studio.style_rules.literals import is_plain
from studio.style_rules.rule import Rule, RuleKind, Vocab
from studio.style_rules.surroundings import Speller, Surroundings, no_speller
from studio.style_rules.validity import pattern_problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.brand_kit.model import WordList
    from studio.brand_kit.tone_rule import ToneRule
    from studio.style_rules.alert import Alert

_LOG = logging.getLogger(__name__)
_LEVELS = {"suggestion": Level.TIP, "warning": Level.CHECK, "error": Level.CHECK}
# Not a letter, not a space and in no sensible pattern: it stands for what is left alone.
_MASK = "\ufffc"


def compile_problem(rule: ToneRule) -> str:
    """Return what keeps a rule from running, in the pattern engine's words, or ""."""
    unsound = next((problem.value for problem in pattern_problems(rule)), "")
    if unsound:
        return unsound
    kind = Engine((rule,), _around(Vocab())).kinds[0]
    try:
        list(kind.hits(Look(text="a b")))
        if kind.alternatives is not None and kind.alternatives.whole.search("", timeout=1.0):
            return "matches no words at all"
    except (regex.error, IndexError, RecursionError) as problem:
        return str(problem)
    except TimeoutError:
        # Slow is another matter than broken.
        return ""
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
        speller: returns the dictionary of a spelling rule; without it such rules find nothing.
    """

    def __init__(
        self,
        rules: tuple[ToneRule, ...],
        words: WordList,
        speller: Callable[[Rule], Speller | None] = no_speller,
    ) -> None:
        vocab = Vocab(accept=words.accept, reject=words.reject)
        self._engine = Engine((*rules, *_rejecting(words.reject)), _around(vocab, speller))
        self._told: set[str] = set()

    @property
    def disabled(self) -> tuple[str, ...]:
        """Names of the rules that took too long on a text, or cannot run."""
        return self._engine.disabled

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

        A rule that takes too long is left out of this text and of all later ones.
        """
        masked = _masked(text)
        result = self._engine.check_blocks(
            text,
            self._blocks(text, masked),
            lambda rule: runs_for(rule, locale),
        )
        self._tell_broken()
        found = [
            _finding(alert, text, locale)
            for alert in result.alerts
            if not _is_masked(alert, masked) and not alert.start <= typing_at <= alert.end
        ]
        return Tone(findings=tuple(found), left_out=result.left_out)

    def _blocks(self, text: str, masked: str) -> tuple[Block, ...]:
        """Return the masked text's blocks; ``raw`` rules see the text as it is."""
        around = _around(Vocab())
        found = blocks_of(masked, self._engine.needs, around.sentences, around.paragraphs)
        return tuple(replace(item, text=text) if item.sections == RAW else item for item in found)

    def _tell_broken(self) -> None:
        for name in self._engine.broken.keys() - self._told:
            _LOG.warning("tone rule %s cannot run: %s", name, self._engine.broken[name])
            self._told.add(name)


def _around(vocab: Vocab, speller: Callable[[Rule], Speller | None] = no_speller) -> Surroundings:
    return Surroundings(
        vocab=vocab, speller=speller, sentences=sentences, paragraphs=paragraphs, natural=True
    )


def _rejecting(words: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return rules that flag a kit's rejected words, in any case."""
    plain = tuple(word for word in words if is_plain(word))
    # A word such as #sale or wow! has no word boundary at its ends.
    others = tuple(rf"(?<!\w)(?:{word})(?!\w)" for word in words if not is_plain(word))
    return tuple(
        Rule(
            name=AVOID,
            kind=RuleKind.EXISTENCE,
            message="",
            ignorecase=True,
            nonword=nonword,
            vocab=False,
            tokens=tokens,
        )
        for tokens, nonword in ((plain, False), (others, True))
        if tokens
    )


def runs_for(rule: Rule, locale: str) -> bool:
    """Tell whether a rule is for a language."""
    locales: tuple[str, ...] = getattr(rule, "locales", ())
    return not locales or locale in locales


def _is_masked(alert: Alert, masked: str) -> bool:
    if alert.start == alert.end or "raw" in alert.rule.scope:
        return False
    return masked[alert.start] == _MASK


def _masked(text: str) -> str:
    spans = [(item.start, item.end) for item in find_addresses(text)]
    spans += [(item.start, item.end) for item in find_hashtags(text)]
    spans += [(item.start, item.end) for item in find_mentions(text)]
    spans += find_gaps(text)
    for start, end in spans:
        text = text[:start] + _MASK * (end - start) + text[end:]
    return text


def _finding(alert: Alert, text: str, locale: str) -> Finding:
    rule = alert.rule
    if rule.name == AVOID:
        return Finding(
            code="avoid-word",
            rule=AVOID,
            level=Level.CHECK,
            start=alert.start,
            end=alert.end,
            text=alert.text,
            values=(("word", alert.text),),
        )
    return _from_kit(alert, rule, text, locale)


def _from_kit(alert: Alert, rule: Rule, text: str, locale: str) -> Finding:
    why, source = getattr(rule, "why", None), getattr(rule, "source", None)
    return Finding(
        code="tone",
        rule=rule.name,
        level=_LEVELS[rule.level],
        start=alert.start,
        end=alert.end,
        text=alert.text,
        message=alert.message,
        why=why.get(locale) if why is not None else "",
        source=source.get(locale) if source is not None else "",
        example=next((test.text for test in rule.tests if not test.fires), ""),
        fixes=tuple(_fix(text, alert, option) for option in alert.options),
    )


def _fix(text: str, alert: Alert, option: str) -> Fix:
    if option:
        if alert.rule.kind is RuleKind.SUBSTITUTION:
            option = _with_capital(alert.text, option)
        edit = Edit(start=alert.start, end=alert.end, text=option)
        return Fix(code="use", edits=(edit,), shown=option)
    first = alert.cut if alert.cut >= 0 else alert.start
    start, end = tidy_removal(text, first, alert.end)
    return Fix(code="remove", edits=(Edit(start=start, end=end, text=""),))


def _with_capital(found: str, good: str) -> str:
    """Keep the capital with which the words started a sentence."""
    starts = found[:1].isupper() and found[1:] == found[1:].lower() and good[:1].islower()
    return with_capital(good) if starts else good
