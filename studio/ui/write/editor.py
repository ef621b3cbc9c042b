"""The place to write: pencil words, ink words, gaps and marks in plain text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from studio.guidelines.finding import Edit, Finding
from studio.history import changed_part
from studio.ui.offsets import to_code_points, to_utf16
from studio.ui.theme import Theme
from studio.ui.write.marks import Mark, marks_of, paint_marks, pieces
from studio.ui.write.pasting import PastingEdit
from studio.ui.write.pencil import GAP, Pencil, shifted
from studio.ui.write.step_keys import step_wanted

LINE_HEIGHT = 136.0
"""Per cent of the font's own spacing that gives the design's line height of 1.62."""


class PostEditor(PastingEdit):
    """A plain-text editor that shows what the checks and the kit say of the words.

    Signals:
        edited: the text and the cursor, both in code points; -1 when nobody is typing.
        cursor_at: a code-point offset that the person clicked or moved to.
        step_asked: -1 for a step back, 1 for a step forth.
    """

    edited = Signal(str, int)
    step_asked = Signal(int)
    cursor_at = Signal(int)
    focused = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._findings: tuple[Finding, ...] = ()
        self._marks: list[Mark] = []
        self._documents: dict[str, QTextDocument] = {}
        self._pencils: dict[str, Pencil] = {}
        self._cursors: dict[str, QTextCursor] = {}
        self._tab = ""
        self._quiet = self._mending = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameStyle(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cursorPositionChanged.connect(self._moved)
        self.open_tab("", "")
        self._ground()

    def text(self) -> str:
        """Return the words; a paragraph ends with one line feed."""
        # toPlainText would turn the spaces that do not break into plain ones.
        raw: str = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def _ground(self) -> None:
        # An opaque page: otherwise every key paints all that lies behind it as well.
        page = self.viewport()
        palette = page.palette()
        palette.setColor(page.backgroundRole(), self._theme.color("surface"))
        page.setPalette(palette)
        page.setAutoFillBackground(True)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours and sizes."""
        self._theme = theme
        self._ground()
        for document in self._documents.values():
            document.setDefaultFont(theme.font("editor"))
        for pencil in self._pencils.values():
            pencil.set_colours(theme)
        self.viewport().update()

    def open_tab(self, tab: str, text: str) -> None:
        """Show the words of a tab."""
        if self._tab in self._documents:
            self._cursors[self._tab] = self.textCursor()
        fresh = tab not in self._documents
        if fresh:
            self._documents[tab] = self._new_document()
        self._tab = tab
        self._quiet = True
        self.setDocument(self._documents[tab])
        if fresh:
            # Connected before the highlighter, so that it formats with moved spans.
            self._documents[tab].contentsChange.connect(self._shift)
            self._pencils[tab] = Pencil(self._documents[tab])
            self._pencils[tab].set_colours(self._theme)
            self._documents[tab].contentsChanged.connect(self._changed)
        if self.text() != text:
            self.load(text)
        elif tab in self._cursors:
            # Another document puts the cursor at the start; it goes back to where it was.
            self.setTextCursor(self._cursors[tab])
        self._quiet = False
        self.set_findings(())

    def load(self, text: str) -> None:
        """Replace the words, as when another draft is opened."""
        self._quiet = True
        document = self.document()
        document.setPlainText(text)
        self._space_lines(document)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._quiet = False

    def forget_tabs(self) -> None:
        """Drop the words of single networks, as when another draft is opened."""
        self.open_tab("", "")
        self._ground()
        for tab in [tab for tab in self._documents if tab]:
            self._documents.pop(tab).deleteLater()
            del self._pencils[tab]
        self._cursors.clear()

    def step_to(self, text: str) -> None:
        """Show the words of another step; the cursor goes to where they changed."""
        before = self.text()
        start, end, old_end = changed_part(before, text)
        self._quiet = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_utf16(before, start))
        cursor.setPosition(to_utf16(before, old_end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start:end])
        self._quiet = False
        self.select(end, end)

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        """Underline what the checks found; offsets are code points into ``text()``."""
        self._findings = findings
        text = self.text()
        self._marks = marks_of(text, findings)
        self.viewport().update()

    def set_pencil(self, spans: tuple[tuple[int, int], ...], label: tuple[int, int]) -> None:
        """Grey the kit's words (code points) and box the label."""
        text = self.text()
        utf16 = tuple((to_utf16(text, a), to_utf16(text, b)) for a, b in spans)
        box = (to_utf16(text, label[0]), to_utf16(text, label[1]))
        self._pencils[self._tab].set_spans(utf16, box)
        self._marks = [m for m in self._marks if m.look != "label"]
        if box[0] < box[1]:
            self._marks.append(Mark(start=box[0], end=box[1], look="label"))
        self.viewport().update()

    def apply(self, edits: tuple[Edit, ...]) -> None:
        """Make edits (code points, ascending) as one step that Ctrl+Z takes back."""
        text = self.text()
        self._mending = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for edit in reversed(edits):
            cursor.setPosition(to_utf16(text, edit.start))
            cursor.setPosition(to_utf16(text, edit.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.text)
        cursor.endEditBlock()
        self._mending = False

    def insert(self, words: str) -> None:
        """Put words in at the cursor."""
        self.textCursor().insertText(words)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, start: int, end: int) -> None:
        """Select a range (code points) and show it."""
        text = self.text()
        cursor = self.textCursor()
        cursor.setPosition(to_utf16(text, start))
        cursor.setPosition(to_utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def code_point_cursor(self) -> int:
        """Return where the cursor is, in code points."""
        return to_code_points(self.text(), self.textCursor().position())

    def select_gap(self, *, backwards: bool = False) -> bool:
        """Select the next unfilled gap; return False when there is none."""
        text = self.text()
        here = to_code_points(text, self.textCursor().position())
        gaps = [(m.start(), m.end()) for m in GAP.finditer(text)]
        if not gaps:
            return False
        after = [g for g in gaps if (g[1] < here if backwards else g[0] >= here)]
        self.select(*((after[-1] if backwards else after[0]) if after else gaps[0]))
        return True

    def undo(self) -> None:
        """Ask for a step back; steps are the draft's, pictures too, and not the editor's."""
        self.step_asked.emit(-1)

    def redo(self) -> None:
        """Ask for a step forth."""
        self.step_asked.emit(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; a letter typed inside a gap replaces the whole gap."""
        if step := step_wanted(event):
            self.step_asked.emit(step)
            return
        printable = event.text().isprintable() and event.text() != ""
        if printable and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._leave_gap()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take letters from an input method or a dead key, inside a gap too."""
        if event.commitString():
            self._leave_gap()
        super().inputMethodEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Place the cursor; a click on a gap selects it, so that typing fills it."""
        super().mousePressEvent(event)
        found = self._gap_at_cursor()
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.select(*found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the card to show the focus."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the card, which also saves the draft."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tints, then the words, then underlines."""
        document = self.document()
        shift = -self.verticalScrollBar().value()
        placed = [(mark, pieces(document, mark.start, mark.end)) for mark in self._marks]
        page = self.viewport()
        paint_marks(page, self._theme, shift, placed, behind=True)
        super().paintEvent(event)
        paint_marks(page, self._theme, shift, placed, behind=False)

    def _new_document(self) -> QTextDocument:
        document = QTextDocument(self)
        document.setDefaultFont(self._theme.font("editor"))
        document.setDocumentMargin(6)
        document.setUndoRedoEnabled(False)
        return document

    def _space_lines(self, document: QTextDocument) -> None:
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)

    def _gap_at_cursor(self) -> tuple[int, int] | None:
        text = self.text()
        here = to_code_points(text, self.textCursor().position())
        return next((m.span() for m in GAP.finditer(text) if m.start() < here < m.end()), None)

    def _leave_gap(self) -> None:
        if not self.textCursor().hasSelection():
            found = self._gap_at_cursor()
            if found is not None:
                self.select(*found)

    def _changed(self) -> None:
        if self._quiet or self.sender() is not self.document():
            return
        text = self.text()
        typing_at = to_code_points(text, self.textCursor().position())
        self.edited.emit(text, -1 if self._mending else typing_at)

    def _shift(self, at: int, removed: int, added: int) -> None:
        pencil = self._pencils.get(self._tab)
        if pencil is None or self._quiet:
            return
        pencil.shift(at, removed, added)
        moved = [(m, shifted(m.start, m.end, at, removed, added)) for m in self._marks]
        self._marks = [Mark(start=a, end=b, look=m.look) for m, (a, b) in moved if a < b]

    def _moved(self) -> None:
        if not self._quiet:
            text = self.text()
            self.cursor_at.emit(to_code_points(text, self.textCursor().position()))
