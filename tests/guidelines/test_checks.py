"""All checks together."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.brand_kit.load import load_kit
from studio.brand_kit.model import BrandKit
from studio.guidelines.checks import CHECKS, check, engine_for
from studio.guidelines.finding import Level, Verdict
from studio.paths import demo_kit
from studio.post import Kept
from tests.helpers.small_kit import NETWORKS, kit, request, tone_rule, use

GOOD = "Ad · My gran tucked alliums between her roses."


def test_a_good_post_is_ready_and_says_what_is_fine() -> None:
    report = check(request(GOOD, pictures=(use(),)))
    assert report.findings == ()
    assert report.verdict is Verdict.READY
    assert report.passed == ("label", "gaps", "picture", "alt", "length", "dates", "Honest.Best")
    assert [length.network for length in report.lengths] == ["bluesky", "instagram"]


def test_stops_come_before_checks_and_checks_before_tips() -> None:
    rules = (tone_rule(), tone_rule(name="Calm.Now", tokens=("now",), level="suggestion"))
    report = check(request("now the best {what?}", kit=kit(rules=rules)))
    assert [item.level for item in report.findings] == [
        Level.STOP,
        Level.STOP,
        Level.CHECK,
        Level.TIP,
    ]
    assert report.verdict is Verdict.STOP


def test_tone_alone_is_for_the_colleague_to_decide() -> None:
    report = check(request("Ad · the best bulbs"))
    assert report.verdict is Verdict.DECIDE
    assert "Honest.Best" not in report.passed


def test_what_the_colleague_keeps_is_left_out() -> None:
    kept = (Kept(rule="Honest.Best", text="best"),)
    assert check(request("Ad · the best bulbs", kept=kept)).verdict is Verdict.READY
    assert check(request("Ad · the Best bulbs", kept=kept)).verdict is Verdict.DECIDE


def test_a_stop_cannot_be_kept() -> None:
    assert check(request("bulbs", kept=(Kept(rule="label", text=""),))).verdict is Verdict.STOP


def test_the_engine_of_a_kit_is_made_once() -> None:
    one = kit()
    assert engine_for(one) is engine_for(one)
    assert engine_for(one) is not engine_for(kit())


def test_every_check_has_a_name_of_its_own() -> None:
    names = [item.id for item in CHECKS]
    assert len(set(names)) == len(names)


@cache
def demo() -> BrandKit:
    """Return the bundled kit, loaded once."""
    return load_kit(demo_kit())


WORDS = "Ad|#ad| · |{which days?}|{|the best bulbs in the UK|flying out|!|. |http://a.com/x|@b|🐝|İ"
PIECES = st.sampled_from([*WORDS.split("|"), "\n", "\r\n", "e\u0301", "\u200d", "\ud83d", "x" * 90])


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=15).map("".join), st.integers(-1, 30))
def test_every_finding_and_fix_of_every_check_lies_inside_the_text(text: str, at: int) -> None:
    networks = tuple(NETWORKS.values())
    asked = request(text, kit=demo(), networks=networks, pictures=(use(),), typing_at=at)
    report = check(asked)
    assert report == check(asked)
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.text
        for fix in finding.fixes:
            reached = 0
            for edit in fix.edits:
                assert reached <= edit.start <= edit.end <= len(text)
                reached = edit.end


def test_a_rule_that_takes_too_long_is_told_as_not_run_and_never_as_fine() -> None:
    slow = tone_rule(name="Slow.Loop", tokens=("(?:[a-z]|[a-z ])+:",), nonword=True)
    text = "Ad - we have lovely bulbs and pots and trays and seeds for you; " * 3 + "see: x"
    report = check(request(text, kit=kit(rules=(slow,))))
    assert report.not_run == ("Slow.Loop",)
    assert "Slow.Loop" not in report.passed


def test_no_check_speaks_of_the_word_that_is_being_typed() -> None:
    text = "Ad · I like this sustainable"
    asked = request(text, kit=load_kit(demo_kit()))
    assert "sustainable" in {item.text for item in check(asked).findings}
    typing = replace(asked, typing_at=len(text))
    assert "sustainable" not in {item.text for item in check(typing).findings}
    after = replace(asked, text=f"{text} ", typing_at=len(text) + 1)
    assert "sustainable" in {item.text for item in check(after).findings}
