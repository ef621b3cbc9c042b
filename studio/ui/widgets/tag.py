"""A small coloured tag: an icon and a word, never a colour alone."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from studio.ui.theme import Theme
from studio.ui.widgets.parts import icon_label, label, row

LOOKS = {
    "fine": ("tag-fine", "check", "ok"),
    "tip": ("tag", "pencil", "text2"),
    "decide": ("tag-decide", "triangle-alert", "check"),
    "stop": ("tag-stop", "octagon-alert", "stop"),
    "kit": ("tag-kit", "leaf", "kit"),
    "practice": ("tag-decide", "flask-conical", "check"),
    "community": ("tag", "messages-square", "text2"),
    "product": ("tag", "tag", "text2"),
    "plain": ("tag", "info", "text2"),
}


class Tag(QFrame):
    """One tag. ``look`` is a key of ``LOOKS``."""

    def __init__(self, theme: Theme, look: str, text: str) -> None:
        super().__init__()
        box, icon, colour = LOOKS[look]
        self.setProperty("box", box)
        layout = row(self, margins=(theme.px(8), theme.px(4), theme.px(9), theme.px(4)), gap=6)
        layout.addWidget(icon_label(icon, theme.color(colour), theme.px(15), 2.0))
        self._label = label(
            text, "strong", tone=colour if colour in ("ok", "check", "stop") else ""
        )
        layout.addWidget(self._label)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._label.setText(text)
