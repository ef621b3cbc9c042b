"""Sentences, scopes, counts, formulas, actions and tokens."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.style_rules.actions import options_of
from studio.style_rules.arithmetic import FormulaError, holds, value_of
from studio.style_rules.counts import count, syllables
from studio.style_rules.document import PARAGRAPH, RAW, SENTENCE, SUMMARY, TEXT, applies, needs_of
from studio.style_rules.sentences import paragraphs, sentences
from studio.style_rules.tokens import words
from tests.style_rules.making import existence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One two. Three!", ["One two.", "Three!"]),
        ("We met Dr. Smith at 5 p.m. on Friday. It rained.", None),
        ("He said “Stop!” and left. Then it rained.", None),
        ("It grew 3.5 cm. That is a lot.", ["It grew 3.5 cm.", "That is a lot."]),
        ("Wait... what? Yes.", ["Wait... what?", "Yes."]),
        ("A heading\n\nA text that goes on", ["A heading\n\nA text that goes on"]),
        ("See e.g. the shop. No. 5 is open.", ["See e.g. the shop.", "No. 5 is open."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str] | None) -> None:
    found = [text[start:end] for start, end in sentences(text)]
    assert found == expected if expected is not None else len(found) == 2


@given(st.text(alphabet="aB.!? \n\"'", max_size=60))
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    found = sentences(text)
    assert (
        "".join(text[start:end] for start, end in found).split()
        == "".join(text[start:end] for start, end in found).split()
    )
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())


def test_an_empty_line_ends_a_paragraph() -> None:
    text = "one\ntwo\n\nthree"
    assert [text[start:end] for start, end in paragraphs(text)] == ["one\ntwo\n\n", "three"]


@pytest.mark.parametrize(
    ("scope", "fits"),
    [
        ("text", {"text", "sentence", "paragraph"}),
        ("sentence", {"sentence"}),
        ("raw", {"raw"}),
        ("summary", {"summary"}),
        ("~heading", {"text", "sentence", "paragraph"}),
        ("paragraph & ~blockquote", {"paragraph"}),
        ("heading", set()),
        ("heading.h2", set()),
        ("text.md", set()),
        ("~text", set()),
    ],
)
def test_selectors_fit_the_parts_of_plain_text(scope: str, fits: set[str]) -> None:
    blocks = {
        "text": TEXT,
        "sentence": SENTENCE,
        "paragraph": PARAGRAPH,
        "raw": RAW,
        "summary": SUMMARY,
    }
    assert {name for name, sections in blocks.items() if applies((scope,), sections)} == fits


def test_only_what_is_asked_for_is_split() -> None:
    needs = needs_of(["text", "~sentence & text", "paragraph & ~heading"])
    assert (needs.sentences, needs.paragraphs) == (False, True)


def test_a_text_is_counted() -> None:
    counts = count("The cat sat. It was beautiful!\n\nNew paragraph here.", sentences)
    assert (counts.words, counts.sentences, counts.paragraphs) == (9, 3, 2)
    assert (counts.long_words, counts.polysyllabic_words) == (2, 2)


@pytest.mark.parametrize(
    ("word", "number"),
    [("cat", 1), ("make", 1), ("table", 2), ("beautiful", 3), ("walked", 1), ("wanted", 2),
     ("horses", 2), ("bakes", 1), ("the", 1), ("x", 1)],
)  # fmt: skip
def test_syllables_are_counted(word: str, number: int) -> None:
    assert syllables(word) == number


def test_a_formula_is_plain_arithmetic_over_names() -> None:
    names = {"words": 20.0, "sentences": 4.0, "heading_h2": 1.0}
    assert value_of("(words / sentences) + 2 * -1", names) == 3.0
    assert value_of("math.sqrt(words * 5)", names) == 10.0
    assert value_of("heading.h2 + 1", names) == 2.0
    assert holds(3.0, "> 2 && words > 10", names)
    assert not holds(3.0, "< 2", names)


@pytest.mark.parametrize(
    "formula",
    ["", "wards", "__import__('os')", "words.real", "[1]", "'a' * 9", "words ** 9", "1 / 0",
     "(lambda: 1)()", "math.factorial(9)", "1e300 * 1e300", "words if words else 1", "x := 1",
     "(" * 300, "9" * 2_000],
)  # fmt: skip
def test_anything_else_is_no_formula(formula: str) -> None:
    with pytest.raises(FormulaError):
        value_of(formula, {"words": 2.0})


@pytest.mark.parametrize(
    ("params", "match", "expected"),
    [
        (("trim", ".?!"), "end.!", "end"),
        (("trim_left", "a"), "aab", "b"),
        (("trim_right", "b"), "abb", "a"),
        (("truncate", " "), "the the", "the"),
        (("split", " ", "1"), "one two", "two"),
        (("regex", r"(\w+)-(\w+)", "$2 ${1}$$"), "on-line", "line on$"),
        (("remove", ".?!"), "end.", "end"),
    ],
)
def test_an_edit_makes_the_replacement(params: tuple[str, ...], match: str, expected: str) -> None:
    assert options_of(existence("a", action="edit", params=params), match) == (expected,)


@pytest.mark.parametrize(
    "params", [(), ("split", " ", "9"), ("split", " "), ("regex", "("), ("x",)]
)
def test_an_edit_that_cannot_be_done_offers_nothing(params: tuple[str, ...]) -> None:
    assert options_of(existence("a", action="edit", params=params), "one two") == ()


def test_other_actions_offer_their_words() -> None:
    assert options_of(existence("a", action="remove"), "x") == ("",)
    assert options_of(existence("a", action="convert", params=("simple",)), "someName") == (
        "some name",
    )
    assert options_of(existence("a", action="replace", params=("b",), matchcase=True), "X Y") == (
        "B",
    )


def test_words_for_a_dictionary_lose_what_is_around_them() -> None:
    assert words("“Teh” (garden), U.S.A. don’t! 12 :P") == [
        ("Teh", 1),
        ("garden", 7),
        ("U.S.A.", 16),
        ("don't", 23),
    ]
