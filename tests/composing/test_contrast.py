from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.composing.contrast import (
    best_of,
    blended,
    least_between,
    luminance,
    pixels_of,
    ratio,
    rgb,
    side_by_side,
    worst_but_few,
)

_COLOUR = st.tuples(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
BLACK, WHITE = (0, 0, 0), (255, 255, 255)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#0000FF", "#FFFFFF", 8.59),
    ],
)
def test_the_ratio_is_that_of_the_guidelines(one: str, other: str, expected: float) -> None:
    assert ratio(luminance(rgb(one)), luminance(rgb(other))) == pytest.approx(expected, abs=0.01)


@given(_COLOUR, _COLOUR)
def test_a_ratio_is_from_1_to_21_and_the_same_both_ways(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    there = ratio(luminance(one), luminance(other))
    assert 1.0 <= there <= 21.0
    assert there == ratio(luminance(other), luminance(one))


@given(st.lists(_COLOUR, max_size=20))
def test_pixels_are_counted_by_colour(colours: list[tuple[int, int, int]]) -> None:
    data = b"".join(bytes((*colour, 255)) for colour in colours)
    assert pixels_of(data) == Counter(colours)


def test_five_in_a_hundred_pixels_may_be_worse() -> None:
    assert worst_but_few(WHITE, {BLACK: 96, WHITE: 4}) == pytest.approx(21.0)
    assert worst_but_few(WHITE, {BLACK: 94, WHITE: 6}) == 1.0
    assert worst_but_few(WHITE, {}) == 21.0


def test_the_best_of_several_colours_counts() -> None:
    assert best_of([WHITE, BLACK], {WHITE: 1}) == pytest.approx(21.0)
    assert best_of([], {WHITE: 1}) == 0.0


def test_a_panel_is_mixed_with_what_is_behind() -> None:
    assert blended({WHITE: 3}, BLACK, 1.0) == {BLACK: 3}
    assert blended({WHITE: 3}, BLACK, 0.0) == {WHITE: 3}
    assert blended({WHITE: 1, BLACK: 2}, BLACK, 0.5) == {(128, 128, 128): 1, BLACK: 2}


def test_two_halves_count_the_same_however_many_pixels_they_are() -> None:
    assert side_by_side({WHITE: 1}, {BLACK: 9}) == {WHITE: 9, BLACK: 9}


@given(_COLOUR, _COLOUR, _COLOUR, st.floats(0, 1))
def test_no_colour_between_two_has_less_contrast_than_is_promised(
    colour: tuple[int, int, int],
    one: tuple[int, int, int],
    other: tuple[int, int, int],
    at: float,
) -> None:
    dark = tuple(map(min, one, other))
    light = tuple(map(max, one, other))
    between = tuple(round(a + (b - a) * at) for a, b in zip(dark, light, strict=True))
    promised = least_between(colour, (dark[0], dark[1], dark[2]), (light[0], light[1], light[2]))
    real = ratio(luminance(colour), luminance((between[0], between[1], between[2])))
    assert real >= promised - 1e-9
