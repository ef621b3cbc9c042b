"""A choice from a list, with an arrow that is seen in every theme."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from studio.ui import icons
from studio.ui.theme import Theme


class Combo(QComboBox):
    """Style sheets take the arrow away; this one draws it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the arrow at its end."""
        super().paintEvent(event)
        side = self._theme.px(18)
        painter = QPainter(self)
        colour = self._theme.color("text2" if self.isEnabled() else "text3")
        arrow = icons.pixmap("chevron-down", colour, side, self.devicePixelRatioF())
        right = self.width() - side - self._theme.px(10)
        x = self.width() - right - side if self.isRightToLeft() else right
        painter.drawPixmap(x, (self.height() - side) // 2, arrow)
        painter.end()
