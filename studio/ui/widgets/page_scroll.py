"""A scroll area that scrolls up and down only, and is looked through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def page_scroll(content: QWidget) -> QScrollArea:
    """Return an area that is as wide as its place, and scrolls what is higher.

    Args:
        content: what it holds.
    """
    made = QScrollArea()
    made.setWidget(content)
    made.setWidgetResizable(True)
    made.setFrameStyle(0)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setStyleSheet("QScrollArea { background: transparent; }")
    return made
