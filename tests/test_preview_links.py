"""Which address a network makes a card of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.networks.model import NetworkRules
from studio.preview import is_web_address, link_card
from tests.helpers.small_kit import NETWORKS

RULES = replace(NETWORKS["x"], link_card=True)
KNOWN = (("How to plant bulbs", "https://www.fern.org/bulbs/"), ("Shop", "https://fern.org/?a=1"))


def test_the_first_address_of_the_text_becomes_a_card() -> None:
    card = link_card(RULES, "see https://a.org/x and https://b.org")
    assert card is not None
    assert (card.url, card.host, card.title) == ("https://a.org/x", "a.org", "")


def test_the_address_that_goes_along_comes_before_those_of_the_text() -> None:
    card = link_card(RULES, "see https://a.org", link="https://www.b.org/y")
    assert card is not None
    assert card.host == "b.org"


def test_a_post_with_a_picture_has_no_link_card() -> None:
    assert link_card(RULES, "https://a.org", has_picture=True) is None


def test_a_network_that_makes_no_cards_shows_none() -> None:
    assert link_card(replace(RULES, link_card=False), "https://a.org") is None


def test_an_address_without_its_scheme_counts_only_where_it_is_a_link() -> None:
    assert link_card(replace(RULES, bare_domains=True), "see a.org") is not None
    bare = replace(RULES, bare_domains=False)
    assert link_card(bare, "see a.org") is None
    found = link_card(bare, "see a.org or https://b.org")
    assert found is not None
    assert found.host == "b.org"


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://fern.org/bulbs", "How to plant bulbs"),
        ("http://WWW.fern.org/bulbs/?utm_source=x", "How to plant bulbs"),
        ("https://fern.org/?a=1&utm_medium=post", "Shop"),
        ("https://fern.org/?a=2", ""),
        ("https://fern.org/bulbs/more", ""),
    ],
)
def test_a_title_is_told_only_for_a_page_that_the_kit_knows(url: str, title: str) -> None:
    card = link_card(RULES, "", link=url, known=KNOWN)
    assert card is not None
    assert card.title == title


@pytest.mark.parametrize("url", ["https://[bad", "https://", "nonsense"])
def test_what_is_no_address_makes_no_card(url: str) -> None:
    assert link_card(RULES, "", link=url) is None
    assert not is_web_address(url)


def test_a_web_address_has_a_scheme_a_host_and_no_room() -> None:
    assert is_web_address("https://shop.example/a?b=c")
    assert not is_web_address("ftp://a.org")
    assert not is_web_address("https://a.org/x y")
    assert not is_web_address("https://localhost")


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="htps:/.ab[]?#@ \n", max_size=40), st.sampled_from(tuple(NETWORKS.values()))
)
def test_any_text_is_answered(text: str, rules: NetworkRules) -> None:
    card = link_card(replace(rules, link_card=True), text, link=text)
    assert card is None or card.host
