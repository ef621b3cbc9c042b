"""One tile stands for all the places that are sent the same, and for no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.brand_kit.model import Layer, Template
from studio.composing.areas import WHOLE
from studio.composing.making import Wish
from studio.composing.zones import View
from studio.networks.places import find_place
from studio.post import Area, PictureEdit
from studio.ui.picture.groups import groups_of
from tests.helpers.small_kit import NETWORKS, kit, said

CARD = Template(
    id="card",
    title=said("Card"),
    ratio=(4, 5),
    layers=(Layer(id="photo", kind="picture", box=WHOLE, lock="none"),),
)
LEFT: Area = (0.0, 0.0, 0.4, 0.5)
RIGHT: Area = (0.6, 0.5, 0.4, 0.5)


def grouped(edit: PictureEdit, *places: str) -> list[tuple[str, ...]]:
    def wish(key: str) -> Wish:
        place = find_place(NETWORKS, key)
        assert place is not None
        return Wish(
            kit=replace(kit(), templates=(CARD,)),
            picture_id="",
            view=View(size=(2000, 2000)),
            edit=edit,
            place=place,
            label="",
            locale="en-GB",
        )

    return [group.places for group in groups_of(places, wish)]


@pytest.mark.parametrize("template", ["card", ""])
def test_two_networks_with_other_parts_of_the_picture_are_two_tiles(template: str) -> None:
    edit = PictureEdit(template=template, crops=(("bluesky", LEFT), ("facebook", RIGHT)))
    assert grouped(edit, "bluesky", "facebook") == [("bluesky",), ("facebook",)]
    one = PictureEdit(template=template, crops=(("facebook", RIGHT),))
    assert grouped(one, "bluesky", "facebook") == [("bluesky",), ("facebook",)]


@pytest.mark.parametrize("template", ["card", ""])
def test_networks_that_are_sent_the_same_are_one_tile(template: str) -> None:
    same = (("bluesky", LEFT), ("facebook", LEFT))
    for crops in ((), (("", LEFT),), same):
        edit = PictureEdit(template=template, crops=crops)
        assert grouped(edit, "bluesky", "facebook") == [("bluesky", "facebook")]
    both = PictureEdit(template=template, crops=(*same, ("practice", RIGHT)))
    assert grouped(both, "bluesky", "practice", "facebook") == [
        ("bluesky", "facebook"),
        ("practice",),
    ]
