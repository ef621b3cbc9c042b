"""``category``: posts about goods that may not be promoted like this, or at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.finding import Level
from studio.guidelines.structural.base import Making, View, outside, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.guidelines.finding import Finding

_MODES = {"block": Level.STOP, "warn": Level.CHECK}


class Category:
    """``category``: its name for people. ``words``: what tells such a post. ``allow``: as ever.

    ``mode``: ``block`` stops it, ``warn`` asks, ``off`` does nothing; without one the check's
    own level counts.
    """

    def __init__(self, making: Making) -> None:
        self._check = making.check
        self._words, self._allow = making.group("words"), making.group("allow")
        self._mode = (making.check.param("mode") or ("",))[0]

    def find(self, view: View) -> Iterator[Finding]:
        """Yield one finding, at the first word that tells."""
        hits = outside(view.of(self._words), view.of(self._allow))
        if not hits or self._mode == "off":
            return
        level = _MODES.get(self._mode)
        found = told(
            self._check,
            view,
            "category-words",
            at=(hits[0].start, hits[0].end),
            values=(("category", self._check.param("category")[0]),),
            level=level,
        )
        yield found
