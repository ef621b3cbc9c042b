"""Beside the title: what stands in the way, and Publish."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from studio.guidelines.finding import Level, Verdict
from studio.ui.studio import Studio
from studio.ui.widgets.parts import (
    button,
    column,
    give_icon,
    icon_label,
    label,
    paint_icon,
    restyle,
    row,
)
from studio.wording.i18n import _, ngettext


class PublishBar(QWidget):
    """The state in words and the one primary button of the screen."""

    publish = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._studio = studio
        theme = studio.theme
        layout = row(self, gap=theme.px(12))
        self._words = QWidget()
        self._words.setProperty("box", "plain")
        words = column(self._words, gap=1)
        top = row(gap=5)
        top.addStretch(1)
        self._icon = icon_label("circle-check", theme.color("ok"), theme.px(17), 2.0)
        self._state = label("", "strong")
        top.addWidget(self._icon)
        top.addWidget(self._state)
        self._where = label("", "caption")
        self._where.setAlignment(Qt.AlignmentFlag.AlignRight)
        words.addStretch(1)
        words.addLayout(top)
        words.addWidget(self._where)
        words.addStretch(1)
        layout.addWidget(self._words)
        self.button = button(_("Publish"), "primary", size="large")
        give_icon(self.button, "send", theme.color("onInk"), theme.px(18))
        self.button.setMinimumWidth(theme.px(120))
        self.button.clicked.connect(self.publish)
        layout.addWidget(self.button)
        # Bound methods, never lambdas: Qt cuts these when the widget goes.
        studio.writing.report_changed.connect(self.refresh)
        studio.writing.targets_changed.connect(self.refresh)
        studio.person_changed.connect(self.refresh)

    def state_words(self) -> str:
        """Return what the checks mean for Publish, in a few words."""
        return self._state.text()

    def set_small(self, *, small: bool) -> None:
        """Leave the words out where there is no room; the button still says them aloud."""
        self._words.setVisible(not small)

    def refresh(self) -> None:
        """Say what the checks mean for Publish."""
        theme, composer = self._studio.theme, self._studio.writing
        stops, decide = composer.count(Level.STOP), composer.count(Level.CHECK)
        looks = {
            Verdict.READY: ("circle-check", "ok", _("Ready")),
            Verdict.DECIDE: (
                "triangle-alert",
                "check",
                ngettext("{n} to decide", "{n} to decide", decide).format(n=decide),
            ),
            Verdict.STOP: (
                "circle-alert",
                "stop",
                ngettext(
                    "{n} to fix before it can go out", "{n} to fix before it can go out", stops
                ).format(n=stops),
            ),
        }
        icon, tone, words = looks[composer.verdict]
        paint_icon(self._icon, icon, theme.color(tone), theme.px(17), 2.0)
        self._state.setText(words)
        restyle(self._state, tone=tone)
        self._show_where()
        self._show_button(stops, words)

    def _show_where(self) -> None:
        core, draft = self._studio.loaded, self._studio.writing.draft
        accounts, looks = len(draft.accounts), len(core.preview_networks(draft))
        words = ngettext("{n} account now", "{n} accounts now", accounts).format(n=accounts)
        if looks:
            only = ngettext("{n} to look at", "{n} to look at", looks).format(n=looks)
            words = f"{words}, {only}"
        self._where.setText(words)

    def _show_button(self, stops: int, state: str) -> None:
        theme, core = self._studio.theme, self._studio.loaded
        draft = self._studio.writing.draft
        names = core.account_names(draft)
        if stops:
            words = ngettext("Fix {n} first", "Fix {n} first", stops).format(n=stops)
            kind, icon, colour = "stop", "circle-alert", "stop"
        else:
            words, kind, icon, colour = _("Publish"), "primary", "send", "onInk"
        if self.button.text().strip() != words:
            self.button.setText(words)
            restyle(self.button, kind=kind)
            give_icon(self.button, icon, theme.color(colour), theme.px(18))
        spoken = _("Publish to {networks} as {person}").format(
            networks=names, person=core.person().first_name
        )
        self.button.setAccessibleName(words if stops else spoken)
        self.button.setAccessibleDescription(state)
