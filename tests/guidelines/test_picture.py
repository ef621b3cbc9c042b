"""Pictures go out only where and while their rights allow it."""

from __future__ import annotations

from datetime import date

import pytest

from studio.guidelines.finding import Level
from studio.guidelines.picture import find_picture_problems
from studio.guidelines.subject import subject_of
from tests.helpers.small_kit import kit, picture, request, rights, use


def codes(used: object, **changes: object) -> list[str]:
    found = find_picture_problems(subject_of(request("Ad · hi", pictures=(used,), **changes)))
    assert found is not None
    assert all(item.level is Level.STOP for item in found)
    return [item.code for item in found]


def test_a_picture_in_date_is_fine() -> None:
    assert codes(use()) == []


def test_a_post_without_a_picture_is_not_checked() -> None:
    assert find_picture_problems(subject_of(request("hi"))) is None


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"valid_until": date(2026, 11, 20)}, "picture-ended"),
        ({"valid_from": date(2026, 11, 22)}, "picture-early"),
        ({"markets": ("FR",)}, "picture-market"),
        ({"credit": "Photo: A", "credit_required": True}, "picture-credit"),
    ],
)
def test_each_limit_of_the_rights_stops(limits: dict[str, object], code: str) -> None:
    assert codes(use(picture=picture(rights=rights(**limits)))) == [code]


def test_the_last_day_of_the_rights_still_counts() -> None:
    last = rights(valid_from=date(2026, 11, 21), valid_until=date(2026, 11, 21))
    assert codes(use(picture=picture(rights=last))) == []


def test_a_network_without_rights_is_named() -> None:
    one = use(picture=picture(rights=rights(networks=("bluesky",))))
    found = find_picture_problems(subject_of(request("hi", pictures=(one,))))
    assert found is not None
    assert [(item.code, item.networks) for item in found] == [("picture-network", ("instagram",))]


def test_a_changed_file_has_to_be_chosen_again() -> None:
    assert codes(use(sha256="b" * 64)) == ["picture-changed"]


def test_a_picture_that_left_the_kit_stops() -> None:
    assert codes(use(picture=None)) == ["picture-gone"]


def test_a_recalled_picture_is_swapped_for_its_replacement() -> None:
    other = picture(id="snow")
    gone = picture(replaced_by="snow")
    found = find_picture_problems(
        subject_of(request("hi", kit=kit(pictures=(gone, other)), pictures=(use(picture=gone),)))
    )
    assert found is not None
    assert found[0].code == "picture-replaced"
    assert (found[0].fixes[0].code, found[0].fixes[0].shown) == ("swap-picture", "snow")


def test_a_photo_of_ones_own_has_no_rights_to_check() -> None:
    assert codes(use(picture=None, picture_id="", sha256="")) == []


def test_more_pictures_than_a_network_takes_stop() -> None:
    found = find_picture_problems(subject_of(request("hi", pictures=(use(),) * 5)))
    assert found is not None
    assert [(item.code, item.networks) for item in found] == [("picture-count", ("bluesky",))]
