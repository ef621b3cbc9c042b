"""One banner under the top bar: what happened, what it means, what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.parts import (
    button,
    clear,
    column,
    frame,
    icon_label,
    label,
    restyle,
    row,
    tool,
)
from studio.wording.i18n import _

LOOKS = {
    "ok": ("banner-ok", "circle-check", "ok"),
    "check": ("banner-check", "triangle-alert", "check"),
    "stop": ("banner-stop", "circle-alert", "stop"),
    "plain": ("banner", "info", "text2"),
    "offline": ("banner", "wifi-off", "text2"),
}


class Banner(QWidget):
    """Hidden until there is something to say."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "plain")
        self._lasting = False
        self._message = ("", "", "", "", "")
        self._frame = frame("banner")
        outer = column(self, margins=(20, 8, 20, 0))
        outer.addWidget(self._frame)
        self._layout = row(self._frame, margins=(14, 6, 8, 6), gap=12)
        self.hide()

    def say(self, theme: Theme, tone: str, bold: str, rest: str, action: str, target: str) -> None:
        """Show words and, when ``action`` is not "", a button that asks for ``target``."""
        clear(self._layout)
        box, icon, colour = LOOKS[tone]
        restyle(self._frame, box=box)
        self._layout.addWidget(icon_label(icon, theme.color(colour), theme.px(20)))
        self._layout.addWidget(label(bold, "strong"))
        self._layout.addWidget(label(rest, "small", wrap=True), 1)
        if action:
            press = button(action, "second", size="small")
            press.clicked.connect(lambda: self.pressed.emit(target))
            self._layout.addWidget(press)
        close = tool("x", theme, _("Close this message"), 16)
        close.clicked.connect(self.hide)
        self._layout.addWidget(close)
        self.setAccessibleName(f"{bold} {rest}")
        self._lasting = tone == "stop"
        self._message = (tone, bold, rest, action, target)
        self.show()

    def message(self) -> tuple[str, str, str, str, str] | None:
        """Return what is said now, as ``say`` takes it after the theme, or None."""
        return None if self.isHidden() else self._message

    def leave(self) -> None:
        """Hide what has been read when another screen comes; what stops a post stays."""
        if not self._lasting:
            self.hide()
