"""Which page of the workshop shows the place of a problem, and what its button says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from studio.wording.dates import short_day
from studio.wording.i18n import N_, _

if TYPE_CHECKING:
    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit

FIX_WORDS: dict[str, str] = {
    "end-brief-with-rights": N_("End brief on {day}"),
    "end-brief-with-kit": N_("End brief on {day}"),
    "start-brief-with-rights": N_("Start brief on {day}"),
    "take-picture-out-of-brief": N_("Take the picture out"),
    "use-replacement": N_("Use the other picture"),
}
"""By ``Problem.fixes``."""

_PAGES = {
    "picture": "pictures",
    "campaign": "briefs",
    "rule": "rules",
    "label": "words",
    "phrase": "words",
    "link": "words",
    "words": "words",
    "voice": "words",
    "template": "layouts",
    "token": "layouts",
    "font": "layouts",
    "check": "rules",
    "card": "drills",
    "kit": "keys",
}


def page_of(problem: Problem) -> str:
    """Return the page that shows the place of a problem."""
    return _PAGES.get(problem.target[0], "keys")


def name_of(problem: Problem, kit: BrandKit | None, locale: str) -> str:
    """Return what people call the thing that has the problem."""
    kind, name, _field = problem.target
    if kit is not None and kind == "picture" and (picture := kit.picture(name)):
        return picture.name.get(locale) or name
    if kit is not None and kind == "campaign" and (brief := kit.campaign(name)):
        return f"“{brief.title.get(locale)}”"
    return name or problem.where


def button_words(problem: Problem) -> str:
    """Return what the button of a problem's card says."""
    if problem.code in ("missing-alt", "missing-text"):
        return _("Write it")
    words = {
        "picture": _("Open picture"),
        "campaign": _("Open brief"),
        "rule": _("Open rule"),
    }
    return words.get(problem.target[0], _("Open"))


def fix_words(problem: Problem, fix: str) -> str:
    """Return what the button of a fix says."""
    day = dict(problem.values).get("day", "")
    shown = short_day(date.fromisoformat(day)) if day else ""
    return _(FIX_WORDS[fix]).format(day=shown)
