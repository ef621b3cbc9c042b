"""What lies over the picture while it is worked on, and is never sent."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from studio.composing.plan import Plan
from studio.ui import icons
from studio.ui.theme import Theme

HANDLE = 10
"""Reach of a handle at a corner, design pixels."""

_LOCKED = ("panel", "logo", "legal", "badge")
_SIGN = 15
_SHARE = 0.045  # of the picture's width: a sign must not hide a small picture


def paint_locks(painter: QPainter, theme: Theme, plan: Plan, corner: QPointF, scale: float) -> None:
    """Hatch what the brand team locked, and put a padlock on it.

    Args:
        painter: of the widget.
        theme: for the colours.
        plan: what is where.
        corner: of the picture in the widget.
        scale: widget pixels for each pixel of the picture.
    """
    side = min(theme.px(_SIGN), max(9, round(plan.width * scale * _SHARE)))
    painter.save()
    for layer in plan.layers:
        if layer.kind not in _LOCKED:
            continue
        left, top, wide, high = (side * scale for side in layer.box)
        rect = QRectF(corner.x() + left, corner.y() + top, wide, high)
        if layer.kind == "panel":
            veil = QColor(255, 255, 255, 26)
            painter.fillRect(rect, QBrush(veil, Qt.BrushStyle.BDiagPattern))
            _padlock(painter, rect.topRight() + QPointF(-side - 9, 3), side)
        elif layer.kind == "badge":
            beside = QPointF(4, (rect.height() - side - 6) / 2)
            _padlock(painter, rect.topRight() + beside, side)
    painter.restore()


def paint_choice(
    painter: QPainter, theme: Theme, rect: QRectF, *, movable: bool, chosen: bool
) -> None:
    """Frame words that can be moved, with corners to hold, or that are chosen.

    Args:
        painter: of the widget.
        theme: for the colours.
        rect: where the words stand.
        movable: True when the colleague may move them.
        chosen: True when the keys move them.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("ink"), 2.5 if chosen else 1.5)
    if not movable:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
    if movable:
        side = min(theme.px(HANDLE), max(6, round(rect.height() * 0.25)))
        painter.setBrush(QColor("white"))
        for point in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()):
            corner = QRectF(point.x() - side / 2, point.y() - side / 2, side, side)
            painter.drawRoundedRect(corner, 2, 2)
    painter.restore()


def _padlock(painter: QPainter, corner: QPointF, side: int) -> None:
    disc = QRectF(corner.x(), corner.y(), side + 6, side + 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    # Dark on every theme: it lies on a picture and not on the window.
    painter.setBrush(QColor(0, 0, 0, 140))
    painter.drawEllipse(disc)
    sign = icons.pixmap("lock", QColor("white"), side - 3, 1.0, 2.2)
    painter.drawPixmap(disc.center() - QPointF((side - 3) / 2, (side - 3) / 2), sign)
