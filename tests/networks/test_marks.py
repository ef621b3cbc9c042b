"""How many hashtags, mentions, links and cashtags a network takes, and what it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.networks.counting import measure_title
from studio.networks.marks import find_excess, find_refused
from tests.helpers.small_kit import NETWORKS

SHAPES = {
    "hashtags": "#tag{}",
    "mentions": "@name{}",
    "links": "https://example.org/{}",
}


def marks(kind: str, count: int) -> str:
    if kind == "cashtags":
        return " ".join(["$ab", "$cd", "$ef"][:count])
    return " ".join(SHAPES[kind].format(number) for number in range(count))


@pytest.mark.parametrize(
    ("network", "kind", "limit"),
    [
        ("instagram", "hashtags", 30),
        ("instagram", "mentions", 20),
        ("threads", "links", 5),
        ("x", "cashtags", 1),
    ],
)
def test_the_last_mark_that_a_network_takes_is_fine_and_the_next_is_named(
    network: str, kind: str, limit: int
) -> None:
    rules = NETWORKS[network]
    assert find_excess(rules, marks(kind, limit)) == ()
    text = f"🐝 {marks(kind, limit + 1)} end"
    (excess,) = find_excess(rules, text)
    assert (excess.limit.mark.value, excess.limit.limit, excess.count) == (kind, limit, limit + 1)
    last = marks(kind, limit + 1).rpartition(" ")[2]
    assert text[excess.first.start : excess.first.end] == excess.first.text == last


def test_the_same_link_again_is_not_counted_again_on_threads() -> None:
    assert find_excess(NETWORKS["threads"], "https://example.org " * 9) == ()


def test_networks_without_a_limit_take_any_number() -> None:
    for name in ("bluesky", "mastodon", "facebook", "linkedin", "pinterest", "tiktok"):
        assert find_excess(NETWORKS[name], marks("hashtags", 40) + marks("mentions", 30)) == ()


def test_youtube_takes_no_angle_brackets() -> None:
    found = find_refused(NETWORKS["youtube"], "🐝 I <3 > tulips")
    assert [(item.start, item.text) for item in found] == [(4, "<"), (7, ">")]
    assert find_refused(NETWORKS["bluesky"], "<3") == ()


@pytest.mark.parametrize("network", ["youtube", "pinterest"])
def test_a_title_has_a_limit_of_its_own(network: str) -> None:
    answer = measure_title(NETWORKS[network], "é" * 101)
    assert (answer.length, answer.limit, answer.fits) == (101, 100, False)
    assert measure_title(NETWORKS[network], "é" * 100).fits


def test_where_posts_have_no_title_none_is_measured() -> None:
    with pytest.raises(ValueError, match="bluesky"):
        measure_title(NETWORKS["bluesky"], "x")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("#@$<> ab1🐝.\n"), max_size=150))
def test_what_is_too_much_always_has_a_place_in_the_text(text: str) -> None:
    for rules in NETWORKS.values():
        for excess in find_excess(rules, text):
            assert excess.count > excess.limit.limit
            assert text[excess.first.start : excess.first.end] == excess.first.text
        assert len(find_refused(rules, text)) == sum(text.count(sign) for sign in rules.refused)
