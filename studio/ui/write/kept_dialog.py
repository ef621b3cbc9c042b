"""What this draft keeps, how to let the checks speak again, and a file for the brand team."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, clear, column, frame, give_icon, label, row, rule
from studio.wording.feedback import feedback_table, reason_words
from studio.wording.i18n import _, ngettext
from studio.wording.outcomes import problem_words

if TYPE_CHECKING:
    from studio.post import Kept
    from studio.storage.feedback import Feedback
    from studio.ui.studio import Studio


class KeptDialog(Overlay):
    """One row for each thing that was kept."""

    def __init__(self, over: QWidget, studio: Studio) -> None:
        super().__init__(over, studio.theme, width=600, name=_("What you kept"))
        self._studio = studio
        self.body.addWidget(label(_("What you kept"), "title", wrap=True))
        words = _("The checks don’t speak of these words any more, in this draft.")
        self.body.addWidget(label(words, "body2", wrap=True))
        self._rows = column(gap=studio.theme.px(8))
        self.body.addLayout(self._rows)
        self.body.addWidget(rule())
        self._all = label("", "small", wrap=True)
        self.body.addWidget(self._all)
        line = row(gap=studio.theme.px(10))
        self.back = button(_("Go back"), "second")
        self.back.clicked.connect(self.close_overlay)
        self.save = button(_("Save a file for the brand team…"), "second")
        give_icon(self.save, "save", studio.theme.color("text"), studio.theme.px(17))
        self.save.clicked.connect(self._ask_where)
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self.save)
        self.body.addLayout(line)
        self._items: tuple[Feedback, ...] = ()
        self._show_rows()

    def ask(self) -> None:
        """Show it; the keyboard is on the safe button."""
        self._look()
        self.open()
        self.back.setFocus(Qt.FocusReason.TabFocusReason)

    def save_to(self, path: Path) -> None:
        """Write the file that the brand team gets."""
        core, table = self._studio.loaded, feedback_table(self._items)
        self._studio.tasks.run(
            self,
            lambda: core.feedback.hand_over(path, table),
            done=lambda _nothing: self._saved(path),
            failed=self._failed,
            in_order=True,
        )

    def _show_rows(self) -> None:
        clear(self._rows)
        for item in self._studio.writing.draft.kept:
            self._rows.addWidget(self._row(item))
        if not self._studio.writing.draft.kept:
            self._rows.addWidget(label(_("Nothing is kept in this draft."), "body2", wrap=True))

    def _row(self, item: Kept) -> QFrame:
        theme = self._studio.theme
        made = frame("card")
        line = row(made, margins=(theme.px(14), theme.px(8), theme.px(10), theme.px(8)), gap=8)
        words = column(gap=2)
        shown = f"“{item.text}”" if item.text else item.rule
        words.addWidget(label(shown, "strong", wrap=True))
        reason = reason_words(item.reason, item.words)
        if reason:
            words.addWidget(label(reason, "small", wrap=True))
        line.addLayout(words, 1)
        again = button(_("Check it again"), "second", size="small")
        again.setAccessibleName(_("Check “{text}” again").format(text=item.text))
        again.clicked.connect(lambda: self._again(item))
        line.addWidget(again)
        return made

    def _again(self, item: Kept) -> None:
        self._studio.writing.look_again(item)
        self._show_rows()
        self._look()
        self.refit()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        core = self._studio.loaded
        self._studio.tasks.run(
            self, core.feedback.all, done=self._found, failed=self._failed, in_order=True
        )

    def _found(self, items: tuple[Feedback, ...]) -> None:
        self._items = items
        count = ngettext(
            "The file has {n} row, from all your drafts: the words, your reason, the guideline "
            "and the day. Your name and your posts are not in it.",
            "The file has {n} rows, from all your drafts: the words, your reason, the guideline "
            "and the day. Your name and your posts are not in it.",
            len(items),
        )
        nothing = _("There is nothing to tell the brand team yet.")
        self._all.setText(count.format(n=len(items)) if items else nothing)
        self.save.setEnabled(bool(items))
        self.refit()

    def _ask_where(self) -> None:
        kinds = _("Tables (*.csv)")
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save a file for the brand team"), "kept-words.csv", kinds
        )
        if name:
            self.save_to(Path(name))

    def _saved(self, path: Path) -> None:
        words = _("Saved as {file}. Hand it to your brand team.").format(file=path.name)
        self._all.setText(words)
        self.refit()

    def _failed(self, problem: Exception) -> None:
        self._all.setText(problem_words(problem))
        self.refit()
