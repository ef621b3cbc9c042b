"""The label: what counts, where it has to stand, and what does not count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.brand_kit.model import BrandKit, KitCheck
from studio.guidelines.checks import check
from studio.guidelines.finding import Finding, Level
from studio.guidelines.label import find_label
from studio.guidelines.subject import subject_of
from tests.helpers.small_checks import check_of, folded, label, mended, pack_check
from tests.helpers.small_kit import NETWORKS, kit, request

UK, IE, US = (
    pack_check("uk", "uk-label"),
    pack_check("uk", "ie-label"),
    pack_check("us", "us-label"),
)


def found(
    text: str, *checks: KitCheck, on: BrandKit | None = None, **changes: object
) -> Finding | None:
    asked = replace(on or kit(), checks=checks)
    findings = find_label(subject_of(request(text, kit=asked, **changes)))
    return findings[0] if findings else None


def test_cocoa_brown_2019_a_label_below_the_fold_does_not_count() -> None:
    # https://www.asa.org.uk/rulings/cocoa-brown-A19-561238.html: the words before "… more" had
    # no label, and #BrandAmbassador stood after it.
    text = (
        "The V-Day prep is well underway and I’m topping up my tan with my fave tan mousse. "
        "Original, it gives me such a natural glow. Get yours now #TeamTan #BrandAmbassador"
    )
    seen = found(text, UK, networks=(folded(80),))
    assert seen is not None
    assert (seen.code, seen.level) == ("label-missing", Level.STOP)
    assert dict(seen.values)["weak"] == "#BrandAmbassador"
    late = found(
        "Topping up my tan today, ad: mine",
        networks=(folded(20),),
        on=kit(labels=(label(accepted=("#ad",)),)),
    )
    assert late is not None


def test_ferry_homely_2022_a_label_that_is_hidden_does_not_count() -> None:
    # https://asa.org.uk/rulings/ferry-homely-ltd-g22-1157317-ferry-homely-ltd.html: "#AD" was
    # there, and something lay over it.
    text = "Sunday saver, body burner of your choice. #AD"
    hidden = found(text, UK, networks=(folded(30), NETWORKS["bluesky"]))
    assert hidden is not None
    assert (hidden.code, hidden.networks) == ("label-late", ("instagram",))
    assert mended(text, hidden.fixes[0]).startswith("Ad · Sunday")


def test_chloe_ferry_2021_who_owns_the_brand_has_to_say_so_too() -> None:
    # https://www.asa.org.uk/rulings/chloe-ferry-a21-1117945-chloe-ferry.html: "New water bottles
    # in stock", with a link and without a label.
    seen = found("New water bottles in stock", UK)
    assert seen is not None
    assert mended("New water bottles in stock", seen.fixes[0]) == "Ad · New water bottles in stock"


@pytest.mark.parametrize(
    "weak",
    [
        "#sp",
        "#spon",
        "#aff",
        "#affiliate",
        "#gift",
        "#gifted",
        "#collab",
        "#ee",
        "#ambassador",
        "#client",
        "#partner",
    ],
)
def test_a_weak_tag_is_named_and_does_not_count_in_the_uk(weak: str) -> None:
    seen = found(f"{weak} New bulbs are in.", UK)
    assert seen is not None
    assert (seen.code, seen.text) == ("label-missing", weak)


def test_the_irish_guidance_of_2023_knows_one_tag_and_not_iworkwith() -> None:
    irish = kit(markets=("IE",), labels=())
    for text in ("#Ad New bulbs.", "#Fógra Bleibeanna nua."):
        assert found(text, IE, on=irish, market="IE") is None
    seen = found("#iworkwith New bulbs.", IE, on=irish, market="IE")
    assert seen is not None
    assert seen.text == "#iworkwith"


@pytest.mark.parametrize(
    "text",
    [
        "Ad · New bulbs.",
        "#ad New bulbs.",
        "I work at Fern & Finch and love bulbs.",
        "#FernFinchEmployee New bulbs.",
    ],
)
def test_in_the_us_saying_the_employer_in_the_post_counts(text: str) -> None:
    assert found(text, US, on=kit(name="Fern & Finch", labels=()), market="US") is None


@pytest.mark.parametrize("weak", ["#ee", "#employee", "#spon", "#ambassador", "#thanks"])
def test_in_the_us_short_tags_do_not_count(weak: str) -> None:
    seen = found(f"{weak} New bulbs.", US, on=kit(name="Fern & Finch", labels=()), market="US")
    assert seen is not None
    assert seen.text == weak


def test_a_label_in_a_pile_of_tags_does_not_count() -> None:
    seen = found("New bulbs are in. #bulbs #garden #ad", UK)
    assert seen is not None
    assert seen.code == "label-missing"


def test_a_label_and_its_check_say_one_thing_and_not_two() -> None:
    one = replace(kit(), checks=(UK, check_of("disclosure", labels=["Promo"])))
    report = check(request("bulbs", kit=one))
    assert [item.rule for item in report.findings] == ["label"]
    assert report.findings[0].source == "Labels"


def test_a_check_makes_the_label_when_the_kit_has_none() -> None:
    seen = found("Bulbs", check_of("disclosure", labels=["Promo"], within=5), on=kit(labels=()))
    assert seen is not None
    assert dict(seen.values)["label"] == "Promo"
    assert (seen.source, seen.source_url) == ("Rule 1", "https://example.org/rule")
    assert (
        found("Promo: bulbs", check_of("disclosure", labels=["Promo"]), on=kit(labels=())) is None
    )


def test_a_check_may_ask_for_it_earlier_and_may_only_ask() -> None:
    text = "What a day it was. Ad: bulbs"
    assert found(text, check_of("disclosure")) is None
    late = found(text, check_of("disclosure", within=10, level="check"))
    assert late is not None
    assert (late.code, late.level) == ("label-late", Level.CHECK)


def test_a_check_for_another_market_adds_nothing() -> None:
    other = replace(check_of("disclosure", labels=["Promo"]), markets=("US",))
    assert found("Promo: bulbs", other) is not None
