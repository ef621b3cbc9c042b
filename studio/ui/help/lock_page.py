"""What the lock of this PC protects, and what not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio.ui.studio import Studio
from studio.ui.theme import Theme
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, icon_label, label, row
from studio.wording import locks as words
from studio.wording.i18n import _


def show_lock_page(over: QWidget, studio: Studio) -> Overlay:
    """Show the page over the window, also when nobody is signed in."""
    theme = studio.theme
    title = _("What this PC’s lock protects, and what not")
    made = Overlay(over, theme, width=560, name=title)
    made.body.addWidget(label(title, "title", wrap=True))
    if not studio.shared:
        alone = _("You use this app alone here, so the PC’s own sign-in is your lock.")
        made.body.addWidget(label(alone, "body2", wrap=True))
    made.body.addWidget(label(_("On a shared PC, it protects:"), "strong"))
    for sentence in words.PROTECTED:
        made.body.addWidget(_line(theme, "check", "ok", _(sentence)))
    made.body.addWidget(label(_("It does not protect:"), "strong"))
    for sentence in words.NOT_PROTECTED:
        made.body.addWidget(_line(theme, "x", "stop", _(sentence)))
    foot = row(gap=theme.px(10))
    advice = _("Safest is a sign-in of your own to the PC. Next best: end your shift when you go.")
    foot.addWidget(label(advice, "small", wrap=True), 1)
    close = button(_("Close"), "second")
    close.clicked.connect(made.close_overlay)
    foot.addWidget(close)
    made.body.addLayout(foot)
    made.open()
    close.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def _line(theme: Theme, icon: str, colour: str, words: str) -> QWidget:
    line = QWidget()
    across = row(line, gap=theme.px(10))
    sign = icon_label(icon, theme.color(colour), theme.px(18))
    across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(label(words, "body2", wrap=True), 1)
    return line
