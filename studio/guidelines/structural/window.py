"""``window``: only from one day to another, for posts that name something or for all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from studio.guidelines.structural.base import Making, View, told
from studio.guidelines.structural.require import for_brief

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.guidelines.finding import Finding


class Window:
    """``from`` and ``until``: first and last day. ``when``: words, ``briefs``: briefs, if any."""

    def __init__(self, making: Making) -> None:
        self._making = making
        self._when = making.group("when")
        self._first = _day(making, "from", date.min)
        self._last = _day(making, "until", date.max)

    def find(self, view: View) -> Iterator[Finding]:
        """Yield one finding outside of these days."""
        check, today = self._making.check, view.request.now.date()
        if self._first <= today <= self._last or not for_brief(self._making, view):
            return
        hits = view.of(self._when)
        if check.param("when") and not hits:
            return
        at = (hits[0].start, hits[0].end) if hits else (0, 0)
        early = today < self._first
        day = (self._first if early else self._last).isoformat()
        code = "window-early" if early else "window-late"
        yield told(check, view, code, at=at, values=(("day", day),))


def _day(making: Making, name: str, otherwise: date) -> date:
    value = making.check.param(name)
    return date.fromisoformat(value[0]) if value else otherwise
