from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.brand_kit import shapes
from studio.brand_kit.authoring import Document
from studio.brand_kit.fields import Fields, Notes

_PARTS = st.floats(0, 1).map(lambda value: round(value, 4))


def fields(value: object) -> tuple[Fields, Notes]:
    notes = Notes(locales=("en-GB",))
    return Fields(Document(name="a.yml", data={}), {"a": value}, notes), notes


def codes(notes: Notes) -> list[str]:
    return [problem.code for problem in notes.problems]


@pytest.mark.parametrize(
    "value", [["0.5"], ["0.5", "2"], ["a", "b"], ["nan", "0"], "0.5", [True, "0"], ["1_0", "0"]]
)
def test_a_point_outside_of_the_picture_is_noted(value: object) -> None:
    read, notes = fields(value)
    assert shapes.point(read, "a") == (0.5, 0.5)
    assert codes(notes) == ["not-a-point"]


@given(_PARTS, _PARTS, st.booleans())
def test_a_point_is_read_from_words_and_from_numbers(x: float, y: float, as_words: bool) -> None:
    read, notes = fields([str(x), str(y)] if as_words else [x, y])
    assert shapes.point(read, "a") == (x, y)
    assert codes(notes) == []


@pytest.mark.parametrize(
    "value",
    [
        ["0", "0", "1"],
        ["0.5", "0", "0.6", "1"],
        ["0", "0", "0", "1"],
        ["0", "0", "1", "inf"],
        ["-0.1", "0", "1", "1"],
        "everything",
    ],
)
def test_an_area_that_does_not_stay_inside_is_noted(value: object) -> None:
    read, notes = fields(value)
    assert shapes.box(read, "a") == (0.0, 0.0, 1.0, 1.0)
    assert codes(notes) == ["not-a-box"]


def test_an_area_may_reach_to_the_edge_in_spite_of_rounding() -> None:
    read, notes = fields(["0.7", "0.1", "0.3", "0.9"])
    assert shapes.box(read, "a") == (0.7, 0.1, 0.3, 0.9)
    assert codes(notes) == []


def test_crops_are_named_by_their_ratio_and_sorted() -> None:
    read, notes = fields({"9:16": ["0", "0", "1", "1"], "1:1": ["0", "0", "1", "0.5"]})
    assert [name for name, _box in shapes.named_boxes(read, "a")] == ["1:1", "9:16"]
    assert codes(notes) == []


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ({"wide": ["0", "0", "1", "1"]}, "not-a-ratio"),
        ({"1:1": ["0"]}, "not-a-box"),
        (["1:1"], "not-a-mapping"),
    ],
)
def test_a_crop_that_cannot_be_is_noted(value: object, code: str) -> None:
    read, notes = fields(value)
    assert shapes.named_boxes(read, "a") == ()
    assert codes(notes) == [code]


def test_a_number_out_of_its_range_says_the_range() -> None:
    read, notes = fields("22")
    assert shapes.real(read, "a", 4.5, least=3.0, most=21.0) == 4.5
    assert dict(notes.problems[0].values) | {"field": ""} == {
        "field": "",
        "value": "22",
        "least": "3",
        "most": "21",
    }


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)))
def test_a_number_is_finite_or_none(value: object) -> None:
    found = shapes.number(value)
    assert found is None or math.isfinite(found)


@pytest.mark.parametrize("value", ["4-5", "0:1", "4:5:6", "1:10000", "x"])
def test_a_shape_that_is_no_ratio_is_noted(value: str) -> None:
    read, notes = fields(value)
    assert shapes.ratio(read, "a") == (1, 1)
    assert codes(notes) == ["not-a-ratio"]
