"""What a list shows while there is nothing in it: an icon, what that means, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton

from studio.ui.theme import Theme
from studio.ui.widgets.parts import column, frame, icon_label, label


def empty_card(
    theme: Theme, icon: str, title: str, words: str, action: QPushButton | None = None
) -> QFrame:
    """Return the card.

    Args:
        theme: colours and sizes.
        icon: name of the icon.
        title: that there is nothing.
        words: when something will be there.
        action: a button under the words, or None.
    """
    card = frame("card")
    inner = column(card, margins=(24, 40, 24, 40), gap=theme.px(8))
    shown = [
        icon_label(icon, theme.color("text3"), theme.px(30)),
        label(title, "heading3"),
        label(words, "small"),
    ]
    for made in (*shown, *((action,) if action is not None else ())):
        inner.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
    return card
