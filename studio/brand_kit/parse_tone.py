"""Tone rules in Vale's YAML format, with the kit's own words about them from a sidecar.

The rule files stay pure Vale files: Vale refuses a rule with a key that it does not know
(https://vale.sh/docs/checks, read 2026-11-21), so why, source, title and locales stand in
``tone/guidelines.yml``. ``tests`` in a rule needs Vale 3.24
(https://github.com/vale-cli/vale/releases/tag/v3.24.0).
"""

from __future__ import annotations

import re
from dataclasses import fields as fields_of
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from studio.brand_kit.errors import Problem
from studio.brand_kit.fields import Fields, Notes
from studio.brand_kit.model import WordList
from studio.brand_kit.tone_rule import ToneRule
from studio.style_rules.inherit import ParentError, flattened
from studio.style_rules.keys import parse_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.authoring import Source

_STYLES = "tone/styles/"
_OWN_KEYS = frozenset({"why", "source", "title", "locales"})
PROBLEM_CODES = {
    "unsupported-rule": "unsupported-rule",
    "missing-field": "missing-field",
    "rule-unknown-key": "unknown-key",
    "rule-broken-file": "not-a-mapping",
    "rule-kind-refused": "rule-kind-refused",
    "rule-bad-value": "rule-bad-value",
    "rule-bad-scope": "rule-bad-scope",
    "rule-bad-formula": "rule-bad-formula",
}
"""What the engine's codes are called where a whole kit is read."""
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
    for document in source.under(_STYLES):
        path = PurePosixPath(document.name)
        fields = Fields(document, document.data, notes)
        rule = _rule(source, fields, f"{path.parent.name}.{path.stem}")
        if rule:
            yield rule
    packed = source.documents.get("tone/rules.json")
    if packed is not None:
        for name, fields in Fields(packed, packed.data, notes).entries(ids=False):
            rule = _rule(source, fields, name)
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


def _rule(source: Source, fields: Fields, name: str) -> ToneRule | None:
    """Read one rule, its parents laid under it, and note all that is not right."""

    def find(parent: str) -> dict[str, object] | None:
        document = source.documents.get(f"{_STYLES}{parent.replace('.', '/')}.yml")
        if document is None or not isinstance(document.data, dict):
            return None
        return dict(document.data)

    data = {key: fields.raw(key) for key in fields.names()}
    try:
        whole = flattened(data, find)
    except ParentError as problem:
        fields.note("rule-parent", "extends", value=str(problem)[:60])
        return None
    rule, problems = parse_rule(name, whole, _OWN_KEYS)
    for found in problems:
        fields.note(PROBLEM_CODES[found.code], found.key, value=found.value)
    if rule is None:
        return None
    for word in rule.exceptions:
        if not _compiles(word):
            fields.note("bad-word", "exceptions", value=word[:60])
    return ToneRule(**{part.name: getattr(rule, part.name) for part in fields_of(rule)})


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
