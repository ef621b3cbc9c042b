"""Holds one widget at its full size without letting it lay the window out anew.

A tab bar asks for a new layout at every changed letter of a tab, and Qt then measures
everything beside it too. Counters change at every keystroke, so that must not happen.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Strip(QWidget):
    """As wide as there is room, as high as its content was when it was put in."""

    def __init__(self, content: QWidget, height: int) -> None:
        """Make the strip.

        Args:
            content: the widget; the strip becomes its parent.
            height: logical pixels.
        """
        super().__init__()
        self.setProperty("box", "plain")
        self._content = content
        content.setParent(self)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a modest width: the content scrolls by itself where it is wider."""
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the content all the room."""
        super().resizeEvent(event)
        self._content.resize(self.size())
