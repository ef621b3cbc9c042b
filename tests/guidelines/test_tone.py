"""Tone rules as Vale runs them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.brand_kit.model import WordList
from studio.brand_kit.texts import Texts
from studio.brand_kit.tone_rule import RuleKind, RuleTest
from studio.guidelines.finding import Level
from studio.guidelines.tone import ToneEngine
from tests.helpers.small_kit import tone_rule

if TYPE_CHECKING:
    from studio.brand_kit.tone_rule import ToneRule
    from studio.guidelines.finding import Finding, Fix


def run(text: str, *rules: ToneRule, words: WordList | None = None) -> tuple[Finding, ...]:
    return ToneEngine(rules, words or WordList()).find(text, "en-GB")


def flagged(text: str, *rules: ToneRule) -> list[str]:
    return [finding.text for finding in run(text, *rules)]


def apply(text: str, fix: Fix) -> str:
    for edit in reversed(fix.edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def test_an_existence_rule_finds_whole_words_in_any_case() -> None:
    assert flagged("The Best, bestest best.", tone_rule()) == ["Best", "best"]


def test_case_counts_when_the_rule_says_so() -> None:
    assert flagged("Best best", tone_rule(ignorecase=False)) == ["best"]


def test_a_finding_quotes_the_guideline_and_the_words() -> None:
    finding = run("the best", tone_rule())[0]
    assert finding.message == "‘best’ needs proof"
    assert (finding.why, finding.source) == ("Say what you like about it.", "Voice guide")
    assert (finding.code, finding.rule, finding.level) == ("tone", "Honest.Best", Level.CHECK)


def test_a_finding_shows_the_rules_good_example() -> None:
    tests = (RuleTest(text="the best", fires=True), RuleTest(text="my favourite", fires=False))
    assert run("the best", tone_rule(tests=tests))[0].example == "my favourite"


def test_a_suggestion_is_a_tip_and_an_error_is_never_a_stop() -> None:
    assert run("best", tone_rule(level="suggestion"))[0].level is Level.TIP
    assert run("best", tone_rule(level="error"))[0].level is Level.CHECK


def test_a_nonword_rule_finds_parts_of_words() -> None:
    assert flagged("wow!!! so", tone_rule(tokens=("!{2,}",), nonword=True)) == ["!!!"]


def test_raw_parts_are_joined_and_stand_before_the_tokens() -> None:
    rule = tone_rule(raw=(r"\bvery", r"\s+"), tokens=("good", "nice"))
    assert flagged("very good, very bad, nice", rule) == ["very good"]


def test_a_typographic_apostrophe_is_the_same_as_a_straight_one() -> None:
    assert flagged("you can’t", tone_rule(tokens=("can't",))) == ["can’t"]
    assert flagged("you can’t", tone_rule(tokens=("can't", "w[ae]s"))) == ["can’t"]


def test_exceptions_shield_the_words_and_their_parts() -> None:
    rule = tone_rule(tokens=("best", "apps"), exceptions=("best before", "Google Apps"))
    assert flagged("best before, best ever", rule) == ["best"]
    assert flagged("Google Apps and Apps", rule) == ["Apps"]


def test_accepted_words_shield_every_rule_but_not_nonword_ones() -> None:
    words = WordList(accept=("Best Bulbs Ltd",))
    assert run("Best Bulbs Ltd", tone_rule(), words=words) == ()
    assert run("Best Bulbs Ltd", tone_rule(tokens=("B",), nonword=True), words=words)


def test_rejected_words_are_flagged_in_any_case() -> None:
    finding = run("our Punters", words=WordList(reject=("punters", "cust[o0]mer")))[0]
    assert (finding.code, finding.level, finding.text) == ("avoid-word", Level.CHECK, "Punters")


def test_addresses_handles_tags_and_gaps_are_left_alone() -> None:
    text = "https://example.org/best @best.example.org #best {what is best?} best"
    assert [item.start for item in run(text, tone_rule())] == [text.rindex("best")]
    assert len(run(text, tone_rule(tokens=("b[e]st",)))) == 1


def test_a_raw_scope_sees_tags_too() -> None:
    assert flagged("#one #two", tone_rule(tokens=(r"#\w+",), nonword=True, scope=("raw",))) == [
        "#one",
        "#two",
    ]


def test_the_word_that_is_being_typed_is_left_alone() -> None:
    engine = ToneEngine((tone_rule(),), WordList())
    assert engine.find("the best", "en-GB", typing_at=8) == ()
    assert engine.find("the best ", "en-GB", typing_at=9) != ()


def test_a_rule_for_another_language_does_not_run() -> None:
    assert run("best", tone_rule(locales=("cy-GB",))) == ()


def test_a_substitution_offers_the_good_words() -> None:
    rule = tone_rule(
        kind=RuleKind.SUBSTITUTION,
        tokens=(),
        swap=(("utilise", "use"),),
        message="Use '%s' instead of '%s'.",
        action="replace",
    )
    finding = run("Utilise it", rule)[0]
    assert finding.message == "Use 'use' instead of 'Utilise'."
    assert apply("Utilise it", finding.fixes[0]) == "Use it"


def test_the_longest_swap_wins_and_good_words_are_not_flagged() -> None:
    rule = tone_rule(
        kind=RuleKind.SUBSTITUTION,
        tokens=(),
        swap=(("shop", "store"), ("shop floor", "shopfloor"), ("github", "GitHub")),
        action="replace",
    )
    assert flagged("the shop floor of GitHub", rule) == ["shop floor"]
    patterned = replace(rule, swap=(*rule.swap, ("x+y", "z")))
    assert flagged("the shop floor of GitHub xxy", patterned) == ["shop floor", "xxy"]


def test_several_good_words_make_several_fixes() -> None:
    rule = tone_rule(
        kind=RuleKind.SUBSTITUTION, tokens=(), swap=(("huge", "big|large"),), action="replace"
    )
    assert [fix.shown for fix in run("huge", rule)[0].fixes] == ["big", "large"]


def test_a_group_of_the_pattern_is_put_into_the_replacement() -> None:
    rule = tone_rule(
        kind=RuleKind.SUBSTITUTION, tokens=(), swap=((r"(\d+) quid", "£$1"),), action="replace"
    )
    assert apply("only 20 quid", run("only 20 quid", rule)[0].fixes[0]) == "only £20"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("they are really good", "they are good"),
        ("really good", "good"),
        ("it is good really.", "it is good."),
        ("good\nreally good", "good\ngood"),
    ],
)
def test_removing_words_leaves_no_space_too_many(text: str, after: str) -> None:
    finding = run(text, tone_rule(tokens=("really",), action="remove"))[0]
    assert finding.fixes[0].code == "remove"
    assert apply(text, finding.fixes[0]) == after


def test_an_occurrence_rule_shows_the_first_one_too_many() -> None:
    rule = tone_rule(kind=RuleKind.OCCURRENCE, tokens=("!",), maximum=1)
    finding = run("one! two! three!", rule)[0]
    assert (finding.start, finding.text) == (8, "!")
    assert run("one! two", rule) == ()


def test_an_occurrence_rule_can_ask_for_something() -> None:
    rule = tone_rule(kind=RuleKind.OCCURRENCE, tokens=(r"\?",), minimum=1)
    assert (run("No question.", rule)[0].start, run("No question.", rule)[0].end) == (0, 0)
    assert run("Why?", rule) == ()


def test_occurrences_are_counted_in_each_sentence_of_its_own() -> None:
    rule = tone_rule(kind=RuleKind.OCCURRENCE, tokens=(r"\w+",), maximum=3, scope=("sentence",))
    assert flagged("One two three. Four five six seven.", rule) == ["seven"]


def test_a_repeated_word_is_found_and_one_is_taken_out() -> None:
    rule = tone_rule(kind=RuleKind.REPETITION, tokens=(r"\w+",))
    finding = run("in the The garden", rule)[0]
    assert finding.text == "the The"
    assert apply("in the The garden", finding.fixes[0]) == "in the garden"
    assert run("the, the", rule) == ()
    assert run("bees like bees", rule) == ()


PHRASES = st.lists(
    st.sampled_from(["a", "b", "a b", "b a", "a b c", "c", "it's", "it", "s", "A b", "über"]),
    min_size=1,
    max_size=6,
    unique=True,
).map(tuple)
WORDS = st.lists(
    st.sampled_from(["a", "b", "c", "A", "it's", "it’s", "über", ".", ",", "\n", "🐝", "#a", "ab"]),
    max_size=20,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(PHRASES, WORDS, st.booleans())
def test_the_index_finds_what_one_pattern_finds(
    phrases: tuple[str, ...], text: str, ignorecase: bool
) -> None:
    rule = tone_rule(tokens=phrases, ignorecase=ignorecase)
    masked = regex.sub(r"#\w+", lambda match: "\ufffc" * len(match[0]), text)
    inner = "|".join(phrase.replace("'", "['’]") for phrase in phrases)
    pattern = regex.compile(rf"\b(?:{inner})\b", regex.IGNORECASE if ignorecase else 0)
    expected = [match.span() for match in pattern.finditer(masked)]
    assert [(item.start, item.end) for item in run(text, rule)] == expected


ALL_KINDS = (
    tone_rule(name="T.A", tokens=("a b", "c")),
    tone_rule(name="T.B", tokens=("[ab]+",), nonword=True, action="remove"),
    tone_rule(
        name="T.C", kind=RuleKind.SUBSTITUTION, tokens=(), swap=(("a", "x"),), action="replace"
    ),
    tone_rule(name="T.D", kind=RuleKind.REPETITION, tokens=(r"\w+",)),
    tone_rule(name="T.E", kind=RuleKind.OCCURRENCE, tokens=("a",), maximum=1, scope=("sentence",)),
    tone_rule(name="T.F", kind=RuleKind.OCCURRENCE, tokens=("z",), minimum=1, title=Texts()),
)


@settings(max_examples=200, deadline=None)
@given(WORDS | st.text(alphabet="abc .!\n#@{}🐝\u0301İß", max_size=50))
def test_every_finding_and_every_fix_lies_inside_the_text(text: str) -> None:
    for finding in run(text, *ALL_KINDS):
        assert 0 <= finding.start <= finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        for fix in finding.fixes:
            for edit in fix.edits:
                assert 0 <= edit.start <= edit.end <= len(text)


def test_words_inside_an_address_that_no_network_links_are_left_alone() -> None:
    engine = ToneEngine((tone_rule(tokens=("utilise",)),), WordList())
    assert engine.find("Ad · https://fernandfinch.example/utilise it", "en-GB") == ()
    assert len(engine.find("Ad · utilise it", "en-GB")) == 1


def test_a_pattern_that_matches_anything_still_leaves_an_address_alone() -> None:
    engine = ToneEngine((tone_rule(tokens=(r"\S{8,}",), nonword=True),), WordList())
    assert engine.find("Ad · https://fernandfinch.example/x it", "en-GB") == ()
    assert [item.text for item in engine.find("Ad · marvellous it", "en-GB")] == ["marvellous"]


def test_the_cursor_before_the_first_letter_touches_the_word() -> None:
    engine, text = ToneEngine((tone_rule(),), WordList()), "Ad · the best bulbs"
    place = text.index("best")
    assert engine.find(text, "en-GB", place) == ()
    assert len(engine.find(text, "en-GB", place - 1)) == 1
