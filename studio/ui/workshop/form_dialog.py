"""A form over the window: what was typed is kept until it is saved or dropped on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QPushButton

from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, label, row
from studio.ui.workshop.form_fields import Form
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

if TYPE_CHECKING:
    from studio.ui.workshop.desk import Desk


class FormDialog(Overlay):
    """Fields, a place for what is wrong, Go back and Save.

    A subclass fills ``form`` with fields, then calls ``finish``.

    Attributes:
        form: the fields.
        grid: where they stand.
    """

    def __init__(self, desk: Desk, *, width: int, title: str) -> None:
        super().__init__(desk.over, desk.studio.theme, width=width, name=title)
        self.desk = desk
        self.body.addWidget(label(title, "title"))
        self.grid = QGridLayout()
        self.form = Form(self.theme, self.grid, desk.kit.locales if desk.kit else ("en-GB",))
        self._problem = label("", "small", wrap=True, tone="stop")
        self._problem.hide()
        self._opened_with: tuple[str, ...] = ()

    def finish(self, save: str, *others: QPushButton) -> None:
        """Put the fields and the buttons in.

        Args:
            save: what the Save button says.
            others: buttons beside Go back.
        """
        self.body.addLayout(self.grid)
        self.body.addWidget(self._problem)
        line = row(gap=self.theme.px(10))
        back = button(_("Go back"), "second")
        back.clicked.connect(self.escape)
        for press in (back, *others):
            line.addWidget(press)
        line.addStretch(1)
        self.save = button(save, "primary")
        self.save.clicked.connect(self.pressed)
        line.addWidget(self.save)
        self.body.addLayout(line)
        self._opened_with = self.form.values()

    def pressed(self) -> None:
        """Save, or say what is missing."""
        raise NotImplementedError

    def unsaved(self) -> bool:
        """Tell whether something was typed since the form was opened."""
        return self.form.values() != self._opened_with

    def warn_unsaved(self) -> None:
        """Say that closing loses what was typed."""
        self.say(_("Nothing of this is saved yet. Press Esc or Go back once more to drop it."))

    def failed(self, problem: Exception) -> None:
        """Say why it could not be saved; every word stays where it is."""
        self.say(problem_words(problem))

    def say(self, words: str) -> None:
        """Say what is wrong, beside the buttons."""
        self._problem.setText(words)
        self._problem.show()
        self.refit()
