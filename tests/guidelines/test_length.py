"""Too long is said for each network, with the part that is too much."""

from __future__ import annotations

from studio.guidelines.length import find_too_long
from studio.guidelines.subject import subject_of
from tests.helpers.small_kit import NETWORKS, request


def test_the_part_past_the_limit_is_marked() -> None:
    text = "🐝" * 290 + "b" * 22
    found = find_too_long(subject_of(request(text)))
    assert found is not None
    assert [item.networks for item in found] == [("bluesky",)]
    assert found[0].text == "b" * 12
    assert dict(found[0].values) == {
        "over": "12",
        "network": "Bluesky",
        "unit": "graphemes",
        "elsewhere": "fits",
    }


def test_it_is_not_said_to_fit_elsewhere_when_there_is_no_other_network() -> None:
    found = find_too_long(subject_of(request("a" * 301, networks=(NETWORKS["bluesky"],))))
    assert found is not None
    assert dict(found[0].values)["elsewhere"] == ""


def test_a_text_that_fits_is_fine() -> None:
    assert find_too_long(subject_of(request("a" * 300))) == ()


def test_the_link_that_goes_with_the_post_takes_room_where_it_can_be_tapped() -> None:
    link = "https://example.org/bulbs"
    found = find_too_long(subject_of(request("a" * 290, link=link)))
    assert found is not None
    assert dict(found[0].values)["over"] == str(290 + 1 + len(link) - 300)
    assert found[0].start == 300 - 1 - len(link)
    assert find_too_long(subject_of(request(f"{'a' * 270} {link}", link=link))) == ()
