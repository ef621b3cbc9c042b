"""The editor's context menu: fixes and spelling of the words under it, then cut and paste."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from studio.guidelines.finding import Edit, Finding, Fix, Level
from studio.ui.offsets import to_code_points
from studio.wording.findings import finding_title, fix_label
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

if TYPE_CHECKING:
    from studio.ui.studio import Studio
    from studio.ui.write.editor import PostEditor
    from studio.ui.write.keeping import Keeping

MOST_SUGGESTIONS = 6
_LONGEST_TITLE = 60


class WordMenu(QObject):
    """Builds the menu when it is asked for; suggestions arrive while it is open.

    Signals:
        fix_wanted: a finding and one of its fixes.
    """

    fix_wanted = Signal(object, object)

    def __init__(self, editor: PostEditor, studio: Studio, keeping: Keeping) -> None:
        super().__init__(editor)
        self._editor = editor
        self._studio = studio
        self._keeping = keeping
        editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        editor.customContextMenuRequested.connect(self._asked)

    def show_for(self, finding: Finding, below: QWidget) -> None:
        """Show what can be done about one finding, below a widget."""
        self.menu_for(finding).popup(below.mapToGlobal(below.rect().bottomLeft()))

    def menu_for(self, finding: Finding) -> QMenu:
        """Return the menu of one finding."""
        menu = self._new()
        self._fill(menu, finding)
        return menu

    def menu_at(self, offset: int) -> QMenu:
        """Return the menu for a place in the words, in code points."""
        menu = self._new()
        for finding in self._findings_at(offset):
            self._fill(menu, finding)
            menu.addSeparator()
        self._add_usual(menu)
        return menu

    def _add_usual(self, menu: QMenu) -> None:
        """Add what every editor has; Qt's own menu is not in the person's language."""
        editor, keys = self._editor, QKeySequence.StandardKey
        chosen = editor.textCursor().hasSelection()
        history = self._studio.writing.history
        for words, key, work, possible in (
            (_("Undo"), keys.Undo, editor.undo, history.can_undo),
            (_("Redo"), keys.Redo, editor.redo, history.can_redo),
            (_("Cut"), keys.Cut, editor.cut, chosen),
            (_("Copy"), keys.Copy, editor.copy, chosen),
            (_("Paste"), keys.Paste, editor.paste, editor.canPaste()),
            (_("Choose everything"), keys.SelectAll, editor.selectAll, bool(editor.text())),
        ):
            action = menu.addAction(words)
            # Shown beside the words only: the editor itself answers these keys.
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setEnabled(possible)
            action.triggered.connect(work)

    def _asked(self, point: QPoint) -> None:
        text = self._editor.text()
        place = self._editor.cursorForPosition(point).position()
        self.menu_at(to_code_points(text, place)).popup(self._editor.mapToGlobal(point))

    def _findings_at(self, offset: int) -> tuple[Finding, ...]:
        report = self._studio.writing.report
        found = report.findings if report is not None else ()
        return tuple(f for f in found if f.start <= offset <= f.end and f.start < f.end)

    def _new(self) -> QMenu:
        menu = QMenu(self._editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _fill(self, menu: QMenu, finding: Finding) -> None:
        title = finding_title(finding)
        short = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"
        menu.addAction(_plain(short)).setEnabled(False)
        if finding.code == "spelling":
            self._add_suggestions(menu, finding)
        for fix in finding.fixes:
            action = menu.addAction(_plain(fix_label(fix)))
            action.triggered.connect(partial(self._fix, finding, fix))
        if finding.level is not Level.STOP:
            words = _("Keep mine…") if finding.level is Level.CHECK else _("Keep mine")
            keep = menu.addAction(words)
            keep.triggered.connect(lambda: self._keeping.ask(finding))

    def _add_suggestions(self, menu: QMenu, finding: Finding) -> None:
        core, locale = self._studio.loaded, self._studio.writing.draft.locale
        waiting = menu.addAction(_("Looking for words…"))
        waiting.setEnabled(False)
        learn = menu.addAction(_("Always accept “{word}”").format(word=_plain(finding.text)))
        learn.triggered.connect(lambda: self._learn(finding.text))
        self._studio.tasks.run(
            menu,
            lambda: core.spellings(finding.text, locale),
            done=partial(self._suggested, menu, waiting, finding),
            failed=lambda _problem: waiting.setText(_("We know no other word.")),
        )

    def _suggested(
        self, menu: QMenu, waiting: QAction, finding: Finding, words: tuple[str, ...]
    ) -> None:
        if not words:
            waiting.setText(_("We know no other word."))
            return
        for word in words[:MOST_SUGGESTIONS]:
            edit = Edit(start=finding.start, end=finding.end, text=word)
            action = QAction(_plain(word), menu)
            fix = Fix(code="use", edits=(edit,), shown=word)
            action.triggered.connect(partial(self._fix, finding, fix))
            menu.insertAction(waiting, action)
        menu.removeAction(waiting)

    def _fix(self, finding: Finding, fix: Fix, _checked: bool = False) -> None:
        self.fix_wanted.emit(finding, fix)

    def _learn(self, word: str) -> None:
        core = self._studio.loaded
        self._studio.tasks.run(
            self,
            lambda: core.learn_word(word),
            done=lambda _nothing: self._studio.writing.check_now(),
            failed=self._not_kept,
            in_order=True,
        )

    def _not_kept(self, problem: Exception) -> None:
        title = _("This word is accepted until you close the app.")
        self._studio.say.emit("check", title, problem_words(problem), "", "")
        self._studio.writing.check_now()


def _plain(words: str) -> str:
    """Return words for a menu, where an ampersand would underline a letter."""
    return words.replace("&", "&&")
