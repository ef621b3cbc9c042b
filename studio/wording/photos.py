"""Sentences about a colleague's own photos: questions, answers, and why one was not taken."""

from __future__ import annotations

from studio.wording.i18n import N_, _

PROBLEMS: dict[str, str] = {
    "photo-missing": N_(
        "This photo is not there any more. If it is on a stick or a network drive, connect that, "
        "then choose it again."
    ),
    "photo-locked": N_(
        "Another program has this photo, or you may not open it. Close it there, then choose it "
        "again."
    ),
    "photo-unreadable": N_(
        "We could not open this photo. It may be damaged, or only half copied. Copy it again, or "
        "save it as a JPEG."
    ),
    "photo-too-large": N_("This photo is too large for us. Save it smaller, then choose it again."),
    "photo-odd-shape": N_(
        "This photo is far longer than it is wide. Cut out the part that you need, then choose it."
    ),
    "photo-not-kept": N_(
        "We could not keep this photo. The disk may be full. Free some space, then choose it again."
    ),
}
"""By ``PhotoError.code``. The draft is as it was before."""

QUESTIONS: dict[str, str] = {
    "people": N_("Can anybody be recognised?"),
    "children": N_("Is a child in it?"),
    "screens": N_("Can a screen, a price tag, a rota or papers be read?"),
}
"""By question, as in ``PHOTO_QUESTIONS``."""

ANSWERS: dict[tuple[str, str], str] = {
    ("people", "nobody"): N_("Nobody"),
    ("people", "agreed"): N_("They said yes"),
    ("people", "not-asked"): N_("Not asked yet"),
    ("children", "none"): N_("No child"),
    ("children", "agreed"): N_("A parent said yes"),
    ("children", "not-asked"): N_("Not asked yet"),
    ("screens", "none"): N_("Nothing"),
    ("screens", "seen"): N_("Yes, something"),
}
"""What each answer's button says."""

REMOVED: dict[str, str] = {
    "place": N_("We removed the place where this photo was taken."),
    "camera": N_("We removed what it told about your phone and the day."),
}
"""What is said after a photo was taken, by what was in it; the rest goes without a word."""


def problem(code: str) -> str:
    """Return the sentence for a ``PhotoError``'s code."""
    return _(PROBLEMS[code])


def question(name: str) -> str:
    """Return a question about a photo."""
    return _(QUESTIONS[name])


def answer(name: str, value: str) -> str:
    """Return what an answer's button says."""
    return _(ANSWERS[name, value])


def taken(removed: tuple[str, ...], *, still: bool) -> str:
    """Return what is said of a photo that was taken; "" when there is nothing to say.

    Args:
        removed: as in ``CleanPhoto.removed``.
        still: False when it moved.
    """
    first = next((name for name in REMOVED if name in removed), "")
    parts = [_(REMOVED[first])] if first else []
    if not still:
        parts.append(_("Only its first picture is used."))
    return " ".join(parts)
