"""The keys for a step back and a step forth, on every system."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


def step_wanted(event: QKeyEvent) -> int:
    """Return -1 for undo, 1 for redo and 0 for any other key."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return -1
    # Ctrl+Y too, as on Windows, wherever the app runs.
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    by_y = control and event.key() == Qt.Key.Key_Y
    return 1 if by_y or event.matches(QKeySequence.StandardKey.Redo) else 0
