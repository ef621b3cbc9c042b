"""Photos of one's own: the brand's policy, and questions that only their owner can answer."""

from __future__ import annotations

import pytest

from studio.brand_kit.model import Policy
from studio.guidelines.checks import check
from studio.guidelines.finding import Level
from studio.guidelines.own_photo import find_own_photo_problems
from studio.guidelines.subject import subject_of
from studio.post import PHOTO_QUESTIONS, Kept
from tests.helpers.small_kit import kit, request, use

ALL_FINE = (("people", "agreed"), ("children", "none"), ("screens", "none"))
OPEN = ["picture-people", "photo-children", "photo-screens"]


def found(policy: str, *answers: tuple[str, str], **changes: object) -> list[tuple[str, Level]]:
    own = use(picture=None, picture_id="", sha256="", photo="c" * 64, answers=answers)
    asked = request("hi", kit=kit(policy=Policy(own_photos=policy)), pictures=(own,), **changes)
    answer = find_own_photo_problems(subject_of(asked))
    assert answer is not None
    return [(item.code, item.level) for item in answer]


def codes(policy: str, *answers: tuple[str, str]) -> list[str]:
    return [code for code, _level in found(policy, *answers)]


@pytest.mark.parametrize(
    ("policy", "expected"), [("no", ["picture-own"]), ("allow", []), ("allow-with-questions", OPEN)]
)
def test_a_photo_of_ones_own_follows_the_policy(policy: str, expected: list[str]) -> None:
    assert codes(policy) == expected


def test_where_own_photos_are_not_allowed_answers_do_not_help() -> None:
    assert found("no", *ALL_FINE) == [("picture-own", Level.STOP)]


def test_open_questions_are_to_decide_and_never_stop() -> None:
    assert {level for _code, level in found("allow-with-questions")} == {Level.CHECK}


def test_answers_close_their_own_question_only() -> None:
    asks = "allow-with-questions"
    assert codes(asks, *ALL_FINE) == []
    assert codes(asks, ("people", "nobody")) == OPEN[1:]
    assert codes(asks, ("children", "agreed")) == [OPEN[0], OPEN[2]]
    assert codes(asks, ("screens", "none")) == OPEN[:2]


@pytest.mark.parametrize("policy", ["allow", "allow-with-questions"])
def test_who_was_not_asked_stops_the_post_and_what_can_be_read_is_to_decide(policy: str) -> None:
    answers = (("people", "not-asked"), ("children", "not-asked"), ("screens", "seen"))
    assert found(policy, *answers) == [
        ("photo-not-agreed", Level.STOP),
        ("photo-child-not-agreed", Level.STOP),
        ("photo-seen", Level.CHECK),
    ]


def test_an_answer_of_another_version_is_asked_again() -> None:
    assert codes("allow-with-questions", ("people", "perhaps"), *ALL_FINE[1:]) == OPEN[:1]


def test_every_question_has_a_sentence_for_being_open() -> None:
    assert len(found("allow-with-questions")) == len(PHOTO_QUESTIONS)


def test_a_picture_of_the_kit_is_asked_nothing() -> None:
    assert find_own_photo_problems(subject_of(request("hi", pictures=(use(),)))) is None
    gone = use(picture=None)
    assert find_own_photo_problems(subject_of(request("hi", pictures=(gone,)))) is None


def test_keeping_one_question_open_keeps_only_that_one() -> None:
    own = use(picture=None, picture_id="", sha256="", photo="c" * 64)
    report = check(
        request(
            "Ad · hi",
            kit=kit(policy=Policy(own_photos="allow-with-questions")),
            pictures=(own,),
            kept=(Kept(rule="photo-screens", text=""),),
        )
    )
    assert {f.code for f in report.findings} & set(OPEN) == set(OPEN[:2])
