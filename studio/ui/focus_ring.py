"""The focus ring: 2 px with a 2 px gap around whatever has the keyboard's attention.

One overlay for the whole window, so that every control gets the same ring. It shows
after keys, and where a dialog puts the focus, but not after clicks.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.theme import Theme

_UNRINGED = ("QTextEdit", "QScrollArea", "QLineEdit", "QComboBox")


class FocusRing(QWidget):
    """Draws the ring over a window; mouse clicks pass through it."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            # Not an event filter on the application: PySide would look at every event of
            # every widget, which costs more than all the painting.
            app.focusChanged.connect(self._focus_changed)

    def set_theme(self, theme: Theme) -> None:
        """Use another theme's colour."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the place of the focused widget and of what it stands in."""
        kind = event.type()
        if watched is self._target and kind == QEvent.Type.Hide:
            self._follow(None)
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return False

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._follow(None if clicked else now)

    def _follow(self, target: QWidget | None) -> None:
        # The editor's card and fields show their own focus, as designed; a scrolling page
        # only has it because what had it before is gone.
        if target is not None and target.window() is not self.window():
            target = None
        ringed = target is not None and not any(target.inherits(kind) for kind in _UNRINGED)
        self._target = target if ringed else None
        self._watch()
        if self._target is None:
            self.hide()
        else:
            self._place()
            self.show()
            self.raise_()

    def _watch(self) -> None:
        for seen in self._watched:
            if shiboken6.isValid(seen):
                seen.removeEventFilter(self)
        self._watched = []
        widget: QWidget | None = self._target
        while widget is not None and widget is not self.window():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()

    def _place(self) -> None:
        if self._target is None or not shiboken6.isValid(self._target):
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
