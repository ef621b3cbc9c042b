"""A canvas has a shape and a size that the place takes, and hides no words."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.brand_kit.model import Layer, Template
from studio.composing.areas import WHOLE, contained, inset, is_inside
from studio.composing.canvas import LEAST_WIDTH, Canvas, canvas_for, whole_pixels
from studio.composing.zones import View
from studio.networks.places import Place, find_place
from studio.pictures.fitting import fitting_size, inside_bounds, possible_shapes
from studio.pictures.model import PictureError
from studio.post import Area
from tests.helpers.any_composition import PLACES, areas
from tests.helpers.small_kit import NETWORKS, said

PHOTO = Layer(id="photo", kind="picture", box=WHOLE, lock="none")
_RATIOS = st.tuples(st.integers(1, 40), st.integers(1, 40))
_SIZES = st.tuples(st.integers(50, 6_000), st.integers(50, 6_000))


def template(ratio: tuple[int, int] = (4, 5), zone: Area = WHOLE) -> Template:
    return Template(id="t", title=said("T"), ratio=ratio, layers=(replace(PHOTO, box=zone),))


def place(key: str) -> Place:
    found = find_place(NETWORKS, key)
    assert found is not None
    return found


def canvas(
    key: str,
    *boxes: Area,
    ratio: tuple[int, int] = (4, 5),
    size: tuple[int, int] = (4_000, 5_000),
    chosen: Area | None = None,
) -> Canvas:
    at = place(key)
    return canvas_for(
        template(ratio), boxes, View(size=size), chosen, at.surface, at.rules.pictures
    )


def test_a_template_that_is_allowed_fills_the_place_it_is_made_for() -> None:
    made = canvas("instagram")
    assert (made.width, made.height, made.stage, made.within) == (1080, 1350, WHOLE, False)


def test_a_template_of_another_shape_stands_on_the_nearest_ground() -> None:
    made = canvas("instagram:story")
    assert (made.width, made.height, made.within) == (1080, 1920, True)
    assert is_inside(made.stage, place("instagram:story").surface.safe)
    wide, high = made.stage[2] * made.width, made.stage[3] * made.height
    assert wide / high == pytest.approx(0.8)


def test_words_that_buttons_would_cover_make_the_template_smaller() -> None:
    tall = (9, 16)
    assert not canvas("instagram:story", (0.1, 0.4, 0.5, 0.2), ratio=tall).within
    made = canvas("instagram:story", (0.1, 0.05, 0.5, 0.2), ratio=tall)
    assert made.within
    words = inset(made.stage, (0.1, 0.05, 0.5, 0.2))
    assert is_inside(words, place("instagram:story").surface.safe)


def test_a_picture_of_few_pixels_is_never_drawn_larger() -> None:
    assert canvas("instagram", size=(400, 500)).width == 400
    assert canvas("instagram", size=(4_000, 5_000), chosen=(0.0, 0.0, 0.1, 0.1)).width == 400


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(PLACES),
    _RATIOS,
    _SIZES,
    areas(0.2),
    st.one_of(st.none(), areas(0.2)),
    st.lists(areas(), max_size=2),
)
def test_any_canvas_is_taken_and_what_is_needed_is_enough(
    at: Place,
    ratio: tuple[int, int],
    size: tuple[int, int],
    zone: Area,
    chosen: Area | None,
    boxes: list[Area],
) -> None:
    made, surface, limits = template(ratio, zone), at.surface, at.rules.pictures

    def ask(size: tuple[int, int]) -> Canvas:
        return canvas_for(made, tuple(boxes), View(size=size), chosen, surface, limits)

    try:
        found = ask(size)
    except PictureError as told:
        found = ask((told.needed, math.ceil(size[1] * told.needed / size[0])))
    wide, high = found.width, found.height
    assert wide >= max(LEAST_WIDTH, limits.min_width)
    assert max(wide, high) <= (limits.max_side or 2_000)
    assert wide <= (limits.max_width or wide)
    assert wide / high >= surface.ratio_min
    assert wide / high <= (surface.ratio_max or 100)
    frame = contained(wide / high, WHOLE, surface.ratio[0] / surface.ratio[1])
    for box in boxes:
        if surface.safe != WHOLE:
            assert is_inside(inset(frame, inset(found.stage, box)), surface.safe)


@given(
    st.integers(40, 4_000),
    st.tuples(st.integers(1, 200), st.integers(1, 200)),
    st.sampled_from([(0.0, 0.0), (0.8, 1.91), (0.5625, 0.5625)]),
)
def test_whole_pixels_are_never_wider_and_their_shape_is_allowed(
    width: int, ratio: tuple[int, int], bounds: tuple[float, float]
) -> None:
    shape = max(ratio[0] / ratio[1], bounds[0])
    shape = min(shape, bounds[1]) if bounds[1] else shape
    wide, high = whole_pixels(width, shape, *bounds)
    assert 1 <= wide <= width
    assert high >= 1
    if wide > 60 and high > 60:
        assert wide / high >= bounds[0]
        assert wide / high <= (bounds[1] or wide / high)
        assert wide / high == pytest.approx(shape, rel=0.02)


@given(_SIZES, st.sampled_from(PLACES), areas(0.1), st.integers(1_000, 4_000_000))
def test_an_area_has_no_more_pixels_than_it_is_made_of_and_than_a_network_takes(
    size: tuple[int, int], at: Place, area: Area, most: int
) -> None:
    limits = replace(at.rules.pictures, max_pixels=most, min_width=0)
    wide, high = fitting_size(size, limits, area)
    assert wide * high <= most
    assert wide <= max(1, round(size[0] * area[2]))
    assert high <= max(1, round(size[1] * area[3]))


def test_a_picture_that_is_too_small_is_told_with_pixels_that_are_enough() -> None:
    limits = place("youtube").rules.pictures
    with pytest.raises(PictureError, match="picture-too-small") as caught:
        fitting_size((500, 400), limits, (0.0, 0.0, 0.8, 1.0))
    assert caught.value.needed == 800
    assert fitting_size((800, 640), limits, (0.0, 0.0, 0.8, 1.0))[0] == 640


def test_a_line_of_a_picture_is_cut_where_it_could_never_be_wide_enough() -> None:
    limits = place("threads").rules.pictures
    least, _most = possible_shapes((0.1, 10.0), limits)
    assert fitting_size((round(4_000 * least), 4_000), limits, WHOLE)[0] >= limits.min_width
    assert possible_shapes((0.8, 1.91), limits) == (0.8, 1.91)


@given(_SIZES, st.sampled_from([(0.8, 1.91), (0.5625, 0.5625), (0.0, 0.0)]))
def test_a_rounded_size_is_brought_inside_the_bounds_and_never_larger(
    size: tuple[int, int], bounds: tuple[float, float]
) -> None:
    wide, high = inside_bounds(size, bounds)
    assert wide <= size[0]
    assert high <= size[1]
    assert wide / high >= bounds[0]
    assert wide / high <= (bounds[1] or wide / high)
