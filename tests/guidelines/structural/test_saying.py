"""What has to be said, and what should not: require, require-all, pair, forbid, category."""

from __future__ import annotations

import pytest

from studio.brand_kit.model import Phrase
from studio.guidelines.finding import Level
from tests.helpers.small_checks import check_of, codes, findings, flagged, mended, pack_check
from tests.helpers.small_kit import brief, kit, said

BLOCK = kit(phrases=(Phrase(id="line", kind="safety", text=said("Stay with a burning candle.")),))
DRAW = pack_check("uk", "uk-prize-draw")
GREEN, US_GREEN = pack_check("uk", "uk-green"), pack_check("us", "us-green")
CREDIT = pack_check("uk", "uk-credit")
INCOME = pack_check("ambassadors", "ambassador-income")
EARNINGS = pack_check("ambassadors", "ambassador-earnings")


# -- require, require-all, pair ----------------------------------------------------


def test_what_is_missing_is_put_in_with_one_click() -> None:
    check = check_of("require", any=["stay with"], use=["line"])
    (seen,) = findings("Candles tonight.", check, on=BLOCK)
    assert seen.code == "require-missing"
    assert (
        mended("Candles tonight.", seen.fixes[0]) == "Candles tonight. Stay with a burning candle."
    )
    assert codes("Stay with it.", check, on=BLOCK) == []
    assert codes("", check, on=BLOCK) == []


def test_require_may_be_for_some_posts_only() -> None:
    assert codes("Bees", check_of("require", any=["x"], when=["candle"])) == []
    assert codes("A candle", check_of("require", any=["x"], when=["candle"])) == ["require-missing"]
    assert codes("Bees", check_of("require", any=["x"], briefs=["alliums"])) == ["require-missing"]
    assert codes("Bees", check_of("require", any=["x"], briefs=["alliums"]), brief=None) == []
    assert codes("Bees", check_of("require", any=["x"], networks=["x"])) == []
    (seen,) = findings("Bees", check_of("require", any=["x"], networks=["bluesky"]))
    assert seen.networks == ("bluesky",)


def test_inside_lifestyle_2020_a_giveaway_without_a_closing_date_and_terms_stops() -> None:
    # https://marketinglaw.osborneclarke.com (ASA, 19 February 2020): follow and like, a winner
    # on 30 September, no closing date, no terms.
    text = "Luxury holiday giveaway worth £15,000! To enter, follow us and like this post."
    (seen,) = findings(text, DRAW)
    assert (seen.code, seen.level, seen.text) == ("parts-missing", Level.STOP, "giveaway")
    assert dict(seen.values)["words"] == "the closing date, who may enter, where the terms are"


def test_meggan_kirkland_2024_a_giveaway_without_its_terms_stops() -> None:
    # https://asa.org.uk/rulings/meggan-kirkland-a24-1267937-meggan-kirkland.html
    text = "GIVEAWAY! To enter, like this post. It is open to all + ends 1st December at midnight!"
    (seen,) = findings(text, DRAW)
    assert dict(seen.values)["words"] == "where the terms are"


def test_cap_8_17_a_draw_that_says_everything_is_fine() -> None:
    text = "Prize draw: to enter, reply with a photo. Closes 30 November. UK only. T&Cs at x.org/t"
    assert codes(text, DRAW) == []


@pytest.mark.parametrize(
    "text",
    [
        "A win-win for bees.",
        "You can’t win a fight with brambles.",
        "He won the raffle at the school.",
        "That look was a dead giveaway.",
    ],
)
def test_talk_of_winning_is_no_prize_draw(text: str) -> None:
    assert codes(text, DRAW) == []


def test_paying_to_enter_a_draw_asks() -> None:
    paid = pack_check("uk", "uk-paid-entry")
    assert codes("The hamper draw: enter for £2 at the till.", paid) == ["pair-missing"]
    assert codes("Enter for £2, or free entry by post.", paid) == []


