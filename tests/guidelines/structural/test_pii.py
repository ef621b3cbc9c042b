"""What belongs to one person, in three countries, and what only looks like it."""

from __future__ import annotations

import pytest

from studio.brand_kit.model import Phrase, Policy
from studio.guidelines.finding import Level
from studio.guidelines.structural.pii_shapes import SHAPES
from tests.helpers.small_checks import check_of, codes, findings, flagged, mended, pack_check
from tests.helpers.small_kit import kit, said

ALL = check_of("pii", kinds=list(SHAPES))


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Ring 07700 900123 today", "07700 900123", "phone"),
        ("Ring 020 7946 0958", "020 7946 0958", "phone"),
        ("Ring (0113) 496 0123", "(0113) 496 0123", "phone"),
        ("Ring +44 7700 900123", "+44 7700 900123", "phone"),
        ("Ring +44 (0)113 496 0123", "+44 (0)113 496 0123", "phone"),
        ("Ring 087 123 4567", "087 123 4567", "phone"),
        ("Ring +353 87 123 4567", "+353 87 123 4567", "phone"),
        ("Call (555) 234-5678", "(555) 234-5678", "phone"),
        ("Call 555-234-5678", "555-234-5678", "phone"),
        ("Call +1 555-234-5678", "+1 555-234-5678", "phone"),
        ("Ruf an: +49 30 901820", "+49 30 901820", "phone"),
        ("Mail jane.doe+shop@example.com, please", "jane.doe+shop@example.com", "email"),
        ("She lives at LS1 4DY, I think", "LS1 4DY", "postcode"),
        ("near SW1A 1AA", "SW1A 1AA", "postcode"),
        ("near D02 AF30", "D02 AF30", "postcode"),
        ("For order number 48213377", "order number 48213377", "order"),
        ("Your order #AB-1234 is in", "order #AB-1234", "order"),
        ("booking ref: XK4821", "booking ref: XK4821", "order"),
        ("Order FF-99812 is ready, Dave", "Order FF-99812", "order"),
        ("Your order 48213377 is in", "order 48213377", "order"),
        ("Mrs Patel from 14 Elm Grove came in", "14 Elm Grove", "address"),
        ("Deliver to 17b Old Mill Road, please", "17b Old Mill Road", "address"),
        ("Ms Lee of 9 Oak Ave rang", "9 Oak Ave", "address"),
        ("Card 4111 1111 1111 1111 was left", "4111 1111 1111 1111", "card"),
        ("Card 378282246310005 was left", "378282246310005", "card"),
        ("For order no. 123456, thanks", "order no. 123456", "order"),
        ("Invoice 20231 came", "Invoice 20231", "order"),
        ("It says ref: 88231 on it", "ref: 88231", "order"),
        ("She lives at LS14AP, I think", "LS14AP", "postcode"),
        ("Write to sue at gmail dot com", "sue at gmail dot com", "email"),
        ("Write to sue (at) mail [dot] co dot uk", "sue (at) mail [dot] co dot uk", "email"),
        ("His NI number QQ123456C was there", "NI number QQ123456C", "identity"),
        ("It said QQ 12 34 56 C", "QQ 12 34 56 C", "identity"),
        ("Her DOB 12.03.85 was there", "DOB 12.03.85", "identity"),
        ("Sort code 12-34-56 was there", "Sort code 12-34-56", "card"),
        ("A customer called Susan came in", "customer called Susan", "customer"),
        ("my client, Mrs Jones, said", "client, Mrs Jones", "customer"),
    ],
)
def test_uk_gdpr_article_4_what_tells_who_somebody_is_stops(
    text: str, words: str, kind: str
) -> None:
    seen = findings(text, ALL)
    assert [(item.text, item.code) for item in seen] == [(words, f"pii-{kind}")]
    assert words not in mended(text, seen[0].fixes[0])


