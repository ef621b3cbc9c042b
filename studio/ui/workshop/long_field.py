"""A field for one sentence or two: all of it is seen, and Enter finishes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from studio.ui.theme import Theme


class LongField(QPlainTextEdit):
    """Behaves like a line edit, and wraps."""

    editingFinished = Signal()  # noqa: N815  as a line edit calls it

    def __init__(self, theme: Theme, lines: int = 2) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.px(22 + 21 * lines))

    def text(self) -> str:
        """Return the words, in one line."""
        return " ".join(self.toPlainText().split("\n"))

    def setText(self, words: str) -> None:
        """Show other words."""
        self.setPlainText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editingFinished.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish when the cursor goes elsewhere."""
        super().focusOutEvent(event)
        self.editingFinished.emit()