def test_a_pair_is_mended_with_the_approved_line() -> None:
    check = check_of("pair", when=["light it"], then=["stay with"], use=["line"])
    (seen,) = findings("I light it at six.\nCome by.", check, on=BLOCK)
    assert (seen.code, seen.text) == ("pair-missing", "light it")
    better = mended("I light it at six.\nCome by.", seen.fixes[0])
    assert better.endswith("\nStay with a burning candle.")
    assert codes(better, check, on=BLOCK) == []
    assert (
        codes(
            "Don't light it yet",
            check_of("pair", when=["light it"], then=["x"], allow=["don't light it"]),
        )
        == []
    )


def test_the_approved_line_counts_as_the_other_of_a_pair() -> None:
    check = check_of("pair", when=["light it"], then=["in other words"], use=["line"])
    assert codes("I light it. Stay with a burning candle.", check, on=BLOCK) == []


def test_a_link_or_a_day_may_be_what_has_to_be_said() -> None:
    day = check_of("require-all", when=["draw"], all=["<day>"], name=["the day"])
    assert codes("The draw", day) == ["parts-missing"]
    for said_as in (
        "on 30 November",
        "on Nov 3",
        "30/11/2026",
        "2026-11-30",
        "on Friday",
        "tomorrow",
    ):
        assert codes(f"The draw, {said_as}", day) == [], said_as
    link = check_of("require-all", when=["draw"], all=["<link>|terms"])
    assert codes("The draw", link) == ["parts-missing"]
    assert codes("The draw, x.org/t", link) == []
    assert codes("The draw", link, link="https://x.org/t") == []
    assert codes("The draw, terms inside", link) == []


# -- forbid --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "eco-friendly pots",
        "Carbon neutral trains",
        "a sustainable coat",
        "good for the planet",
        "#EcoFriendly",
    ],
)
def test_cap_11_1_and_the_green_claims_code_big_green_words_need_proof(text: str) -> None:
    assert codes(text, GREEN) == ["forbidden-words"]


@pytest.mark.parametrize(
    "text", ["Our eco-friendly wax", "A sustainable jar", "non-toxic and planet friendly"]
)
def test_16_cfr_260_4_general_benefit_claims_need_proof_in_the_us(text: str) -> None:
    assert set(codes(text, US_GREEN)) == {"forbidden-words"}


@pytest.mark.parametrize(
    "text",
    [
        "Green tomatoes on the sill, evergreen by the door.",
        "I have green fingers and a green door.",
        "The grass is always greener behind the shed.",
        "A greener cup of tea than usual, and cress going green.",
        "Made of recycled plastic from the Humber.",
        "Spread the word, and the jam.",
    ],
)
def test_green_things_are_no_green_claims(text: str) -> None:
    assert flagged(text, GREEN, CREDIT) == []


def test_an_approved_claim_may_be_said_and_is_offered() -> None:
    claim = Phrase(id="box", kind="claim", text=said("our cardboard is sustainable, FSC mix"))
    own = kit(phrases=(claim,))
    assert codes("Yes, our cardboard is sustainable, FSC mix.", GREEN, on=own) == []
    check = check_of("forbid", words=["sustainable"], use=["box"])
    (seen,) = findings("A sustainable box", check, on=own)
    assert [fix.code for fix in seen.fixes] == ["use", "remove"]
    assert mended("A sustainable box", seen.fixes[1]) == "A box"


@pytest.mark.parametrize(
    "text", ["with Klarna", "0% APR", "Interest-free!", "spread the cost", "Buy now, pay later"]
)
def test_ps26_1_words_about_borrowing_stop(text: str) -> None:
    assert codes(text, CREDIT) == ["forbidden-words"]
    assert codes("0% alcohol beer", CREDIT) == []


def test_words_about_borrowing_that_a_lender_agreed_are_fine() -> None:
    agreed = Phrase(id="lender", kind="credit", text=said("Pay later with Klarna. 18+, UK only."))
    locked = check_of("locked-phrase", phrases=["lender"])
    own = kit(phrases=(agreed,))
    assert codes("Lamps. Pay later with Klarna. 18+, UK only.", CREDIT, locked, on=own) == []
    assert "forbidden-words" in codes("Lamps with Klarna.", CREDIT, locked, on=own)


