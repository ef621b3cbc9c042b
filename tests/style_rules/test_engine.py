"""Many rules on one text: as one rule at a time, and after a keystroke as from scratch."""

from __future__ import annotations

import time

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.style_rules.alert import Alert, Lines
from studio.style_rules.engine import Engine
from studio.style_rules.patterns import translated
from studio.style_rules.rule import Rule, RuleKind, Vocab
from studio.style_rules.surroundings import Surroundings
from tests.style_rules.making import existence, rule, swapping

LETTERS = "ab cAB.!?\n,🐝é'1"
TEXTS = st.text(alphabet=LETTERS, max_size=60) | st.lists(
    st.sampled_from(
        ["a", "b", "a b", "it's", "Ab", "x1", ".", "!", "\n", "\n\n", "ÉCLAIR", "🐝", "best", "is"]
    ),
    max_size=25,
).map(" ".join)
TOKENS = st.sampled_from(
    [
        "a",
        "b",
        "a b",
        "b a",
        "it's",
        "best",
        "éclair",
        r"a\s+b",
        r"[ab]+",
        r"(?:a|b)\.",
        r"is (?:not )?a",
        r"x\d",
        r"(?<=a )b",
        r"b(?! a)",
        r"\w+'s",
        r"(?i)BEST",
        r"a.b",
        r"^a",
        r"b$",
    ]
)
PATIENT = Surroundings(patience=100)
"""A busy computer is no reason for another answer here."""
RULES = st.lists(TOKENS, min_size=1, max_size=5, unique=True).map(tuple)


def spans(alerts: tuple[Alert, ...]) -> list[tuple[int, int]]:
    return [(item.start, item.end) for item in alerts]


@settings(max_examples=400, deadline=None)
@given(RULES, TEXTS, st.booleans(), st.booleans())
def test_the_index_and_the_short_cuts_find_what_one_pattern_finds(
    tokens: tuple[str, ...], text: str, ignorecase: bool, nonword: bool
) -> None:
    inner = f"(?:{'|'.join(tokens)})"
    whole = inner if nonword else rf"\b{inner}\b"
    pattern = regex.compile(translated(("(?i)" if ignorecase else "") + "(?m)" + whole))
    expected = [match.span() for match in pattern.finditer(text) if match.end() > match.start()]
    found = Engine((existence(*tokens, ignorecase=ignorecase, nonword=nonword),), PATIENT).check(
        text
    )
    assert spans(found.alerts) == expected


MANY = (
    existence("best", "a b", name="T.Words", ignorecase=True),
    existence(r"a\s+b", r"b\.", name="T.Across"),
    existence(r"[^\s]+!", name="T.Shout", nonword=True),
    existence("is", name="T.Sentence", scope=("sentence",)),
    existence("b", name="T.Paragraph", scope=("paragraph",)),
    existence("b", name="T.Raw", scope=("raw",)),
    swapping(("a", "x"), ("best", "fine"), name="T.Swap", action="replace"),
    rule(RuleKind.OCCURRENCE, name="T.Count", tokens=("a",), maximum=2, scope=("paragraph",)),
    rule(RuleKind.REPETITION, name="T.Twice", tokens=(r"\w+",)),
    rule(RuleKind.CONSISTENCY, name="T.Either", either=(("a", "b"), ("is", "best"))),
    rule(RuleKind.CONDITIONAL, name="T.If", first="best", second="is (a|b)"),
    rule(RuleKind.CONDITIONAL, name="T.Needs", first=r"\d", second="é"),
)
EDITS = st.lists(
    st.tuples(
        st.integers(0, 80), st.integers(0, 6), st.sampled_from(["", "a", " ", ".", "\n", "best b"])
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=200, deadline=None)
@given(TEXTS, EDITS, st.booleans())
def test_after_edits_the_answer_is_the_one_from_scratch(
    text: str, edits: list[tuple[int, int, str]], natural: bool
) -> None:
    around = Surroundings(natural=natural, vocab=Vocab(accept=("a best",)), patience=100)
    kept = Engine(MANY, around)
    kept.check(text)
    for at, length, new in edits:
        text = text[:at] + new + text[at + length :]
        assert kept.check(text) == Engine(MANY, around).check(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=LETTERS + "\r‍️éİß", max_size=60))
