"""A row of buttons of which exactly one is chosen: outline as well as fill."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton

from studio.ui.theme import Theme
from studio.ui.widgets.parts import give_icon, row


class Segmented(QFrame):
    """Emits the id of the part that was chosen."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parts: tuple[tuple[str, str, str], ...]) -> None:
        """Make the row.

        Args:
            theme: colours and sizes.
            parts: (id, icon name or "", words) from left to right; the first is chosen.
        """
        super().__init__()
        self.setProperty("box", "sunken")
        self._buttons: dict[str, QToolButton] = {}
        layout = row(self, margins=(2, 2, 2, 2), gap=2)
        group = QButtonGroup(self)
        for part, icon, words in parts:
            press = QToolButton()
            press.setText(words)
            press.setProperty("kind", "segment")
            press.setCheckable(True)
            press.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            press.setSizePolicy(
                press.sizePolicy().Policy.Expanding, press.sizePolicy().Policy.Fixed
            )
            if icon:
                give_icon(press, icon, theme.color("text2"), theme.px(17))
            press.clicked.connect(lambda _=False, p=part: self.chosen.emit(p))
            group.addButton(press)
            layout.addWidget(press)
            self._buttons[part] = press
        self.choose(parts[0][0])

    def set_words(self, part: str, words: str) -> None:
        """Show other words on a part, such as a new number."""
        self._buttons[part].setText(words)

    def choose(self, part: str) -> None:
        """Show a part as chosen without telling anybody."""
        if part in self._buttons:
            self._buttons[part].setChecked(True)
