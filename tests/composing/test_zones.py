"""A picture is cut as the brand lets it, and as the colleague chose where that is free."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.brand_kit.model import Edits, Layer, Template, TextSlot
from studio.composing.areas import WHOLE, is_inside, same_shape, shape_of, within_shapes
from studio.composing.zones import (
    View,
    area_for_shape,
    colours_of,
    free_area,
    kit_crop,
    may_fill_shape,
    view_of,
    zone_shape,
)
from studio.post import Area
from tests.helpers.any_composition import areas, kit_pictures
from tests.helpers.small_kit import picture, said

SQUARE: Area = (0.25, 0.0, 0.5, 1.0)
TALL: Area = (0.1, 0.0, 0.4, 1.0)
WIDE = View(size=(2000, 1000), crops=((1.0, SQUARE), (0.8, TALL)))
_BOUNDS = st.sampled_from([(0.0, 0.0), (0.8, 1.91), (0.5625, 0.5625), (0.1, 10.0), (2.0, 0.0)])


def test_a_kits_picture_is_known_with_its_crops_and_what_may_be_done() -> None:
    edits = Edits(crop="presets", overlay_text=False)
    view = view_of(picture(crops=(("4:5", SQUARE),), edits=edits, focal=(0.1, 0.9)))
    assert view.size == (1000, 800)
    assert view.crops == ((0.8, SQUARE),)
    assert (view.focal, view.cutting, view.words_allowed) == ((0.1, 0.9), "presets", False)


def test_the_kits_crop_of_a_shape_goes_before_what_matters_most() -> None:
    assert area_for_shape(WIDE, 1.0) == SQUARE
    assert area_for_shape(WIDE, 1.003) == SQUARE
    assert kit_crop(WIDE, 1.2) is None
    assert area_for_shape(replace(WIDE, focal=(1.0, 0.5)), 1.5) == (0.25, 0.0, 0.75, 1.0)


def test_the_colleagues_choice_goes_before_the_kits_crop_only_where_cutting_is_free() -> None:
    chosen: Area = (0.5, 0.0, 0.5, 1.0)
    assert area_for_shape(WIDE, 1.0, chosen) == chosen
    assert area_for_shape(replace(WIDE, cutting="presets"), 1.0, chosen) == SQUARE
    assert area_for_shape(replace(WIDE, cutting="none"), 2.0, chosen) == WHOLE


@pytest.mark.parametrize(
    ("cutting", "shape", "allowed"),
    [
        ("free", 3.0, True),
        ("presets", 1.0, True),
        ("presets", 2.0, True),
        ("presets", 3.0, False),
        ("none", 1.0, False),
        ("none", 2.0, True),
    ],
)
def test_a_picture_fills_only_what_it_may_be_cut_to(
    cutting: str, shape: float, *, allowed: bool
) -> None:
    assert may_fill_shape(replace(WIDE, cutting=cutting), shape) is allowed


@given(kit_pictures((1600, 900)), _BOUNDS, st.one_of(st.none(), areas()), st.data())
def test_without_a_template_a_picture_is_cut_no_more_than_it_may_be(
    shown: object, bounds: tuple[float, float], chosen: Area | None, data: st.DataObject
) -> None:
    view = view_of(shown)  # type: ignore[arg-type]
    if view.crops:
        chosen = data.draw(st.sampled_from((chosen, *(crop for _shape, crop in view.crops))))
    area = free_area(view, *bounds, chosen)
    if area is None:
        assert view.cutting != "free"
        return
    shape = shape_of(area, view.size)
    assert same_shape(shape, within_shapes(shape, *bounds))
    assert is_inside(area, WHOLE)
    if view.cutting == "none":
        assert area == WHOLE
    if view.cutting == "presets":
        assert area == WHOLE or area in [crop for _shape, crop in view.crops]
    if view.cutting == "free" and chosen is not None:
        assert is_inside(area, chosen)


def test_a_picture_that_may_not_be_cut_is_never_cut_to_a_crop() -> None:
    view = replace(WIDE, cutting="none")
    assert free_area(view, 0.0, 0.0, SQUARE) == WHOLE
    assert free_area(view, 0.8, 1.91, SQUARE) is None


def test_the_nearest_crop_is_taken_where_the_whole_picture_is_not_allowed() -> None:
    view = replace(WIDE, cutting="presets")
    assert free_area(view, 0.8, 1.91, None) == SQUARE
    assert free_area(view, 0.8, 1.91, TALL) == TALL
    assert free_area(view, 0.5, 0.7, None) is None


def layer(lock: str) -> Layer:
    slot = TextSlot(
        kind="headline", maximum=9, colours=("a", "b"), min_contrast=4.5,
        font="", size=0.1, min_size=0.1, overflow="shrink",
    )  # fmt: skip
    return Layer(id="w", kind="text", box=(0.0, 0.0, 0.5, 0.25), lock=lock, slot=slot)


@pytest.mark.parametrize(
    ("lock", "colours"),
    [
        ("full", ("a",)),
        ("style", ("a",)),
        ("position", ("a", "b")),
        ("content", ("a", "b")),
        ("none", ("a", "b")),
    ],
)
def test_a_colleague_chooses_a_colour_only_where_looks_are_free(
    lock: str, colours: tuple[str, ...]
) -> None:
    assert colours_of(layer(lock)) == colours


def test_a_zone_has_its_shape_in_pixels_and_not_in_parts() -> None:
    template = Template(id="t", title=said("T"), ratio=(4, 5), layers=())
    assert zone_shape(template, layer("full")) == pytest.approx(1.6)
