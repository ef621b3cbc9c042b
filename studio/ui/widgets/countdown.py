"""The ring that counts the seconds in which a post can still be taken back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.theme import Theme


class CountdownRing(QWidget):
    """A ring that empties, with the number inside."""

    def __init__(self, theme: Theme, seconds: int) -> None:
        super().__init__()
        self._theme = theme
        self._whole = seconds
        self._left = seconds
        self.setFixedSize(theme.px(46), theme.px(46))

    def set_left(self, seconds: int) -> None:
        """Show another number of seconds."""
        self._left = seconds
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring and the number."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(theme.color("line"), 4))
        painter.drawEllipse(ring)
        painter.setPen(QPen(theme.color("ink"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        share = self._left / self._whole if self._whole else 0
        painter.drawArc(ring, 90 * 16, round(360 * 16 * share))
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("heading2", 700))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._left))
        painter.end()
