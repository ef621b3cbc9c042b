"""The bones of a card: pieces that know how tall they are and how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast
from weakref import ProxyTypes, proxy

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from studio.ui.cards.base import PreviewCard


class Piece:
    """One part of a card.

    Attributes:
        name: what it is, for tests and for whoever looks for it.
        bleed: True where it reaches from edge to edge of the card.
        gap: room above it, design pixels.
        rect: where it stands on the card; empty while it is not shown.
    """

    name = ""
    bleed = False
    gap = 8.0

    def __init__(self, card: PreviewCard) -> None:
        # A circle of references would leave it to chance when Qt's part of a card goes.
        self.card = cast("PreviewCard", card if type(card) in ProxyTypes else proxy(card))
        self.rect = QRectF()

    def fit(self, width: float) -> float:
        """Take a width and return the height that is needed, 0 when there is nothing to show."""
        raise NotImplementedError

    def place(self, rect: QRectF) -> None:
        """Stand here."""
        self.rect = rect

    def changed(self) -> QRectF:
        """Return what other words of the post change here; nothing for most pieces."""
        return QRectF()

    def paint(self, painter: QPainter) -> None:
        """Draw what is at ``rect``."""

    def leaves(self) -> Iterator[Piece]:
        """Yield the pieces that are shown and draw something."""
        if self.rect.height() > 0:
            yield self


class Column(Piece):
    """Pieces below each other. Those that show nothing take no room."""

    name = "column"

    def __init__(self, card: PreviewCard, *pieces: Piece) -> None:
        super().__init__(card)
        self.pieces = pieces
        self._heights = [0.0] * len(pieces)

    def fit(self, width: float) -> float:
        """Fit every piece."""
        wide = width + 2 * self.card.pad
        self._heights = [p.fit(wide if p.bleed else width) for p in self.pieces]
        shown = [p for p, height in zip(self.pieces, self._heights, strict=True) if height]
        gaps = sum(self.card.theme.px(p.gap) for p in shown[1:])
        return sum(self._heights) + gaps

    def place(self, rect: QRectF) -> None:
        """Place every piece."""
        super().place(rect)
        y, pad, first = rect.y(), self.card.pad, True
        for piece, height in zip(self.pieces, self._heights, strict=True):
            if height and not first:
                y += self.card.theme.px(piece.gap)
            first = first and not height
            out = pad if piece.bleed else 0
            piece.place(QRectF(rect.x() - out, y, rect.width() + 2 * out, height))
            y += height

    def leaves(self) -> Iterator[Piece]:
        """Yield those of every piece."""
        for piece in self.pieces:
            yield from piece.leaves()


class Beside(Piece):
    """A piece of a fixed width, and another one in the rest of the width."""

    name = "beside"

    def __init__(
        self, card: PreviewCard, left: Piece, right: Piece, *, side: float, room: float = 10
    ) -> None:
        """Put two pieces beside each other.

        Args:
            card: whose pieces they are.
            left: the one with the fixed width.
            right: the other one.
            side: width of the left one, design pixels.
            room: between the two, design pixels.
        """
        super().__init__(card)
        self.left, self.right = left, right
        self._side, self._room = side, room
        self._heights = (0.0, 0.0)

    def fit(self, width: float) -> float:
        """Fit both."""
        theme = self.card.theme
        side, room = theme.px(self._side), theme.px(self._room)
        self._heights = (self.left.fit(side), self.right.fit(max(20, width - side - room)))
        return max(self._heights)

    def place(self, rect: QRectF) -> None:
        """Place both at the top."""
        super().place(rect)
        theme = self.card.theme
        side, out = theme.px(self._side), theme.px(self._side) + theme.px(self._room)
        left, right = self._heights
        self.left.place(QRectF(rect.x(), rect.y(), side, left))
        self.right.place(QRectF(rect.x() + out, rect.y(), max(20, rect.width() - out), right))

    def leaves(self) -> Iterator[Piece]:
        """Yield those of both."""
        yield from self.left.leaves()
        yield from self.right.leaves()
