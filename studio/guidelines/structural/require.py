"""``require``: at least one of these words has to be in the post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.structural.base import Making, View, added, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.guidelines.finding import Finding


class Require:
    """``any``: the words. ``when``: only in posts with one of these. ``use``: what to put in.

    ``networks`` and ``briefs`` limit it to posts for one of them.
    """

    def __init__(self, making: Making) -> None:
        self._making = making
        self._wanted, self._when = making.group("any"), making.group("when")

    def find(self, view: View) -> Iterator[Finding]:
        """Yield one finding when none of the words is there."""
        making, check = self._making, self._making.check
        if view.subject.blank or view.of(self._wanted):
            return
        if check.param("when") and not view.of(self._when):
            return
        networks = concerned(making, view)
        if networks is None or not for_brief(making, view):
            return
        yield told(
            check,
            view,
            "require-missing",
            values=(("words", check.param("any")[0]),),
            networks=networks,
            fixes=added(making, view),
        )


def concerned(making: Making, view: View) -> tuple[str, ...] | None:
    """Return the networks that a check is about, () for all, None when the post goes to none."""
    meant = making.check.param("networks")
    if not meant:
        return ()
    found = tuple(rules.id for rules in view.request.networks if rules.id in meant)
    return found or None


def for_brief(making: Making, view: View) -> bool:
    """Tell whether a check is about the brief that a post answers."""
    meant, brief = making.check.param("briefs"), view.request.brief
    return not meant or (brief is not None and brief.id in meant)
