"""Deals: only those of the brief's offer, with its numbers, its days and its shops."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from studio.brand_kit.model import Campaign, KitCheck, Offer
from studio.guidelines.structural.price_claims import CLAIMS, record_of
from tests.helpers.small_checks import check_of, codes, findings, flagged, mended, pack_check
from tests.helpers.small_kit import brief, said

UK, US = pack_check("uk", "uk-price"), pack_check("us", "us-price")


def with_offer(amount: str, basis: str = "the usual price", **changes: object) -> Campaign:
    values: dict[str, object] = {
        "id": "deal",
        "basis": basis,
        "amount": amount,
        "conditions": said("In the shop."),
        "valid_from": date(2026, 11, 1),
        "valid_until": date(2026, 11, 29),
    }
    return brief(offers=(Offer(**(values | changes)),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "This lamp was £60, now £40.",
        "RRP £38, ours is less.",
        "60% OFF the bike kit",
        "Save 20% on pots",
        "£10 off any case",
        "Everything is half price.",
        "Boots from £35.",
        "Up to 50% off coats",
        "A free gift with every order",
        "Buy one get one free",
        "Three for two on paperbacks",
        "Usually £12, now £8",
        "#HalfPrice today",
    ],
)
def test_promotional_savings_claims_a_deal_without_an_offer_stops(text: str) -> None:
    # https://asa.org.uk/advice-online/promotional-savings-claims.html names each of these.
    assert codes(text, UK) == ["price-no-offer"] * len(codes(text, UK))
    assert codes(text, UK)


def test_swytch_2023_sixty_per_cent_off_has_to_be_of_a_real_price() -> None:
    text = "60% OFF the bike kit"
    assert codes(text, UK, brief=with_offer("60 % off", "sold at £999 since May")) == []
    assert codes(text, UK, brief=with_offer("40 % off", "sold at £999 since May")) == [
        "price-differs"
    ]


@pytest.mark.parametrize(
    "text",
    ["FREE gift with purchase", "50% off with purchase of two", "2 for 1 sale", "half-price sale"],
)
def test_16_cfr_251_free_and_what_is_like_it_needs_an_offer(text: str) -> None:
    assert set(codes(text, US)) == {"price-no-offer"}


def test_16_cfr_233_a_former_price_needs_a_record() -> None:
    text = "Formerly a treat: now only $7.50, usually $15.00"
    assert codes(text, US) == ["price-no-offer"] * 2
    offer = with_offer("now $7.50", "usually $15.00, from 1 to 30 October")
    assert codes(text, US, brief=offer) == []


@pytest.mark.parametrize(
    "text",
    [
        "Free parking behind the shop.",
        "Feel free to ask.",
        "I had a free afternoon and a smash hit on the radio.",
        "The bus from Leeds gets in at half past four.",
        "A win-win for bees and for me.",
        "Come from 9 to 5.",
        "It is free to come, and nobody has to buy.",
        "Up to you. Up to my knees in mud.",
        "My first plant was £2 and I still have it.",
        "The offer of a cup of tea stands.",
        "Sugar-free and gluten-free cakes today.",
        "I’m free on Saturday.",
        "Plant them 15 cm deep, three to a pot.",
    ],
)
def test_ordinary_shop_talk_is_no_deal(text: str) -> None:
    assert flagged(text, UK) == []


@pytest.mark.parametrize(
    ("amount", "basis", "text"),
    [
        ("three for the price of two", "pencil price", "Three for two on second-hand paperbacks."),
        ("free", "a second coffee on the same day", "Sit down, and a free coffee is yours."),
        ("half price", "last week’s price", "Bread is half price now."),
        ("50 % off", "the ticket", "Coats at half price."),
        ("from £4.50", "small pots", "Pots from £4.50."),
        ("£8, was £12", "1 to 30 October", "It was £12, now £8."),
        ("up to 30 % off", "winter coats", "Up to 30% off coats"),
    ],
)
def test_what_the_offer_says_may_be_said(amount: str, basis: str, text: str) -> None:
    assert codes(text, UK, brief=with_offer(amount, basis)) == []


def test_other_numbers_than_the_offers_are_mended_with_one_click() -> None:
    (seen,) = findings("Pots: 30% off this week", UK, brief=with_offer("20 % off"))
    assert (seen.code, dict(seen.values)["offer"]) == ("price-differs", "20 % off")
    assert mended("Pots: 30% off this week", seen.fixes[0]) == "Pots: 20 % off this week"


@pytest.mark.parametrize(
    ("now", "code"),
    [
        (datetime(2026, 10, 31, 23, tzinfo=UTC), ["price-early"]),
        (datetime(2026, 11, 1, tzinfo=UTC), []),
        (datetime(2026, 11, 29, 23, tzinfo=UTC), []),
        (datetime(2026, 11, 30, tzinfo=UTC), ["price-ended"]),
    ],
)
def test_an_offer_holds_on_its_days_only(now: datetime, code: list[str]) -> None:
    assert codes("20% off pots", UK, brief=with_offer("20 % off"), now=now) == code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Twenty per cent off for nurses.", "Twenty per cent off"),
        ("Twenty-five percent off lamps", "Twenty-five percent off"),
        ("A third off today", "A third off"),
        ("The best prices in town", "best prices"),
        ("Half the price of the big chains", "Half the price of the"),
        ("BOGOF on bulbs", "BOGOF"),
    ],
)
def test_a_deal_in_words_is_a_deal(text: str, words: str) -> None:
    assert flagged(text, UK) == [words]


def test_numbers_in_words_have_to_be_those_of_the_offer() -> None:
    twenty_five = with_offer("25 % off")
    assert codes("Twenty-five per cent off pots", UK, brief=twenty_five) == []
    assert codes("Twenty per cent off pots", UK, brief=twenty_five) == ["price-differs"]
    assert codes("Thirty per cent off pots", UK, brief=with_offer("thirty per cent off")) == []


@pytest.mark.parametrize("check", [UK, US])
@pytest.mark.parametrize(
    "text",
    [
        "Half the price of happiness is turning up.",
        "It was worth half the price of admission to see his face.",
        "Take a third off the stem and it will flower again.",
        "Ten per cent off the top of my head.",
        "Was it £5? Ten people said so.",
    ],
)
def test_words_that_only_sound_like_a_deal_are_let_pass(text: str, check: KitCheck) -> None:
    assert flagged(text, check) == []


def test_an_offer_holds_in_its_shops_only() -> None:
    offer = with_offer("20 % off", stores=("Leeds",))
    assert codes("20% off pots", UK, brief=offer, store="York") == ["price-elsewhere"]
    assert codes("20% off pots", UK, brief=offer, store="Leeds") == []
    assert codes("20% off pots", UK, brief=offer) == []


def test_a_kit_adds_words_of_its_own_language() -> None:
    own = check_of("price", words=["za pół ceny"])
    assert flagged("Książki za pół ceny", own) == ["za pół ceny"]
    assert codes("Książki za pół ceny", own, brief=with_offer("za pół ceny")) == []
    # A kit that names only its words has only them looked at.
    assert codes("half price", own) == []


def test_longer_words_in_which_a_deal_is_none_are_let_pass() -> None:
    assert (
        codes(
            "from £5 a pot, they said", check_of("price", claims=["from"], allow=["from £5 a pot"])
        )
        == []
    )


def test_every_claim_has_words() -> None:
    assert all(CLAIMS.values())
    assert record_of(with_offer("buy one get one free").offers[0]).claims == {"multi-buy", "free"}
