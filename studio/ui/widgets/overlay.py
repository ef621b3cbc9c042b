"""A dialog over a scrim, inside the window: Esc closes it, Tab stays in it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.fit_scroll import FitScroll
from studio.ui.widgets.parts import column, frame


class Overlay(QWidget):
    """Covers the window; the content goes into ``body``.

    The focus returns to where it came from when the overlay closes.
    """

    closed = Signal()

    def __init__(self, over: QWidget, theme: Theme, *, width: int, name: str) -> None:
        super().__init__(over.window())
        self._over = over.window()
        self.theme = theme
        self._came_from = QApplication.focusWidget()
        self._warned = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = column(self, margins=(16, 16, 16, 16))
        outer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.card = frame("dialog")
        self._wanted = theme.px(width)
        pad = theme.px(24)
        self.body = column(margins=(pad, pad, pad, theme.px(20)), gap=theme.px(12))
        self._scroll = FitScroll(self.body, 200)
        inner = column(self.card, margins=(1, 1, 1, 1))
        inner.addWidget(self._scroll)
        outer.addWidget(self.card)
        self._over.installEventFilter(self)
        self.setGeometry(self._over.rect())

    @property
    def over(self) -> QWidget:
        """The window that it covers."""
        return self._over

    def open(self) -> None:
        """Show the overlay; the caller then focuses the safe button."""
        self.show()
        self.raise_()
        self._fit()

    def close_overlay(self) -> None:
        """Close it and give the focus back."""
        if not self.isVisible() and not self.isHidden():
            return
        self.hide()
        self._over.removeEventFilter(self)
        came = self._came_from
        if came is not None and shiboken6.isValid(came) and came.isVisible():
            came.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def come_to_front(self) -> None:
        """Lie over everything again, when what is behind was made anew."""
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refit(self) -> None:
        """Fit the card to content that has changed."""
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        else:
            super().keyPressEvent(event)

    def escape(self) -> None:
        """What Esc does: close; where words would be lost, only the second time."""
        lost = self.unsaved()
        if lost and not self._warned:
            self._warned = True
            self.warn_unsaved()
        else:
            self.close_overlay()

    def unsaved(self) -> bool:
        """Tell whether closing now would lose what was typed."""
        return False

    def warn_unsaved(self) -> None:
        """Say that closing loses what was typed."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the dialog."""
        inside = [
            w
            for w in self.findChildren(QWidget)
            if w.focusPolicy() & Qt.FocusPolicy.TabFocus
            and w.isVisible()
            and w.isEnabled()
            and not isinstance(w, QScrollArea)
        ]
        if not inside:
            return False
        focus = QApplication.focusWidget()
        here = inside.index(focus) if focus in inside else (-1 if forward else 0)
        step = 1 if forward else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        inside[(here + step) % len(inside)].setFocus(reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken the window."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("scrim"))
        painter.end()

    def _fit(self) -> None:
        width = min(self._wanted, self.width() - 32)
        self.card.setFixedWidth(width)
        self._scroll.refit()
        self._scroll.resize(width - 2, self._scroll.height())
        wanted = self._scroll.sizeHint().height() + 8
        self.card.setFixedHeight(min(wanted, self.height() - 32))


def open_overlays(over: QWidget) -> list[Overlay]:
    """Return the dialogs that lie over a window now."""
    return [found for found in over.findChildren(Overlay) if not found.isHidden()]
