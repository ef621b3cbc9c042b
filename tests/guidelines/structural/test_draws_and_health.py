"""Prize draws by other names, and what a thing is said to do for a body."""

from __future__ import annotations

import pytest

from tests.helpers.small_checks import codes, flagged, pack_check

DRAW = pack_check("uk", "uk-prize-draw")


@pytest.mark.parametrize(
    "text",
    [
        "We’re giving away a hamper to one lucky follower.",
        "Competition time: guess the weight of the pumpkin.",
        "Tag a friend to win a wreath.",
        "Big giveaway this Friday.",
        "Raffle on Saturday at the till.",
    ],
)
def test_a_prize_draw_by_another_name_is_one(text: str) -> None:
    assert codes(text, DRAW) == ["parts-missing"]


@pytest.mark.parametrize(
    "text",
    [
        "He gave the game away, and I keep giving away my age.",
        "The competition winners’ roses are by the door.",
        "We are giving away old newspapers for your rabbit hutch.",
    ],
)
def test_giving_away_is_no_prize_draw(text: str) -> None:
    assert codes(text, DRAW) == []


def test_cap_12_1_what_a_cream_does_needs_proof_from_trials() -> None:
    # https://www.asa.org.uk/advice-online/substantiation-for-health-beauty-and-slimming-claims.html
    health, illness = pack_check("uk", "uk-health"), pack_check("uk", "uk-health-illness")
    assert flagged("Clinically proven. An anti-ageing miracle!", health) == [
        "Clinically proven",
        "anti-ageing miracle",
    ]
    assert flagged("It cures colds and heals eczema.", illness) == ["colds", "eczema"]
    # "Anti-ageing" alone is a name for a cream (ASA, Anti-ageing: General).
    for text in (
        "An anti-ageing cream.",
        "My doctor recommended a hat.",
        "A greener cup of tea than usual.",
        "Nothing cures a Monday like toast.",
    ):
        assert flagged(text, health, illness) == [], text
