"""Pitch or conversation, by signs that can be explained; and the last posts of a person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from studio.guidelines.mix import Mix, find_pitches, kind_of, mix
from studio.guidelines.request import PostedText
from studio.guidelines.subject import subject_of
from tests.helpers.small_kit import NOW, request

PITCHES = (
    "Ad · Wreaths are £24 this week. Grab one before Sunday!",
    "Ad · Order yours today: two bags for £5 https://fernandfinch.example/soil",
    "Ad · New in: copper cans, £18. Pop in and pick one up.",
    "Ad · Last few troughs, reduced to £30.",
)
TALKS = (
    "Ad · My gran told me to plant on the wane. Does anybody else do that?",
    "Ad · What’s your favourite smell of the year? Mine is wet soil.",
)


def posts(*texts: str, by_me: bool = True) -> tuple[PostedText, ...]:
    """Return posts, the first one the newest."""
    return tuple(
        PostedText(text=text, when=NOW - timedelta(days=number + 1), network="bluesky", by_me=by_me)
        for number, text in enumerate(texts)
    )


@pytest.mark.parametrize("text", PITCHES)
def test_prices_offers_and_calls_to_buy_make_a_pitch(text: str) -> None:
    assert kind_of(text) == "pitch"


@pytest.mark.parametrize("text", TALKS)
def test_questions_and_stories_make_a_conversation(text: str) -> None:
    assert kind_of(text) == "conversation"


@pytest.mark.parametrize("text", ["", "Ad · Frost tonight.", "Hysbyseb · Bylbiau, dim ond £2."])
def test_where_the_signs_are_few_we_do_not_know(text: str) -> None:
    assert kind_of(text) == "unknown"


def test_the_mix_counts_the_last_posts_of_this_person_once_each() -> None:
    before = (*posts(*PITCHES, *TALKS, PITCHES[0], "hm"), *posts("Buy it! £1", by_me=False))
    assert mix(before, NOW) == Mix(pitch=4, conversation=2, unknown=1)
    assert mix(before, NOW, last=5) == Mix(pitch=4, conversation=1, unknown=0)
    assert mix(before, NOW - timedelta(days=4.5)) == Mix(pitch=1, conversation=2, unknown=1)


def codes(text: str, before: tuple[PostedText, ...]) -> list[str] | None:
    answer = find_pitches(subject_of(request(text, posted=before)))
    return None if answer is None else [item.code for item in answer]


def test_the_fourth_pitch_in_a_row_gets_a_tip() -> None:
    assert codes(PITCHES[3], posts(*PITCHES[:3])) == ["mix-pitch"]


def test_a_talk_in_between_or_now_gets_none() -> None:
    assert codes(PITCHES[3], posts(PITCHES[0], TALKS[0], PITCHES[1])) == []
    assert codes(TALKS[0], posts(*PITCHES[:3])) == []


def test_with_fewer_posts_or_only_those_of_others_nothing_is_said() -> None:
    assert codes(PITCHES[3], posts(*PITCHES[:2])) is None
    assert codes(PITCHES[3], posts(*PITCHES[:3], by_me=False)) is None
