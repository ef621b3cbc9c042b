"""The row of grey shapes below a post. Nothing happens when one presses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from studio.ui.cards.byline import icon
from studio.ui.cards.piece import Piece

if TYPE_CHECKING:
    from studio.ui.cards.base import PreviewCard

SIDE = 18


class Actions(Piece):
    """Outlines of what people can do with a post, in the tall form only."""

    name = "actions"
    gap = 10.0

    def __init__(
        self, card: PreviewCard, *shapes: str, right: tuple[str, ...] = (), spread: bool = False
    ) -> None:
        """Make the row.

        Args:
            card: whose row it is.
            shapes: icons from the left.
            right: icons at the right end.
            spread: True where the shapes share the whole width.
        """
        super().__init__(card)
        self._shapes, self._right, self._spread = shapes, right, spread

    def fit(self, width: float) -> float:
        """Take a row in the tall form."""
        return self.card.theme.px(SIDE + 4) if self.card.tall else 0.0

    def paint(self, painter: QPainter) -> None:
        """Draw the shapes."""
        theme, rect = self.card.theme, self.rect
        side = theme.px(SIDE)
        y = rect.center().y() - side / 2
        step = theme.px(SIDE + 16)
        if self._spread and len(self._shapes) > 1:
            step = int((rect.width() - side) / (len(self._shapes) - 1))
        for number, shape in enumerate(self._shapes):
            painter.drawPixmap(QPointF(rect.x() + number * step, y), icon(self.card, shape, SIDE))
        for number, shape in enumerate(reversed(self._right)):
            x = rect.right() - side - number * theme.px(SIDE + 16)
            painter.drawPixmap(QPointF(x, y), icon(self.card, shape, SIDE))
