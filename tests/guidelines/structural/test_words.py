"""Phrases in one pass: what a text says, and what it only seems to say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.guidelines.structural.terms import Hit, Reading, Terms
from studio.guidelines.structural.tokens import amounts_in, parts_of


def found(text: str, *phrases: str) -> list[str]:
    terms = Terms()
    group = terms.group(phrases)
    hits = terms.find(Reading(text)).get(group, ())
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("text", "phrase", "words"),
    [
        ("Be your own boss!", "be your own boss", "Be your own boss"),
        ("Our ECO-FRIENDLY pots", "eco friendly", "ECO-FRIENDLY"),
        ("eco friendly pots", "eco-friendly", "eco friendly"),
        ("#BeYourOwnBoss with me", "be your own boss", "#BeYourOwnBoss"),
        ("20% off pots", "<percent> off", "20% off"),
        ("20 % off pots", "% off", "20 % off"),
        ("20 per cent off", "<percent> off", "20 per cent off"),
        ("from £4.50 each", "from <money>", "from £4.50"),
        ("from 5 pounds", "from <money>", "from 5 pounds"),
        ("earn £1,200 fast", "earn <money>", "earn £1,200"),
        ("3 for 2 today", "<number> for 2", "3 for 2"),
        ("ｖａｐｅ shop", "vape", "ｖａｐｅ"),
        ("don’t miss", "don't miss", "don’t miss"),
        ("🐝🐝 vape", "vape", "vape"),
        ("Win a cake", "^win a", "Win a"),
        ("Ad · Win a cake", "^win a", "Win a"),
    ],
)
def test_a_phrase_is_found_however_it_is_written(text: str, phrase: str, words: str) -> None:
    assert found(text, phrase) == [words]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("You quit. Your job is safe", "quit your job"),
        ("vapers", "vape"),
        ("free: delivery", "free delivery"),
        ("from Leeds", "from <money>"),
        ("off 20%", "<percent> off"),
        ("You can’t win a fight with brambles", "^win a"),
    ],
)
def test_what_only_looks_like_a_phrase_is_let_pass(text: str, phrase: str) -> None:
    assert found(text, phrase) == []


def test_words_in_an_address_are_no_words() -> None:
    terms = Terms()
    terms.group(["green choice"])
    assert terms.find(Reading("see x.org/green-choice now", [(4, 22)])) == {}


def test_of_two_that_overlap_the_longer_first_one_counts() -> None:
    assert found("buy one get one free", "one get one free", "buy one get one", "buy one") == [
        "buy one get one"
    ]


def test_amounts_are_read_as_numbers_and_words() -> None:
    assert amounts_in("three for two, £4.50 or 20 %") == {
        ("<number>", 3.0),
        ("<number>", 2.0),
        ("<money>", 4.5),
        ("<percent>", 20.0),
    }
    assert parts_of("<percent> off, now") == ("<percent>", "off", "now")


WORDS = st.sampled_from(
    [
        "ad",
        "be",
        "your",
        "own",
        "boss",
        "free",
        "20%",
        "£5",
        "3",
        "off",
        "now",
        "#ad",
        "🐝",
        "é",
        "İ",
        "ß",
        ".",
        "·",
        "\n",
    ]
)
TEXTS = st.lists(WORDS, max_size=20).map(" ".join)
PHRASES = st.lists(
    st.lists(
        st.sampled_from(
            ["be", "your", "own", "boss", "free", "<percent>", "<money>", "off", "now"]
        ),
        min_size=1,
        max_size=3,
    ).map(" ".join),
    min_size=1,
    max_size=4,
    unique=True,
)


@given(TEXTS, PHRASES)
def test_each_phrase_alone_is_found_where_all_together_are(text: str, phrases: list[str]) -> None:
    together = Terms()
    groups = [together.group([phrase]) for phrase in phrases]
    hits = together.find(Reading(text))
    for phrase, group in zip(phrases, groups, strict=True):
        alone = Terms()
        only = alone.group([phrase])
        assert hits.get(group, ()) == alone.find(Reading(text)).get(only, ())


@given(st.text(max_size=60), PHRASES)
def test_hits_lie_inside_any_text(text: str, phrases: list[str]) -> None:
    terms = Terms()
    group = terms.group(phrases)
    reached = 0
    for hit in terms.find(Reading(text)).get(group, ()):
        assert isinstance(hit, Hit)
        assert reached <= hit.start < hit.end <= len(text)
        reached = hit.end
