"""A deal is backed only by an offer that has its numbers, its things and its days."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from studio.brand_kit.model import Campaign, Offer
from tests.helpers.small_checks import codes, findings, flagged, mended, pack_check
from tests.helpers.small_kit import brief, said

UK = pack_check("uk", "uk-price")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def offering(basis: str, amount: str, conditions: str, until: date) -> Campaign:
    return brief(
        offers=(
            Offer(
                id="deal",
                basis=basis,
                amount=amount,
                conditions=said(conditions),
                valid_from=date(2026, 11, 1),
                valid_until=until,
            ),
        )
    )


BOOKS = offering(
    "the price in pencil inside each cover",
    "three for the price of two",
    "Second-hand paperbacks only. The least dear one is free. One deal for each visit.",
    date(2027, 1, 31),
)
COFFEE = offering(
    "a second coffee on the same day",
    "free",
    "For everybody who sits down, one each day.",
    date(2027, 3, 31),
)


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("2 for 1", BOOKS),
        ("Two for the price of one", BOOKS),
        ("4 for 3", BOOKS),
        ("Buy two get one free", BOOKS),
        ("Get a third book free", BOOKS),
        ("Three for two on hardbacks", BOOKS),
        ("Three for two on everything", BOOKS),
        ("Three for the price of two until 28 February!", BOOKS),
        ("Three for two, until January 30.", BOOKS),
        ("Buy one get one free", COFFEE),
        ("Free delivery on everything", COFFEE),
        ("A free plant with every coffee", COFFEE),
        ("Free gift, free cake and free bulbs for all", COFFEE),
        ("Get a third coffee free", COFFEE),
        ("Take a plant for free", COFFEE),
    ],
)
def test_another_deal_than_the_offers_stops(text: str, deal: Campaign) -> None:
    assert set(codes(text, UK, brief=deal, now=NOW)) == {"price-differs"}


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        (
            "Three for two on second-hand paperbacks until 31 January 2027; the least dear one is"
            " free. The notes in the margin cost nothing.",
            BOOKS,
        ),
        ("3 for the price of 2 until Sunday 31st Jan", BOOKS),
        ("3 for 2 on paperbacks this week", BOOKS),
        ("A free coffee when you sit down", COFFEE),
        ("Get a second coffee free", COFFEE),
        ("The second coffee is yours for free", COFFEE),
    ],
)
def test_the_offers_own_deal_is_fine(text: str, deal: Campaign) -> None:
    assert flagged(text, UK, brief=deal, now=NOW) == []


def test_another_last_day_is_shown_where_it_stands() -> None:
    text = "Three for two until 28 February, come and see."
    (seen,) = findings(text, UK, brief=BOOKS, now=NOW)
    assert seen.text == "until 28 February"
    assert mended(text, seen.fixes[0]) == "Three for two, come and see."


@pytest.mark.parametrize(
    "text",
    [
        "Gluten free cake at the counter.",
        "Dairy free cake, caffeine free tea, sugar free drinks and nut free biscuits.",
        "Peat free pots and lead free glass.",
        "A chemical free plant, a hands free cup, a stress free treat.",
        "Feel free when you are here.",
        "I swapped a plant for free range eggs.",
        "Half off the hedge came down.",
    ],
)
def test_words_in_which_free_means_without_are_no_deal(text: str) -> None:
    assert flagged(text, UK) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Save a fiver today", "Save a fiver"),
        ("4 for 3 on pots", "4 for 3"),
        ("Four for the price of three", "Four for the price of three"),
        ("Get a third book free", "Get a third book free"),
        ("Two for a tenner", "Two for a tenner"),
        ("There is a free trowel for you", "free trowel"),
        ("Now H\u200balf pri\u2060ce 🐝", "H\u200balf pri\u2060ce"),
    ],
)
def test_a_deal_in_other_words_is_a_deal(text: str, words: str) -> None:
    assert flagged(text, UK) == [words]


def test_a_note_is_worth_what_it_says() -> None:
    deal = offering("two pots", "£5 off", "In the shop.", date(2026, 12, 1))
    assert codes("Save a fiver", UK, brief=deal, now=NOW) == []
    assert codes("Save a tenner", UK, brief=deal, now=NOW) == ["price-differs"]


def test_hidden_signs_do_not_keep_an_offer_from_being_known() -> None:
    assert codes("Thr\u200bee for two", UK, brief=BOOKS, now=NOW) == []
