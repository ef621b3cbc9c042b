"""Fields whose undo is the draft's: one line of steps for words, picture and crop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from studio.ui.write.step_keys import step_wanted


class SlotField(QLineEdit):
    """One line of words.

    Signals:
        step_asked: -1 for a step back, 1 for a step forth.
    """

    step_asked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or ask for a step."""
        if step := step_wanted(event):
            self.step_asked.emit(step)
        else:
            super().keyPressEvent(event)


class AltField(QPlainTextEdit):
    """A description in plain text.

    Signals:
        step_asked: -1 for a step back, 1 for a step forth.
    """

    step_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or ask for a step."""
        if step := step_wanted(event):
            self.step_asked.emit(step)
        else:
            super().keyPressEvent(event)
