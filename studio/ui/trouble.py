"""Banners for what went wrong outside of any one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.core import Core
    from studio.ui.studio import Studio


def say_recovered(studio: Studio, core: Core) -> None:
    """Say which damaged files were put aside at the start."""
    from studio.wording import publishing

    for item in core.recovered():
        words = publishing.recovered(item.file, restored=item.restored)
        studio.say.emit("check", "", words, "", "")
    if core.kit_trouble is not None:
        from studio.wording.i18n import _

        title = _("Your brand’s kit is damaged.")
        words = _("You see the demo kit. Open your kit’s file again, or look for a new version.")
        if core.kit_trouble.problems[0].code == "older-in-use":
            words = _("You see the version before it. Look for a new version: that mends it.")
        studio.say.emit("stop", title, words, _("Look for new versions"), "kit:update")


def say_problem(studio: Studio, problem: Exception) -> None:
    """Say what one of the doors answered."""
    from studio.wording.outcomes import problem_words

    studio.say.emit("stop", "", problem_words(problem), "", "")


def say_surprise(studio: Studio) -> None:
    """Say that something failed that nobody expected, and where the report is."""
    from studio.wording.i18n import _

    words = _(
        "Your words are safe. A report is in last-problem.txt in the data folder. "
        "It holds no words and no sign-in."
    )
    studio.say.emit("stop", _("Something failed that we did not expect."), words, "", "")


def say_no_kit(studio: Studio, problem: Exception) -> None:
    """Say why the window stays empty."""
    from studio.wording.i18n import _
    from studio.wording.outcomes import problem_words

    title = _("The studio could not open its kit.")
    studio.say.emit("stop", title, problem_words(problem), "", "")
