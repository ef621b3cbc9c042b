"""The signing key: asking for its passphrase, and making a new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, label, row
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

if TYPE_CHECKING:
    from studio.ui.workshop.desk import Desk

SHORTEST = 8
"""Fewest characters of a passphrase that is made here."""


def ask_passphrase(desk: Desk, said: Callable[[str], Any], *, again: bool) -> Overlay:
    """Ask for the passphrase of the signing key.

    Args:
        desk: the workshop.
        said: gets the passphrase.
        again: True when the last one did not open the key.
    """
    made = Overlay(desk.over, desk.studio.theme, width=440, name=_("The key’s passphrase"))
    made.body.addWidget(label(_("The key’s passphrase"), "title"))
    words = _("That did not open the key. Try once more.") if again else _("It opens the key once.")
    made.body.addWidget(label(words, "body2", wrap=True, tone="stop" if again else ""))
    field = _secret(_("Passphrase"))
    made.body.addWidget(field)

    def take() -> None:
        word = field.text()
        field.clear()
        made.close_overlay()
        said(word)

    field.returnPressed.connect(take)
    _foot(made, _("Open the key"), take)
    made.open()
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    return made


def make_key(desk: Desk, path: Path, done: Callable[[], Any]) -> Overlay:
    """Ask for a new passphrase, twice, and make a key pair at ``path`` and ``path.pub``."""
    made = Overlay(desk.over, desk.studio.theme, width=480, name=_("New signing key"))
    made.body.addWidget(label(_("New signing key"), "title"))
    words = _(
        "Who has this key can make kits that every shop believes. Keep it on one PC, with a "
        "copy in a safe. Nobody can give you a forgotten passphrase back."
    )
    made.body.addWidget(label(words, "body2", wrap=True))
    first, second = _secret(_("Passphrase")), _secret(_("The same once more"))
    for field in (first, second):
        made.body.addWidget(label(field.accessibleName(), "strong"))
        made.body.addWidget(field)
    say = _place_for_problems(made)

    def failed(trouble: Exception) -> None:
        say(problem_words(trouble))

    def finished(_public: object) -> None:
        made.close_overlay()
        done()

    def make() -> None:
        word = first.text()
        if len(word) < SHORTEST:
            say(_("Use at least {n} characters.").format(n=SHORTEST))
        elif word != second.text():
            say(_("The two are not the same."))
        else:
            from studio.brand_kit.signing import new_key

            tasks = desk.studio.tasks
            tasks.run(made, lambda: new_key(path, word), done=finished, failed=failed)

    _foot(made, _("Make the key"), make)
    made.open()
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    return made


def _place_for_problems(made: Overlay) -> Callable[[str], None]:
    problem = label("", "small", wrap=True, tone="stop")
    problem.hide()
    made.body.addWidget(problem)

    def say(text: str) -> None:
        problem.setText(text)
        problem.show()
        made.refit()

    return say


def _secret(words: str) -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setAccessibleName(words)
    return made


def _foot(made: Overlay, words: str, action: Callable[[], None]) -> None:
    line = row(gap=made.theme.px(10))
    back = button(_("Go back"), "second")
    back.clicked.connect(made.close_overlay)
    go = button(words, "primary")
    go.clicked.connect(action)
    line.addWidget(back)
    line.addStretch(1)
    line.addWidget(go)
    made.body.addLayout(line)
