"""Words on a picture, between what lays them out and what puts them there. No Qt.

The engine that sets type is handed in: it shapes, orders and falls back to other fonts as
each script needs it (see docs/decisions/0029-qt-sets-words-on-pictures.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from studio.brand_kit.model_design import Font

PxBox = tuple[int, int, int, int]
"""(left, top, width, height) in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Words and the box that they have to fit.

    Attributes:
        words: as they are shown.
        width: of the box, pixels.
        height: of the box, pixels.
        size: of the letters, pixels.
        least: how small they may become, pixels.
        colour: ``#RRGGBB``.
        font: a font of the kit, or None for the app's own.
        weight: 1 to 1000, for the app's own font.
        middle: True to stand in the middle of the box from left to right too.
        pad: room that stays free on each side, pixels; half of it above and below.
    """

    words: str
    width: int
    height: int
    size: float
    least: float
    colour: str
    font: Font | None = None
    weight: int = 700
    middle: bool = False
    pad: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """Words that were laid out.

    Attributes:
        size: of the letters, pixels; between ``least`` and ``size`` of the words.
        fits: False when they do not fit even at the least size; then that size is told.
        ink: the box around all lines, pixels inside the words' box.
        lines: how many there are.
    """

    size: float
    fits: bool
    ink: PxBox
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """Letters as pixels.

    Attributes:
        left: pixels from the left of the words' box.
        top: pixels from its top.
        width: pixels.
        height: pixels.
        rgba: 4 bytes for each pixel, colours not multiplied by the last; no padding.
    """

    left: int
    top: int
    width: int
    height: int
    rgba: bytes


class Letterer(Protocol):
    """Sets and paints words; may be used on any thread."""

    def learn(self, font: Font, data: bytes) -> None:
        """Take a kit's font over; learning it twice changes nothing."""

    def set(self, letters: Letters) -> Set:
        """Lay words out, smaller where they are too many."""
        ...

    def paint(self, letters: Letters) -> Painted:
        """Return the letters as pixels, nothing outside the words' box."""
        ...
