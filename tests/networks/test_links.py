"""Addresses, hashtags and mentions in a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.networks.links import find_addresses, find_hashtags, find_links, find_mentions


def links(text: str) -> list[str]:
    return [text[link.start : link.end] for link in find_links(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://example.org/a?b=c#d.", ["https://example.org/a?b=c#d"]),
        ("(http://example.org)", ["http://example.org"]),
        ("(see example.org/a_(b)), ok", ["example.org/a_(b)"]),
        ("“https://example.org”", ["https://example.org"]),
        ("fern.co.uk and shop.fern.co.uk!", ["fern.co.uk", "shop.fern.co.uk"]),
        ("write to priya@example.org", []),
        ("write to priya.nair@example.org", []),
        ("write to fern.com@example.org or name.al+x@example.org", []),
        ("at 10.30 or e.g. in Leeds.Then", []),
        ("http://no-tld and file.bz2", []),
        ("example.comです", ["example.com"]),
        ("日本example.com/path中国", ["example.com/path"]),
        ("#example.com @example.com", []),
        ("https://münchen.de/x", ["https://münchen.de/x"]),
        (f"https://{'a' * 64}.com and {'b' * 64}.com", []),
        (f"https://{'a' * 63}.com", [f"https://{'a' * 63}.com"]),
        (f"https://{'é' * 60}.com", []),
        (f"https://example.org/{'a' * 4077}", []),
        ("example.com.nosuchend", ["example.com"]),
        ("http://xn--はじめよう.com", []),
        ("twitter.みんなです", ["twitter.みんな"]),
        (
            "https://t.co/abc-def https://t.co/abc?x=1!",
            ["https://t.co/abc", "https://t.co/abc?x=1"],
        ),
        ("a https://example.org:8080/x b", ["https://example.org:8080/x"]),
    ],
)
def test_addresses_are_found_without_what_stands_around_them(text: str, found: list[str]) -> None:
    assert links(text) == found


def test_a_bare_domain_gets_a_scheme() -> None:
    assert find_links("go to example.org/a")[0].url == "https://example.org/a"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#bees and #Bee_2!", ["#bees", "#Bee_2"]),
        ("we are #1", []),
        ("a#b &#x27; ##c", []),
        ("#学問 #हिन्दी", ["#学問", "#हिन्दी"]),
        ("https://example.org/#part", []),
    ],
)
def test_hashtags_have_a_letter_and_a_start(text: str, found: list[str]) -> None:
    assert [tag.text for tag in find_hashtags(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hi @priya.", ["@priya"]),
        ("hi @priya.grows.social, you", ["@priya.grows.social"]),
        ("hi @priya@garden.social!", ["@priya@garden.social"]),
        ("mail@example.org", []),
        ("@ priya", []),
    ],
)
def test_mentions_of_all_networks_are_found(text: str, found: list[str]) -> None:
    assert [item.text for item in find_mentions(text)] == found


PIECES = st.lists(
    st.sampled_from(
        ["https://", "http://", "a.com", ".", "/", "(", ")", "#", "@", " ", "é", "漢", "x", "co.uk"]
    ),
    max_size=25,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(PIECES | st.text(max_size=60))
def test_every_span_lies_in_the_text_and_none_overlap(text: str) -> None:
    for finder in (find_links, find_hashtags, find_mentions):
        reached = 0
        for span in finder(text):
            assert reached <= span.start < span.end <= len(text)
            assert not any(letter.isspace() for letter in text[span.start : span.end])
            reached = span.end


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("see https://shop.internal/sale, now", ["https://shop.internal/sale"]),
        ("ftp://files.example/a.zip.", ["ftp://files.example/a.zip"]),
        ("http://192.168.1.4/x and a.com", ["http://192.168.1.4/x", "a.com"]),
        ("https://a.com/x and plain words: 3 // 4", ["https://a.com/x"]),
        ("(https://fernandfinch.example/utilise)", ["https://fernandfinch.example/utilise"]),
    ],
)
def test_what_no_network_links_is_still_an_address(text: str, addresses: list[str]) -> None:
    assert [text[link.start : link.end] for link in find_addresses(text)] == addresses
