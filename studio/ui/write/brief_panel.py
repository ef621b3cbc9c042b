"""The brief: why the brand cares, what to say and what not to say."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.brand_kit.model import Campaign
from studio.ui.theme import Theme
from studio.ui.widgets.parts import button, clear, column, icon_label, label, row
from studio.ui.widgets.tag import Tag
from studio.wording.dates import short_day
from studio.wording.i18n import _


class BriefPanel(QWidget):
    """Shows one brief; without one it says what to do."""

    change_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._theme = theme
        self._layout = column(self, gap=theme.px(7))

    def show_brief(self, brief: Campaign | None, locale: str) -> None:
        """Show a brief, or that the post has none."""
        clear(self._layout)
        theme = self._theme
        if brief is None:
            self._layout.addWidget(label(_("Your own post"), "heading3"))
            words = _("This post answers no brief. Say something true, in your own words.")
            self._layout.addWidget(label(words, "small", wrap=True))
            self._layout.addLayout(self._change(_("Pick a brief")))
            return
        until = _("Brief · until {day}").format(day=short_day(brief.valid_until))
        head = row()
        head.addWidget(Tag(theme, "kit", until))
        head.addStretch(1)
        self._layout.addLayout(head)
        self._layout.addWidget(label(_("Why we care"), "heading3"))
        self._layout.addWidget(label(brief.why.get(locale), "", wrap=True))
        for item in brief.dos:
            self._layout.addLayout(self._line("check", "ok", item.get(locale)))
        for item in brief.donts:
            self._layout.addLayout(self._line("x", "stop", item.get(locale)))
        self._layout.addLayout(self._change(_("Pick another brief")))

    def _line(self, icon: str, colour: str, words: str) -> QHBoxLayout:
        theme = self._theme
        made = row(gap=theme.px(8))
        holder = column()
        holder.addWidget(icon_label(icon, theme.color(colour), theme.px(15), 2.2))
        holder.addStretch(1)
        made.addLayout(holder)
        made.addWidget(label(words, "small", wrap=True), 1)
        return made

    def _change(self, words: str) -> QHBoxLayout:
        line = row()
        press = button(words, "link")
        press.clicked.connect(self.change_wanted)
        line.addWidget(press)
        line.addStretch(1)
        return line
