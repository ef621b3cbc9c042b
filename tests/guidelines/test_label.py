"""The label comes first, is a real one, and is seen."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from studio.brand_kit.model import Policy
from studio.brand_kit.suggest import Facts, starting_text
from studio.guidelines.finding import Fix, Level
from studio.guidelines.label import find_label, label_place
from studio.guidelines.subject import subject_of
from studio.networks.model import Fold
from tests.helpers.kits import demo_kit
from tests.helpers.small_kit import LABEL, NETWORKS, kit, request


def findings(text: str, **changes: object) -> list[str]:
    found = find_label(subject_of(request(text, **changes)))
    return [item.code for item in found or ()]


def apply(text: str, fix: Fix) -> str:
    for edit in reversed(fix.edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(
    "text",
    [
        *("Ad · bees", "AD: bees", "ad – bees", "(ad) bees", "Bees! #ad", "#AD bees", "Bees.\nAd"),
        *("Ad", "Ad | bees", "Ad, bees", "Ad. Bees", "Ad\nBees", "🐝 Ad · bees", "Bees. Ad: mine"),
    ],
)
def test_a_label_at_the_start_counts(text: str) -> None:
    assert findings(text) == []


def test_a_label_among_the_tags_at_the_end_is_shown_there() -> None:
    (found,) = find_label(subject_of(request("🐝 Bees! #ad #bees #garden"))) or ()
    assert (found.start, found.end, found.text) == (8, 11, "#ad")
    assert dict(found.values)["piled"] == "#ad"


@pytest.mark.parametrize(
    "text",
    [
        "Add bees",
        "#adore bees",
        "Ad-hoc bees",
        "I saw an ad for bees",
        "Ad hoc plant care for my alliums",
        "ad astra, my alliums",
        "AD 2026 was great",
        "Not an Ad. My alliums",
        "An Ad.",
        "Bees. ad · mine",
        "ad.example has bees",
        "ad bees",
        "Bees #sp",
        "Bees #ad #bees #garden",
        "Bees by @ad",
    ],
)
def test_what_only_looks_like_a_label_does_not_count(text: str) -> None:
    assert findings(text) == ["label-missing"]


def test_a_late_label_is_moved_to_the_start() -> None:
    text = "Bees love these purple flowers in every garden. Ad · Come and see."
    found = find_label(subject_of(request(text)))
    assert found is not None
    assert found[0].code == "label-late"
    assert apply(text, found[0].fixes[0]) == (
        "Ad · Bees love these purple flowers in every garden. Come and see."
    )


def test_a_label_behind_the_fold_is_late_there_only() -> None:
    text = "Bees\n" * 7 + "Ad"
    found = find_label(subject_of(request(text, networks=())))
    assert found == ()
    networks = (NETWORKS["bluesky"], NETWORKS["linkedin"])
    found = find_label(subject_of(request(text, networks=networks)))
    assert found is not None
    assert (found[0].code, found[0].networks) == ("label-late", ("linkedin",))


def test_a_missing_label_is_put_first_with_one_click() -> None:
    found = find_label(subject_of(request("Bees #sp")))
    assert found is not None
    assert apply("Bees #sp", found[0].fixes[0]) == "Ad · Bees #sp"
    assert dict(found[0].values)["weak"] == "#sp"


def test_a_missing_label_stops_unless_the_kit_only_advises_it() -> None:
    advised = kit(policy=Policy(disclosure="advised"))
    strict = find_label(subject_of(request("Bees")))
    mild = find_label(subject_of(request("Bees", kit=advised)))
    assert strict is not None
    assert mild is not None
    assert strict[0].level is Level.STOP
    assert mild[0].level is Level.CHECK


def test_a_market_without_a_label_is_not_checked() -> None:
    assert find_label(subject_of(request("Bees", market="FR"))) is None


def test_the_words_with_which_the_kit_goes_on_make_a_bare_word_a_label() -> None:
    suggestions = ("Ad I work at Fern & Finch Leeds.", "Ad {what?}", "Bees love them.")
    for text, codes in (
        ("Ad I work at Leeds", []),
        ("Ad I worked", ["label-missing"]),
        ("Ad hoc bees", ["label-missing"]),
        ("Ad Bees love them.", ["label-missing"]),
    ):
        assert findings(text, suggestions=suggestions) == codes


def test_every_suggested_text_of_the_demo_kit_has_its_label() -> None:
    shop = demo_kit()
    facts = Facts(first_name="Priya", store="Leeds", brand="Fern & Finch")
    for market, locale in (("GB", "en-GB"), ("GB", "cy-GB"), ("IE", "en-GB")):
        label = shop.label(market, locale)
        assert label is not None
        for campaign in shop.campaigns:
            text = starting_text(
                shop, campaign, locale=locale, market=market, network="", facts=facts
            )
            assert label_place(label, text) == (0, len(label.preferred))


def test_a_label_has_to_start_before_the_kits_limit() -> None:
    assert findings("b" * 38 + " #ad", networks=()) == []  # starts at 39
    assert findings("b" * 39 + " #ad", networks=()) == ["label-late"]  # at 40 = within


def test_a_label_that_the_fold_cuts_in_two_is_late() -> None:
    label = replace(LABEL, accepted=("Paid partnership",), preferred="Advert", within=400)
    rules = NETWORKS["instagram"]
    text = "Paid partnership · bees and more bees"
    for characters, codes in ((4, ["label-late"]), (15, ["label-late"]), (16, []), (20, [])):
        fold = Fold(characters=characters, lines=0, more="more")
        networks = (replace(rules, fold=fold),)
        assert findings(text, kit=kit(labels=(label,)), networks=networks) == codes


def test_a_very_long_text_is_looked_through_at_once() -> None:
    before = time.process_time()
    assert label_place(LABEL, "so ad, " * 60_000) is None
    assert label_place(LABEL, "so ad, " * 60_000 + ". Ad · x") is not None
    assert time.process_time() - before < 5.0


def test_the_first_of_two_labels_is_the_place() -> None:
    assert label_place(LABEL, "Ad · bees #ad") == (0, 2)


@pytest.mark.parametrize(
    "text",
    [
        "My gran grew alliums here. #garden #ad #bulbs 🐝",
        "My gran grew alliums here. #garden #ad #bulbs https://fernandfinch.example",
        "My gran grew alliums here. #garden | #ad | #bulbs",
        "My gran grew alliums. #bulbs #ad #leeds and more",
        "#garden #bulbs #ad My gran grew alliums here.",
        "#ad#garden My gran grew alliums here.",
        "There is no #ad here, only my gran.",
    ],
)
def test_a_label_among_other_tags_does_not_count_wherever_they_stand(text: str) -> None:
    shop = demo_kit()
    (found,) = (
        find_label(subject_of(request(text, kit=shop, networks=(NETWORKS["bluesky"],)))) or ()
    )
    assert (found.code, found.level) == ("label-missing", Level.STOP)


@pytest.mark.parametrize(
    "text",
    [
        "#ad #bulbs My gran grew alliums.",
        "🐝 #ad #bulbs My gran",
        "Bees! #ad They love #bulbs #bees",
    ],
)
def test_a_label_before_all_other_tags_or_by_itself_counts(text: str) -> None:
    assert findings(text, networks=(NETWORKS["bluesky"],)) == []
