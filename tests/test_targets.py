"""Where a draft goes, and where it is only looked at."""

from __future__ import annotations

from dataclasses import replace

from studio.accounts.model import Account
from studio.post import Draft
from studio.targets import Targets
from tests.helpers.small_kit import NETWORKS


def targets() -> Targets:
    made = Targets(NETWORKS)
    made._accounts = tuple(
        Account(id=name, network=name, host="", handle="priya", name="Priya")
        for name in ("practice", "instagram", "bluesky")
    )
    return made


DRAFT = Draft(id="1", accounts=("practice", "bluesky"))


def test_cards_are_where_it_goes_with_practice_last_then_what_is_looked_at() -> None:
    draft = replace(DRAFT, previews=("x", "mastodon"))
    assert targets().shown_places(draft) == ("bluesky", "practice", "mastodon", "x")
    assert targets().preview_places(draft) == ("mastodon", "x")


def test_a_story_stands_below_its_feed_and_counts_as_the_same_network() -> None:
    draft = replace(DRAFT, previews=("instagram:story", "facebook:story", "instagram"))
    places = ("bluesky", "practice", "instagram", "instagram:story", "facebook:story")
    assert targets().shown_places(draft) == places
    assert targets().shown_networks(draft) == ("bluesky", "practice", "instagram", "facebook")
    assert targets().preview_networks(draft) == ("instagram", "facebook")


def test_a_story_of_a_network_that_it_goes_to_is_only_looked_at() -> None:
    draft = replace(DRAFT, accounts=("instagram",), previews=("instagram:story",))
    assert targets().shown_places(draft) == ("instagram", "instagram:story")
    assert targets().preview_places(draft) == ("instagram:story",)
    assert targets().shown_networks(draft) == ("instagram",)
    assert targets().preview_networks(draft) == ()


def test_places_that_no_network_has_are_passed_over() -> None:
    draft = replace(DRAFT, previews=("x:story", "nowhere", "nowhere:story"))
    assert targets().shown_places(draft) == ("bluesky", "practice")
    assert targets().shown_networks(draft) == ("bluesky", "practice", "x")
