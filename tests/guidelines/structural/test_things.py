"""Counting, dates, links, tags, pictures and agreed words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from studio.brand_kit.model import Link, LinkTags, Phrase, Rights
from studio.guidelines.structural.limit_things import THINGS
from tests.helpers.small_checks import check_of, codes, findings, flagged, mended, pack_check
from tests.helpers.small_kit import NETWORKS, brief, kit, picture, said, use

# -- limit -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "most", "fine", "much", "words"),
    [
        ("emoji", 3, "🐝🐝 👩‍🌾", "🐝 🐝 👩‍🌾 🇬🇧", "🇬🇧"),
        ("emoji-in-a-row", 1, "Bees 🐝🐝", "Bees 🐝🐝 🐝", "🐝"),
        ("emoji-inside-sentences", 0, "I like bees 🐝. They hum 🐝", "I like 🐝 and tea", "🐝"),
        ("emoji-bullets", 0, "🐝 Bees\nand more", "🐝 Bees\n🌱 Plants", "🌱"),
        ("hashtags", 1, "#a1b bees", "#bees #trees", "#trees"),
        ("mentions", 1, "@bee", "@bee @tree", "@tree"),
        ("links", 0, "bees", "bees https://a.com/x", "https://a.com/x"),
        (
            "capital-runs",
            0,
            "BBC Radio and USA, OK",
            "WE NEED YOUR COATS now",
            "WE NEED YOUR COATS",
        ),
        ("fancy-letters", 0, "Glow é ß", "𝓖𝓵𝓸𝔀 season", "𝓖𝓵𝓸𝔀"),
        ("exclamation-marks", 1, "Bees!", "Bees! Trees!", "!"),
        ("words", 3, "one two three", "one two three four", "four"),
    ],
)
def test_there_may_be_so_much_and_no_more(
    of: str, most: int, fine: str, much: str, words: str
) -> None:
    check = check_of("limit", of=[of], most=most)
    assert codes(fine, check) == []
    assert flagged(much, check) == [words]


def test_a_sequence_of_an_emoji_counts_once_and_signs_do_not() -> None:
    check = check_of("limit", of=["emoji"], most=0)
    assert len(THINGS) == 11
    assert codes("Fern™ © 2026, 3 pots", check) == []
    (seen,) = findings("Hi 👩‍👩‍👧‍👦!", check)
    assert seen.text == "👩‍👩‍👧‍👦"


def test_too_much_is_taken_out_with_one_click() -> None:
    (seen,) = findings("Come! Now! Do!!", check_of("limit", of=["exclamation-marks"], most=1))
    assert mended("Come! Now! Do!!", seen.fixes[0]) == "Come! Now. Do."
    (seen,) = findings("Buns 🍞 🥐 🥖 come", check_of("limit", of=["emoji"], most=1))
    assert mended("Buns 🍞 🥐 🥖 come", seen.fixes[0]) == "Buns 🍞 come"
    (seen,) = findings("𝓖𝓵𝓸𝔀 up", check_of("limit", of=["fancy-letters"], most=0))
    assert mended("𝓖𝓵𝓸𝔀 up", seen.fixes[0]) == "Glow up"


def test_a_limit_may_be_for_one_network() -> None:
    check = check_of("limit", of=["hashtags"], most=0, networks=["instagram"])
    (seen,) = findings("#bees", check)
    assert seen.networks == ("instagram",)
    assert codes("#bees", check, networks=(NETWORKS["bluesky"],)) == []


# -- window ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "expected"),
    [(14, ["window-early"]), (15, []), (20, []), (21, ["window-late"])],
)
def test_words_may_be_said_on_some_days_only(day: int, expected: list[str]) -> None:
    check = check_of("window", from_="2026-11-15", until="2026-11-20", when=["wreath"])
    now = datetime(2026, 11, day, 12, tzinfo=UTC)
    assert codes("Make a wreath", check, now=now) == expected
    assert codes("Make a cake", check, now=now) == []


def test_a_window_without_words_is_for_every_post_or_a_brief() -> None:
    now = datetime(2026, 12, 24, tzinfo=UTC)
    assert codes("Bees", check_of("window", until="2026-12-23"), now=now) == ["window-late"]
    other = check_of("window", until="2026-12-23", briefs=["other"])
    assert codes("Bees", other, now=now) == []


# -- link ---------------------------------------------------------------------------------

SHOP = kit(links=(Link(id="bulbs", url="https://fern.org/bulbs", title=said("Bulbs")),))


def test_links_lead_to_the_brands_hosts_and_below() -> None:
    check = check_of("link", hosts=["fern.example"])
    text = "See https://me.fern.example/x and https://bit.ly/3x"
    assert flagged(text, check) == ["https://bit.ly/3x"]
    assert codes("See notfern.example.org", check) == ["link-host"]
    assert codes("Bees", check, link="https://evil.org/") == ["link-host"]


def test_a_link_to_the_brand_says_where_people_come_from() -> None:
    check = check_of("link", tags=["utm_source", "utm_medium"])
    (seen,) = findings("https://fern.org/bulbs?utm_source=shop", check, on=SHOP)
    assert (seen.code, dict(seen.values)["tags"]) == ("link-tags", "utm_medium")
    assert codes("https://bbc.co.uk/bulbs", check, on=SHOP) == []


def test_the_link_that_has_to_be_there_is_added_with_one_click() -> None:
    check = check_of("link", required=["brief"])
    own = brief(links=("bulbs",), link_tags=(LinkTags(link="bulbs", tags=(("utm_source", "x"),)),))
    (seen,) = findings("Bulbs are in.", check, on=SHOP, brief=own)
    assert seen.code == "link-missing"
    better = mended("Bulbs are in.", seen.fixes[0])
    assert better == "Bulbs are in. https://fern.org/bulbs"
    assert codes(better, check, on=SHOP, brief=own) == []
    assert (
        codes("Bees", check, on=SHOP, brief=own, link="https://fern.org/bulbs?utm_source=x") == []
    )
    assert codes("Bees", check, on=SHOP, brief=None) == []


# -- hashtag --------------------------------------------------------------------------------


def test_a_tag_that_has_to_be_there_is_added() -> None:
    check = check_of("hashtag", required=["#GrowWithFern"])
    (seen,) = findings("Bees", check)
    assert mended("Bees", seen.fixes[0]) == "Bees #GrowWithFern"
    assert codes("Bees #growwithfern", check) == []
    of_brief = check_of("hashtag", required=["brief"])
    assert codes("Bees", of_brief, brief=brief(hashtags=("#Bees",))) == ["hashtag-missing"]
    assert codes("Bees", of_brief) == []


def test_too_many_tags_are_told_at_the_first_extra_one() -> None:
    assert flagged("#One1 #Two2 #Three3", check_of("hashtag", most=2)) == ["#Three3"]


def test_words_in_a_tag_get_capitals() -> None:
    check = pack_check("uk", "uk-hashtags")
    own = brief(hashtags=("#GrowWithFern",))
    (seen,) = findings("Bees #growwithfern", check, on=kit(campaigns=(own,)))
    assert mended("Bees #growwithfern", seen.fixes[0]) == "Bees #GrowWithFern"
    assert codes("#internationalwomensday", check) == ["hashtag-camel"]
    assert codes("#InternationalWomensDay #bees #garden #neighbours", check) == []


# -- pictures -----------------------------------------------------------------------------


def test_a_description_starts_with_what_is_there_and_is_not_long() -> None:
    check = pack_check("uk", "uk-alt")
    assert codes("Bees", check, pictures=(use(alt="Image of a bee"),)) == ["alt-start"]
    assert codes("Bees", check, pictures=(use(alt="a" * 251),)) == ["alt-wordy"]
    assert codes("Bees", check, pictures=(use(alt="Picturesque barn " + "a" * 200),)) == []
    short = check_of("alt", not_starting=["photo"])
    assert codes("Bees", short, pictures=(use(alt="Photographer at work"),)) == []
    assert codes("Bees", short, pictures=(use(alt="Photo, a bee"),)) == ["alt-start"]
    silent = replace(
        NETWORKS["instagram"], pictures=replace(NETWORKS["instagram"].pictures, has_alt=False)
    )
    assert codes("Bees", check, pictures=(use(alt="Image of a bee"),), networks=(silent,)) == []


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        (Rights(youngest="25+"), []),
        (Rights(youngest="18+"), ["asset-young"]),
        (Rights(minors=True), ["asset-minors"]),
        (Rights(), []),
    ],
)
def test_cap_18_16_nobody_under_25_beside_alcohol(rights: Rights, expected: list[str]) -> None:
    check = pack_check("uk", "uk-alcohol-young")
    seen = (use(picture=picture(rights=rights)),)
    assert codes("Mulled wine at six", check, pictures=seen) == expected
    assert codes("Tea at six", check, pictures=seen) == []


def test_only_some_pictures_may_go_with_some_words() -> None:
    check = check_of("asset", pictures=["heads"], when=["sale"])
    assert codes("A sale", check, pictures=(use(),)) == []
    assert codes("A sale", check, pictures=(use(picture_id="other"),)) == ["asset-other"]


def test_a_child_on_a_picture_asks_in_the_us() -> None:
    seen = (use(picture=picture(rights=Rights(minors=True))),)
    assert codes("Story time", pack_check("us", "us-children"), pictures=seen) == ["asset-minors"]


def test_contrast_has_nothing_to_measure_in_a_post() -> None:
    assert codes("Bees", check_of("contrast", least=4.5)) == []


# -- agreed words ------------------------------------------------------------------------

LENDER = "Pay in 3 is unregulated credit. Fees apply if you miss a payment. 18+, UK only."
LENT = kit(phrases=(Phrase(id="lender", kind="credit", text=said(LENDER)),))


def test_lender_approved_words_stand_letter_by_letter() -> None:
    check = check_of("locked-phrase", phrases=["lender"])
    assert codes(f"New lamps. {LENDER}", check, on=LENT) == []
    assert codes("New lamps.\n" + LENDER.replace(". ", ".\n"), check, on=LENT) == []
    changed = (
        "New lamps. Pay in 3 is easy credit. Fees apply if you miss a payment. 18+, UK only. Bye"
    )
    (seen,) = findings(changed, check, on=LENT)
    assert seen.code == "locked-changed"
    assert mended(changed, seen.fixes[0]) == f"New lamps. {LENDER} Bye"


def test_a_phrase_whose_start_was_changed_is_known_by_its_rest() -> None:
    check = check_of("locked-phrase", phrases=["lender"])
    changed = "Try 3 is unregulated credit. Fees apply if you miss a payment. 18+, UK only."
    assert codes(changed, check, on=LENT) == ["locked-changed"]
    assert codes("You pay in 3 weeks. Fees are fine.", check, on=LENT) == []


def test_nearly_the_suggested_words_are_not_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    check = check_of("personal-touch", level="tip", alike=92)
    suggested = ("Ad · The alpines are in: small plants, big mountains. {why?} Come and see.",)
    text = "Ad · The alpines are in: small plants, big mountains. Come and see."
    assert codes(text, check, suggestions=suggested) == ["personal-touch"]
    own = "Ad · My gran tucked alliums between her roses and called them fireworks."
    assert codes(own, check, suggestions=suggested) == []
    assert codes(text, check) == []
    monkeypatch.setattr("studio.guidelines.sameness.alike", lambda _text, _others: 91.9)
    assert codes(text, check, suggestions=suggested) == []
    assert date(2026, 11, 22).year == 2026
