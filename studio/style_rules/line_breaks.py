r"""Gives rules a text whose lines end in ``\n`` alone, and finds the way back."""

from __future__ import annotations

from bisect import bisect_right


class Unified:
    r"""A text with ``\r\n`` and ``\r`` made ``\n``.

    Attributes:
        text: the text that rules look at.
    """

    __slots__ = ("_places", "text")

    def __init__(self, text: str) -> None:
        self._places: list[int] = []
        self.text = text
        if "\r" in text:
            place = text.find("\r\n")
            while place >= 0:
                # In the new text, what follows this break is one further to the front.
                self._places.append(place - len(self._places) + 1)
                place = text.find("\r\n", place + 2)
            self.text = text.replace("\r\n", "\n").replace("\r", "\n")

    def original(self, offset: int) -> int:
        """Return where a code point of the new text stands in the old one."""
        return offset + bisect_right(self._places, offset) if self._places else offset
