"""An area that rounding pushed over an edge is cut at the edge, however the file is turned."""

from __future__ import annotations

from functools import cache

import pytest

from studio.composing.areas import WHOLE
from studio.pictures.source import PictureSource
from studio.post import Area
from tests.helpers.any_composition import saved, scene

A_LITTLE = 1e-6
"""More than what is left over when parts of a picture are added and taken away."""


@cache
def source(turned: int) -> PictureSource:
    return PictureSource(saved(scene(640, 480), "PNG", turned=turned))


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize(
    ("over", "at"),
    [
        ((-A_LITTLE, 0.0, 0.5, 1.0), (0.0, 0.0, 0.5, 1.0)),
        ((0.0, -A_LITTLE, 1.0, 0.5), (0.0, 0.0, 1.0, 0.5)),
        ((0.5, 0.0, 0.5 + A_LITTLE, 1.0), (0.5, 0.0, 0.5, 1.0)),
        ((0.0, 0.5, 1.0, 0.5 + A_LITTLE), (0.0, 0.5, 1.0, 0.5)),
        ((-A_LITTLE, -A_LITTLE, 1 + 2 * A_LITTLE, 1 + 2 * A_LITTLE), WHOLE),
    ],
    ids=["left", "top", "right", "bottom", "all"],
)
def test_an_area_a_little_over_an_edge_is_cut_at_the_edge(
    turned: int, over: Area, at: Area
) -> None:
    made, wanted = (source(turned).cut(area, (64, 48)) for area in (over, at))
    assert made.size == (64, 48)
    differences = (abs(x - y) for x, y in zip(made.tobytes(), wanted.tobytes(), strict=True))
    assert max(differences) <= 1
