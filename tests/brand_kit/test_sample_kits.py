"""What the two sample kits promise to brand teams in other trades: a bookshop, and ambassadors."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from studio import paths
from studio.brand_kit.load import load_kit
from studio.brand_kit.model import BrandKit
from studio.brand_kit.pack import pack_kit
from studio.brand_kit.packed import open_packed
from studio.brand_kit.suggest import Facts, starting_text
from studio.brand_kit.verify import verify_packed
from studio.guidelines.checks import check, engine_for
from studio.guidelines.finding import Level
from studio.guidelines.request import CheckRequest, PictureUse
from studio.guidelines.tone import ToneEngine
from studio.kit_check import check_kit
from studio.networks.load import load_networks
from studio.pictures import for_kit
from tests.helpers.packing import a_key

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BOOKS, CANDLES = "harbour-pages", "lumen-and-lark"
MOST_BYTES = 3_000_000
TO_FILL_IN = {"gap-empty", "own-words", "same-as-brief"}
INCOME = {f"LumenAndLark.{name}" for name in ("Income", "Money", "Lifestyle", "EasyStart")}

PROMISES = (
    "Be your own boss and work when you like.",
    "I became my own boss at forty.",
    "Candles gave me financial freedom.",
    "It is passive income once your team grows.",
    "There is unlimited earning potential here.",
    "The best side hustle I ever had.",
    "I earned over £400 in my first fortnight.",
    "My friend takes home €1,200 every month.",
    "That is $50 an hour for lighting candles.",
    "I quit my job last spring and never looked back.",
    "Time to fire your boss!",
    "My parties paid for our holiday in June.",
    "I replaced my salary within a year.",
    "It is risk-free and no experience needed.",
    "We’re hiring in North Leeds this week.",
)
"""What the FTC's guidance on multi-level marketing and CAP's advice warn about, in many words."""

HONEST = (
    "You pay for a starter box, and nobody can promise what you would make.",
    "I packed parcels after my shift and my feet hurt.",
    "My first party had two guests, and one of them was my sister.",
    "Read the page with all costs before you ask me anything.",
    "I have a job that I like, and I do this on Thursdays.",
    "My boss bought two candles and asked for a third.",
    "Six guests came, and five candles went round.",
    "It took me nine hours last week, washing-up included.",
    "It is not a job.",
    "The candle burned for 40 hours in my test.",
    "We made tea for everybody and lit nothing until eight.",
    "My mum hosts once a year, with her good cups.",
    "The glass can be filled again.",
    "I drove to Cardiff in an old car full of wax.",
    "We are back from our holiday, and the hall smells of figs.",
)
"""What an ambassador may well say."""


def folder(name: str) -> Path:
    return paths.demo_kit().parent / name


@cache
def kit_of(name: str) -> BrandKit:
    return load_kit(folder(name))


both = pytest.mark.parametrize("name", [BOOKS, CANDLES])


@both
def test_a_sample_kit_has_nothing_to_mend(name: str) -> None:
    problems = check_kit(folder(name), now=NOW)
    assert [(item.where, item.code) for item in problems] == []


@both
def test_a_sample_kit_is_packed_to_the_same_small_file_twice(name: str, tmp_path: Path) -> None:
    made = [
        pack_kit(folder(name), tmp_path / f"{n}.brandkit", a_key(), clean=for_kit) for n in "ab"
    ]
    assert made[0].path.read_bytes() == made[1].path.read_bytes()
    assert made[0].path.stat().st_size < MOST_BYTES
    with open_packed(made[0].path) as opened:
        verify_packed(opened)
        assert opened.load().name == kit_of(name).name


@both
def test_the_folder_of_a_sample_kit_is_small(name: str) -> None:
    assert sum(path.stat().st_size for path in folder(name).rglob("*")) < MOST_BYTES


@both
def test_every_tone_rule_has_fired_on_its_bad_examples_and_no_other(name: str) -> None:
    kit = kit_of(name)
    assert len(kit.rules) == 12
    for rule in kit.rules:
        engine = ToneEngine((rule,), kit.words)
        locale = rule.locales[0] if rule.locales else kit.locales[0]
        for test in rule.tests:
            assert any(item.rule == rule.name for item in engine.find(test.text, locale)) is (
                test.fires
            ), (rule.name, test.text)


@both
def test_good_examples_pass_every_other_rule_too(name: str) -> None:
    kit = kit_of(name)
    for rule in kit.rules:
        for test in rule.tests:
            found = engine_for(kit).find(test.text, (rule.locales or kit.locales)[0])
            assert test.fires or not found, (rule.name, test.text)


@both
def test_the_suggested_words_of_every_brief_pass_on_every_network(name: str) -> None:
    kit, networks = kit_of(name), load_networks(paths.assets() / "networks")
    wanted = kit.policy.networks or tuple(networks)
    for brief, locale, network in product(kit.campaigns, kit.locales, wanted):
        picture = kit.picture(brief.pictures[0])
        assert picture is not None
        use = PictureUse(picture=picture, picture_id=picture.id, alt=picture.alt.get(locale))
        for market, store in product(brief.markets or kit.markets, brief.stores or kit.stores):
            facts = Facts(first_name="Sam", store=store, brand=kit.name)
            text = starting_text(
                kit, brief, locale=locale, market=market, network=network, facts=facts
            )
            report = check(
                CheckRequest(
                    text=text,
                    kit=kit,
                    brief=brief,
                    networks=(networks[network],),
                    pictures=(use,),
                    market=market,
                    locale=locale,
                    now=NOW,
                )
            )
            assert {item.code for item in report.findings} <= TO_FILL_IN, (brief.id, network)


@both
def test_the_example_shows_one_decision_and_one_tip(name: str) -> None:
    kit = kit_of(name)
    assert kit.example is not None
    findings = engine_for(kit).find(kit.example.text, "en-GB")
    assert sorted(item.level for item in findings) == sorted([Level.CHECK, Level.TIP])


@both
def test_one_picture_has_run_out_and_names_another_one(name: str) -> None:
    kit = kit_of(name)
    over = [p for p in kit.pictures if (p.rights.valid_until or date.max) < NOW.date()]
    assert len(over) == 1
    assert kit.picture(over[0].replaced_by) is not None
    assert 10 <= len(kit.pictures) <= 14


@both
def test_every_picture_says_whom_to_thank_and_what_it_shows(name: str) -> None:
    kit = kit_of(name)
    thanks = (folder(name) / "CREDITS.md").read_text("utf-8")
    for picture in kit.pictures:
        assert picture.rights.credit
        assert all(10 <= len(picture.alt.get(locale)) <= 250 for locale in kit.locales)
        photo = picture.file.endswith(".jpg")
        assert (Path(picture.file).name in thanks) is photo, "photographs are credited one by one"


def test_the_bookshop_gives_no_endings_and_no_orders() -> None:
    engine = engine_for(kit_of(BOOKS))
    for text, rule in (
        ("An absolute must-read, with a plot twist.", "HarbourPages.NotMustRead"),
        ("It turns out to be the vicar.", "HarbourPages.Spoilers"),
        ("The best debut of all time.", "HarbourPages.ReadItFirst"),
    ):
        assert rule in {item.rule for item in engine.find(text, "en-GB")}
    assert engine.find("I missed my stop, twice, and I would do it again.", "en-GB") == ()
    polish = {item.rule for item in engine.find("To arcydzieło, książka roku.", "pl-PL")}
    assert polish == {"HarbourPages.BezPrzesady"}


@pytest.mark.parametrize("locale", ["en-GB", "en-US"])
@pytest.mark.parametrize("text", PROMISES)
def test_a_promise_about_money_is_put_to_the_ambassador(text: str, locale: str) -> None:
    found = engine_for(kit_of(CANDLES)).find(text, locale)
    assert {item.rule for item in found} & INCOME
    assert all(item.level is Level.CHECK for item in found if item.rule in INCOME)


@pytest.mark.parametrize("locale", ["en-GB", "en-US"])
@pytest.mark.parametrize("text", HONEST)
def test_an_honest_sentence_is_left_alone(text: str, locale: str) -> None:
    assert engine_for(kit_of(CANDLES)).find(text, locale) == ()


def test_the_brief_about_joining_says_what_it_costs_and_promises_nothing() -> None:
    kit = kit_of(CANDLES)
    brief = kit.campaign("join-us")
    assert brief is not None
    for variant in brief.variants:
        assert "starter box" in variant.text
        assert "nobody can promise" in variant.text
    assert brief.links == ("joining",)


@pytest.mark.parametrize(
    ("start", "market", "stops"),
    [
        ("Ad · ", "GB", False),
        ("#ad · ", "GB", False),
        ("#Ad · ", "IE", False),
        ("Ad · ", "US", False),
        ("#ad · ", "US", False),
        ("", "GB", True),
        ("#ambassador · ", "GB", True),
        ("#collab · ", "IE", True),
        ("#iworkwith · ", "IE", True),
        ("#sp · ", "US", True),
        ("#ee · ", "US", True),
        ("#partner · ", "US", True),
    ],
)
def test_ambassador_is_not_a_label_and_ad_is(start: str, market: str, *, stops: bool) -> None:
    text = f"{start}I am a Lumen & Lark ambassador, Austin. Which smell takes you home?"
    request = CheckRequest(
        text=text, kit=kit_of(CANDLES), brief=None, networks=(), market=market, now=NOW
    )
    stopped = {item.rule for item in check(request).findings if item.level is Level.STOP}
    assert stopped == ({"label"} if stops else set())


def test_links_of_ambassadors_lead_to_their_own_page_or_to_nowhere_else() -> None:
    for link, fine in (
        ("https://priya.lumenandlark.example/shop", True),
        ("https://lumenandlark.example.evil.example/shop", False),
        ("https://tidylinks.example/priya", False),
    ):
        request = CheckRequest(
            text="Ad · hello", kit=kit_of(CANDLES), brief=None, networks=(), link=link, now=NOW
        )
        codes = {item.code for item in check(request).findings}
        assert ("link-host" not in codes) is fine
