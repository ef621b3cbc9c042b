"""The head of every card: the network's letter, its name, and the status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from studio.ui import icons
from studio.ui.cards.byline import draw_line

if TYPE_CHECKING:
    from studio.ui.cards.base import PreviewCard

HEIGHT = 38
"""Design pixels."""

MIDDLE = Qt.AlignmentFlag.AlignVCenter


def paint_head(painter: QPainter, card: PreviewCard, name: str) -> None:
    """Draw the head. A long name is shortened, the status never."""
    theme, status, pad = card.theme, card.status, card.pad
    height = theme.px(HEIGHT)
    square = QRectF(pad, (height - theme.px(22)) / 2, theme.px(22), theme.px(22))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("sunken"))
    painter.drawRoundedRect(square, 5, 5)
    painter.setPen(theme.color("text2"))
    painter.setFont(theme.font("caption", 700))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, card.place.rules.monogram)
    painter.setFont(theme.font("small", 600))
    wide = painter.fontMetrics().horizontalAdvance(status.words)
    end = card.width() - pad - wide - theme.px(22)
    painter.setPen(theme.color(status.tone))
    words = QRectF(0, 0, card.width() - pad, height)
    painter.drawText(words, MIDDLE | Qt.AlignmentFlag.AlignRight, status.words)
    mark = icons.pixmap(status.icon, theme.color(status.tone), theme.px(16), card.ratio, 2.0)
    painter.drawPixmap(QPointF(end, (height - theme.px(16)) / 2), mark)
    x = square.right() + theme.px(8)
    painter.setPen(theme.color("text"))
    line = QRectF(x, 0, max(0.0, end - x - theme.px(8)), height)
    draw_line(painter, line, name, theme.font("small", 600))
    painter.setPen(QPen(theme.color("line"), 1))
    painter.drawLine(0, height, card.width(), height)
