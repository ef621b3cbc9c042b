"""A picture with a ring that can be dragged, or moved with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui.theme import Theme
from studio.ui.workshop.picture_tiles import paint_focal
from studio.wording.i18n import _

STEP = 0.01
REST_MS = 500
"""After the last move the point counts as chosen."""
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class FocalCanvas(QWidget):
    """Emits the point that was chosen, 0.0 to 1.0 from the top left."""

    chosen = Signal(float, float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap: QPixmap | None = None
        self.point = (0.5, 0.5)
        self.setFixedSize(QSize(theme.px(168), theme.px(168)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._settled)

    def show_point(self, x: float, y: float) -> None:
        """Show where the point is now."""
        self._rest.stop()
        self.point = (x, y)
        spoken = _("What matters most: {x} per cent from the left, {y} from the top")
        self.setAccessibleName(spoken.format(x=round(x * 100), y=round(y * 100)))
        self.update()

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """Show a picture, or none while it is being fetched."""
        self._pixmap = pixmap
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        if self._pixmap is not None:
            shown = self._shown()
            painter.drawPixmap(shown, self._pixmap, QRectF(self._pixmap.rect()))
            x = shown.left() + self.point[0] * shown.width()
            y = shown.top() + self.point[1] * shown.height()
            paint_focal(painter, QPointF(x, y), self._theme.px(9))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the ring to the pointer."""
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the ring follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the point."""
        self._settled()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the ring by a hundredth, with Shift by a tenth."""
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        far = STEP * (10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        self._move(self.point[0] + move[0] * far, self.point[1] + move[1] * far)
        self._rest.start()

    def _follow(self, at: QPointF) -> None:
        shown = self._shown()
        if shown.width() > 0 and shown.height() > 0:
            x = (at.x() - shown.left()) / shown.width()
            y = (at.y() - shown.top()) / shown.height()
            self._move(x, y)

    def _move(self, x: float, y: float) -> None:
        self.show_point(min(1.0, max(0.0, x)), min(1.0, max(0.0, y)))

    def _settled(self) -> None:
        self._rest.stop()
        self.chosen.emit(*self.point)

    def _shown(self) -> QRectF:
        if self._pixmap is None or self._pixmap.isNull():
            return QRectF()
        wide, high = self._pixmap.width(), self._pixmap.height()
        scale = min(self.width() / wide, self.height() / high)
        size = (wide * scale, high * scale)
        return QRectF((self.width() - size[0]) / 2, (self.height() - size[1]) / 2, *size)
