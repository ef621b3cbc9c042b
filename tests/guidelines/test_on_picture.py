"""What was measured of a picture becomes findings that say what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.brand_kit.model import KitCheck
from studio.brand_kit.texts import NO_WORDS
from studio.guidelines.checks import check
from studio.guidelines.finding import Finding, Level
from studio.guidelines.on_picture import colour_name, find_picture_words
from studio.guidelines.picture_facts import PlaceFacts, SlotFact
from studio.guidelines.subject import subject_of
from studio.wording.findings import finding_title, fix_label
from tests.helpers.small_kit import kit, request, said, tone_rule, use

PAPER, FERN = ("colour.on-picture", 2.0), ("colour.fern-green", 7.5)


def place(key: str, *slots: SlotFact, problem: str = "", **more: object) -> PlaceFacts:
    network = key.partition(":")[0]
    facts = PlaceFacts(network=network, place=key, problem=problem, slots=slots)
    return replace(facts, **more)  # type: ignore[arg-type]


def slot(*contrast: tuple[str, float], asked: float = 4.5, name: str = "words") -> SlotFact:
    first = contrast[0] if contrast else ("", 21.0)
    return SlotFact(
        slot=name, fits=True, contrast=contrast, asked=asked, colour=first[0], ratio=first[1]
    )


def found(*facts: PlaceFacts, **changes: object) -> tuple[Finding, ...]:
    uses = (use(facts=facts, template="card"),)
    answer = find_picture_words(subject_of(request("Ad · hi", pictures=uses, **changes)))
    assert answer is not None
    return answer


def test_nothing_is_said_before_anything_is_known() -> None:
    assert find_picture_words(subject_of(request("hi", pictures=(use(),)))) is None
    assert find_picture_words(subject_of(request("hi"))) is None
    assert found() == ()


def test_words_that_can_be_read_are_fine() -> None:
    assert found(place("bluesky", slot(FERN)), place("instagram", slot(FERN))) == ()


def test_words_that_are_hard_to_read_can_have_another_colour_or_a_shade() -> None:
    (one,) = found(place("bluesky", slot(PAPER, FERN)), place("instagram", slot(PAPER, FERN)))
    assert (one.code, one.level, one.slot) == ("words-hard-to-read", Level.CHECK, "words")
    assert one.networks == ()
    assert dict(one.values) == {"colour": "On picture", "ratio": "2.0", "asked": "4.5"}
    assert [(fix.code, fix.target, fix.shown) for fix in one.fixes] == [
        ("use-colour", "words=colour.fern-green", "Fern green"),
        ("add-shade", "words", ""),
    ]
    assert "On picture" in finding_title(one)
    assert all(fix_label(fix) for fix in one.fixes)


def test_a_colour_is_only_offered_where_it_can_be_read_in_every_place() -> None:
    worse = place("instagram", slot(PAPER, ("colour.fern-green", 3.0)))
    (one,) = found(place("bluesky", slot(PAPER, FERN)), worse)
    assert [fix.code for fix in one.fixes] == ["add-shade"]


def test_the_best_of_several_colours_is_offered() -> None:
    better = ("colour.ink", 9.0)
    (one,) = found(place("bluesky", slot(PAPER, FERN, better)))
    assert one.fixes[0].target == "words=colour.ink"


def test_the_worst_place_is_told_and_only_the_networks_that_have_it() -> None:
    (one,) = found(
        place("bluesky", slot(FERN)),
        place("instagram", slot(("colour.on-picture", 3.1))),
        place("instagram:story", slot(("colour.on-picture", 2.4))),
    )
    assert one.networks == ("instagram",)
    assert dict(one.values)["ratio"] == "2.4"


@pytest.mark.parametrize(("ratio", "told"), [(4.44, True), (4.46, False), (4.5, False)])
def test_a_ratio_counts_as_it_is_shown(ratio: float, *, told: bool) -> None:
    assert bool(found(place("bluesky", slot(("colour.a", ratio))))) is told


def test_each_slot_is_told_by_itself() -> None:
    hard = place("bluesky", slot(PAPER, name="a"), slot(FERN, name="b"), slot(PAPER, name="c"))
    assert [one.slot for one in found(hard)] == ["a", "c"]


def test_a_network_that_was_not_asked_about_is_left_out() -> None:
    assert found(place("x", slot(PAPER)), place("mastodon", problem="words-too-many")) == ()


def test_a_check_of_the_kit_gives_its_own_reason() -> None:
    own = KitCheck(
        id="readable", kind="contrast", level="check", markets=(), locales=(),
        why=said("We want everybody to read it."), source="House rules", source_url="",
        review_by=None, params=(), example=NO_WORDS,
    )  # fmt: skip
    (one,) = found(place("bluesky", slot(PAPER)), kit=kit(checks=(own,)))
    assert (one.why, one.source) == ("We want everybody to read it.", "House rules")
    (plain,) = found(place("bluesky", slot(PAPER)))
    assert plain.source == "WCAG 2.2, 1.4.3"


@pytest.mark.parametrize(
    "code",
    [
        "words-too-many",
        "picture-too-small",
        "picture-does-not-fit",
        "picture-shape",
        "template-gone",
        "template-other",
        "words-covered",
    ],
)
def test_a_picture_that_cannot_go_stops_with_a_sentence(code: str) -> None:
    (one,) = found(place("bluesky", problem=code, needed=640), place("instagram"))
    assert (one.code, one.level, one.networks) == (code, Level.STOP, ("bluesky",))
    assert finding_title(one)
    assert "{" not in finding_title(one)
    asks = code in ("words-too-many", "words-covered", "template-gone", "template-other")
    assert [fix.code for fix in one.fixes] == (["edit-picture"] if asks else [])


def test_the_most_pixels_that_any_place_needs_are_told() -> None:
    (one,) = found(
        place("bluesky", problem="picture-too-small", needed=250),
        place("instagram", problem="picture-too-small", needed=340),
    )
    assert one.networks == ()
    assert "340" in finding_title(one)


def test_a_picture_with_few_pixels_is_a_tip() -> None:
    (one,) = found(place("bluesky", soft=True))
    assert (one.code, one.level) == ("picture-soft", Level.TIP)


def written(words: str, **changes: object) -> list[Finding]:
    uses = (use(template="card", words=(("words", words),)),)
    report = check(request("Ad · hi", pictures=uses, **changes))
    return [item for item in report.findings if item.slot]


def forbidden(kind: str = "forbid") -> KitCheck:
    return KitCheck(
        id="never", kind=kind, level="stop", markets=(), locales=(), why=said("Never."),
        source="House rules", source_url="", review_by=None,
        params=(("words", ("cheapest",)),), example=NO_WORDS,
    )  # fmt: skip


def test_a_forbidden_word_on_a_picture_is_told_with_its_slot() -> None:
    (one,) = written("The cheapest bulbs", kit=kit(checks=(forbidden(),)))
    assert (one.rule, one.level, one.slot) == ("never", Level.STOP, "words")
    assert (one.start, one.end) == (0, 0)
    assert [(fix.code, fix.target) for fix in one.fixes] == [("edit-picture", "words")]


def test_the_tone_rules_are_for_words_on_pictures_too() -> None:
    (one,) = written("The best bulbs", kit=kit(rules=(tone_rule(),)))
    assert (one.rule, one.slot) == ("Honest.Best", "words")
    assert written("Good bulbs", kit=kit(rules=(tone_rule(),))) == []


def test_what_a_post_has_to_say_is_not_asked_of_a_picture() -> None:
    assert written("Plant now") == []


@pytest.mark.parametrize(
    ("token", "name"),
    [("colour.fern-green", "Fern green"), ("brand.on_picture", "On picture"), ("", "")],
)
def test_a_colour_has_a_name_for_people(token: str, name: str) -> None:
    assert colour_name(token) == name


def test_keeping_hard_words_is_for_these_words_in_this_colour() -> None:
    flagged = set()
    for words, colour in (("Hello", PAPER), ("Hello again", PAPER), ("Hello", ("colour.ink", 2.0))):
        uses = (use(facts=(place("bluesky", slot(colour)),), words=(("words", words),)),)
        answer = find_picture_words(subject_of(request("Ad · hi", pictures=uses)))
        assert answer is not None
        flagged.add(answer[0].text)
    assert len(flagged) == 3
