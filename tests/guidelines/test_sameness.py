"""The same words from several people: a tip, and a stop where a network forbids it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.brand_kit.model import Variant
from studio.guidelines.advice import advised
from studio.guidelines.checks import check
from studio.guidelines.finding import Finding, Level
from studio.guidelines.request import PostedText
from studio.guidelines.sameness import TOO_CLOSE, alike, find_same
from studio.guidelines.subject import subject_of
from tests.helpers.small_kit import NETWORKS, NOW, request
from tests.helpers.small_kit import brief as brief_of_shop

TROUGH = (
    "Ad · Somebody brought back the old stone trough this morning and we filled it with "
    "houseleeks before the kettle had boiled. Which one would you put by your door?"
)
OTHER = (
    "Ad · My nan taught me to plant bulbs at three times their own depth. Half a lifetime later "
    "I am still on my knees in the border every November, and still talking to them."
)


def posted(text: str, network: str = "bluesky", by_me: bool = False) -> PostedText:
    return PostedText(text=text, when=NOW - timedelta(days=1), network=network, by_me=by_me)


def found(
    text: str, *before: PostedText, networks: tuple[str, ...] = ("bluesky",)
) -> list[Finding]:
    rules = tuple(NETWORKS[name] for name in networks)
    asked = request(text, networks=rules, posted=before, brief=None)
    return list(find_same(subject_of(asked)) or ())


def codes(text: str, *before: PostedText, networks: tuple[str, ...] = ("bluesky",)) -> list[str]:
    return [item.code for item in found(text, *before, networks=networks)]


@pytest.mark.parametrize(
    "copy",
    [
        TROUGH.upper(),
        TROUGH.replace("Ad · ", ""),
        TROUGH.replace("Ad · ", "#ad ") + " 🌿🌿 #GrowWithFern https://example.org/t",
        TROUGH.replace(" and we", ",\n\nand we").replace("’", "'"),
        "{hello}" + TROUGH.removeprefix("Ad · "),
    ],
)
def test_dress_makes_no_difference(copy: str) -> None:
    assert alike(copy, (OTHER, TROUGH)) == 100.0


@pytest.mark.parametrize(
    "copy",
    [
        TROUGH.replace("stone", "big").replace("kettle", "coffee"),
        f"Morning all! {TROUGH}",
        "Which one would you put by your door? Somebody brought back the old stone trough this "
        "morning and we filled it with houseleeks before the kettle had boiled.",
    ],
)
def test_a_text_with_a_few_other_words_is_still_too_close(copy: str) -> None:
    assert copy != TROUGH
    assert alike(copy, (TROUGH,)) >= TOO_CLOSE


def test_texts_of_different_people_are_far_apart() -> None:
    assert alike(OTHER, (TROUGH,)) < 60


def test_short_texts_are_the_same_only_word_by_word() -> None:
    assert alike("Morning all!", ("morning all",)) == 100.0
    assert alike("Morning all!", ("Morning you",)) == 0.0
    assert alike("🌿", ("🌿",)) == 0.0


def test_a_colleagues_post_gives_a_tip_that_shows_it() -> None:
    (item,) = found(TROUGH, posted(OTHER), posted(f"Hello! {TROUGH}"))
    assert (item.code, item.level, item.rule) == ("same-posted", Level.TIP, "sameness")
    assert dict(item.values)["other"].startswith("Hello! Ad · Somebody brought")
    assert len(dict(item.values)["other"]) <= 121


def test_ones_own_words_on_another_network_are_fine() -> None:
    assert codes(TROUGH, posted(TROUGH, "mastodon", by_me=True)) == []
    assert codes(TROUGH, posted(TROUGH, "bluesky", by_me=True)) == ["same-posted"]


def test_x_forbids_what_somebody_posted_there() -> None:
    (item,) = found(TROUGH, posted(TROUGH, "x"), networks=("bluesky", "x"))
    assert (item.code, item.level, item.networks) == ("same-forbidden", Level.STOP, ("x",))
    assert "substantially similar" in item.why
    assert "docs.x.com" in item.source


def test_x_says_nothing_of_posts_on_other_networks() -> None:
    assert codes(TROUGH, posted(TROUGH, "mastodon", by_me=True), networks=("x",)) == []


def test_the_briefs_own_words_stop_a_post_on_x_and_nowhere_else() -> None:
    ready = "{label} · I work at {brand}. {why?} Mine go in this week: a hand deep, pointy end up."
    brief = replace(brief_of_shop(), variants=(Variant(locale="en-GB", network="", text=ready),))
    text = ready.format_map({"label": "Ad", "brand": "Fern & Finch", "why?": "I like them."})
    rules = (NETWORKS["x"], NETWORKS["bluesky"])
    answer = find_same(subject_of(request(text, networks=rules, brief=brief)))
    assert answer is not None
    assert [(item.code, item.networks) for item in answer] == [("same-as-brief", ("x",))]
    alone = request(text, networks=(NETWORKS["bluesky"],), brief=brief)
    assert find_same(subject_of(alone)) is None
    mine = find_same(subject_of(request(OTHER, networks=rules, brief=brief)))
    assert mine == ()


def test_a_network_that_is_only_looked_at_stops_nothing() -> None:
    rules = (NETWORKS["x"], NETWORKS["bluesky"])
    asked = request(TROUGH, networks=rules, posted=(posted(TROUGH, "x"),))
    report = check(asked)
    assert ("same-forbidden", Level.STOP) in {(f.code, f.level) for f in report.findings}
    looked = advised(report, {"bluesky"})
    assert ("same-forbidden", Level.TIP) in {(f.code, f.level) for f in looked.findings}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_closeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    score = alike(one, (other,))
    assert 0.0 <= score <= 100.0
    assert alike(other, (one,)) == pytest.approx(score)
    assert alike(one, ()) == 0.0
