"""``pair``: where one thing is said, another has to be said too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.structural.base import Making, View, added, outside, phrase_texts, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.guidelines.finding import Finding


class Pair:
    """``when``: the one. ``then``: the other; one of them is enough. ``use``: what to put in.

    ``allow``: where the words of ``when`` mean something else. An approved phrase that ``use``
    names counts as the other.
    """

    def __init__(self, making: Making) -> None:
        self._making = making
        self._when, self._allow = making.group("when"), making.group("allow")
        self._then = making.group("then")

    def find(self, view: View) -> Iterator[Finding]:
        """Yield one finding when the second is missing, at the first."""
        making, check = self._making, self._making.check
        hits = outside(view.of(self._when), view.of(self._allow))
        if not hits or view.of(self._then):
            return
        blocks = phrase_texts(making.kit, check.param("use"), view.request.locale)
        if any(block and block in view.text for block in blocks):
            return
        hit = hits[0]
        yield told(
            check,
            view,
            "pair-missing",
            at=(hit.start, hit.end),
            values=(("words", check.param("then")[0]),),
            fixes=added(making, view),
        )
