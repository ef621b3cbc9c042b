"""The label comes first, is a real one, and is seen."""

from __future__ import annotations

import pytest

from studio.brand_kit.model import Policy
from studio.guidelines.finding import Fix, Level
from studio.guidelines.label import find_label, label_place
from studio.guidelines.subject import subject_of
from tests.helpers.small_kit import LABEL, kit, request


def findings(text: str, **changes: object) -> list[str]:
    found = find_label(subject_of(request(text, **changes)))
    return [item.code for item in found or ()]


def apply(text: str, fix: Fix) -> str:
    for edit in reversed(fix.edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(
    "text", ["Ad · bees", "AD: bees", "ad bees", "(ad) bees", "Bees! #ad", "#AD bees", "An Ad."]
)
def test_a_label_at_the_start_counts(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Add bees",
        "#adore bees",
        "Ad-hoc bees",
        "I saw an ad for bees",
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
    from tests.helpers.small_kit import NETWORKS

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


def test_the_first_of_two_labels_is_the_place() -> None:
    assert label_place(LABEL, "Ad · bees #ad") == (0, 2)
