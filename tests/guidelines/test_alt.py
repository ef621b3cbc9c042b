"""Pictures are described."""

from __future__ import annotations

import pytest

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


OWN = {"picture": None, "picture_id": "", "sha256": "", "photo": "c" * 64}
POST = "Ad · My alliums are up. Ask me which ones suit a pot."


def codes_for(alt: str, **changes: object) -> list[str]:
    picture = use(**{**OWN, "alt": alt, **changes})
    found = find_alt_problems(subject_of(request(POST, pictures=(picture,))))
    assert found is not None
    assert all(item.level is Level.CHECK for item in found)
    return [item.code for item in found]


@pytest.mark.parametrize(
    "alt",
    [
        "IMG_1234.jpg",
        "my shop window.HEIC.jpg",
        "IMG_20261121_093000.heic",
        "Alliums",
        "photo",
        "A picture",
        "Image of the photo",
        "my dog",
        "…",
        "My alliums are up",
        "Ad · My alliums are up.",
        "my ALLIUMS are up!",
    ],
)
def test_a_description_that_tells_nothing_is_asked_about(alt: str) -> None:
    assert codes_for(alt) == ["alt-poor"]


@pytest.mark.parametrize(
    "alt",
    [
        "Purple alliums",
        "My alliums are up to my shoulder",
        "Two people hold a tray of bulbs",
        "A photo of my dog asleep in a wheelbarrow",
        "Dwy gath",
        "Czosnek ozdobny w doniczce",
    ],
)
def test_a_description_that_tells_something_is_fine(alt: str) -> None:
    assert codes_for(alt) == []


def test_an_own_photo_without_a_description_is_only_asked_for_one() -> None:
    assert codes_for("") == ["alt-missing"]


def test_what_the_brand_wrote_and_what_stands_on_a_picture_is_left_alone() -> None:
    assert codes_for("Alliums", picture=use().picture, picture_id="heads") == []
    assert codes_for("Alliums", words=(("head", "Half price"),)) == []
