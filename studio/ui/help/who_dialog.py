"""Who is writing: the first name and shop that suggested words are filled with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from studio.policy.keys import SHARED_DEVICE
from studio.storage.errors import StorageError
from studio.ui.help.managed_page import policy_of
from studio.ui.studio import Studio
from studio.ui.widgets.combo import Combo
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, label, row
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words


def ask_who(over: QWidget, studio: Studio) -> Overlay:
    """Ask for first name and shop; they are kept on this PC."""
    theme, core = studio.theme, studio.loaded
    made = Overlay(over, theme, width=440, name=_("Who is writing?"))
    words = _("Your name and shop go into suggested words. They stay on this PC.")
    made.body.addWidget(label(_("Who is writing?"), "title"))
    made.body.addWidget(label(words, "body2", wrap=True))
    person = core.person()
    name = QLineEdit(person.first_name)
    name.setMaxLength(40)
    name.setAccessibleName(_("First name"))
    shop = _shops(studio, person.store)
    for words, field in ((_("First name"), name), (_("Shop"), shop)):
        made.body.addWidget(label(words, "strong"))
        made.body.addWidget(field)
    if not policy_of(studio).setting(SHARED_DEVICE).locked:
        made.body.addWidget(_share(made, studio), 0, Qt.AlignmentFlag.AlignLeft)
    line = row(gap=theme.px(10))
    cancel = button(_("Go back"), "second")
    cancel.clicked.connect(made.close_overlay)
    save = button(_("This is me"), "primary")

    def keep() -> None:
        try:
            core.prefer(first_name=name.text().strip(), store=shop.currentText())
        except StorageError as problem:
            studio.say.emit("stop", _("Not saved."), problem_words(problem), "", "")
        made.close_overlay()
        studio.person_changed.emit()

    save.clicked.connect(keep)
    name.returnPressed.connect(keep)
    line.addWidget(cancel)
    line.addStretch(1)
    line.addWidget(save)
    made.body.addLayout(line)
    made.open()
    name.setFocus(Qt.FocusReason.TabFocusReason)
    name.selectAll()
    return made


def _share(made: Overlay, studio: Studio) -> QPushButton:
    share = button(_("Share this PC"), "link")

    def ask() -> None:
        made.close_overlay()
        studio.share_wanted.emit()

    share.clicked.connect(ask)
    return share


def _shops(studio: Studio, chosen: str) -> Combo:
    made = Combo(studio.theme)
    made.addItems(list(studio.loaded.kit.stores))
    made.setCurrentText(chosen)
    made.setAccessibleName(_("Shop"))
    return made