@pytest.mark.parametrize(
    "text",
    [
        "On 30.11.2026 and 01.02.2027 we are shut.",
        "Open 09:30-17:00, from 2026-11-30 on.",
        "It is 10,000 pots and £1,234.56.",
        "ISBN 9780141036144 and ISBN 0141036144",
        "ISBN-13: 978-0-14-103614-4",
        "Model 1234-5678-90 fits.",
        "Barcode 5012345678900",
        "See https://example.org/p/07700900123 for it",
        "See https://example.org/?t=07700900123 for it",
        "07/11/26, 1 to 2",
        "Plant 12 15 20 cm deep, 100 200 300 of them",
        "Table 4 for 6 at 7.",
        "The 0113 area is ours.",
        "We ordered 2026 calendars.",
        "In order 3 things went wrong.",
        "You can order LED-1000 bulbs, or order 1200000 of them.",
        "14 roses came in. Aisle 14 has gloves. 14 Roses is a book.",
        "Come to the shop at 14 High Street, or find us at 3 Market Street.",
        "The number 7 Orchard Road bus is late.",
        "A 10 Minute Drive away, £12 Bond Street socks.",
        "A1 2BC is no place, nor is Size 10 UK.",
        "The cat is called Biscuit. A man called Ove is a book.",
        "Customers called out for more.",
        "#LS14DY",
        "Meet at the dot on the map. Look at this dot come up.",
        "In order, no more than 1000 pots. I ref 20 games a year.",
        "I sort code words. A date of birth is a fine thing.",
        "@jane.doe and @shop@mastodon.social",
    ],
)
def test_prices_days_hours_and_codes_belong_to_nobody(text: str) -> None:
    assert flagged(text, ALL) == []


def test_no_space_is_left_before_a_comma() -> None:
    text = "To the gent with order number 48213377 , your coat is here."
    (seen,) = findings(text, ALL)
    assert mended(text, seen.fixes[0]) == "To the gent with, your coat is here."


def test_a_number_with_a_wrong_check_digit_is_no_card() -> None:
    assert flagged("4111 1111 1111 1112", check_of("pii", kinds=["card"])) == []


def test_the_brands_own_contact_and_hosts_are_fine() -> None:
    hours = Phrase(id="phone", kind="contact", text=said("Ring us on 0113 496 0123."))
    own = kit(
        publisher_contact="brand@fern.example",
        phrases=(hours,),
        policy=Policy(link_hosts=("fern.example",)),
    )
    for text in (
        "Ring 0113 496 0123",
        "+44 113 496 0123",
        "leeds@shop.fern.example",
        "brand@fern.example",
    ):
        assert codes(text, ALL, on=own) == [], text
    assert codes("Ring 0113 496 0124", ALL, on=own) == ["pii-phone"]
    assert codes("me@notfern.example", ALL, on=own) == ["pii-email"]
    allowed = check_of("pii", kinds=["phone"], allow=["020 7946 0958"])
    assert codes("Ring 020 7946 0958", allowed) == []


def test_the_packs_of_each_country_look_for_its_own() -> None:
    assert codes("Ring 07700 900123", pack_check("uk", "uk-personal")) == ["pii-phone"]
    assert codes("Call (555) 234-5678", pack_check("us", "us-personal")) == ["pii-phone"]


def test_a_house_and_its_street_ask_unless_the_kit_has_them() -> None:
    text = "Bring it to 14 High Street on Friday."
    asks = pack_check("uk", "uk-address"), pack_check("us", "us-address")
    assert [item.level for item in findings(text, *asks)] == [Level.CHECK] * 2
    assert flagged("I am reading 84, Charing Cross Road again.", *asks) == []
    hours = Phrase(id="door", kind="contact", text=said("Our door: 14 High Street, Leeds."))
    assert codes(text, *asks, on=kit(phrases=(hours,))) == []
    assert codes(text, *asks, on=kit(stores=("Leeds, 14 High Street",))) == []
