"""A new PIN or passphrase for whoever is signed in: typed twice, and the old one is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.people.lock import PASSPHRASE, PIN
from studio.people.model import LONGEST_PIN, PeopleError
from studio.ui.announce import announce
from studio.ui.theme import Theme
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, label, row
from studio.ui.widgets.segmented import Segmented
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words
from studio.wording.people import refusal

if TYPE_CHECKING:
    from studio.floor import Floor
    from studio.ui.studio import Studio

LONGEST = 200  # code points of a passphrase


class WordDialog(Overlay):
    """Asks for the new word. Whoever opens it keeps it, and says what came of that.

    Args:
        over: the window.
        theme: colours and sizes.
        kind: what the person has now, ``pin`` or ``passphrase``.
        change: gets the kind and the word.
    """

    def __init__(
        self, over: QWidget, theme: Theme, kind: str, change: Callable[[str, str], None]
    ) -> None:
        super().__init__(over, theme, width=460, name=_("Change my PIN"))
        self._change = change
        self.body.addWidget(label(_("What do you want to sign in with?"), "title", wrap=True))
        self.kinds = Segmented(theme, ((PIN, "", _("PIN")), (PASSPHRASE, "", _("Passphrase"))))
        self.kinds.choose(kind)
        self.kinds.chosen.connect(self._show_kind)
        self.body.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        self._hint = label("", "body2", wrap=True)
        self.body.addWidget(self._hint)
        self.first, self.again = self._field(_("The new one")), self._field(_("The same again"))
        self.problem = label("", "small", wrap=True, tone="stop")
        self.problem.hide()
        self.body.addWidget(self.problem)
        line = row(gap=theme.px(10))
        back = button(_("Go back"), "second")
        back.clicked.connect(self.close_overlay)
        self.save = button(_("Save"), "primary")
        self.save.clicked.connect(self.keep)
        line.addWidget(back)
        line.addStretch(1)
        line.addWidget(self.save)
        self.body.addLayout(line)
        self._kind = kind
        self._show_kind(kind)

    def begin(self) -> None:
        """Show the dialog, with the cursor in the first field."""
        self.open()
        self.first.setFocus(Qt.FocusReason.TabFocusReason)

    def keep(self) -> None:
        """Hand the new word on when it was typed twice alike."""
        if not self.save.isEnabled():
            return
        if self.first.text() != self.again.text():
            self.refuse(_("The two were not the same. Type them again."))
            return
        self.save.setEnabled(False)
        self._change(self._kind, self.first.text())

    def refuse(self, sentence: str) -> None:
        """Say why it is not taken."""
        self.save.setEnabled(True)
        self.first.clear()
        self.again.clear()
        self.problem.setText(sentence)
        self.problem.show()
        announce(self, sentence, now=True)
        self.refit()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_kind(self, kind: str) -> None:
        self._kind = kind
        pin = kind == PIN
        words = _("Six numbers or more. Your other way to sign in, if you have one, stays.")
        if not pin:
            words = _("Three or four words that you remember. Your PIN, if you have one, stays.")
        self._hint.setText(words)
        for field in (self.first, self.again):
            field.clear()
            field.setMaxLength(LONGEST_PIN if pin else LONGEST)
            hint = Qt.InputMethodHint
            field.setInputMethodHints(hint.ImhDigitsOnly if pin else hint.ImhNone)

    def _field(self, words: str) -> QLineEdit:
        made = QLineEdit()
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        made.setAccessibleName(words)
        made.returnPressed.connect(self.keep)
        self.body.addWidget(label(words, "strong"))
        self.body.addWidget(made)
        return made


def ask_new_word(over: QWidget, studio: Studio, floor: Floor) -> WordDialog | None:
    """Let whoever is signed in choose a new PIN or passphrase.

    Returns:
        The dialog; None when nobody with a lock is signed in.
    """
    who = floor.core.who if floor.core else None
    if who is None or not (who.pin or who.passphrase):
        return None

    def change(kind: str, word: str) -> None:
        studio.tasks.run(
            made, lambda: floor.change_word(kind, word), done=kept, failed=failed, in_order=True
        )

    def kept(_nothing: object) -> None:
        made.close_overlay()
        words = _("You sign in with it from now on.")
        studio.say.emit("ok", _("Saved."), words, "", "")

    def failed(problem: Exception) -> None:
        is_word = isinstance(problem, PeopleError)
        made.refuse(refusal(problem) if is_word else problem_words(problem))  # type: ignore[arg-type]

    made = WordDialog(over, studio.theme, PIN if who.pin else PASSPHRASE, change)
    made.begin()
    return made
