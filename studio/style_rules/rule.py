"""A rule of a style as plain, frozen data: every key of Vale's format that is run here.

The format: https://vale.sh/docs/styles and https://vale.sh/docs/checks (version 3, read
2026-11-22).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RuleKind(StrEnum):
    """Vale's extension points that are run here."""

    EXISTENCE = "existence"
    SUBSTITUTION = "substitution"
    OCCURRENCE = "occurrence"
    REPETITION = "repetition"
    CONSISTENCY = "consistency"
    CONDITIONAL = "conditional"
    CAPITALIZATION = "capitalization"
    METRIC = "metric"
    SPELLING = "spelling"
    READABILITY = "readability"


REFUSED_KINDS = ("sequence", "script")
"""Vale's other extension points: one needs a grammar model, the other runs a program."""

LEVELS = ("suggestion", "warning", "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTest:
    """An example in a rule (Vale 3.24).

    Attributes:
        text: the example.
        fires: whether the rule must find something in it.
        want: the exact findings, ``line:column:Check:message`` on a line each, or "".
        contains: a part of what is found, or "".
        absent: what must not be found, or "".
        name: what the example shows, or "".
    """

    text: str
    fires: bool
    want: str = ""
    contains: str = ""
    absent: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    Attributes:
        name: ``Style.Rule``.
        kind: how it matches.
        message: with Go's verbs, e.g. ``%s`` for the matched words.
        level: ``suggestion``, ``warning`` or ``error``.
        scope: Vale's selectors; one of them has to fit.
        link: an address about the rule, or "".
        description: more about the rule, or "".
        limit: most findings in a text, 0 for any number.
        action: ``replace``, ``remove``, ``suggest``, ``convert``, ``edit`` or "".
        params: the action's parameters.
        tests: examples from the file.
        ignorecase: match without regard to case.
        nonword: no word boundaries around the patterns.
        append: ``raw`` stands behind the tokens.
        vocab: accepted words are exceptions.
        capitalize: replacements start with a capital where the matched words do.
        matchcase: replacements take the case of the matched words.
        exceptions: patterns that are never flagged.
        tokens: patterns of existence, occurrence and repetition.
        raw: pattern parts that are joined as they are.
        swap: (pattern, replacement) in the file's order.
        either: (one form, other form) of consistency.
        maximum: of occurrence and repetition, -1 when absent.
        minimum: of occurrence, -1 when absent.
        alpha: repetition looks at words of letters only.
        first: conditional: what needs ``second``.
        second: conditional: what has to be there.
        match: capitalization: ``$title``, ``$sentence``, ``$lower``, ``$upper`` or a pattern.
        style: capitalization: ``AP`` or ``Chicago``.
        indicators: word endings after which a capital stands.
        threshold: share of words that has to be right, 0 for Vale's 0.8.
        prefix: pattern of what stands before the words and is left alone.
        formula: metric: arithmetic over the text's counts.
        condition: metric: what the formula's result must not be, e.g. ``> 12``.
        metrics: readability: names of grades whose mean counts.
        grade: readability: the highest that is fine.
        filters: spelling: patterns of words that are passed over.
        ignore: spelling: files of known words.
        custom: spelling: Vale's own filters are off.
        dictionaries: spelling: names, e.g. ``en_US``.
        dicpath: spelling: folder of dictionaries.
        aff: spelling: path of an affix file.
        dic: spelling: path of a word file.
    """

    name: str
    kind: RuleKind
    message: str
    level: str = "warning"
    scope: tuple[str, ...] = ("text",)
    link: str = ""
    description: str = ""
    limit: int = 0
    action: str = ""
    params: tuple[str, ...] = ()
    tests: tuple[RuleTest, ...] = ()
    ignorecase: bool = False
    nonword: bool = False
    append: bool = False
    vocab: bool = True
    capitalize: bool = False
    matchcase: bool = False
    exceptions: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    swap: tuple[tuple[str, str], ...] = ()
    either: tuple[tuple[str, str], ...] = ()
    maximum: int = -1
    minimum: int = -1
    alpha: bool = False
    first: str = ""
    second: str = ""
    match: str = ""
    style: str = ""
    indicators: tuple[str, ...] = ()
    threshold: float = 0.0
    prefix: str = ""
    formula: str = ""
    condition: str = ""
    metrics: tuple[str, ...] = ()
    grade: float = 0.0
    filters: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    custom: bool = False
    dictionaries: tuple[str, ...] = ()
    dicpath: str = ""
    aff: str = ""
    dic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleProblem:
    """Why a rule cannot be used, or a part of it.

    Attributes:
        code: which sentence says it: ``rule-kind-refused`` (sequence, script),
            ``unsupported-rule``, ``missing-field``, ``rule-unknown-key``, ``rule-bad-value``,
            ``rule-bad-pattern``, ``rule-bad-formula``, ``rule-bad-scope``, ``rule-parent``,
            ``rule-broken-file``, ``rule-hostile-file``.
        rule: ``Style.Rule``.
        key: the key concerned, or "".
        value: the value concerned, shortened, or "".
    """

    code: str
    rule: str
    key: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocab:
    """A brand's word lists, as Vale's vocabularies.

    Attributes:
        accept: words and patterns that are always fine, in the case in which they stand.
        reject: words and patterns that are never fine.
    """

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
