"""What a network shows of a text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.networks.model import Newlines
from studio.preview import preview_text
from tests.helpers.small_kit import NETWORKS


def test_links_tags_mentions_and_gaps_are_marked_in_the_shown_text() -> None:
    text = "Hi @priya see https://example.org #bees {which days?}"
    shown = preview_text(NETWORKS["bluesky"], text)
    assert [(run.kind, shown.text[run.start : run.end]) for run in shown.runs] == [
        ("mention", "@priya"),
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


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab #@{}?\n\r.🐝", max_size=60), st.sampled_from(tuple(NETWORKS.values())))
def test_runs_lie_in_the_shown_text_and_do_not_overlap(text: str, rules: object) -> None:
    shown = preview_text(rules, text)  # type: ignore[arg-type]
    reached = 0
    for run in shown.runs:
        assert reached <= run.start < run.end <= len(shown.text)
        reached = run.end
    assert 0 <= shown.visible_end <= len(shown.text)
