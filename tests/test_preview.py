"""What a network shows of a text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.networks.model import Newlines
from studio.preview import preview_text
from studio.publishers import bluesky_text
from tests.helpers.small_kit import NETWORKS


def test_links_tags_mentions_and_gaps_are_marked_in_the_shown_text() -> None:
    text = "Hi @priya.example see https://example.org #bees {which days?}"
    shown = preview_text(NETWORKS["bluesky"], text)
    assert [(run.kind, shown.text[run.start : run.end]) for run in shown.runs] == [
        ("mention", "@priya.example"),
        ("link", "https://example.org"),
        ("hashtag", "#bees"),
        ("gap", "{which days?}"),
    ]


def test_a_link_that_cannot_be_tapped_does_not_look_like_one() -> None:
    assert preview_text(NETWORKS["instagram"], "https://example.org").runs == ()


def test_the_fold_has_the_networks_own_words() -> None:
    shown = preview_text(NETWORKS["instagram"], "word " * 40)
    assert shown.more == "… more"
    assert shown.visible_end <= 125
    assert preview_text(NETWORKS["instagram"], "word").more == ""


def test_line_breaks_are_shown_as_the_network_shows_them() -> None:
    text = "a\r\n\n\n\nb\nc"
    rules = NETWORKS["bluesky"]
    shown = {kind: preview_text(replace(rules, newlines=kind), text).text for kind in Newlines}
    assert shown == {
        Newlines.KEEP: "a\n\n\n\nb\nc",
        Newlines.COLLAPSE_BLANK: "a\n\nb\nc",
        Newlines.SPACES: "a b c",
    }


PARTS = (
    *("https://a.example/x", "http://b.example", "example.org", "#Bulbs", "#bulb-time!", "#1"),
    *("@anna.example", "@anna", "🐝", "👩\u200d👩\u200d👧", "é", "x"),
    *(",", "–", "(", ")", ".", " ", "\n", '"', "#"),
)
SENT = st.lists(st.sampled_from(PARTS), max_size=14).map("".join)


def sent(text: str) -> list[tuple[str, int, int]]:
    """Return (kind, first code point, end) of every facet that Bluesky is sent."""
    data = text.encode()
    found = []
    for facet in bluesky_text.facets(text, lambda _: "did:plc:somebody"):
        start, end = facet["index"]["byteStart"], facet["index"]["byteEnd"]
        kind = facet["features"][0]["$type"].partition("#")[2]
        places = len(data[:start].decode()), len(data[:end].decode())
        found.append((kind.replace("tag", "hashtag"), *places))
    return found


@settings(max_examples=300, deadline=None)
@given(SENT)
def test_the_bluesky_preview_shows_exactly_what_is_sent(text: str) -> None:
    runs = preview_text(NETWORKS["bluesky"], text).runs
    assert [(run.kind, run.start, run.end) for run in runs] == sent(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("🐝https://example.com/a", ["https://example.com/a"]),
        ("example.com", []),
        ("#bulb-time!", ["#bulb-time"]),
        ("Hi @priya", []),
    ],
)
def test_bluesky_shows_only_what_the_app_sends_as_a_link_or_tag(text: str, seen: list[str]) -> None:
    shown = preview_text(NETWORKS["bluesky"], text)
    assert [shown.text[run.start : run.end] for run in shown.runs] == seen


def test_an_address_without_its_scheme_is_a_link_only_where_it_counts_as_one() -> None:
    assert preview_text(NETWORKS["linkedin"], "example.com").runs == ()
    assert [run.kind for run in preview_text(NETWORKS["x"], "example.com").runs] == ["link"]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab #@{}?\n\r.🐝", max_size=60), st.sampled_from(tuple(NETWORKS.values())))
def test_runs_lie_in_the_shown_text_and_do_not_overlap(text: str, rules: object) -> None:
    shown = preview_text(rules, text)  # type: ignore[arg-type]
    reached = 0
    for run in shown.runs:
        assert reached <= run.start < run.end <= len(shown.text)
        reached = run.end
    assert 0 <= shown.visible_end <= len(shown.text)
