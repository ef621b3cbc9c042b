"""Reads one rule from a plain mapping: which keys each kind has, and of which type.

Scalars may be strings, as YAML without types gives them. Vale takes keys in any case, one
value for a list, and numbers as text (https://vale.sh/docs/styles, read 2026-11-22).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from studio.style_rules.rule import (
    LEVELS,
    REFUSED_KINDS,
    Rule,
    RuleKind,
    RuleProblem,
    RuleTest,
)
from studio.style_rules.validity import content_problems

_TRUE = {"true": True, "yes": True, "on": True, "1": True, "y": True}
_FALSE = {"false": False, "no": False, "off": False, "0": False, "n": False, "": False}
_ACTIONS = ("replace", "remove", "suggest", "convert", "edit")
_PASSED_OVER = ("name", "code", "pos", "selector", "tests", "extends", "level", "action")


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        raise ValueError
    return "" if value is None else str(value)


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    return {**_TRUE, **_FALSE}[_text(value).strip().lower()]


def _whole(value: object) -> int:
    number = float(_text(value))
    if number != int(number):
        raise ValueError
    return int(number)


def _number(value: object) -> float:
    return float(_text(value) or "0")


def _list(value: object) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    if isinstance(value, list | tuple):
        return tuple(_text(item) for item in value)
    return (_text(value),)


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    """Read a mapping, a list of pairs or a list of mappings."""
    if value is None or value == "":
        return ()
    if isinstance(value, Mapping):
        return tuple((_text(key), _text(item)) for key, item in value.items())
    found: list[tuple[str, str]] = []
    for item in value if isinstance(value, list | tuple) else [None]:
        if isinstance(item, Mapping):
            found += _pairs(item)
        elif isinstance(item, list | tuple) and len(item) == 2:
            found.append((_text(item[0]), _text(item[1])))
        else:
            raise ValueError
    return tuple(found)


_COMMON: dict[str, Callable[[object], Any]] = {
    "message": _text,
    "scope": _list,
    "link": _text,
    "description": _text,
    "limit": _whole,
    "matchcase": _flag,
}
_WORDS = {"exceptions": _list, "vocab": _flag, "ignorecase": _flag}
_KEYS: dict[RuleKind, dict[str, Callable[[object], Any]]] = {
    RuleKind.EXISTENCE: {
        **_WORDS,
        "tokens": _list,
        "raw": _list,
        "append": _flag,
        "nonword": _flag,
    },
    RuleKind.SUBSTITUTION: {**_WORDS, "swap": _pairs, "nonword": _flag, "capitalize": _flag},
    RuleKind.OCCURRENCE: {
        "token": _list,
        "tokens": _list,
        "max": _whole,
        "min": _whole,
        "ignorecase": _flag,
    },
    RuleKind.REPETITION: {**_WORDS, "tokens": _list, "max": _whole, "alpha": _flag},
    RuleKind.CONSISTENCY: {"either": _pairs, "nonword": _flag, "ignorecase": _flag},
    RuleKind.CONDITIONAL: {**_WORDS, "first": _text, "second": _text},
    RuleKind.CAPITALIZATION: {
        "match": _text,
        "style": _text,
        "exceptions": _list,
        "indicators": _list,
        "threshold": _number,
        "vocab": _flag,
        "prefix": _text,
    },
    RuleKind.METRIC: {"formula": _text, "condition": _text},
    RuleKind.READABILITY: {"metrics": _list, "grade": _number},
    RuleKind.SPELLING: {
        "filters": _list,
        "ignore": _list,
        "exceptions": _list,
        "dictionaries": _list,
        "custom": _flag,
        "append": _flag,
        "aff": _text,
        "dic": _text,
        "dicpath": _text,
        "threshold": _whole,
        "ignorecase": _flag,
    },
}
_FIELDS = {"max": "maximum", "min": "minimum", "token": "tokens"}
_TEST_KEYS = {"name", "input", "want", "contains", "absent", "format", "view", "config"}
_TOLERANT = (RuleKind.CONSISTENCY, RuleKind.SPELLING)
"""Kinds in which Vale passes over keys that it does not know."""


def parse_rule(
    name: str, data: object, extra: frozenset[str] = frozenset()
) -> tuple[Rule | None, tuple[RuleProblem, ...]]:
    """Read a rule whose parents, if it has any, are laid under it already.

    Args:
        name: ``Style.Rule``.
        data: the file's mapping.
        extra: keys of the caller's own, which are passed over.

    Returns:
        The rule, or None and why not.
    """
    if not isinstance(data, Mapping):
        return None, (RuleProblem(code="rule-broken-file", rule=name),)
    values = {str(key).lower(): value for key, value in data.items()}
    wanted = values.get("extends")
    if not isinstance(wanted, str) or wanted not in tuple(RuleKind):
        return None, (_kind_problem(name, wanted),)
    reading = _Reading(name, RuleKind(wanted))
    for key, value in values.items():
        if key not in _PASSED_OVER and key not in extra:
            reading.take(key, value)
    reading.take_level(values.get("level", "warning"))
    reading.take_action(values.get("action"))
    reading.take_tests(values.get("tests"))
    if not reading.found.get("message"):
        reading.note("missing-field", "message")
    if reading.problems:
        return None, tuple(reading.problems)
    rule = Rule(name=name, kind=reading.kind, **reading.found)
    problems = tuple(content_problems(rule))
    return (None if problems else rule), problems


def _kind_problem(name: str, wanted: object) -> RuleProblem:
    code = "rule-kind-refused" if wanted in REFUSED_KINDS else "unsupported-rule"
    if wanted in (None, ""):
        code = "missing-field"
    return RuleProblem(code=code, rule=name, key="extends", value=str(wanted or "")[:60])


class _Reading:
    """What was read of one rule so far."""

    def __init__(self, name: str, kind: RuleKind) -> None:
        self.kind = kind
        self.found: dict[str, Any] = {}
        self.problems: list[RuleProblem] = []
        self._name = name
        self._keys = {**_COMMON, **_KEYS[kind]}

    def note(self, code: str, key: str, value: object = "") -> None:
        shown = str(value)[:60]
        self.problems.append(RuleProblem(code=code, rule=self._name, key=key, value=shown))

    def take(self, key: str, value: object) -> None:
        reader = self._keys.get(key)
        if reader is None:
            if self.kind not in _TOLERANT:
                self.note("rule-unknown-key", key)
            return
        try:
            read = reader(value)
        except (ValueError, KeyError, OverflowError):
            self.note("rule-bad-value", key, value)
            return
        field = _FIELDS.get(key, key)
        if field == "tokens":
            read = (*self.found.get("tokens", ()), *read)
        elif field == "scope":
            read = read or ("text",)
        self.found[field] = read

    def take_level(self, value: object) -> None:
        if value not in LEVELS:
            self.note("rule-bad-value", "level", value)
        self.found["level"] = value

    def take_action(self, value: object) -> None:
        if value is None or value == "":
            return
        found = {str(k).lower(): v for k, v in value.items()} if isinstance(value, Mapping) else {}
        try:
            name, params = _text(found.get("name")), _list(found.get("params"))
        except ValueError:
            name, params = "", ()
        if name not in _ACTIONS or set(found) - {"name", "params"}:
            self.note("rule-bad-value", "action", value)
        self.found |= {"action": name, "params": params}

    def take_tests(self, value: object) -> None:
        found = []
        if value not in (None, "") and not isinstance(value, list | tuple):
            self.note("rule-bad-value", "tests", value)
        for item in value if isinstance(value, list | tuple) else ():
            test = {str(k).lower(): v for k, v in item.items()} if isinstance(item, Mapping) else {}
            try:
                found.append(_test({key: _text(part) for key, part in test.items()}))
            except (ValueError, KeyError):
                self.note("rule-bad-value", "tests", item)
        self.found["tests"] = tuple(found)


def _test(values: dict[str, str]) -> RuleTest:
    if not values["input"] or set(values) - _TEST_KEYS:
        raise ValueError
    want, contains = values.get("want", ""), values.get("contains", "")
    return RuleTest(
        text=values["input"],
        fires=bool(want or contains),
        want=want,
        contains=contains,
        absent=values.get("absent", ""),
        name=values.get("name", ""),
    )
