"""The picture as a network shows it: cut as there, scaled once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from studio.preview import shown_area
from studio.preview.picture_crop import cut_to
from studio.ui.cards.piece import Piece
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.post import Area
    from studio.ui.cards.base import PreviewCard
    from studio.ui.theme import Theme

TALLEST = 210
"""A picture in the column is never taller than this, in design pixels."""

TALLEST_WHOLE = 760
"""A picture in the tall form is never taller than this, in design pixels."""


class Scaled:
    """A part of a picture at one size, scaled once and not at every keystroke."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._made = QPixmap()

    def get(self, picture: QPixmap, area: Area, size: QSizeF, ratio: float) -> QPixmap:
        """Return a part of a picture.

        Args:
            picture: the whole one.
            area: the part of it.
            size: of the answer, logical pixels.
            ratio: device pixels for each of them.
        """
        key = (picture.cacheKey(), area, size.width(), size.height(), ratio)
        if key != self._key:
            left, top, width, height = area
            wide, high = picture.width(), picture.height()
            part = QRectF(left * wide, top * high, width * wide, height * high)
            self._made = picture.copy(part.toAlignedRect()).scaled(
                (size * ratio).toSize(),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._made.setDevicePixelRatio(ratio)
            self._key = key
        return self._made


class Picture(Piece):
    """The picture of the post, with what is cut off left out."""

    name = "picture"

    def __init__(
        self,
        card: PreviewCard,
        *,
        corner: float = 8,
        bleed: bool = False,
        cut: float = 0.0,
        badge: bool = False,
    ) -> None:
        """Make the piece.

        Args:
            card: whose picture it is.
            corner: of its rounded corners, design pixels.
            bleed: True where it reaches from edge to edge in the tall form.
            cut: width / height that it is cut to here, 0.0 for the network's own rule.
            badge: True where the network itself says that there is alt text.
        """
        super().__init__(card)
        self._cut, self._badge = cut, badge
        self.bleed = bleed and card.tall
        self._corner = 0.0 if self.bleed else corner
        self._scaled = Scaled()

    @property
    def area(self) -> Area:
        """The part of the picture that is shown."""
        picture = self.card.picture
        if picture is None:
            return (0.0, 0.0, 1.0, 1.0)
        wide, high = picture.width(), picture.height()
        if self._cut:
            return cut_to(self._cut, wide, high)
        return shown_area(self.card.place.surface, wide, high)

    def size(self, width: float) -> QSizeF:
        """Return how large the shown part is drawn in a width, logical pixels."""
        picture, theme = self.card.picture, self.card.theme
        if picture is None or picture.isNull():
            return QSizeF(0, 0)
        _left, _top, wide, high = self.area
        shape = QSizeF(picture.width() * wide, picture.height() * high)
        tallest = theme.px(TALLEST_WHOLE if self.card.tall else TALLEST)
        fitting = shape.scaled(QSizeF(width, tallest), Qt.AspectRatioMode.KeepAspectRatio)
        return QSizeF(max(1, round(fitting.width())), max(1, round(fitting.height())))

    def fit(self, width: float) -> float:
        """Be as tall as the shown part."""
        return self.size(width).height()

    def paint(self, painter: QPainter) -> None:
        """Draw it; what is left of the width stays quiet."""
        picture = self.card.picture
        if picture is None:
            return
        theme, rect = self.card.theme, self.rect
        size = self.size(rect.width())
        where = QRectF(QPointF(rect.x() + round((rect.width() - size.width()) / 2), rect.y()), size)
        corner = theme.px(self._corner)
        if size.width() < rect.width():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunken"))
            painter.drawRoundedRect(rect, corner, corner)
        made = self._scaled.get(picture, self.area, size, self.card.ratio)
        draw_rounded(painter, where, made, corner)
        if self.card.withdrawn:
            paint_withdrawn(painter, theme, where)
        elif self.card.alt and (self._badge or not self.card.tall):
            paint_badge(painter, theme, where)


def draw_rounded(painter: QPainter, where: QRectF, made: QPixmap, corner: float) -> None:
    """Draw a picture with round corners."""
    painter.save()
    if corner:
        path = QPainterPath()
        path.addRoundedRect(where, corner, corner)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.drawPixmap(where.topLeft(), made)
    painter.restore()


def paint_badge(painter: QPainter, theme: Theme, where: QRectF) -> None:
    """Draw the small ALT at the lower left."""
    wide, high, edge = theme.px(30), theme.px(17), theme.px(7)
    badge = QRectF(where.left() + edge, where.bottom() - high - edge, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(20, 18, 16, 209))
    painter.drawRoundedRect(badge, 4, 4)
    painter.setFont(theme.font("caption", 700))
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, _("ALT"))


def paint_withdrawn(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    """Cross a picture out: a veil, two lines, so that shape and not colour alone says it."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, theme.color("scrim"))
    painter.setPen(QPen(theme.color("stop"), theme.px(4)))
    painter.drawLine(rect.topLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomLeft())
    painter.restore()
