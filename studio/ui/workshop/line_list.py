"""A card with one line for each thing: what it is called, what is known, a mark."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.parts import button, clear, column, frame, icon_label, label, row, rule
from studio.wording.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line.

    Attributes:
        id: what ``opened`` is emitted with, or "" for a line that cannot be opened.
        icon: name of the icon.
        title: what it is called.
        under: what is known about it.
        mark: ``stop``, ``check`` or "".
    """

    id: str
    icon: str
    title: str
    under: str
    mark: str = ""


class LineList(QScrollArea):
    """Emits the id of the line that was opened."""

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameStyle(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("box", "canvas")
        outer = column(holder, margins=(0, 0, 12, 0))
        self._card = frame("card")
        self._layout = column(self._card, margins=(1, 1, 1, 1))
        outer.addWidget(self._card)
        outer.addStretch(1)
        self.setWidget(holder)

    def show_lines(self, lines: tuple[Line, ...], empty: str) -> None:
        """Show other lines, or a sentence when there are none."""
        clear(self._layout)
        for number, line in enumerate(lines):
            if number:
                self._layout.addWidget(rule())
            self._layout.addWidget(self._line(line))
        if not lines:
            made = frame("row")
            column(made, margins=(16, 16, 16, 16)).addWidget(label(empty, "small", wrap=True))
            self._layout.addWidget(made)

    def _line(self, line: Line) -> QWidget:
        theme = self._theme
        made = frame("row")
        across = row(made, margins=(14, 9, 12, 9), gap=theme.px(12))
        across.addWidget(icon_label(line.icon, theme.color("text2"), theme.px(20)))
        words = column(gap=1)
        title = label(line.title, "strong", wrap=True)
        words.addWidget(title)
        if line.under:
            words.addWidget(label(line.under, "small", wrap=True))
        across.addLayout(words, 1)
        if line.mark:
            name = "octagon-alert" if line.mark == "stop" else "triangle-alert"
            mark = icon_label(name, theme.color(line.mark), theme.px(18), 2.0)
            mark.setAccessibleName(_("to mend") if line.mark == "stop" else _("to decide"))
            across.addWidget(mark)
        if line.id:
            press = button(_("Open"), "second", size="small", name=f"{_('Open')}: {line.title}")
            press.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            press.clicked.connect(lambda: self.opened.emit(line.id))
            across.addWidget(press)
        return made
