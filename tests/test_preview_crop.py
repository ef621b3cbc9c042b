"""Which part of a picture a place shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.preview import shown_area
from studio.preview.picture_crop import WHOLE, cut_to
from tests.helpers.small_kit import NETWORKS

SURFACE = replace(
    NETWORKS["instagram"].surfaces[0],
    ratio_min=0.0,
    ratio_max=0.0,
    shown_min=0.8,
    shown_max=2.0,
)
SIDES = st.integers(1, 8000)


@pytest.mark.parametrize(("width", "height"), [(400, 500), (500, 500), (1000, 500)])
def test_a_shape_within_the_bounds_is_shown_whole(width: int, height: int) -> None:
    assert shown_area(SURFACE, width, height) == WHOLE


def test_a_tall_picture_loses_as_much_above_as_below() -> None:
    assert shown_area(SURFACE, 400, 1000) == pytest.approx((0.0, 0.25, 1.0, 0.5))


def test_a_wide_picture_loses_as_much_left_as_right() -> None:
    assert shown_area(SURFACE, 4000, 1000) == pytest.approx((0.25, 0.0, 0.5, 1.0))


def test_a_place_without_bounds_shows_every_picture_whole() -> None:
    free = replace(SURFACE, shown_min=0.0, shown_max=0.0)
    assert shown_area(free, 1, 8000) == WHOLE
    assert shown_area(free, 8000, 1) == WHOLE


def test_where_nothing_is_cut_only_what_can_be_uploaded_is_shown() -> None:
    story = replace(SURFACE, ratio_min=0.5625, ratio_max=0.5625, shown_min=0.0, shown_max=0.0)
    left, top, width, height = shown_area(story, 1000, 1000)
    assert (top, height) == (0.0, 1.0)
    assert width == pytest.approx(0.5625)
    assert left == pytest.approx((1 - 0.5625) / 2)
    left, top, width, height = shown_area(story, 1000, 4000)
    assert (left, width) == (0.0, 1.0)
    assert height == pytest.approx(1000 / 0.5625 / 4000)


@given(SIDES, SIDES)
def test_what_is_shown_is_in_the_middle_within_the_bounds_and_as_large_as_can_be(
    width: int, height: int
) -> None:
    left, top, wide, high = shown_area(SURFACE, width, height)
    assert left >= 0
    assert top >= 0
    assert left * 2 + wide == pytest.approx(1)
    assert top * 2 + high == pytest.approx(1)
    assert max(wide, high) == 1.0
    shape = width * wide / (height * high)
    assert SURFACE.shown_min * 0.999999 <= shape <= SURFACE.shown_max * 1.000001


@given(SIDES, SIDES, st.floats(0.1, 10))
def test_a_cut_has_the_ratio_that_is_asked_for(width: int, height: int, ratio: float) -> None:
    _left, _top, wide, high = cut_to(ratio, width, height)
    assert width * wide / (height * high) == pytest.approx(ratio)
