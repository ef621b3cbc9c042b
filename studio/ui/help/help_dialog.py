"""Help: what the screens are for, and the keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from studio import __version__
from studio.ui.help.connection_dialog import show_connection
from studio.ui.help.lock_page import show_lock_page
from studio.ui.help.managed_page import policy_of, show_managed
from studio.ui.studio import Studio
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, frame, icon_label, label, row
from studio.wording.i18n import N_, _

KEYS = (
    ("Alt+1 … Alt+5", N_("Go to a screen")),
    ("Ctrl+N", N_("New post: pick a brief")),
    ("Ctrl+Enter", N_("Publish")),
    ("Esc", N_("Undo while it counts down; close")),
    ("F8, Shift+F8", N_("Next, previous gap or finding")),
    ("Ctrl+.", N_("Use the fix for the finding at the cursor")),
    ("Ctrl+PgUp, Ctrl+PgDn", N_("Previous, next network tab")),
    ("Ctrl+Shift+P", N_("Pictures")),
    ("Alt+D", N_("See the previews in dark or light")),
    ("Alt+R", N_("Read what a screen reader says of them")),
    ("F6, Shift+F6", N_("Next, previous part of the screen")),
    ("Ctrl++, Ctrl+−, Ctrl+0", N_("Text size")),
    ("Ctrl+L, Ctrl+Shift+L", N_("On a shared PC: lock; end shift")),
    ("Ctrl+Z, Ctrl+Y", N_("Undo, redo, fixes too")),
    ("F1", N_("This page")),
)


def show_help(over: QWidget, studio: Studio) -> Overlay:
    """Show the help over the window."""
    theme = studio.theme
    made = Overlay(over, theme, width=560, name=_("Help"))
    made.body.addWidget(label(_("Help"), "title"))
    words = _(
        "Grey words are the kit’s, dark words are yours. Fill the dashed gaps, pick a picture "
        "and watch how it will look. Tone never blocks a post; only facts do. Practice posts "
        "stay on this PC."
    )
    made.body.addWidget(label(words, "body2", wrap=True))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(20))
    grid.setVerticalSpacing(theme.px(5))
    for number, (keys, meaning) in enumerate(KEYS):
        grid.addWidget(label(keys, "strong"), number, 0)
        grid.addWidget(label(_(meaning), "small", wrap=True), number, 1)
    grid.setColumnStretch(1, 1)
    made.body.addLayout(grid)
    if policy_of(studio).managed:
        made.body.addWidget(_managed_line(made, over, studio))
    made.body.addWidget(_lock_line(made, over, studio))
    line = row(gap=theme.px(10))
    version = _("Shopfloor Studio {version}").format(version=__version__)
    line.addWidget(label(version, "caption"), 1)
    if studio.core is not None:
        line.addWidget(_opens(made, _("Check connection"), lambda: show_connection(over, studio)))
    close = button(_("Close"), "second")
    close.clicked.connect(made.close_overlay)
    line.addWidget(close)
    made.body.addLayout(line)
    made.open()
    close.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def _opens(help_page: Overlay, words: str, show: Callable[[], Overlay]) -> QPushButton:
    """Return a button that shows another page in the place of this one."""
    made = button(words, "second")

    def press() -> None:
        help_page.close_overlay()
        show()

    made.clicked.connect(press)
    return made


def _lock_line(help_page: Overlay, over: QWidget, studio: Studio) -> QWidget:
    theme = studio.theme
    line = frame("sunken")
    across = row(line, margins=(12, 8, 8, 8), gap=theme.px(10))
    across.addWidget(icon_label("key-round", theme.color("text2"), theme.px(18)))
    words = _("What this PC’s lock protects, and what not")
    across.addWidget(label(words, "small", wrap=True), 1)
    across.addWidget(_opens(help_page, _("Read it"), lambda: show_lock_page(over, studio)))
    return line


def _managed_line(help_page: Overlay, over: QWidget, studio: Studio) -> QWidget:
    theme = studio.theme
    line = frame("sunken")
    across = row(line, margins=(12, 8, 8, 8), gap=theme.px(10))
    across.addWidget(icon_label("lock", theme.color("text2"), theme.px(18)))
    words = _("Some things on this PC are managed by your organisation.")
    across.addWidget(label(words, "small", wrap=True), 1)
    across.addWidget(_opens(help_page, _("See which"), lambda: show_managed(over, studio)))
    return line
