"""One line of the sending dialog: where a post goes, and what is known about it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel

from studio.accounts.model import Account
from studio.post import PRACTICE
from studio.ui.studio import Studio
from studio.ui.widgets.parts import (
    column,
    icon_label,
    label,
    monogram,
    paint_icon,
    restyle,
    row,
)
from studio.wording.i18n import _


class TargetRow(QFrame):
    """One account and what is known about its post."""

    def __init__(self, studio: Studio, account: Account) -> None:
        super().__init__()
        theme = self._theme = studio.theme
        self._studio = studio
        self.setProperty("box", "row")
        rules = studio.loaded.networks[account.network]
        pad = (theme.px(12), theme.px(9), theme.px(14), theme.px(9))
        layout = row(self, margins=pad, gap=10)
        layout.addWidget(monogram(rules.monogram, theme.px(34)))
        words = column(gap=1)
        words.addWidget(label(rules.name, "heading3"))
        note = _("stays on this PC") if account.id == PRACTICE else f"@{account.handle}"
        words.addWidget(label(note, "small"))
        layout.addLayout(words)
        layout.addStretch(1)
        self._icon = icon_label("clock", theme.color("text2"), theme.px(18))
        self._state: QLabel = label(_("goes with the timer"), "small")
        layout.addWidget(self._icon)
        layout.addWidget(self._state)

    def say(self, icon: str, tone: str, words: str) -> None:
        """Show a state."""
        paint_icon(self._icon, icon, self._theme.color(tone), self._theme.px(18))
        self._state.setText(words)
        restyle(self._state, tone=tone if tone in ("ok", "stop", "check", "ink") else "")
