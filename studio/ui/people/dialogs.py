"""Small questions about people: a name, starting again, ending a shift, sharing the PC."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, label, row
from studio.wording.i18n import _

LONGEST_NAME = 40  # code points


def ask_name(
    over: QWidget, theme: Theme, taken: tuple[str, ...], named: Callable[[str, str], None]
) -> Overlay:
    """Ask a new person for their first name and department.

    Args:
        over: the window.
        theme: colours and sizes.
        taken: names that are here already.
        named: gets the name and the department.
    """
    made = Overlay(over, theme, width=440, name=_("I’m new here"))
    made.body.addWidget(label(_("Welcome. What is your first name?"), "title", wrap=True))
    words = _("Everybody at this PC sees it on your tile. Your posts never show it by themselves.")
    made.body.addWidget(label(words, "body2", wrap=True))
    name = _field(made, _("First name"))
    department = _field(made, _("Where in the shop? You can leave this empty."))
    problem = label("", "small", wrap=True, tone="stop")
    problem.hide()
    made.body.addWidget(problem)

    def go() -> None:
        typed = " ".join(name.text().split())
        why = _why_not(typed, taken)
        if not why:
            made.close_overlay()
            named(typed, department.text())
            return
        problem.setText(why)
        problem.show()
        made.refit()
        name.setFocus(Qt.FocusReason.OtherFocusReason)

    name.returnPressed.connect(go)
    department.returnPressed.connect(go)
    _answers(made, _("Go on"), "primary", go)
    made.open()
    name.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def _field(made: Overlay, words: str) -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(LONGEST_NAME)
    field.setAccessibleName(words)
    made.body.addWidget(label(words, "strong"))
    made.body.addWidget(field)
    return field


def _why_not(typed: str, taken: tuple[str, ...]) -> str:
    if not typed:
        return _("Type your first name.")
    if typed.casefold() in {other.casefold() for other in taken}:
        words = _("Somebody here is called {name} already. Add a letter, like {name} B.")
        return words.format(name=typed)
    return ""


def ask_start_again(over: QWidget, theme: Theme, name: str, go: Callable[[], None]) -> Overlay:
    """Say what it means to start again with a new PIN, and ask."""
    made = Overlay(over, theme, width=480, name=_("I forgot it"))
    made.body.addWidget(label(_("Start again with a new PIN?"), "title", wrap=True))
    for words in (
        _("Nobody can look your old PIN up, so {name} starts again on an empty desk."),
        _("The sign-ins of {name} are erased from this PC. You link your accounts once more."),
        _(
            "Drafts, photos and the outbox are put aside in a folder on this PC, and not deleted. "
            "Whoever looks after the PC can find them there."
        ),
        _("Only do this if you are {name}."),
    ):
        made.body.addWidget(label(words.format(name=name), "body2", wrap=True))
    safe = _answers(made, _("Start again"), "stop", lambda: _close_and(made, go))
    made.open()
    safe.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def ask_end(
    over: QWidget, theme: Theme, name: str, *, revoke: bool, go: Callable[[], None]
) -> Overlay:
    """Say what the end of a shift does, and ask."""
    made = Overlay(over, theme, width=480, name=_("End shift"))
    made.body.addWidget(label(_("End your shift, {name}?").format(name=name), "title", wrap=True))
    lines = [_("Posts that still wait are stopped. You find them in your outbox next time.")]
    if revoke:
        lines.append(_("Your accounts are signed out here and at the networks."))
    else:
        lines.append(_("Your sign-ins stay on this PC, locked with your PIN or passphrase."))
    lines.append(_("Your drafts stay. What you copied from this app is cleared."))
    for words in lines:
        made.body.addWidget(label(words, "body2", wrap=True))
    safe = _answers(made, _("End shift"), "primary", lambda: _close_and(made, go))
    made.open()
    safe.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def ask_share(over: QWidget, theme: Theme, go: Callable[[], None]) -> Overlay:
    """Say what sharing this PC means, and ask."""
    made = Overlay(over, theme, width=500, name=_("Share this PC"))
    made.body.addWidget(label(_("Do several people use this PC?"), "title", wrap=True))
    for words in (
        _("Each person gets a tile with a PIN. Drafts, accounts and outbox are theirs alone."),
        _("The app locks by itself after a few minutes, and when the screen is locked."),
        _("You choose your PIN next. Nothing that you wrote is lost."),
        _(
            "A shared sign-in of the PC is never a safe: somebody with enough effort can read the "
            "files of everybody who uses it. Help says what is protected, and what is not."
        ),
    ):
        made.body.addWidget(label(words, "body2", wrap=True))
    safe = _answers(made, _("Share this PC"), "primary", lambda: _close_and(made, go))
    made.open()
    safe.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def _answers(made: Overlay, words: str, kind: str, go: Callable[[], None]) -> QPushButton:
    line = row(gap=made.theme.px(10))
    safe = button(_("Go back"), "second")
    safe.clicked.connect(made.close_overlay)
    act = button(words, kind)
    act.clicked.connect(go)
    line.addWidget(safe)
    line.addStretch(1)
    line.addWidget(act)
    made.body.addLayout(line)
    return safe


def _close_and(made: Overlay, go: Callable[[], None]) -> None:
    made.close_overlay()
    go()
