"""Pictures are described."""

from __future__ import annotations

from studio.guidelines.alt import find_alt_problems
from studio.guidelines.finding import Level
from studio.guidelines.subject import subject_of
from tests.helpers.small_kit import NETWORKS, request, use


def test_a_missing_description_is_to_decide() -> None:
    found = find_alt_problems(subject_of(request("hi", pictures=(use(alt=" "),))))
    assert found is not None
    assert [(item.code, item.level) for item in found] == [("alt-missing", Level.CHECK)]


def test_a_description_longer_than_a_network_takes_is_named() -> None:
    networks = (NETWORKS["bluesky"], NETWORKS["mastodon"])
    pictures = (use(alt="a" * 1503),)
    found = find_alt_problems(subject_of(request("hi", pictures=pictures, networks=networks)))
    assert found is not None
    assert [(item.code, item.networks) for item in found] == [("alt-long", ("mastodon",))]
    assert dict(found[0].values)["over"] == "3"


def test_where_no_description_can_be_put_none_is_asked_for() -> None:
    networks = (NETWORKS["tiktok"],)
    asked = request("hi", pictures=(use(alt=""),), networks=networks)
    assert find_alt_problems(subject_of(asked)) is None


def test_a_good_description_is_fine() -> None:
    assert find_alt_problems(subject_of(request("hi", pictures=(use(),)))) == ()
