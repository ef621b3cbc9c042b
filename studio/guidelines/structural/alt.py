"""``alt``: how a picture is described. Whether it is described is looked at for every kit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.structural.base import Making, View, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.guidelines.finding import Finding


class Alt:
    """``most``: most characters. ``not_starting``: words that only say that it is a picture."""

    def __init__(self, making: Making) -> None:
        self._check = making.check
        self._most = int(making.number("most", 0))
        self._not = tuple(word.casefold().rstrip() for word in making.check.param("not_starting"))

    def find(self, view: View) -> Iterator[Finding]:
        """Yield a finding for each description that is long, or starts with an empty word."""
        request = view.request
        if request.networks and not any(rules.pictures.has_alt for rules in request.networks):
            return
        for use in request.pictures:
            words = use.alt.strip()
            start = next((item for item in self._not if _starts(words, item)), "")
            if start:
                yield told(self._check, view, "alt-start", values=(("words", words[: len(start)]),))
            if self._most and len(words) > self._most:
                over = str(len(words) - self._most)
                yield told(self._check, view, "alt-wordy", values=(("over", over),))


def _starts(words: str, start: str) -> bool:
    head, after = words[: len(start)].casefold(), words[len(start) : len(start) + 1]
    return head == start and not after.isalnum()
