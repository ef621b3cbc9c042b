"""A scroll area that is as tall as its content where there is room, and scrolls where not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget


class FitScroll(QScrollArea):
    """Holds one column; ``refit`` after its content has changed."""

    def __init__(self, column: QVBoxLayout, least: int) -> None:
        """Make the area.

        Args:
            column: the content.
            least: smallest height in pixels.
        """
        super().__init__()
        self._column = column
        self._least = least
        self._hint: tuple[int, QSize] | None = None
        holder = QWidget()
        holder.setProperty("box", "plain")
        holder.setLayout(column)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFrameStyle(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QScrollArea { background: transparent; }")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def refit(self) -> None:
        """Ask for the height that the content needs now."""
        before, self._hint = self._hint, None
        self._column.activate()
        # Asking for a new layout lays the whole window out: only when the height is new.
        if before is None or self.sizeHint() != before[1]:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the content's height at the current width."""
        width = max(200, self.viewport().width())
        if self._hint is not None and self._hint[0] == width:
            return self._hint[1]
        height = self._column.totalHeightForWidth(width) if self._column.hasHeightForWidth() else -1
        hint = QSize(width, max(height, self._column.minimumSize().height()))
        self._hint = width, hint
        return hint

    def minimumSizeHint(self) -> QSize:
        """Return the smallest useful size."""
        return QSize(120, min(self._least, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again when the width changed."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
