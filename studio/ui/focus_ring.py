"""The focus ring: 2 px with a 2 px gap around whatever has the keyboard's attention.

One overlay for the whole window, so that every control gets the same ring. It shows
after Tab and shortcuts, not after clicks.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from studio.ui.theme import Theme

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FocusRing(QWidget):
    """Draws the ring over a window; mouse clicks pass through it."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Use another theme's colour."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus and the focused widget's place."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            reason = event.reason() if isinstance(event, QFocusEvent) else None
            self._follow(watched if reason in _KEYBOARD else None)
        elif watched is self._target:
            if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Destroy):
                self._follow(None)
            elif kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Paint):
                self._place()
        return False

    def _follow(self, target: QWidget | None) -> None:
        # The editor's card shows its own focus, as the design draws it.
        usable = target is not None and target.window() is self.window()
        self._target = None if isinstance(target, QTextEdit) or not usable else target
        if self._target is None:
            self.hide()
        else:
            self._place()
            self.show()
            self.raise_()

    def _place(self) -> None:
        if self._target is None:
            return
        corner = self._target.mapTo(self.window(), QPoint(0, 0))
        wanted = QRect(corner, self._target.size()).adjusted(-4, -4, 4, 4)
        if wanted != self.geometry():
            self.setGeometry(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 11, 11)
        painter.end()
