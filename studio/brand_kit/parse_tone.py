"""Tone rules in Vale's YAML format, with the kit's own words about them from a sidecar.

The rule files stay pure Vale files: Vale refuses a rule with a key that it does not know
(https://vale.sh/docs/checks, read 2026-11-21), so why, source, title and locales stand in
``tone/guidelines.yml``. ``tests`` in a rule needs Vale 3.24
(https://github.com/vale-cli/vale/releases/tag/v3.24.0).
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from studio.brand_kit.errors import Problem
from studio.brand_kit.fields import Fields, Notes
from studio.brand_kit.model import WordList
from studio.brand_kit.texts import Texts
from studio.brand_kit.tone_rule import RuleKind, RuleTest, ToneRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.authoring import Source

_LEVELS = ("suggestion", "warning", "error")
_SCOPES = ("text", "sentence", "paragraph", "raw", "summary")
_ACTIONS = ("replace", "remove")
_PLAIN = re.compile(r"[\w &'’-]+")
_SIDECAR = "tone/guidelines.yml"


def parse_rules(source: Source, notes: Notes) -> tuple[ToneRule, ...]:
    """Read every rule of ``tone/styles``, by name.

    Args:
        source: the kit's files.
        notes: gets every problem.
    """
    rules = sorted(_rules(source, notes), key=lambda rule: rule.name)
    document = source.documents.get(_SIDECAR)
    if document is None:
        return tuple(rules)
    about = dict(Fields(document, document.data, notes).entries(ids=False))
    for name in sorted(set(about) - {rule.name for rule in rules}):
        about[name].note("unknown-rule", name=name)
    return tuple(_with_words(rule, about.get(rule.name)) for rule in rules)


def _rules(source: Source, notes: Notes) -> Iterator[ToneRule]:
    for document in source.under("tone/styles/"):
        path = PurePosixPath(document.name)
        fields = Fields(document, document.data, notes)
        rule = _rule(fields, f"{path.parent.name}.{path.stem}")
        if rule:
            fields.done(level="error")
            yield rule
    packed = source.documents.get("tone/rules.json")
    if packed is not None:
        for name, fields in Fields(packed, packed.data, notes).entries(ids=False):
            rule = _rule(fields, name)
            if rule:
                yield _with_words(rule, fields)


def parse_words(source: Source, notes: Notes) -> WordList:
    """Read the words to accept and to avoid: one on a line, ``# `` starts a remark.

    Args:
        source: the kit's files.
        notes: gets every word that is a pattern and does not compile.
    """
    return WordList(
        accept=_words(source, "tone/vocab/accept.txt", notes),
        reject=_words(source, "tone/vocab/reject.txt", notes),
    )


def _words(source: Source, name: str, notes: Notes) -> tuple[str, ...]:
    found = []
    for number, line in enumerate(source.texts.get(name, "").splitlines(), start=1):
        word = line.strip()
        if not word or word.startswith("# "):
            continue
        if _compiles(word):
            found.append(word)
        else:
            where, values = f"{name} line {number}", (("value", word[:60]),)
            notes.problems.append(
                Problem(code="bad-word", level="error", where=where, values=values)
            )
    return tuple(found)


def _compiles(word: str) -> bool:
    """Tell whether a word works as a part of a larger pattern, as word lists are run."""
    if _PLAIN.fullmatch(word):
        return True
    # Only kits with patterns in their word lists pay for this import.
    import regex

    bare = word.removeprefix("(?i)")
    try:
        regex.compile(bare)
        regex.compile(rf"(?:{bare})(?!\w)")
    except (regex.error, ValueError, OverflowError, RecursionError):
        return False
    return True


def _rule(fields: Fields, rule_name: str) -> ToneRule | None:
    kinds = tuple(RuleKind)
    if fields.text("extends", "") not in kinds:
        fields.note("unsupported-rule", "extends", value=fields.text("extends", "")[:60])
        return None
    kind = RuleKind(fields.text("extends"))
    name, params = _action(fields)
    rule = ToneRule(
        name=rule_name,
        kind=kind,
        message=fields.text("message"),
        level=fields.choice("level", _LEVELS, "warning"),
        ignorecase=fields.flag("ignorecase", default=False),
        nonword=fields.flag("nonword", default=False),
        scope=fields.choice("scope", _SCOPES, "text"),
        tokens=_tokens(fields, kind),
        raw=fields.words("raw"),
        swap=fields.pairs("swap"),
        exceptions=fields.words("exceptions"),
        minimum=fields.whole("min", -1),
        maximum=fields.whole("max", -1),
        action=name,
        params=params,
        tests=_tests(fields),
        why=Texts(),
        source=Texts(),
        title=Texts(),
        locales=(),
    )
    # Vale's own keys that this engine has no use for.
    for key in ("link", "vocab", "description"):
        fields.text(key, "")
    _require_patterns(fields, rule)
    for word in rule.exceptions:
        if not _compiles(word):
            fields.note("bad-word", "exceptions", value=word[:60])
    return rule


def _tokens(fields: Fields, kind: RuleKind) -> tuple[str, ...]:
    single = fields.text("token", "") if kind is RuleKind.OCCURRENCE else ""
    return (single, *fields.words("tokens")) if single else fields.words("tokens")


def _require_patterns(fields: Fields, rule: ToneRule) -> None:
    has = bool(rule.swap) if rule.kind is RuleKind.SUBSTITUTION else bool(rule.tokens or rule.raw)
    if not has:
        fields.note("missing-field", "swap" if rule.kind is RuleKind.SUBSTITUTION else "tokens")


def _action(fields: Fields) -> tuple[str, tuple[str, ...]]:
    if not fields.has("action"):
        return "", ()
    action = fields.child("action")
    name, params = action.choice("name", _ACTIONS), action.words("params")
    action.done(level="error")
    return name, params


def _tests(fields: Fields) -> tuple[RuleTest, ...]:
    found = []
    for test in fields.children("tests"):
        test.text("name", "")
        fires = bool(test.text("want", "") or test.text("contains", ""))
        test.text("absent", "")
        test.text("format", "")
        found.append(RuleTest(text=test.text("input"), fires=fires))
        test.done(level="error")
    return tuple(found)


def _with_words(rule: ToneRule, about: Fields | None) -> ToneRule:
    if about is None:
        return rule
    told = replace(
        rule,
        why=about.texts("why", needed=False),
        source=about.texts("source", needed=False),
        title=about.texts("title", needed=False),
        locales=about.words("locales"),
    )
    about.done()
    return told
