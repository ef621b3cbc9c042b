"""Contrast: the design's own pairs, and any kit's colour."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.early import tokens
from studio.ui.theme import Theme, contrast, luminance, readable_kit_colour

TOKENS = tokens()
PAIRS = [
    (mode, pair["text"], pair["on"], pair["needs"])
    for mode in ("light", "dark")
    for pair in TOKENS["contrast"][mode]
]
ROLES = sorted(role for role, entry in TOKENS["type"].items() if isinstance(entry, dict))
COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")


def test_there_are_pairs_for_both_looks() -> None:
    assert {mode for mode, *_rest in PAIRS} == {"light", "dark"}
    assert len(PAIRS) > 60


@pytest.mark.parametrize(("mode", "text", "on", "needs"), PAIRS)
def test_every_pair_can_be_read(mode: str, text: str, on: str, needs: float) -> None:
    theme = Theme(tokens=TOKENS, dark=mode == "dark")
    assert contrast(theme.hex(text), theme.hex(on)) >= needs


@given(COLOURS, st.sampled_from(["light", "dark"]))
@settings(max_examples=200)
def test_a_kit_colour_is_always_readable(colour: str, mode: str) -> None:
    surface = Theme(tokens=TOKENS, dark=mode == "dark").hex("surface")
    assert contrast(readable_kit_colour(colour, surface), surface) >= 4.5


@given(COLOURS)
@settings(max_examples=100)
def test_a_kit_colour_that_can_be_read_stays_as_it_is(colour: str) -> None:
    surface = Theme(tokens=TOKENS).hex("surface")
    if contrast(colour, surface) >= 4.5:
        assert readable_kit_colour(colour, surface) == colour


def test_black_on_white_is_the_most_contrast_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert luminance("#000000") == pytest.approx(0.0)
    assert luminance("#FFFFFF") == pytest.approx(1.0)


@pytest.mark.parametrize("person", TOKENS["person"])
def test_every_letter_can_be_read_on_its_round_picture(person: dict[str, Any]) -> None:
    assert contrast(person["fill"], person["letter"]) >= 4.5


def test_the_kit_colour_replaces_the_designs_own() -> None:
    assert Theme(tokens=TOKENS, kit="#5B2A86").hex("kit") == "#5B2A86"
    assert Theme(tokens=TOKENS).hex("kit") == TOKENS["color"]["light"]["kit"]["value"]


@given(st.sampled_from(ROLES), st.sampled_from([1.0, 1.25, 1.5, 2.0]))
@settings(max_examples=60)
def test_text_grows_with_the_factor(role: str, factor: float) -> None:
    size = TOKENS["type"][role]["size"]
    assert Theme(tokens=TOKENS, factor=factor).font(role).pixelSize() == round(size * factor)


def test_colours_with_an_alpha_keep_it() -> None:
    scrim = Theme(tokens=TOKENS).color("scrim")
    assert 0 < scrim.alpha() < 255
