"""What a colleague may choose is drawn, and a legal line can be read whatever is behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.brand_kit.model import Layer, Template, Token
from studio.composing.areas import WHOLE
from studio.composing.contrast import least_between, rgb
from studio.composing.plan import PlanLayer
from studio.composing.planning import Material, chosen_crop, plan_of
from studio.composing.zones import View, area_for_shape
from studio.networks.places import find_place
from studio.post import Area, PictureEdit
from tests.helpers.small_kit import NETWORKS, kit, said

PHOTO = Layer(id="photo", kind="picture", box=WHOLE, lock="none")
PANEL = Layer(id="band", kind="panel", box=(0.0, 0.7, 1.0, 0.3), lock="full", colour="dark")
TERMS = Layer(
    id="terms", kind="legal", box=(0.1, 0.8, 0.6, 0.1), lock="full", text=said("18+ only")
)
TOKENS = (
    Token(name="dark", type="color", value="#101010"),
    Token(name="light", type="color", value="#F0F0F0"),
)
SIZE = (1000, 800)
CUT: Area = (0.1, 0.2, 0.32, 0.5)


def planned(*layers: Layer, crop: Area | None = None) -> dict[str, PlanLayer]:
    place = find_place(NETWORKS, "practice")
    assert place is not None
    crops = (("", crop),) if crop is not None else ()
    template = Template(id="card", title=said("Card"), ratio=(4, 5), layers=layers)
    material = Material(
        kit=replace(kit(), tokens=TOKENS, templates=(template,)),
        template=template,
        view=View(size=SIZE),
        edit=PictureEdit(template="card", crops=crops),
        place=place.key,
        rules=place.rules,
        surface=place.surface,
        label="",
        locale="en-GB",
    )
    return {layer.id: layer for layer in plan_of(material).layers}


@pytest.mark.parametrize("opacity", [0.1, 0.5, 0.8])
def test_a_legal_line_on_a_panel_that_is_seen_through_stands_on_a_strip(opacity: float) -> None:
    found = planned(PHOTO, replace(PANEL, opacity=opacity), TERMS)["terms"]
    assert is_readable_on_anything(found)


@pytest.mark.parametrize(
    ("opacity", "colour", "letters"),
    [
        (0.9, "dark", "#FFFFFF"),
        (1.0, "dark", "#FFFFFF"),
        (1.0, "light", "#1C1B1A"),
    ],
)
def test_a_legal_line_on_a_dense_panel_needs_no_strip(
    opacity: float, colour: str, letters: str
) -> None:
    panel = replace(PANEL, opacity=opacity, colour=colour)
    found = planned(PHOTO, panel, TERMS)["terms"]
    assert found.shade == ""
    assert found.letters is not None
    assert found.letters.colour == letters


@pytest.mark.parametrize(
    "layers",
    [
        (PHOTO, TERMS),
        (PANEL, PHOTO, TERMS),
        (PHOTO, replace(PANEL, box=(0.0, 0.7, 0.5, 0.3)), TERMS),
        (PHOTO, replace(PANEL, box=(0.0, 0.85, 1.0, 0.15)), TERMS),
        (PHOTO, TERMS, PANEL),
    ],
    ids=["no panel", "panel below the picture", "half across", "half down", "panel above"],
)
def test_a_legal_line_that_stands_on_the_picture_has_a_strip(layers: tuple[Layer, ...]) -> None:
    assert is_readable_on_anything(planned(*layers)["terms"])


def is_readable_on_anything(layer: PlanLayer) -> bool:
    """Tell whether the letters reach 4.5 to 1 on their strip, over black and over white."""
    if layer.letters is None or not layer.shade:
        return False
    shade = rgb(layer.shade)
    low, high = (
        tuple(round(layer.opacity * a + (1 - layer.opacity) * b) for a in shade) for b in (0, 255)
    )
    worst = least_between(
        rgb(layer.letters.colour), (low[0], low[1], low[2]), (high[0], high[1], high[2])
    )
    return worst >= 4.5


@pytest.mark.parametrize(
    ("lock", "free"),
    [("full", False), ("content", False), ("position", True), ("style", True), ("none", True)],
)
def test_a_colleague_chooses_what_shows_only_where_the_content_is_free(
    lock: str, *, free: bool
) -> None:
    zone = replace(PHOTO, lock=lock)
    shape = 4 / 5
    own, chosen = (
        area_for_shape(View(size=SIZE), shape),
        area_for_shape(View(size=SIZE), shape, CUT),
    )
    assert own != chosen
    assert planned(zone, crop=CUT)["photo"].area == (chosen if free else own)


def test_one_locked_zone_keeps_the_whole_picture_as_it_is() -> None:
    locked = replace(PHOTO, id="second", box=(0.0, 0.0, 0.5, 0.5), lock="content")
    template = Template(id="t", title=said("T"), ratio=(4, 5), layers=(PHOTO, locked))
    edit = PictureEdit(template="t", crops=(("", CUT),))
    assert chosen_crop(template, edit, "practice") is None
    free = replace(template, layers=(PHOTO, replace(locked, lock="none")))
    assert chosen_crop(free, edit, "practice") == CUT
