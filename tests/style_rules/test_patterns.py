r"""Patterns of Vale's dialect, rewritten for ours."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.style_rules.literals import (
    folded,
    is_plain,
    needed,
    stays_between_stops,
    stays_on_line,
)
from studio.style_rules.patterns import compiled, has_group, pattern_problem, translated


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("a(?i)b|c", "a(?i:b)|(?i:c)"),
        ("(a(?i)b|c)d", "(a(?i:b)|(?i:c))d"),
        ("(?i)a(?-i)b", "(?i:a(?-i:b))"),
        (r"a\z", r"a\Z"),
        (r"a\Z", r"a(?=\n?\Z)"),
        ("[[a]", r"[\[a]"),
        ("[]a]", "[]a]"),
        ("[a&&b||c--d~~]", r"[a\&\&b\|\|c\--d\~\~]"),
        ("{{ x }", r"\{\{ x }"),
        ("a{2,3}b{4}", "a{2,3}b{4}"),
        (r"\p{Lu}{2}[\p{L}]", r"\p{Lu}{2}[\p{L}]"),
        (r"\x{1F600}", r"\U0001F600"),
        ("a(?#why)b", "ab"),
        ("(?'n'a)", "(?P<n>a)"),
        ("(?<n>a)(?<!b)(?<=c)", "(?<n>a)(?<!b)(?<=c)"),
        ("(?ni)a", "(?i:a)"),
    ],
)
def test_a_pattern_is_rewritten(pattern: str, written: str) -> None:
    assert translated(pattern) == written
    assert pattern_problem(pattern) == ""


def test_a_pattern_that_is_not_sound_says_why() -> None:
    assert "missing" in pattern_problem("(a")
    assert pattern_problem("*a") != ""


def test_groups_are_counted_as_vale_counts_them() -> None:
    assert has_group("(a)")
    assert has_group("(?P<n>a)")
    assert not has_group(r"(?:a)\(b")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("in order to", {"in order to"}),
        ("(?:give|gave) rise to", {" rise to"}),
        ("(?:give|gave)", {"give", "gave"}),
        ("colou?r", {"colo"}),
        ("ab+c", {"ab"}),
        ("(?:Dr|Mr)?Smith", {"smith"}),
        (r"c\+\+", {"c++"}),
        (r"\w+ly\b", {"ly"}),
        ("(?<!x)Abc(?=d)", {"abc"}),
        ("ÉCLAIR", {"éclair"}),
    ],
)
def test_what_a_pattern_needs_is_known(pattern: str, words: set[str]) -> None:
    assert set(needed(pattern) or ()) == words


@pytest.mark.parametrize("pattern", [r"\w+", "a?", "(?:a|b*)", "[abc]", r"\x41", "(?x)a b", "."])
def test_nothing_is_claimed_where_nothing_is_known(pattern: str) -> None:
    assert needed(pattern) is None


PIECES = ["a", "B", "é", "[ab]", r"\w", "(?:a|b)", "(?:ab|c)?", "b+", "a{2}", " ", r"\.", "(?!b)"]
PATTERNS = st.lists(st.sampled_from([*PIECES, "|"]), min_size=1, max_size=6).map("".join)


@settings(max_examples=600, deadline=None)
@given(PATTERNS, st.text(alphabet="abBcé .\n", max_size=20))
def test_a_match_always_has_one_of_the_words_that_its_pattern_needs(
    pattern: str, text: str
) -> None:
    match = compiled(f"(?i){pattern}").search(text)
    wanted = needed(pattern)
    if match is not None and wanted is not None:
        assert any(word in folded(text) for word in wanted)


CUTS = st.sampled_from(
    [
        *(*PIECES, r"\s", r"\S", "[^a]", ".", "^a", "b$", "!", r"\?", "x", r"\bB"),
        *(r"[^\W\d_]+", r"[^\s.!?]+", r"[^\s]", r"[^.!?]", r"[^\\W]", r"[^\n]*"),
        *("[+-/]", "[,-/x]", "[ -@]", "[[:space:]]", "[[:punct:]]", "[[:^alpha:]]", r"[\t-~]"),
        *(r"[\a-~]", r"[\w-]", "[-a]", "[!-a]", "[a-c]", "[0-9 -]", r"\012", r"\pC"),
        *(r"\p{Space}", r"(?-m:^b)", r"[b\--/]"),
    ]
)


@pytest.mark.parametrize(
    ("pattern", "line", "stops"),
    [
        (r"[^\W\d_]+", True, True),
        (r"[^\s]+", True, False),
        (r"[^.!?]+", False, True),
        (r"[^\\W]+", False, False),
        (r"\d[+-/]\d", True, False),
        (r"\d{1,3}[,-/]\d+", True, False),
        ("a[ -@]b", True, False),
        ("a[[:space:]]b", False, False),
        (r"a[\t-~]b", False, False),
        (r"a[\w-]+b", True, True),
        ("[-a-zA-Z0-9 ]+", True, True),
    ],
)
def test_a_class_of_what_may_not_be_there_can_keep_off_an_end(
    pattern: str, *, line: bool, stops: bool
) -> None:
    assert (stays_on_line(pattern), stays_between_stops(pattern)) == (line, stops)


@settings(max_examples=600, deadline=None)
@given(st.lists(CUTS, min_size=1, max_size=4).map("".join), st.text("abB x.!\n", max_size=24))
def test_a_text_may_be_cut_where_a_pattern_does_not_look(pattern: str, text: str) -> None:
    made = regex.compile(f"(?im){translated(pattern)}")
    whole = [match.span() for match in made.finditer(text) if match.end() > match.start()]
    for letters, may in (("\n", stays_on_line(pattern)), (".!?", stays_between_stops(pattern))):
        if may:
            assert _in_pieces(made, text, letters) == whole


def _in_pieces(pattern: regex.Pattern[str], text: str, letters: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    for end in [*(at for at, letter in enumerate(text) if letter in letters), len(text)]:
        spans = (match.span() for match in pattern.finditer(text[start:end]))
        found += [(first + start, last + start) for first, last in spans if last > first]
        start = end + 1
    return found


@pytest.mark.parametrize("again", [r"\k<one>", r"\k'one'"])
def test_a_named_group_can_be_asked_for_again(again: str) -> None:
    match = compiled(rf"(?<one>\w+) {again}\b").search("a the the end")
    assert match is not None
    assert match[0] == "the the"


def test_plain_words_start_and_end_with_a_letter() -> None:
    assert all(map(is_plain, ("a", "in order to", "it's", "A & B", "ถูก")))
    assert not any(map(is_plain, ("", " a", "a.", "a|b", "#a", "a\tb")))


def test_letters_that_match_without_regard_to_case_are_folded_alike() -> None:
    for letter, other in ("iİ", "Iı", "kK", "sſ", "вᲀ", "ꙋᲈ"):
        assert compiled(f"(?i){letter}").search(other)
        assert folded(letter) == folded(other)


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)
