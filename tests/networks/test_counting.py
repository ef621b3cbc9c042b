"""Each network's own way of counting."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.networks.counting import count_graphemes, grapheme_offset, measure
from studio.networks.model import Unit
from tests.helpers.small_kit import NETWORKS

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
NEWER_FAMILY = "\U0001f9d1\u200d\U0001f9d1\u200d\U0001f9d2\u200d\U0001f9d2"

TRICKY = st.text(
    alphabet=st.sampled_from("ab .’–©\r\n\u0301\u200d\ufe0f\u20e31🐝👨👩🏽🇬🇧नमस्ते한각\u0600漢€")
    | st.characters(exclude_categories=["Cs"]),
    max_size=40,
)


def length(network: str, text: str) -> int:
    return measure(NETWORKS[network], text).length


@pytest.mark.parametrize(
    ("text", "bluesky", "x", "threads", "tiktok", "youtube"),
    [
        ("plain", 5, 5, 5, 5, 5),
        ("it’s", 4, 4, 4, 4, 6),
        ("e\u0301", 1, 1, 2, 2, 3),
        ("漢字", 2, 4, 2, 2, 6),
        ("🐝", 1, 2, 4, 2, 4),
        (FAMILY, 1, 2, 25, 11, 25),
        (NEWER_FAMILY, 1, 2, 25, 11, 25),
        ("🇬🇧", 1, 2, 8, 4, 8),
        ("1\ufe0f\u20e3", 1, 2, 7, 3, 7),
        ("©", 1, 1, 1, 1, 2),
        ("\U0001faea", 1, 2, 4, 2, 4),
    ],
)
def test_each_network_counts_in_its_own_unit(
    text: str, bluesky: int, x: int, threads: int, tiktok: int, youtube: int
) -> None:
    assert length("bluesky", text) == bluesky
    assert length("x", text) == x
    assert length("threads", text) == threads
    assert length("tiktok", text) == tiktok
    assert length("youtube", text) == youtube


def test_an_address_counts_23_on_x_and_mastodon_and_as_written_on_bluesky() -> None:
    text = "look https://example.org/a/very/long/path/that/goes/on/and/on now"
    assert length("x", text) == 5 + 23 + 4
    assert length("mastodon", text) == 5 + 23 + 4
    assert length("bluesky", text) == len(text)


def test_only_x_counts_a_bare_domain_as_an_address() -> None:
    assert length("x", "see example.org") == 4 + 23
    assert length("mastodon", "see example.org") == len("see example.org")


def test_mastodon_leaves_the_server_of_a_mention_out() -> None:
    assert length("mastodon", "hi @priya@garden.social!") == len("hi @priya!")


def test_bluesky_stops_at_3000_bytes_though_the_graphemes_fit() -> None:
    answer = measure(NETWORKS["bluesky"], FAMILY * 130)
    assert (answer.fits, answer.unit, answer.length, answer.left) == (
        False,
        Unit.BYTES,
        3250,
        -250,
    )


def test_a_short_text_is_reported_in_graphemes_on_bluesky() -> None:
    assert measure(NETWORKS["bluesky"], "bees").unit is Unit.GRAPHEMES


@pytest.mark.parametrize("network", ["bluesky", "mastodon", "instagram", "x", "threads", "tiktok"])
def test_the_last_character_that_fits_is_the_limit(network: str) -> None:
    limit = NETWORKS[network].measures[0].limit
    assert measure(NETWORKS[network], "a" * limit).fits
    assert not measure(NETWORKS[network], "a" * (limit + 1)).fits


@pytest.mark.parametrize("text", ["\u0600a", "b\u0600ab", "🐝e\u0301", "e\u0301e\u0301", "\r\n"])
def test_a_letter_after_or_before_a_joining_one_is_counted_once(text: str) -> None:
    assert count_graphemes(text) == len(regex.findall(r"\X", text))


@settings(max_examples=400, deadline=None)
@given(TRICKY)
def test_the_fast_grapheme_count_is_the_true_one(text: str) -> None:
    assert count_graphemes(text) == len(regex.findall(r"\X", text))


@settings(max_examples=200, deadline=None)
@given(TRICKY, st.integers(0, 45))
def test_a_grapheme_offset_never_cuts_a_grapheme(text: str, count: int) -> None:
    offset = grapheme_offset(text, count)
    assert count_graphemes(text[:offset]) + count_graphemes(text[offset:]) == count_graphemes(text)
    assert count_graphemes(text[:offset]) == min(count, count_graphemes(text))


@settings(max_examples=200, deadline=None)
@given(TRICKY)
def test_every_network_measures_every_text(text: str) -> None:
    for rules in NETWORKS.values():
        answer = measure(rules, text)
        assert answer.length >= 0
        assert answer.fits == (answer.left >= 0)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("https://日本語.jp/あいうえおかきくけこ", 23),
        ("https://a.com/über-uns, und mehr", 33),
        ("https://a.com/x. Next", 29),
        ("see https://a.com now", 31),
        ("https://a.com/@me@shop.example", 23),
        ("(https://a.com/ä)", 25),
    ],
)
def test_mastodon_takes_letters_of_any_script_into_an_address(text: str, length: int) -> None:
    assert measure(NETWORKS["mastodon"], text).length == length
    assert measure(NETWORKS["bluesky"], text).length != 23
