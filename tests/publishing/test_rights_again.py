"""A post that waited goes out only while its pictures may still be used."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from studio.brand_kit.model import BrandKit
from studio.outbox.model import Entry, State
from studio.post import OutgoingPost
from studio.publishing.rights_again import RIGHTS, rights_problem
from tests.helpers.small_kit import NETWORKS, NOW, kit, picture, rights

ENTRY = Entry(
    id="a", press="a", draft_id="", brief_id="", picture_ids=("heads",), title="",
    account_id="one", network="bluesky", handle="", key="k", state=State.QUEUED,
    post=OutgoingPost(text="Ad · hi"), created_at="", updated_at="", kit_id="uk.example.kit",
)  # fmt: skip


def kit_with(**limits: object) -> BrandKit:
    return kit(pictures=(picture(rights=rights(**limits)),))


def told(brand: BrandKit, entry: Entry = ENTRY, *, market: str = "GB", now: datetime = NOW) -> str:
    return rights_problem(entry, brand, NETWORKS["bluesky"], market=market, now=now)


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({}, ""),
        ({"valid_until": date(2026, 11, 20)}, "picture-ended"),
        ({"valid_until": date(2026, 11, 21)}, ""),
        ({"valid_from": date(2026, 11, 22)}, "picture-early"),
        ({"markets": ("FR",)}, "picture-market"),
        ({"networks": ("instagram",)}, "picture-network"),
        ({"networks": ("bluesky",), "markets": ("GB",)}, ""),
        ({"credit": "Photo: A", "credit_required": True}, ""),
    ],
)
def test_rights_are_looked_at_on_the_day_of_sending(limits: dict[str, object], code: str) -> None:
    assert told(kit_with(**limits)) == code
    assert code == "" or code in RIGHTS


def test_a_post_that_waited_over_the_last_day_stays() -> None:
    last = kit_with(valid_until=date(2026, 11, 21))
    assert told(last) == ""
    assert told(last, now=NOW + timedelta(days=1)) == "picture-ended"
    assert told(last, now=datetime(2026, 11, 21, 23, 59, tzinfo=UTC)) == ""


def test_any_of_several_pictures_stops_the_post() -> None:
    ended = picture(id="old", rights=rights(valid_until=date(2026, 1, 1)))
    brand = kit(pictures=(picture(), ended))
    assert told(brand, replace(ENTRY, picture_ids=("heads", "old"))) == "picture-ended"
    assert told(brand) == ""


def test_a_picture_that_the_kit_has_no_more_stops_the_post() -> None:
    assert told(kit(pictures=())) == "picture-gone"


def test_what_no_kit_is_known_of_is_let_pass() -> None:
    assert told(kit(pictures=()), replace(ENTRY, kit_id="")) == ""
    assert told(kit_with(), replace(ENTRY, picture_ids=())) == ""


def test_rights_in_another_kit_are_not_known() -> None:
    ended = kit_with(valid_until=date(2026, 1, 1))
    assert told(ended, replace(ENTRY, kit_id="uk.example.other")) == ""
    assert told(ended, replace(ENTRY, kit_id="")) == "picture-ended"


def test_a_replaced_picture_is_not_the_rights_business() -> None:
    brand = kit(pictures=(picture(replaced_by="snow"), picture(id="snow")))
    assert told(brand) == ""
    ended = rights(valid_until=date(2026, 1, 1))
    both = kit(pictures=(picture(replaced_by="snow", rights=ended), picture(id="snow")))
    assert told(both) == "picture-ended"


def test_a_network_without_rules_still_has_the_day_looked_at() -> None:
    ended = kit_with(valid_until=date(2026, 1, 1))
    assert rights_problem(ENTRY, ended, None, market="GB", now=NOW) == "picture-ended"
