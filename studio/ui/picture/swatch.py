"""A colour of the kit, with how well words in it can be read on the picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from studio.ui import icons
from studio.ui.theme import Theme
from studio.wording.i18n import _
from studio.wording.numbers import one_decimal

ROUNDING = 0.05  # a ratio is shown with one decimal


class Swatch(QAbstractButton):
    """A disc, a name and a ratio with a tick or a cross; an ink outline when chosen."""

    def __init__(self, theme: Theme, name: str, colour: str) -> None:
        super().__init__()
        self._theme, self._colour = theme, colour
        self._ratio: float | None = None
        self._asked = 0.0
        self.setText(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name_it()

    def set_ratio(self, ratio: float | None, asked: float) -> None:
        """Say how well words can be read, None while that is not known."""
        self._ratio, self._asked = ratio, asked
        self._name_it()
        self.update()

    @property
    def fine(self) -> bool:
        """True when words in this colour can be read."""
        return self._ratio is not None and self._ratio + ROUNDING >= self._asked

    def sizeHint(self) -> QSize:
        """Return the size of the mock-up's swatch."""
        return QSize(self._theme.px(66), self._theme.px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the swatch."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked() or self.hasFocus()
        painter.setBrush(theme.color("surface"))
        painter.setPen(QPen(theme.color("ink" if chosen else "line"), 2.5 if chosen else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)
        side = theme.px(28)
        disc = QRectF((self.width() - side) / 2, theme.px(8), side, side)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(disc)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text"))
        name = QRectF(3, disc.bottom() + 2, self.width() - 6, theme.px(19))
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(name.width())
        )
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, shown)
        self._paint_ratio(painter, name.bottom())
        painter.end()

    def _paint_ratio(self, painter: QPainter, top: float) -> None:
        if self._ratio is None:
            return
        theme = self._theme
        tone = theme.color("ok" if self.fine else "stop")
        words = one_decimal(self._ratio)
        painter.setFont(theme.font("small", 600))
        painter.setPen(tone)
        side = theme.px(13)
        wide = painter.fontMetrics().horizontalAdvance(words) + side + 3
        x = (self.width() - wide) / 2
        row = theme.px(19)
        sign = icons.pixmap(
            "check" if self.fine else "x", tone, side, self.devicePixelRatioF(), 2.4
        )
        painter.drawPixmap(QPointF(x, top + (row - side) / 2), sign)
        rest = QRectF(x + side + 3, top, self.width(), row)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, words)

    def _name_it(self) -> None:
        if self._ratio is None:
            self.setAccessibleName(self.text())
            return
        spoken = _("{colour}, {ratio} to 1, easy to read")
        if not self.fine:
            spoken = _("{colour}, {ratio} to 1, hard to read")
        ratio = one_decimal(self._ratio)
        self.setAccessibleName(spoken.format(colour=self.text(), ratio=ratio))
