"""Do the tone rules find what their examples say, and fast enough on any text?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.model import WordList
from studio.brand_kit.places import problem
from studio.guidelines.dictionaries import dictionary_of
from studio.guidelines.tone import ToneEngine, compile_problem
from studio.kit_check.check_patterns import pattern_problems
from studio.style_rules.alert import Lines
from studio.style_rules.hostile import is_slow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit
    from studio.brand_kit.tone_rule import RuleTest, ToneRule

_HOSTILE = ("bad-pattern", "slow-pattern")


def refuse_hostile_rules(kit: BrandKit) -> None:
    """Keep a kit out whose patterns cannot be used, or take too long on some text.

    Raises:
        KitRefusedError: it has such patterns; they are in ``problems``.
    """
    found = tuple(item for item in rule_problems(kit) if item.code in _HOSTILE)
    if found:
        raise KitRefusedError(found)


def rule_problems(kit: BrandKit) -> Iterator[Problem]:
    """Find rules that do not behave."""
    for rule in kit.rules:
        yield from _rule(rule)
    yield from pattern_problems(kit)


def file_of(rule: ToneRule) -> str:
    """Return the file of a rule in the authoring folder."""
    return f"tone/styles/{rule.name.replace('.', '/')}.yml"


def _rule(rule: ToneRule) -> Iterator[Problem]:
    broken = compile_problem(rule)
    if broken:
        yield problem("bad-pattern", file_of(rule), rule=rule.name, reason=broken)
        return
    if not rule.why.by_locale:
        file, path = "tone/guidelines.yml", rule.name
        yield problem("rule-without-why", file, path, level="warning", rule=rule.name)
    yield from _examples(rule)
    if is_slow(rule):
        yield problem("slow-pattern", file_of(rule), rule=rule.name)


def _examples(rule: ToneRule) -> Iterator[Problem]:
    file, engine = file_of(rule), ToneEngine((rule,), WordList(), dictionary_of)
    if not any(test.fires for test in rule.tests):
        yield problem("rule-without-bad-example", file, "tests", rule=rule.name)
    if all(test.fires for test in rule.tests):
        yield problem("rule-without-good-example", file, "tests", rule=rule.name)
    fired = [bool(engine.find(test.text, _locale_of(rule))) for test in rule.tests]
    if rule.tests and not any(fired):
        yield problem("rule-never-fires", file, rule=rule.name)
        return
    for at, (test, did) in enumerate(zip(rule.tests, fired, strict=True)):
        if did is not test.fires:
            code = "rule-example-fires" if did else "rule-example"
            yield problem(code, file, "tests", at, rule=rule.name, text=test.text[:80])
        elif test.want and not _as_wanted(engine, rule, test):
            yield problem("rule-example-other", file, "tests", at, rule=rule.name)


def _as_wanted(engine: ToneEngine, rule: ToneRule, test: RuleTest) -> bool:
    """Tell whether an example is flagged where its ``want`` says, line by line.

    The message is not compared: kits fill it in another way for several good words.
    """
    lines = Lines(test.text)
    found = []
    for finding in engine.find(test.text, _locale_of(rule)):
        line, column = lines.place(finding.start)
        found.append(f"{line}:{column}:{finding.rule}")
    wanted = [":".join(line.split(":")[:3]) for line in test.want.splitlines() if line.strip()]
    return sorted(found) == sorted(wanted)


def _locale_of(rule: ToneRule) -> str:
    return rule.locales[0] if rule.locales else "en-GB"
