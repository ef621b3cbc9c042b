"""Drinks that are said to mend a mood, and vapes by the names that they are sold under."""

from __future__ import annotations

import pytest

from tests.helpers.small_checks import codes, flagged, pack_check

ALCOHOL, VAPES = pack_check("uk", "uk-alcohol-mood"), pack_check("uk", "uk-vapes")


@pytest.mark.parametrize(
    "text",
    [
        "Feeling low? Our gin lifts your mood.",
        "Wine to calm your nerves",
        "A mulled wine makes everything better",
        "Everyone deserves a drink after Monday, and the beer is cold.",
    ],
)
def test_cap_18_a_drink_is_no_way_to_feel_better(text: str) -> None:
    assert codes(text, ALCOHOL)


@pytest.mark.parametrize(
    "text", ["Elf bars are here", "An Elf Bar", "Lost Mary is back in stock", "Lost Mary vapes"]
)
def test_cap_22_vapes_are_known_by_their_brands(text: str) -> None:
    assert codes(text, VAPES)


@pytest.mark.parametrize(
    "text",
    [
        "We nearly lost Mary in the maze.",
        "The elf at the bar is made of felt.",
        "Feeling low? Come and talk by the bench.",
        "Mulled wine at six, and a seat by the stove.",
    ],
)
def test_people_elves_and_a_kind_word_are_let_pass(text: str) -> None:
    assert flagged(text, ALCOHOL, VAPES) == []
