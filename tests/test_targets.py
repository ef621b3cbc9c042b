"""Where a draft goes, and where it is only looked at."""

from __future__ import annotations

from dataclasses import replace

from studio.accounts.model import Account
from studio.post import Draft
from studio.server_limits import ServerLimits
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


def at(name: str, limits: ServerLimits | None) -> Account:
    return Account(id=name, network="mastodon", host=f"https://{name}", limits=limits)


def test_a_server_s_own_figures_count_for_the_accounts_at_it() -> None:
    made = targets()
    dated = NETWORKS["mastodon"]
    assert made.rules_for(DRAFT, "mastodon") is dated
    long = ServerLimits(characters=5000, pictures=6, alt=1000)
    strict = ServerLimits(characters=300, url_length=30, formats=("image/png", "image/heic"))
    made._accounts = (at("a", long), at("b", strict), at("c", None))
    first = made.rules_for(replace(DRAFT, accounts=("a",)), "mastodon")
    assert [m.limit for m in first.measures] == [5000]
    assert (first.pictures.count, first.pictures.alt_limit) == (6, 1000)
    assert (first.url_length, first.pictures.formats) == (23, dated.pictures.formats)
    both = made.rules_for(replace(DRAFT, accounts=("a", "b")), "mastodon")
    assert ([m.limit for m in both.measures], both.url_length) == ([300], 30)
    assert (both.pictures.count, both.pictures.formats) == (4, ("image/png",))
    assert made.rules_for(replace(DRAFT, accounts=("c",)), "mastodon") is dated
    assert made.rules_for(DRAFT, "mastodon").measures == both.measures  # only looked at
    assert made.rules_for(replace(DRAFT, accounts=("a",)), "mastodon") is first


def test_a_server_without_figures_among_others_has_the_dated_ones() -> None:
    made = targets()
    made._accounts = (at("a", ServerLimits(characters=5000)), at("c", None))
    whole = made.rules_for(replace(DRAFT, accounts=("a", "c")), "mastodon")
    assert [m.limit for m in whole.measures] == [500]
