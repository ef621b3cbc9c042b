"""A phone's whole screen: the picture, and the zones that the network's buttons cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from studio.preview import shown_area
from studio.preview.picture_crop import cut_to
from studio.ui import icons
from studio.ui.cards.picture import TALLEST, Scaled, paint_withdrawn
from studio.ui.cards.piece import Piece

if TYPE_CHECKING:
    from studio.post import Area
    from studio.ui.cards.base import PreviewCard

NIGHT = QColor(17, 16, 15)
STRIPE = QColor(255, 255, 255, 54)
SHADE = QColor(0, 0, 0, 92)
WHITE = QColor(255, 255, 255)


class Phone(Piece):
    """The screen. What lies over the picture in the tall form is drawn by subclasses."""

    name = "phone"

    def __init__(self, card: PreviewCard, *, fill: bool) -> None:
        """Make the piece.

        Args:
            card: whose screen it is.
            fill: True where the picture fills the screen; otherwise all of it is seen.
        """
        super().__init__(card)
        self._fill = fill
        self._scaled = Scaled()

    @property
    def across(self) -> float:
        """Width of the screen for each pixel of its height."""
        wide, high = self.card.place.surface.ratio
        return wide / high

    def fit(self, width: float) -> float:
        """Keep the surface's ratio; there is no screen without a picture."""
        if self.card.picture is None:
            return 0.0
        if self.card.tall:
            return float(round(width / self.across))
        return float(min(self.card.theme.px(TALLEST), round(width / self.across)))

    def paint(self, painter: QPainter) -> None:
        """Draw picture and zones."""
        painter.save()
        path = QPainterPath()
        corner = 0 if self.bleed else self.card.theme.px(10)
        path.addRoundedRect(self.rect, corner, corner)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.fillRect(self.rect, NIGHT)
        where = self._paint_picture(painter)
        if self.card.withdrawn:
            paint_withdrawn(painter, self.card.theme, where)
        self._paint_covered(painter)
        if self.card.tall:
            self.paint_over(painter)
        painter.restore()

    def paint_over(self, painter: QPainter) -> None:
        """Draw what the network puts over the picture."""

    def safe(self) -> QRectF:
        """Return what no button covers."""
        left, top, width, height = self.card.place.surface.safe
        rect = self.rect
        return QRectF(
            rect.x() + left * rect.width(),
            rect.y() + top * rect.height(),
            width * rect.width(),
            height * rect.height(),
        )

    def shape(
        self, painter: QPainter, name: str, where: QPointF, size: float = 20, stroke: float = 1.75
    ) -> None:
        """Draw a white icon; ``where`` is its middle, ``size`` in design pixels."""
        side = self.card.theme.px(size)
        made = icons.pixmap(name, WHITE, side, self.card.ratio, stroke)
        painter.drawPixmap(where - QPointF(side / 2, side / 2), made)

    def _paint_picture(self, painter: QPainter) -> QRectF:
        picture, rect = self.card.picture, self.rect
        if picture is None:
            return QRectF()
        area, size = self._part(picture.width(), picture.height())
        corner = rect.center() - QPointF(size.width() / 2, size.height() / 2)
        where = QRectF(QPointF(round(corner.x()), round(corner.y())), size)
        painter.drawPixmap(where.topLeft(), self._scaled.get(picture, area, size, self.card.ratio))
        return where

    def _part(self, wide: int, high: int) -> tuple[Area, QSizeF]:
        rect = self.rect
        if self._fill:
            return cut_to(rect.width() / rect.height(), wide, high), rect.size()
        area = shown_area(self.card.place.surface, wide, high)
        shape = QSizeF(wide * area[2], high * area[3])
        fitting = shape.scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return area, QSizeF(round(fitting.width()), round(fitting.height()))

    def _paint_covered(self, painter: QPainter) -> None:
        safe, rect = self.safe(), self.rect
        covered = QPainterPath()
        covered.addRect(rect)
        free = QPainterPath()
        free.addRect(safe)
        covered = covered.subtracted(free)
        if covered.isEmpty():
            return
        painter.save()
        painter.setClipPath(covered, Qt.ClipOperation.IntersectClip)
        painter.fillRect(rect, SHADE)
        painter.setPen(QPen(STRIPE, 1))
        step, x = self.card.theme.px(9), rect.x() - rect.height()
        while x < rect.right():
            painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
            x += step
        painter.restore()
