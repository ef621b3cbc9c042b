"""The card that a network makes for an address. The page itself is not fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from studio.ui.cards.byline import draw_line, icon
from studio.ui.cards.piece import Piece
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.ui.cards.base import PreviewCard


class LinkBox(Piece):
    """A place for the page's picture, its host, and its title when the kit knows it."""

    name = "link"

    def __init__(
        self, card: PreviewCard, *, beside: bool = False, bleed: bool = False, corner: float = 8
    ) -> None:
        """Make the piece.

        Args:
            card: whose link it is.
            beside: True where the picture stands beside the words, not above them.
            bleed: True where it reaches from edge to edge in the tall form.
            corner: of its rounded corners, design pixels.
        """
        super().__init__(card)
        self._beside = beside
        self.bleed = bleed and card.tall
        self._corner = 0.0 if self.bleed else corner

    def fit(self, width: float) -> float:
        """Take room when there is a link card."""
        if self.card.link is None:
            return 0.0
        words = self.card.theme.px(58)
        return words if self._beside else words + self._stage(width)

    def _stage(self, width: float) -> int:
        high = width / 1.91 if self.card.tall else self.card.theme.px(74)
        return round(min(high, self.card.theme.px(180)))

    def changed(self) -> QRectF:
        """Return all of it: its words may be others."""
        return QRectF(self.rect)

    def paint(self, painter: QPainter) -> None:
        """Draw an outline, the empty picture and the words."""
        theme, rect = self.card.theme, self.rect
        corner = theme.px(self._corner)
        painter.save()
        path = QPainterPath()
        path.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        stage, words = self._parts()
        painter.fillRect(rect, theme.color("canvas"))
        painter.fillRect(stage, theme.color("sunken"))
        side = theme.px(22)
        painter.drawPixmap(
            stage.center() - QPointF(side / 2, side / 2), icon(self.card, "link", 22)
        )
        self._paint_words(painter, words)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawPath(path)

    def _parts(self) -> tuple[QRectF, QRectF]:
        theme, rect = self.card.theme, self.rect
        if self._beside:
            side = rect.height()
            words = QRectF(rect.x() + side, rect.y(), rect.width() - side, side)
            stage = QRectF(rect.x(), rect.y(), side, side)
        else:
            high = self._stage(rect.width())
            stage = QRectF(rect.x(), rect.y(), rect.width(), high)
            words = QRectF(rect.x(), rect.y() + high, rect.width(), rect.height() - high)
        edge = theme.px(10)
        return stage, words.adjusted(edge, theme.px(4), -edge, -theme.px(4))

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        card, theme = self.card.link, self.card.theme
        if card is None:
            return
        known = bool(card.title)
        rows = (
            (card.host, theme.font("caption"), "text2"),
            (card.title or _("We don’t know this page’s title."), theme.font("small", 600),
             "text" if known else "pencil"),
            (_("Its picture comes from the page."), theme.font("caption"), "text3"),
        )  # fmt: skip
        high = rect.height() / len(rows)
        for number, (words, font, tone) in enumerate(rows):
            painter.setPen(theme.color(tone))
            draw_line(painter, QRectF(rect.x(), rect.y() + number * high, rect.width(), high),
                      words, font)  # fmt: skip
