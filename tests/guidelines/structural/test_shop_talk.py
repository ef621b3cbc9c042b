"""Ordinary shop talk says nothing to the packs, and plain slips do."""

from __future__ import annotations

import pytest

from studio.brand_kit.model import KitCheck
from tests.helpers.small_checks import CHECKS, findings

TALK = (
    "Free parking behind the shop on Sundays.",
    "A win-win for the hedgehogs and for me.",
    "Feel free to bring the dog.",
    "The 3pm from Leeds was late again.",
    "Green tomatoes make the best chutney, says my nan.",
    "Spread the word: the kettle is on.",
    "Half past four and it's dark already.",
    "I had a free afternoon so I repotted everything.",
    "The choir were a smash hit on Saturday.",
    "We open from 9 to 5, and from 10 on Sundays.",
    "It's free to come in and look, we promise.",
    "My first book cost me 50p at a jumble sale.",
    "Sale of the century? No, just me tidying the shelf.",
    "Up to my elbows in compost.",
    "Was it £5 then? I can't remember.",
    "He was called Norman and he was a regular.",
    "A regular called in to say hello.",
    "One of our guests named her cat after me.",
    "We sold 1,200 bulbs since 2019.",
    "Ring the bell twice if nobody comes.",
    "Order by Friday if you want it for Christmas.",
    "Your order is on its way, said the van man.",
    "Table 12 has had three teas and a scone.",
    "We've 24 colours, 7 sizes and 1 me.",
    "Postcode lottery? Never won it.",
    "Prize dahlias from the allotment, first prize at the show.",
    "She won first prize for her marrow.",
    "I entered my marrow in the show.",
    "Enter the door on the left.",
    "Good luck to everyone running on Sunday.",
    "The raffle at school made £212 for the roof.",
    "No plastic here, only paper bags.",
    "These jars are made of recycled glass.",
    "A greener cup of tea than usual, I forgot it.",
    "The hellebores are going green at the edges.",
    "Nothing is guilt-free about this cake.",
    "I quit smoking in this very doorway in 1998.",
    "I nearly quit my job over that wasp nest.",
    "You're the boss of your own garden.",
    "Be your own florist this weekend.",
    "It made me £20 happier.",
    "Wine gums, not wine.",
    "A glass of wine and a book, that's Friday.",
    "Ginger beer and a pasty on the pier.",
    "The strongest twine we have is the green one.",
    "We split the cost of the cake between us.",
    "Pay at the till or with me.",
    "He pays later than anyone, bless him.",
    "I'll pay you later, said the duck.",
    "Interest in clematis is up, I'd say.",
    "0% chance of sun, 100% chance of soup.",
    "It was reduced to rubble by the puppy.",
    "The list price of being a cat owner: sofas.",
    "Now only two left and one has a chip.",
    "My account of the day: mud, tea, mud.",
    "Invoice? I just do the flowers.",
    "The window display took 3 days and 2 plasters.",
    "BBC Radio Leeds came in!",
    "NHS and RSPB collection tins by the till.",
    "I LOVE THIS plant.",
    "Order number one: tea.",
    "Free as a bird, that one.",
    "Sugar-free mints by the till.",
    "A free spirit, our Bev.",
    "Two for the road, said Huw, and took three scones.",
    "From £ to €, the change jar is a mess.",
    "Kids eat their crusts here. Usually.",
    "Buy one, plant one, forget one.",
    "2 for tea at 4.",
    "Saturday 10-4, Sunday 11-3, Monday never.",
    "Our phone is broken so come in.",
    "Tel me about it (my dad joke).",
    "Room 101 is the stock cupboard.",
    "£3.50 for a pot and it's lasted me six years.",
    "Bring your own cup and I'll fill it.",
    "She gets anxiety about repotting.",
    "Depression glass, 1930s, three pieces.",
    "The miracle of a bulb.",
    "We're hiring a skip.",
    "Vacancies in the bird boxes.",
    "My salary goes on plants.",
    "Detox your shed.",
    "Before and after: the shed.",
    "Join us on Saturday for wreaths.",
    "Become an ambassador for hedgehogs.",
    "In the sale room upstairs, mind your head.",
    "Prices start at the door and end at the till.",
    "Happy Black Friday to my cat, who is black, and it is Friday.",
    "A discount on my patience.",
    "The launch of a paper boat.",
    "Sales assistants need biscuits.",
)
SLIPS = (
    "Everything in the window is 25 percent off till Sunday",
    "Two for one on all scarves",
    "BOGOF on bulbs",
    "Win a signed copy by commenting below",
    "We're giving away a hamper! Like and share to win",
    "Only £9.99, was £19.99",
    "Half-price coats",
    "Pots from just £3",
    "Email me at huw.jones@gmail.com",
    "Text me on 07911 123456",
    "My number is 0113 496 0000",
    "Dave's on 01632 960983",
    "Klarna available",
    "0% finance on sofas",
    "Our plastic-free, carbon-neutral candles",
    "net zero tea",
    "100% sustainable oak",
    "A customer called Margaret Hill said",
    "WhatsApp 0044 7911 123456",
    "Call 1-800-555-0199",
    "disposable vapes back in stock",
    "LFL is up 4%",
    "free delivery this week",
    "free gift with every purchase",
    "Save £20 on boots",
    "up to half price on coats",
    "Our lamb is only £5 (RRP £8)",
)


@pytest.mark.parametrize("market", ["GB", "IE", "US"])
@pytest.mark.parametrize("text", TALK)
def test_ordinary_talk_of_a_shop_is_left_alone(text: str, market: str) -> None:
    said = findings(f"Ad · {text}", *CHECKS[market], market=market)
    assert [(item.rule, item.text) for item in said] == []


@pytest.mark.parametrize("text", SLIPS)
def test_a_plain_slip_is_found_in_the_uk(text: str) -> None:
    assert findings(f"Ad · {text}", *CHECKS["GB"])


@pytest.mark.parametrize(
    "check",
    [check for market in CHECKS.values() for check in market],
    ids=lambda check: check.id,
)
def test_the_good_example_of_a_check_is_good(check: KitCheck) -> None:
    assert check.kind in ("price", "alt") or not findings(check.example.get("en-GB"), check)
