"""All words that may be misspelt, in one row: each is a button with suggestions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from studio.guidelines.finding import Finding
from studio.ui.theme import Theme
from studio.ui.widgets.flow import FlowLayout
from studio.ui.widgets.parts import button, column, frame, icon_label, label, row, rule
from studio.wording.i18n import _

MOST_WORDS = 6
"""Buttons in the row; the other words are underlined like these."""


class SpellingRow(QFrame):
    """Never nags: one row, however many words there are.

    Signals:
        wanted: a finding and the button that was pressed.
    """

    wanted = Signal(object, object)

    def __init__(self, theme: Theme, findings: tuple[Finding, ...]) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        outer = column(self)
        made = frame("row")
        inner = row(made, margins=(theme.px(15), theme.px(10), theme.px(14), theme.px(12)), gap=9)
        icon = icon_label("a-large-small", theme.color("text2"), theme.px(20), 2.0)
        inner.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        right = column(gap=theme.px(8))
        inner.addLayout(right, 1)
        title = _("Is this spelt as you mean it?")
        right.addWidget(label(title, "heading3", wrap=True))
        self.setAccessibleName(title)
        self._findings = findings
        words = FlowLayout(gap=6)
        for number, finding in enumerate(findings[:MOST_WORDS]):
            press = button(f"“{finding.text}”…", "second", size="small")
            press.setAccessibleName(_("Suggestions for “{word}”").format(word=finding.text))
            press.clicked.connect(lambda _=False, n=number, p=press: self._wanted(n, p))
            words.addWidget(press)
        right.addLayout(words)
        outer.addWidget(made)
        outer.addWidget(rule())

    def move_to(self, findings: tuple[Finding, ...]) -> None:
        """Stand for the same words at other places."""
        self._findings = findings

    def _wanted(self, number: int, press: QPushButton) -> None:
        self.wanted.emit(self._findings[number], press)
