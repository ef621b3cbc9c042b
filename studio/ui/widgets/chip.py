"""An account chip: solid ink when chosen, dashed pencil when not."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from studio.ui import icons
from studio.ui.theme import Theme


class Chip(QAbstractButton):
    """One network or account that can be chosen; the whole chip is the target."""

    def __init__(self, theme: Theme, letter: str, name: str, note: str, *, checked: bool) -> None:
        """Make a chip.

        Args:
            theme: colours and sizes.
            letter: the network's monogram, or "" for a plain plus.
            name: the network.
            note: the handle, or what choosing it means.
            checked: chosen or not.
        """
        super().__init__()
        self._theme = theme
        self._letter = letter
        self._name = name
        self._note = note
        self.setCheckable(bool(letter))
        self.setChecked(checked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(note)
        self.setAccessibleName(f"{name}, {note}" if note else name)

    def sizeHint(self) -> QSize:
        """Return the size that shows both lines."""
        theme = self._theme
        words = max(
            QFontMetrics(theme.font("small", 600)).horizontalAdvance(self._name),
            QFontMetrics(theme.font("caption")).horizontalAdvance(self._note),
        )
        badge = theme.px(28) if self._letter else 0
        pad = theme.px(10) if words else 0
        return QSize(theme.px(32) + badge + words + pad, theme.px(42))

    def minimumSizeHint(self) -> QSize:
        """Return ``sizeHint``: a chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw outline, tick or plus, letter and words."""
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("ink" if on else "border"), 1.2)
        if not on:
            pen.setDashPattern([3.5, 2.5])
        painter.setPen(pen)
        painter.setBrush(
            theme.color("surface" if on else "hover" if self.underMouse() else "canvas")
        )
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8), theme.px(10), theme.px(10)
        )
        side = theme.px(16)
        mark = icons.pixmap(
            "check" if on else "plus",
            theme.color("text" if on else "text2"),
            side,
            self.devicePixelRatioF(),
            2.2,
        )
        painter.drawPixmap(theme.px(8), (self.height() - side) // 2, mark)
        self._paint_words(painter, on=on)
        painter.end()

    def _paint_words(self, painter: QPainter, *, on: bool) -> None:
        theme, x = self._theme, self._theme.px(30)
        if self._letter:
            square = QRectF(x, (self.height() - theme.px(22)) / 2, theme.px(22), theme.px(22))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("inkTint" if on else "sunken"))
            painter.drawRoundedRect(square, 5, 5)
            painter.setFont(theme.font("caption", 700))
            painter.setPen(theme.color("ink" if on else "text2"))
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self._letter)
            x += theme.px(28)
        half = self.height() / 2
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.color("text" if on else "text2"))
        lift = 3 if self._note else 0
        top = QRectF(x, lift, self.width(), half - lift if self._note else self.height())
        painter.drawText(top, flags, self._name)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(x, half - 1, self.width(), half - 2), flags, self._note)
