"""A text as a screen reader says it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.preview import preview_text, spoken_parts
from studio.preview.emoji import emoji_name, flag_region, is_emoji
from studio.preview.spoken import hashtag_words
from tests.helpers.small_kit import NETWORKS


@pytest.mark.parametrize(
    ("emoji", "name"),
    [
        ("🐝", "honeybee"),
        ("❤️", "red heart"),
        ("👍🏿", "thumbs up, dark skin tone"),
        ("👩🏾\u200d🌾", "woman farmer, medium-dark skin tone"),
        ("🧑\u200d🍳", "person cook"),
        ("👨\u200d👩\u200d👧", "family: man, woman, girl"),
        ("🏃🏽\u200d♀️", "woman runner, medium skin tone"),
        ("🏳️\u200d🌈", "rainbow flag"),
        ("1️⃣", "keycap 1"),
        ("🏻", "light skin tone"),
    ],
)
def test_an_emoji_is_said_by_one_name(emoji: str, name: str) -> None:
    assert is_emoji(emoji)
    assert emoji_name(emoji) == name


@pytest.mark.parametrize(
    ("flag", "region"),
    [("🇬🇧", "GB"), ("🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", "GB-WLS")],
)
def test_a_flag_is_said_by_its_country(flag: str, region: str) -> None:
    assert flag_region(flag) == region


@pytest.mark.parametrize("sign", ["™", "©", "1", "a", "é", "ع", "–"])
def test_letters_and_signs_are_no_emoji(sign: str) -> None:
    assert not is_emoji(sign)
    assert flag_region(sign) == ""


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("#SpringBulbs24", "Spring Bulbs 24"),
        ("#BBCGardening", "BBC Gardening"),
        ("#springbulbs", "springbulbs"),
        ("#été_2026", "été 2026"),
        ("#אביב", "אביב"),
        ("#X", "X"),
    ],
)
def test_a_hashtag_is_said_in_its_words(tag: str, words: str) -> None:
    assert hashtag_words(tag) == words


def test_links_tags_and_gaps_are_told_from_words() -> None:
    text = "Hi @anna.example 🐝 see https://example.org/a #BeeFriendly {which days?}"
    parts = spoken_parts(preview_text(NETWORKS["mastodon"], text))
    assert [(part.kind, part.text) for part in parts if part.text.strip()] == [
        ("words", "Hi "),
        ("mention", "anna.example"),
        ("emoji", "honeybee"),
        ("words", " see "),
        ("link", "example.org/a"),
        ("hashtag", "Bee Friendly"),
        ("gap", "which days?"),
    ]


def test_only_what_is_seen_before_the_fold_is_said_and_then_its_words() -> None:
    rules = NETWORKS["instagram"]
    shown = preview_text(rules, "one two three " * 30 + "#Late")
    parts = spoken_parts(shown)
    assert parts[-1].kind == "more"
    assert parts[-1].text == shown.more
    said = "".join(part.text for part in parts[:-1])
    assert said == shown.text[: shown.visible_end]


ODD = (
    "🐝",
    "👩🏾\u200d🌾",
    "\u200d",
    "\ufe0f",
    "🏴",
    "\U000e0067",
    "🇬",
    "🇬🇧",
    "1️⃣",
    "🏿",
    "a",
    " ",
    "#",
    "@",
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(ODD), max_size=12).map("".join))
def test_any_mixture_is_said_and_nothing_but_emoji_is_lost(text: str) -> None:
    shown = preview_text(NETWORKS["practice"], text)
    parts = spoken_parts(shown)
    assert all(part.text for part in parts)
    letters = "".join(part.text for part in parts if part.kind in ("words", "hashtag", "mention"))
    assert letters.count("a") == text.count("a")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_every_text_is_said(text: str) -> None:
    for rules in NETWORKS.values():
        spoken_parts(preview_text(rules, text))
