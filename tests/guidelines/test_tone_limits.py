"""Tone rules that take too long, or cannot run at all."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

import pytest

from studio.brand_kit.model import WordList
from studio.guidelines.tone import ToneEngine, compile_problem
from studio.style_rules.patterns import time_allowed
from tests.helpers.small_kit import tone_rule

if TYPE_CHECKING:
    from studio.brand_kit.tone_rule import ToneRule
    from studio.guidelines.finding import Finding


def run(text: str, *rules: ToneRule, words: WordList | None = None) -> tuple[Finding, ...]:
    return ToneEngine(rules, words or WordList()).find(text, "en-GB")


def flagged(text: str, *rules: ToneRule) -> list[str]:
    return [finding.text for finding in run(text, *rules)]


SLOW = r"^(?:a|aa)+$"


def test_a_pattern_that_takes_too_long_is_left_out_from_then_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    engine = ToneEngine((tone_rule(tokens=(SLOW,), nonword=True),), WordList())
    with caplog.at_level(logging.DEBUG):
        before = engine.read("aaa", "en-GB")
        answers = [engine.read(text, "en-GB") for text in ("a" * 60 + "!", "aaa")]
    assert [item.text for item in before.findings] == ["aaa"]
    assert before.left_out == frozenset()
    assert [item.findings for item in answers] == [(), ()]
    assert [set(item.left_out) for item in answers] == [{"Honest.Best"}] * 2
    assert engine.disabled == ("Honest.Best",)
    assert caplog.text == ""


def test_a_kits_plain_words_work_on_beside_a_pattern_that_is_too_slow() -> None:
    engine = ToneEngine((), WordList(reject=("(?:a|aa)+$", "punters")))
    slow = engine.read("a" * 60 + "! punters", "en-GB")
    assert [item.text for item in slow.findings] == ["punters"]
    assert [item.text for item in engine.find("punters aa", "en-GB")] == ["punters"]


def test_a_longer_text_may_take_longer_up_to_half_a_second() -> None:
    seconds = [time_allowed(size) for size in (0, 3_000, 6_000, 75_000, 400_000)]
    assert seconds == pytest.approx([0.02, 0.02, 0.04, 0.5, 0.5])


def test_where_nobody_waits_a_pattern_may_take_two_seconds_however_long_the_text_is() -> None:
    assert [time_allowed(size, 100) for size in (0, 3_000, 1_000_000)] == [2.0, 2.0, 2.0]


def test_a_rule_that_is_slow_on_every_sentence_is_left_out_in_time() -> None:
    rule = tone_rule(tokens=(r"(?:a|aa)+!",), nonword=True, scope=("sentence",))
    engine = ToneEngine((rule,), WordList())
    before = time.process_time()
    engine.read(("a" * 20 + "b. ") * 3_000, "en-GB")
    assert time.process_time() - before < 4.0


def test_a_broken_pattern_is_named_and_never_raises(caplog: pytest.LogCaptureFixture) -> None:
    assert compile_problem(tone_rule(tokens=("(",), nonword=True)) != ""
    assert compile_problem(tone_rule(tokens=("a*",), nonword=True)) != ""
    assert compile_problem(tone_rule()) == ""
    assert run("best", tone_rule(tokens=("(",))) == ()
    assert "Honest.Best cannot run" in caplog.text
    caplog.clear()
