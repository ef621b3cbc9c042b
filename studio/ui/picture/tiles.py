"""Small pictures of a composition: for the list of layouts and the strip of places."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton

from studio.composing.areas import WHOLE
from studio.composing.plan import Plan
from studio.post import Area
from studio.ui import icons
from studio.ui.picture.desk import PictureDesk
from studio.ui.picture.live import paint_plan, source_rect
from studio.ui.theme import Theme


class Tile(QAbstractButton):
    """A button with a picture, a name and a line of state; an ink outline when chosen."""

    wanted = Signal()

    def __init__(self, theme: Theme, name: str, note: str = "", tone: str = "text2") -> None:
        super().__init__()
        self._theme = theme
        self._note, self._tone, self._icon = note, tone, ""
        self._pixmap: QPixmap | None = None
        self.setText(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.wanted)
        self._name_it()

    def set_note(self, note: str, tone: str, icon: str = "") -> None:
        """Say another line of state."""
        if (note, tone, icon) != (self._note, self._tone, self._icon):
            self._note, self._tone, self._icon = note, tone, icon
            self._name_it()
            self.update()

    def set_pixmap(self, pixmap: QPixmap | None) -> None:
        """Show another picture."""
        self._pixmap = pixmap
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus is gone."""
        super().focusOutEvent(event)
        self.update()

    def _name_it(self) -> None:
        self.setAccessibleName(f"{self.text()}, {self._note}" if self._note else self.text())

    def paint_frame(self, painter: QPainter, rect: QRectF, radius: float) -> None:
        """Outline a part of the tile: ink and thick when it is chosen or has the focus."""
        chosen = self.isChecked() or self.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        colour = self._theme.color("ink" if chosen else "line")
        painter.setPen(QPen(colour, 2.5 if chosen else 1))
        painter.drawRoundedRect(rect, radius, radius)

    def paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the picture in the middle of a box, uncut."""
        painter.fillRect(rect, self._theme.color("sunken"))
        if self._pixmap is None or self._pixmap.isNull():
            return
        size = self._pixmap.deviceIndependentSize()
        share = min(rect.width() / size.width(), rect.height() / size.height())
        wide, high = size.width() * share, size.height() * share
        at = QPointF(rect.center().x() - wide / 2, rect.center().y() - high / 2)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(at.x(), at.y(), wide, high), self._pixmap,
                           QRectF(self._pixmap.rect()))  # fmt: skip

    def start(self) -> QPainter:
        """Return a painter for the tile."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter


class LayoutTile(Tile):
    """A layout: the picture above, its name below."""

    def sizeHint(self) -> QSize:
        """Return the tile's size."""
        return QSize(self._theme.px(148), self._theme.px(132))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        theme, painter = self._theme, self.start()
        box = QRectF(3, 3, self.width() - 6, self.height() - theme.px(30))
        path = QPainterPath()
        path.addRoundedRect(box, 8, 8)
        painter.save()
        painter.setClipPath(path)
        self.paint_picture(painter, box)
        painter.restore()
        self.paint_frame(painter, box, 8)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("small", 600 if self.isChecked() else 400))
        words = QRectF(2, box.bottom() + 4, self.width() - 4, theme.px(22))
        name = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
        painter.end()


class PlaceTile(Tile):
    """Places that are sent the same: a small picture, their names, the shape and the state."""

    def __init__(self, theme: Theme, name: str, shape: str) -> None:
        super().__init__(theme, name)
        self._shape = shape

    def sizeHint(self) -> QSize:
        """Return the tile's size, as wide as its words need."""
        theme = self._theme
        words = QFontMetrics(theme.font("small", 600))
        wide = max(words.horizontalAdvance(t) for t in (self.text(), self._note + "     "))
        return QSize(theme.px(84) + min(wide, theme.px(280)), theme.px(72))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        theme, painter = self._theme, self.start()
        whole = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(whole, 10, 10)
        self.paint_frame(painter, whole, 10)
        side = theme.px(54)
        self.paint_picture(painter, QRectF(theme.px(9), (self.height() - side) / 2, side, side))
        x = theme.px(9) + side + theme.px(9)
        width = self.width() - x - theme.px(6)
        row = theme.px(20)
        y = (self.height() - 3 * row) / 2
        lines = ((self.text(), 600, "text"), (self._shape, 400, "text2"))
        for words, weight, tone in lines:
            painter.setFont(theme.font("small", weight))
            painter.setPen(theme.color(tone))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(width))
            painter.drawText(QRectF(x, y, width, row), Qt.AlignmentFlag.AlignVCenter, shown)
            y += row
        self._paint_state(painter, x, y, row)
        painter.end()

    def _paint_state(self, painter: QPainter, x: float, y: float, row: int) -> None:
        theme = self._theme
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color(self._tone))
        if self._icon:
            side = theme.px(15)
            sign = icons.pixmap(
                self._icon, theme.color(self._tone), side, self.devicePixelRatioF(), 2.2
            )
            painter.drawPixmap(QPointF(x, y + (row - side) / 2), sign)
            x += side + 4
        rest = QRectF(x, y, self.width() - x, row)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._note)


def small_picture(
    desk: PictureDesk, plan: Plan | None, area: Area | None, side: int, ratio: float
) -> QPixmap:
    """Draw a composition, or an area of the picture, at a small size.

    Args:
        desk: has the picture and the letters.
        plan: what is drawn, None for the picture alone.
        area: what is shown of the picture when there is no plan.
        side: longest side, logical pixels.
        ratio: device pixels for each logical one.
    """
    shown = area or WHOLE
    if plan is not None:
        wide, high = float(plan.width), float(plan.height)
    else:
        wide, high = shown[2] * desk.size[0], shown[3] * desk.size[1]
    share = side * ratio / max(wide, high)
    made = QPixmap(max(1, round(wide * share)), max(1, round(high * share)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if plan is not None:
        painter.scale(made.width() / plan.width, made.height() / plan.height)
        paint_plan(painter, plan, desk.picture, desk.mark, desk.letterer)
    else:
        painter.drawPixmap(QRectF(made.rect()), desk.picture, source_rect(desk.picture, shown))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
