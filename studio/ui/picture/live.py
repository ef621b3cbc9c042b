"""Draws a plan with Qt, at any scale: what follows the hand, and what small pictures show.

The exact picture comes from ``studio.composing.drawing``; both are drawn from the same plan and
by the same engine for letters, and a test compares them.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from studio.composing.drawing import CORNER
from studio.composing.plan import Plan, PlanLayer, shade_box
from studio.lettering import QtLetterer
from studio.post import Area


def paint_plan(
    painter: QPainter,
    plan: Plan,
    picture: QPixmap,
    mark: QPixmap | None,
    letterer: QtLetterer,
) -> None:
    """Draw a plan at the painter's own scale; one unit is one pixel of the exact picture.

    Args:
        painter: with the canvas' top left at its origin.
        plan: what is where.
        picture: a working copy of the whole upright picture.
        mark: the brand's mark, or None.
        letterer: knows the kit's fonts.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(QRect(0, 0, plan.width, plan.height), QColor(plan.ground))
    for layer in plan.layers:
        rect = QRect(*layer.box)
        if layer.kind == "picture" and layer.area is not None:
            painter.drawPixmap(QRectF(rect), picture, source_rect(picture, layer.area))
        elif layer.kind == "panel":
            painter.fillRect(rect, _with(layer.colour, layer.opacity))
        elif layer.kind == "logo" and mark is not None:
            painter.drawPixmap(_beside(rect, mark), mark, QRectF(mark.rect()))
        elif layer.letters is not None and layer.letters.words:
            _paint_words(painter, layer, letterer)
    painter.restore()


def source_rect(picture: QPixmap, area: Area) -> QRectF:
    """Return an area of a picture in the pixels of its working copy."""
    wide, high = picture.width(), picture.height()
    return QRectF(area[0] * wide, area[1] * high, area[2] * wide, area[3] * high)


def _paint_words(painter: QPainter, layer: PlanLayer, letterer: QtLetterer) -> None:
    letters = layer.letters
    if letters is None:
        return
    box = layer.box
    painter.setPen(Qt.PenStyle.NoPen)
    if layer.kind == "badge":
        radius = round(box[3] * CORNER)
        painter.setBrush(QColor(layer.colour))
        painter.drawRoundedRect(QRectF(*box), radius, radius)
    elif layer.shade:
        found = letterer.set(letters)
        radius = round(found.size * CORNER)
        painter.setBrush(_with(layer.shade, layer.opacity))
        painter.drawRoundedRect(QRectF(*shade_box(found.ink, box, found.size)), radius, radius)
    letterer.draw_on(painter, letters, QPointF(box[0], box[1]))


def _with(colour: str, opacity: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(opacity)
    return made


def _beside(rect: QRect, mark: QPixmap) -> QRectF:
    share = min(rect.width() / mark.width(), rect.height() / mark.height())
    wide, high = max(1, round(mark.width() * share)), max(1, round(mark.height() * share))
    return QRectF(rect.left(), rect.top() + (rect.height() - high) // 2, wide, high)
