"""What the brand took back stops the post, says why, and offers what to use instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from studio.brand_kit.model import Phrase
from studio.brand_kit.recall import Recall, RecallKind
from studio.guidelines.checks import check
from studio.guidelines.finding import Finding, Level, Verdict
from tests.helpers.small_kit import kit, picture, request, said, use

RECALL = Recall(
    kit_id="uk.example.kit",
    kind=RecallKind.PICTURE,
    id="heads",
    sha256="a" * 64,
    reason="the rights ended early.",
    replacement="snow",
    since=datetime(2026, 11, 20, tzinfo=UTC),
)
TEXT = "Ad · I work here and I like these."
BOTH = kit(pictures=(picture(), picture(id="snow", sha256="b" * 64)))


def found(*recalls: Recall, text: str = TEXT, **changes: object) -> tuple[Finding, ...]:
    report = check(request(text, recalls=recalls, **changes))
    return tuple(item for item in report.findings if item.rule == "recalls")


def test_a_recalled_picture_stops_the_post_and_offers_its_replacement() -> None:
    report = check(request(TEXT, recalls=(RECALL,), kit=BOTH, pictures=(use(),)))
    (item,) = report.findings
    assert (item.code, item.level) == ("picture-recalled-swap", Level.STOP)
    assert dict(item.values)["reason"] == "the rights ended early"
    assert (item.fixes[0].code, item.fixes[0].shown) == ("swap-picture", "snow")
    assert report.verdict is Verdict.STOP


def test_a_recalled_picture_without_a_replacement_asks_for_another() -> None:
    (item,) = found(replace(RECALL, replacement=""), pictures=(use(),))
    assert (item.code, item.fixes) == ("picture-recalled", ())


def test_a_replacement_that_the_kit_does_not_have_yet_is_not_offered() -> None:
    assert [item.code for item in found(RECALL, pictures=(use(),))] == ["picture-recalled"]


def test_the_same_bytes_under_another_name_are_recalled_as_well() -> None:
    renamed = use(picture=picture(id="other"), picture_id="other")
    assert [item.code for item in found(RECALL, pictures=(renamed,))] == ["picture-recalled"]


def test_new_bytes_under_the_recalled_name_are_another_picture() -> None:
    fresh = use(picture=picture(sha256="c" * 64), sha256="c" * 64)
    assert found(RECALL, pictures=(fresh,)) == ()


def test_a_recall_of_another_kit_changes_nothing() -> None:
    assert found(replace(RECALL, kit_id="uk.other"), pictures=(use(),)) == ()


def test_a_recalled_brief_stops_its_drafts() -> None:
    (item,) = found(replace(RECALL, kind=RecallKind.CAMPAIGN, id="alliums", sha256=""))
    assert (item.code, item.level) == ("brief-recalled", Level.STOP)


def test_a_recalled_phrase_is_found_where_it_stands_and_can_be_replaced() -> None:
    phrases = (Phrase(id="new", kind="safety", text=said("Wash your hands.")),)
    recall = replace(
        RECALL,
        kind=RecallKind.PHRASE,
        id="old",
        sha256="",
        text=(("en-GB", "Safe to eat"),),
        replacement="new",
    )
    text = "Ad · 🌷 I work here. safe  to\neat, I think."
    (item,) = found(recall, text=text, kit=kit(phrases=phrases))
    assert text[item.start : item.end] == "safe  to\neat"
    assert item.fixes[0].edits[0].text == "Wash your hands."


def test_a_recall_that_is_only_advice_leaves_the_decision_to_the_colleague() -> None:
    (item,) = found(replace(RECALL, severity="advice"), pictures=(use(),))
    assert item.level is Level.CHECK
