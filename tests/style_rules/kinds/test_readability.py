from __future__ import annotations

from studio.style_rules.rule import Rule, RuleKind
from tests.style_rules.making import rule, told

HARD = "Notwithstanding considerable organisational difficulties, administrators persevered."


def graded(*metrics: str, grade: float) -> Rule:
    return rule(RuleKind.READABILITY, metrics=metrics, grade=grade, message="grade %s")


def test_a_hard_text_is_told_and_an_easy_one_is_not() -> None:
    assert len(told(HARD, graded("Flesch-Kincaid", grade=8.0))) == 1
    assert told("The cat sat. The dog ran.", graded("Flesch-Kincaid", grade=8.0)) == []


def test_several_grades_are_taken_in_the_middle() -> None:
    names = ("Gunning Fog", "SMOG", "Coleman-Liau", "Automated Readability")
    assert len(told(HARD, graded(*names, grade=10.0))) == 1
