"""The own-words meter: an ink bar for the colleague's words, dashed for the kit's."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import Theme


class OwnWordsMeter(QWidget):
    """Shows a share between 0 and 1."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setFixedHeight(theme.px(10))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """Show another share."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable width."""
        return QSize(self._theme.px(180), self._theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and what is left of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inked = self.width() * self._share
        if inked > 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("ink"))
            painter.drawRoundedRect(QRectF(0, 0, inked, self.height()), 3, 3)
        if self.width() - inked > 8:
            pen = QPen(self._theme.color("text3"), 1)
            pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            left = inked + 3 if inked > 1 else 0
            rest = QRectF(left + 0.5, 0.5, self.width() - left - 1, self.height() - 1)
            painter.drawRoundedRect(rest, 3, 3)
        painter.end()
