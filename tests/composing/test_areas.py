"""Areas stay inside of a picture and keep their shape, however they are moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.composing.areas import (
    LEAST,
    WHOLE,
    contained,
    cut_to,
    inset,
    is_inside,
    middle_of,
    moved,
    overlap,
    reshaped,
    same_shape,
    shape_of,
    within,
    within_shapes,
    zoomed,
)
from studio.post import Area
from tests.helpers.any_composition import areas

_SIZES = st.tuples(st.integers(1, 8_000), st.integers(1, 8_000))
_SHAPES = st.floats(0.1, 10.0)
_POINTS = st.tuples(st.floats(0, 1), st.floats(0, 1))
_TINY = 1e-9


def is_a_part(area: Area) -> bool:
    left, top, wide, high = area
    return (
        min(left, top) >= 0
        and min(wide, high) > 0
        and left + wide <= 1 + _TINY
        and top + high <= 1 + _TINY
    )


@given(_SHAPES, _SIZES, _POINTS)
def test_a_cut_has_the_shape_is_inside_and_holds_what_matters(
    shape: float, size: tuple[int, int], around: tuple[float, float]
) -> None:
    area = cut_to(shape, size, around)
    assert is_a_part(area)
    assert shape_of(area, size) == pytest.approx(shape)
    assert max(area[2], area[3]) == pytest.approx(1.0)
    assert area[0] - _TINY <= around[0] <= area[0] + area[2] + _TINY
    assert area[1] - _TINY <= around[1] <= area[1] + area[3] + _TINY


def test_what_matters_is_in_the_middle_where_there_is_room() -> None:
    assert middle_of(cut_to(1.0, (200, 100), (0.4, 0.9))) == pytest.approx((0.4, 0.5))
    assert cut_to(1.0, (200, 100), (0.0, 0.0)) == (0.0, 0.0, 0.5, 1.0)
    assert cut_to(1.0, (200, 100), (1.0, 0.0)) == (0.5, 0.0, 0.5, 1.0)


@given(areas(), _SHAPES, _SIZES)
def test_another_shape_stays_inside_of_the_area(
    area: Area, shape: float, size: tuple[int, int]
) -> None:
    made = reshaped(area, shape, size)
    assert is_a_part(made)
    assert is_inside(made, area)
    assert same_shape(shape_of(made, size), shape)
    assert max(made[2] / area[2], made[3] / area[3]) == pytest.approx(1.0)


@given(areas(), st.floats(-2, 2), st.floats(-2, 2))
def test_a_moved_area_never_leaves_the_picture_and_keeps_its_size(
    area: Area, across: float, down: float
) -> None:
    made = moved(area, across, down)
    assert is_a_part(made)
    assert (made[2], made[3]) == (area[2], area[3])


def test_an_area_is_moved_as_far_as_it_is_pulled() -> None:
    made = moved((0.2, 0.2, 0.4, 0.4), 0.1, -0.1)
    assert made == pytest.approx((0.3, 0.1, 0.4, 0.4))
    assert moved((0.2, 0.2, 0.4, 0.4), 5, 5) == pytest.approx((0.6, 0.6, 0.4, 0.4))


@given(areas(), st.floats(0.01, 100))
def test_a_zoomed_area_never_leaves_the_picture_and_keeps_its_shape(
    area: Area, factor: float
) -> None:
    made = zoomed(area, factor)
    assert is_a_part(made)
    assert made[2] / made[3] == pytest.approx(area[2] / area[3])
    assert min(made[2], made[3]) >= min(LEAST, area[2], area[3]) - _TINY


def test_a_larger_factor_shows_less_around_the_same_middle() -> None:
    assert zoomed((0.2, 0.3, 0.4, 0.4), 2) == pytest.approx((0.3, 0.4, 0.2, 0.2))
    assert zoomed((0.2, 0.3, 0.4, 0.4), 0.5) == pytest.approx((0.0, 0.1, 0.8, 0.8))


@pytest.mark.parametrize(
    ("shape", "bounds", "nearest"),
    [
        (0.5, (0.8, 1.91), 0.8),
        (3.0, (0.8, 1.91), 1.91),
        (1.0, (0.8, 1.91), 1.0),
        (9.0, (0.8, 0.0), 9.0),
        (0.1, (0.0, 1.0), 0.1),
    ],
)
def test_the_nearest_allowed_shape_is_taken(
    shape: float, bounds: tuple[float, float], nearest: float
) -> None:
    assert within_shapes(shape, *bounds) == nearest


@given(areas(), areas())
def test_what_two_areas_share_is_inside_of_both(one: Area, other: Area) -> None:
    shared = overlap(one, other)
    if shared is not None:
        assert is_inside(shared, one)
        assert is_inside(shared, other)
    assert overlap(one, WHOLE) == one


def test_areas_that_only_touch_share_nothing() -> None:
    assert overlap((0.0, 0.0, 0.5, 1.0), (0.5, 0.0, 0.5, 1.0)) is None
    assert not is_inside((0.0, 0.0, 0.51, 1.0), (0.0, 0.0, 0.5, 1.0))


@given(areas(), areas(), areas())
def test_a_part_of_a_part_is_found_again(zone: Area, inner: Area, shown: Area) -> None:
    part = inset(zone, inner)
    assert is_inside(part, zone)
    seen = within(part, zone, shown)
    assert is_inside(seen, shown)
    assert within(seen, shown, zone) == pytest.approx(part)


@given(_SHAPES, areas(), _SHAPES)
def test_what_is_put_into_a_frame_is_as_large_as_fits(
    shape: float, frame: Area, frame_shape: float
) -> None:
    made = contained(shape, frame, frame_shape)
    assert is_inside(made, frame)
    assert made[2] * frame_shape / made[3] == pytest.approx(shape)
    assert max(made[2] / frame[2], made[3] / frame[3]) == pytest.approx(1.0)
    assert middle_of(made) == pytest.approx(middle_of(frame))
