"""Places: networks and their surfaces by one key."""

from __future__ import annotations

import pytest

from studio.networks.places import find_place, parse_place, place_key, places_of
from tests.helpers.small_kit import NETWORKS


@pytest.mark.parametrize("key", ["instagram", "instagram:story", "x", "nowhere:story"])
def test_a_key_is_made_of_what_it_names(key: str) -> None:
    assert place_key(*parse_place(key)) == key


def test_a_network_alone_is_its_feed() -> None:
    assert parse_place("instagram") == ("instagram", "feed")
    place = find_place(NETWORKS, "instagram")
    assert place is not None
    assert place.is_feed
    assert place.rules is NETWORKS["instagram"]


def test_a_feed_that_is_named_has_the_same_key_as_one_that_is_not() -> None:
    place = find_place(NETWORKS, "instagram:feed")
    assert place is not None
    assert place.key == "instagram"


def test_a_story_is_a_place_of_its_own() -> None:
    place = find_place(NETWORKS, "facebook:story")
    assert place is not None
    assert (place.surface.id, place.is_feed, place.key) == ("story", False, "facebook:story")


@pytest.mark.parametrize("key", ["", "nowhere", "x:story", "x:", ":story", "instagram:reel"])
def test_a_place_that_a_network_has_not_is_none(key: str) -> None:
    assert find_place(NETWORKS, key) is None


def test_every_network_has_its_feed_first() -> None:
    for rules in NETWORKS.values():
        assert next(place.key for place in places_of(rules)) == rules.id