def test_every_place_holds_the_matched_words(text: str) -> None:
    lines = Lines(text)
    for alert in Engine(MANY).check(text).alerts:
        assert text[alert.start : alert.end] == alert.text
        line, column = lines.place(alert.start)
        assert line >= 1
        assert column >= 1


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_change_neither_what_is_found_nor_its_line(ending: str) -> None:
    text = ending.join(["one", "🐝 best", "", "the best"])
    alerts = Engine((existence("best"),)).check(text).alerts
    assert [Lines(text).place(alert.start) for alert in alerts] == [(2, 3), (4, 5)]
    assert all(text[alert.start : alert.end] == "best" for alert in alerts)


def test_a_phrase_is_found_inside_of_a_script_without_spaces() -> None:
    text = "本日は激安セールです。ราคาถูกมาก"
    natural = Engine((existence("激安", "ถูก"),), Surroundings(natural=True))
    assert [alert.text for alert in natural.check(text).alerts] == ["激安", "ถูก"]
    assert Engine((existence("激安", "ถูก"),)).check(text).alerts == ()


def test_a_rule_stops_at_its_limit() -> None:
    found = Engine((existence("a", limit=2),)).check("a a a a").alerts
    assert spans(found) == [(0, 1), (2, 3)]


def test_one_place_is_told_once_though_text_and_sentence_have_it() -> None:
    rules = (existence("a"), existence("b", name="T.B", scope=("sentence",)))
    assert spans(Engine(rules).check("a b. a").alerts) == [(0, 1), (2, 3), (5, 6)]


SLOW = existence(r"^(?:a|aa)+$", name="T.Slow", nonword=True)


def test_a_rule_that_never_ends_is_cut_off_told_and_disabled() -> None:
    engine = Engine((SLOW, existence("b")))
    assert engine.check("aa\n").left_out == frozenset()
    for text in ("a" * 60 + "! b", "aa! b"):
        result = engine.check(text)
        assert (set(result.left_out), [item.text for item in result.alerts]) == ({"T.Slow"}, ["b"])
    assert engine.disabled == ("T.Slow",)


def test_a_rule_whose_pattern_is_not_sound_is_named_and_the_others_run() -> None:
    engine = Engine((existence("(", name="T.Broken"), existence("b")))
    result = engine.check("( b")
    assert (set(result.left_out), [item.text for item in result.alerts]) == ({"T.Broken"}, ["b"])
    assert "T.Broken" in engine.broken


def test_only_wanted_rules_answer() -> None:
    engine = Engine((existence("a"), existence("b", name="T.B")))

    def wanted(one: Rule) -> bool:
        return one.name == "T.B"

    assert [alert.rule.name for alert in engine.check("a b", wanted).alerts] == ["T.B"]


def test_where_nobody_waits_a_slow_rule_on_a_long_text_is_run_once_for_a_bounded_time() -> None:
    rule = existence(r"(?:\w+\s?)+:", name="T.Slow", nonword=True, scope=("sentence",))
    before = time.process_time()
    result = Engine((rule,), PATIENT).check("the plant shop " * 70_000 + "!:")
    assert result.left_out == {"T.Slow"}
    assert time.process_time() - before < 6.0


@pytest.mark.parametrize("token", ["i", "I", "İ", "ı", "xix", "xIx"])
@pytest.mark.parametrize("letter", "iIİı")
def test_an_i_is_found_with_the_dots_that_a_pattern_takes(token: str, letter: str) -> None:
    text = token.replace(token.strip("x"), letter)
    pattern = regex.compile(rf"(?i)\b(?:{token})\b")
    found = Engine((existence(token, ignorecase=True),)).check(text).alerts
    assert spans(found) == [match.span() for match in pattern.finditer(text)]


def test_a_limit_of_one_is_kept() -> None:
    assert spans(Engine((existence("a", limit=1),)).check("a a a").alerts) == [(0, 1)]
