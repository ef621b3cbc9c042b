"""``personal-touch``: the suggested words are a start, and nearly the same is not enough."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studio.guidelines.structural.base import Making, View, told
from studio.guidelines.structural.require import concerned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.guidelines.finding import Finding

ALIKE = 92.0
"""From here on, out of 100, a text counts as the suggested one."""

_GAP = re.compile(r"\{[^{}\n]*\}")


class PersonalTouch:
    """``alike``: how alike is too alike, 0 to 100. ``networks``: only for these."""

    def __init__(self, making: Making) -> None:
        self._making = making
        self._most = making.number("alike", ALIKE)

    def find(self, view: View) -> Iterator[Finding]:
        """Yield one finding when the text is nearly a suggestion with its gaps left out."""
        request = view.request
        networks = concerned(self._making, view)
        if view.subject.blank or not request.suggestions or networks is None:
            return
        # The measuring library is loaded only for kits that ask for it.
        from studio.guidelines.sameness import alike

        others = tuple(_GAP.sub(" ", item) for item in request.suggestions)
        if alike(_GAP.sub(" ", view.text), others) >= self._most:
            yield told(self._making.check, view, "personal-touch", networks=networks)
