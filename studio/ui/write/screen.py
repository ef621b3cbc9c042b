"""Write: from a brief to a post in one's own words. The heart of the app."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from studio.guidelines.finding import Level
from studio.post import Draft
from studio.ui.screen import Screen
from studio.ui.sending.dialogs import confirm_decisions, send_draft
from studio.ui.studio import Studio
from studio.ui.widgets.parts import row
from studio.ui.write.brief_panel import BriefPanel
from studio.ui.write.columns import NARROW, WIDE, Columns, Panes, size_class
from studio.ui.write.look_pane import LookPane
from studio.ui.write.pictures_pane import PicturesPane
from studio.ui.write.publish_bar import PublishBar
from studio.ui.write.words_pane import WordsPane
from studio.wording.i18n import _


class WriteScreen(Screen):
    """Three columns when wide, two when medium, one when narrow."""

    id = "write"
    icon = "square-pen"
    back = "today"
    shows_draft = True

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self.words = WordsPane(studio)
        self.look = LookPane(studio)
        self.brief = BriefPanel(studio.theme)
        self.pictures = PicturesPane(studio)
        for pane in (self.words, self.look, self.brief, self.pictures):
            # Until columns take it in: a pane of nobody would outlive the screen, words and all.
            pane.setParent(self)
            pane.hide()
        self._class = ""
        self._short: bool | None = None
        self._columns: Columns | None = None
        self._measured: Draft | None = None
        self._layout = row(self)
        self.bar = PublishBar(studio)
        self.tools = self.bar
        self._wire()
        self._shortcuts()

    @staticmethod
    def name() -> str:
        """Return the word on the rail."""
        return _("Write")

    def title(self) -> str:
        """Return the brief's title."""
        core, draft = self.studio.loaded, self.studio.writing.draft
        brief = core.kit.campaign(draft.brief_id)
        return brief.title.get(core.locale) if brief else _("Your own post")

    def subtitle(self) -> str:
        """Say when the draft was saved."""
        if self._class == NARROW:
            # The bar has no room for it there, and it matters more than the time.
            return self.bar.state_words()
        draft, time = self.studio.last_saved
        if draft != self.studio.writing.draft.id:
            return _("Not changed yet")
        return _("Saved on this PC at {time}").format(time=time)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the previews rest while another screen is in front."""
        super().hideEvent(event)
        self.look.set_resting(resting=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the previews up to date."""
        super().showEvent(event)
        self.look.set_resting(resting=False)

    def fit(self, effective_width: float, height: int) -> None:
        """Rebuild the columns when the size class changed."""
        wanted = size_class(effective_width)
        short = height < 720
        if wanted != self._class:
            self._class = wanted
            self._build(wanted)
        if short != self._short:
            self._short = short
            theme = self.studio.theme
            self.words.fit_height(short=short)
            self.pictures.grid.set_thumb_height(theme.px(68 if short else 84))

    def shown(self) -> None:
        """Put the cursor into the first gap, else at the end of the words."""
        editor = self.words.card.editor
        if not editor.select_gap():
            cursor = editor.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            editor.setTextCursor(cursor)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_regions(self) -> tuple[QWidget, ...]:
        """Return chips, editor, findings, Publish, pictures."""
        return (
            self.words.card.editor,
            self.words.findings,
            self.bar.button,
            self.pictures.grid,
            self.look.area,
        )

    def publish(self) -> None:
        """Publish, or move to what stands in the way."""
        composer, editor = self.studio.writing, self.words.card.editor
        if self._measure_first():
            return
        composer.check_all()
        if composer.count(Level.STOP):
            self._to_first_stop()
        elif not composer.draft.accounts:
            words = _("Choose where it goes: tap an account above the words.")
            self.studio.say.emit("check", _("No account is chosen."), words, "", "")
        elif composer.count(Level.CHECK):
            confirm_decisions(self, self.studio, self._publish_now)
        else:
            self._publish_now()
        editor.viewport().update()

    # -- inside ------------------------------------------------------------------

    def _measure_first(self) -> bool:
        """Measure the picture when that was not done yet, and publish after that."""
        core, draft = self.studio.loaded, self.studio.writing.draft
        if draft == self._measured or not core.unmeasured(draft):
            return False
        # Once for a draft: a picture that can't be read is told when it is to be sent.
        self._measured = draft
        self.studio.tasks.run(
            self,
            lambda: core.measure_pictures(draft),
            done=lambda _nothing: self.publish(),
            failed=lambda _problem: self.publish(),
        )
        return True

    def _publish_now(self) -> None:
        send_draft(self, self.studio)

    def _to_first_stop(self) -> None:
        composer = self.studio.writing
        for tab, report in composer.reports.items():
            if any(f.level is Level.STOP for f in report.findings):
                if tab != composer.tab:
                    self.words.card.tab_wanted.emit(tab)
                break
        self.show_page("words")
        if not self.words.findings.focus_first(Level.STOP):
            self.words.card.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wire(self) -> None:
        studio = self.studio
        self.bar.publish.connect(self.publish)
        self.brief.change_wanted.connect(lambda: studio.go.emit("today"))
        self.words.picture_wanted.connect(self.pictures.pick)
        self.words.card.editor.photo_given.connect(self.pictures.desk.take)
        self.words.questions_wanted.connect(self._to_questions)
        self.pictures.desk.taken.connect(self._show_questions)
        studio.writing.loaded.connect(self._show_brief)
        studio.saved.connect(self.head_changed)
        studio.writing.report_changed.connect(self._report_changed)

    def _shortcuts(self) -> None:
        for keys, action in (
            ("Ctrl+Return", self.publish),
            ("Ctrl+Enter", self.publish),
            ("F8", lambda: self._step(1)),
            ("Shift+F8", lambda: self._step(-1)),
            ("Ctrl+.", self._fix_current),
            ("Ctrl+PgDown", lambda: self.words.card.step_tab(1)),
            ("Ctrl+PgUp", lambda: self.words.card.step_tab(-1)),
            ("Ctrl+Shift+P", self._to_pictures),
            ("Ctrl+Z", self.studio.writing.undo),
            ("Ctrl+Y", self.studio.writing.redo),
            ("Ctrl+Shift+Z", self.studio.writing.redo),
            ("Alt+D", self.look.dark.click),
            ("Alt+R", self.look.aloud.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _step(self, by: int) -> None:
        editor = self.words.card.editor
        report = self.studio.writing.report
        places = sorted(
            (f.start, f.end) for f in (report.findings if report else ()) if f.start < f.end
        )
        if not places:
            return
        here = editor.code_point_cursor()
        if by > 0:
            nxt = next((p for p in places if p[0] > here), places[0])
        else:
            nxt = next((p for p in reversed(places) if p[1] < here), places[-1])
        editor.select(*nxt)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fix_current(self) -> None:
        report = self.studio.writing.report
        here = self.words.card.editor.code_point_cursor()
        for finding in report.findings if report else ():
            if finding.start <= here <= finding.end and finding.fixes:
                self.words.findings.fix_wanted.emit(finding, finding.fixes[0])
                return

    def _to_pictures(self) -> None:
        self.show_page("pictures")
        self.pictures.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_questions(self) -> None:
        self.show_page("pictures")
        self.pictures.questions.reveal()

    def _to_questions(self, question: str) -> None:
        self.show_page("pictures")
        self.pictures.questions.ask(question)

    def _report_changed(self) -> None:
        if self._class == NARROW:
            self.head_changed.emit()

    def _show_brief(self) -> None:
        core, draft = self.studio.loaded, self.studio.writing.draft
        self.brief.show_brief(core.kit.campaign(draft.brief_id), core.locale)
        self.head_changed.emit()

    def show_page(self, part: str) -> None:
        """Bring a part to the front where parts share a place; else do nothing."""
        if self._columns is not None:
            self._columns.show_page(part)

    def _build(self, size: str) -> None:
        panes = Panes(words=self.words, look=self.look, brief=self.brief, pictures=self.pictures)
        for pane in panes.each():
            pane.setParent(None)
        if self._columns is not None:
            self._columns.deleteLater()
        self._columns = Columns(self.studio.theme, panes, size)
        self._layout.addWidget(self._columns)
        self.look.heading.setVisible(size == WIDE)
        self.look.lie_on("canvas" if size == NARROW else "sunken")
        self._columns.reveal()
        self.bar.set_small(small=size == NARROW)
