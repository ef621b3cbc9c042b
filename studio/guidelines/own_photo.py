"""A photo of one's own: does the brand allow it, and did its owner answer what only they know?

The app never guesses who or what is on a photo. It asks, and takes the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.finding import Finding, Fix, Level
from studio.post import PHOTO_QUESTIONS

if TYPE_CHECKING:
    from studio.guidelines.request import PictureUse
    from studio.guidelines.subject import Subject


def _finding(code: str, level: Level, question: str) -> Finding:
    # Each question is a rule of its own: who keeps one open has not decided on the others.
    fix = Fix(code="answer", target=question)
    return Finding(code=code, rule=code, level=level, fixes=(fix,))


OPEN: dict[str, Finding] = {
    "people": _finding("picture-people", Level.CHECK, "people"),
    "children": _finding("photo-children", Level.CHECK, "children"),
    "screens": _finding("photo-screens", Level.CHECK, "screens"),
}
"""What is said of each question while nobody answered it."""

ANSWERED: dict[tuple[str, str], Finding] = {
    ("people", "not-asked"): _finding("photo-not-agreed", Level.STOP, "people"),
    ("children", "not-asked"): _finding("photo-child-not-agreed", Level.STOP, "children"),
    ("screens", "seen"): _finding("photo-seen", Level.CHECK, "screens"),
}
"""What is said of the answers that are not fine as they are."""


def find_own_photo_problems(subject: Subject) -> tuple[Finding, ...] | None:
    """Check the policy and the answers; None when no picture is one's own."""
    own = [use for use in subject.request.pictures if is_own(use)]
    if not own:
        return None
    policy = subject.request.kit.policy.own_photos
    if policy == "no":
        return (Finding(code="picture-own", rule="picture", level=Level.STOP),)
    found: list[Finding] = []
    for use in own:
        found += _of_one(use, asks=policy == "allow-with-questions")
    return tuple(found)


def is_own(use: PictureUse) -> bool:
    """Tell whether a picture is the colleague's own, and not one that left the kit."""
    return use.picture is None and not use.picture_id


def _of_one(use: PictureUse, *, asks: bool) -> list[Finding]:
    answers = dict(use.answers)
    found = []
    for question, known in PHOTO_QUESTIONS:
        answer = answers.get(question, "")
        if answer not in known:
            # An answer of another version says nothing that this one understands.
            if asks:
                found.append(OPEN[question])
        elif (question, answer) in ANSWERED:
            found.append(ANSWERED[question, answer])
    return found
