"""A person's letter on a round, quiet colour; the same person always gets the same one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.ui.theme import Theme


def person_colours(theme: Theme, name: str) -> tuple[QColor, QColor]:
    """Return (fill, letter) for a person's name."""
    people = theme.tokens["person"]
    entry = people[sum(name.encode()) % len(people)]
    return QColor(entry["fill"]), QColor(entry["letter"])


def paint_avatar(painter: QPainter, theme: Theme, rect: QRectF, name: str) -> None:
    """Draw the round letter into ``rect``."""
    fill, ink = person_colours(theme, name)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawEllipse(rect)
    font = theme.font("body", 700)
    font.setPixelSize(max(10, round(rect.height() * 0.42)))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name[:1].upper() or "?")


class Avatar(QWidget):
    """The round letter as a widget."""

    def __init__(self, theme: Theme, name: str, side: int) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self.setFixedSize(side, side)

    def show_person(self, theme: Theme, name: str) -> None:
        """Show somebody else, or the same in other colours."""
        self._theme, self._name = theme, name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the letter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, self._theme, QRectF(self.rect()), self._name)
        painter.end()
