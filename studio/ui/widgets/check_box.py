"""A check box that is seen in every theme: an outline, and a tick when it is on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from studio.ui import icons
from studio.ui.theme import Theme


class CheckBox(QAbstractButton):
    """Words beside a box; the whole of it is the target."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a size that shows all words."""
        theme = self._theme
        wide = QFontMetrics(theme.font("body")).horizontalAdvance(self.text())
        return QSize(wide + theme.px(36), theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(20)
        box = QRectF(1, (self.height() - side) / 2, side, side)
        on = self.isChecked()
        painter.setPen(QPen(theme.color("ink" if on else "border"), 1.5))
        painter.setBrush(theme.color("ink" if on else "surface"))
        painter.drawRoundedRect(box, 5, 5)
        if on:
            inner = theme.px(15)
            tick = icons.pixmap("check", theme.color("onInk"), inner, self.devicePixelRatioF(), 2.6)
            painter.drawPixmap(box.center() - QPointF(inner / 2, inner / 2), tick)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        words = QRectF(side + theme.px(10), 0, self.width() - side, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