def test_klarna_2020_credit_is_not_there_to_lift_a_mood() -> None:
    mood = pack_check("uk", "uk-credit-mood")
    assert flagged("Klarna helping me get ready and lifting my mood!", mood) == ["lifting my mood"]
    assert flagged("The robin is lifting my mood!", mood) == []


@pytest.mark.parametrize(
    "text",
    [
        "Be your own boss",
        "I quit my job",
        "financial freedom",
        "passive income",
        "#FireYourBoss",
        "Car plan and a free holiday",
    ],
)
def test_dssrc_241_and_the_ftc_income_and_freedom_are_not_promised(text: str) -> None:
    assert codes(text, INCOME) == ["forbidden-words"]


@pytest.mark.parametrize(
    "text",
    [
        "£1200 in bonuses",
        "30% instant commission",
        "Bev is on £400 a week",
        "earn up to £25",
        "Instant commission",
    ],
)
def test_fm_cosmetics_2022_sums_are_not_named(text: str) -> None:
    assert codes(text, EARNINGS) == ["forbidden-words"]


def test_money_for_a_good_cause_is_no_earning() -> None:
    assert codes("We made £40 for the hospice.", EARNINGS) == []


def test_recruiting_says_what_it_costs_and_is_no_job() -> None:
    costs = pack_check("ambassadors", "ambassador-what-it-costs")
    assert codes("Come and join my team!", costs) == ["pair-missing"]
    assert codes("Join my team. You pay for a starter box first.", costs) == []
    job = pack_check("ambassadors", "ambassador-no-job")
    assert codes("REPS WANTED, immediate start", job) == ["forbidden-words"] * 2
    pyramid = pack_check("ambassadors", "ambassador-pyramid")
    assert codes("It’s not a pyramid scheme.", pyramid) == ["forbidden-words"]


def test_cap_12_a_candle_is_no_medicine() -> None:
    health = pack_check("ambassadors", "ambassador-health")
    assert flagged("It is clinically proven.", health) == ["clinically proven"]
    illness = pack_check("ambassadors", "ambassador-illness")
    assert flagged("Great for anxiety and eczema.", illness) == ["anxiety", "eczema"]
    assert flagged("She gets anxiety about repotting. Depression glass.", illness) == []
    picture = pack_check("ambassadors", "ambassador-before-after")
    assert flagged("Before & after: my skin", picture) == ["Before & after"]
    assert flagged("Wash your hands before and after lunch", picture) == []


def test_cap_18_drinks_do_not_heal_and_more_is_not_better() -> None:
    alcohol = pack_check("uk", "uk-alcohol-mood")
    assert flagged("Wine night: drown your sorrows", alcohol) == ["drown your sorrows"]
    assert flagged("Gin that helps you sleep, our strongest", alcohol) == [
        "helps you sleep",
        "strongest",
    ]
    assert flagged("A smash hit, the strongest rope, all night long", alcohol) == []


# -- category ------------------------------------------------------------------------


def test_cap_22_12_vapes_are_not_promoted_at_all() -> None:
    vapes = pack_check("uk", "uk-vapes")
    (seen,) = findings("Now with vapes and e-liquids", vapes)
    assert (seen.code, seen.level, seen.text) == ("category-words", Level.STOP, "vapes")
    assert codes("No vaping in the shop, please.", vapes) == []


@pytest.mark.parametrize(
    ("mode", "levels"), [("off", []), ("warn", [Level.CHECK]), ("block", [Level.STOP])]
)
def test_a_brand_sets_how_food_with_much_sugar_is_treated(mode: str, levels: list[Level]) -> None:
    check = check_of("category", category=["sweets"], words=["fudge"], mode=[mode])
    assert [item.level for item in findings("Home-made fudge", check)] == levels
    assert codes("Home-made fudge", pack_check("uk", "uk-less-healthy-food")) == []


def test_without_a_mode_the_level_counts() -> None:
    check = check_of("category", level="tip", category=["toys"], words=["kite"])
    assert [item.level for item in findings("A kite and a kite", check)] == [Level.TIP]
    assert brief().id == "alliums"
