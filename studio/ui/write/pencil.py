"""Greys the kit's words in the editor, without a trace in the words or in undo."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from studio.ui.offsets import to_utf16
from studio.ui.theme import Theme

GAP = re.compile(r"\{[^{}\n]*\}")


def shifted(start: int, end: int, at: int, removed: int, added: int) -> tuple[int, int]:
    """Return where a range stands after ``removed`` units at ``at`` became ``added`` ones."""

    def move(place: int, *, is_end: bool) -> int:
        if place < at or (is_end and place == at):
            return place
        return max(at, place - removed) + added

    return move(start, is_end=False), max(move(start, is_end=False), move(end, is_end=True))


class Pencil(QSyntaxHighlighter):
    """Greys the kit's words and hides the braces of gaps; never touches the undo stack."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._spans: tuple[tuple[int, int], ...] = ()
        self._grey = QTextCharFormat()
        self._hidden = QTextCharFormat()
        self._hidden.setForeground(QColor(0, 0, 0, 0))
        self._strong = QTextCharFormat()
        self._label: tuple[int, int] = (0, 0)

    def set_colours(self, theme: Theme) -> None:
        """Use a theme's pencil."""
        self._grey.setForeground(theme.color("pencil"))
        self._strong.setFontWeight(700)
        self._strong.setForeground(theme.color("text"))
        self.rehighlight()

    def set_spans(self, spans: tuple[tuple[int, int], ...], label: tuple[int, int]) -> None:
        """Take over which positions (UTF-16) are the kit's words, and where the label is."""
        if (spans, label) != (self._spans, self._label):
            self._spans, self._label = spans, label
            self.rehighlight()

    def shift(self, at: int, removed: int, added: int) -> None:
        """Move the spans along with an edit, until the next check knows better."""
        self._spans = tuple(shifted(a, b, at, removed, added) for a, b in self._spans)
        self._label = shifted(*self._label, at, removed, added)

    def highlightBlock(self, text: str) -> None:
        """Format one paragraph."""
        base = self.currentBlock().position()
        length = self.currentBlock().length() - 1
        for start, end in self._spans:
            left, right = max(0, start - base), min(length, end - base)
            if left < right:
                self.setFormat(left, right - left, self._grey)
        left, right = max(0, self._label[0] - base), min(length, self._label[1] - base)
        if left < right:
            self.setFormat(left, right - left, self._strong)
        for found in GAP.finditer(text):
            for place in (found.start(), found.end() - 1):
                self.setFormat(to_utf16(text, place), 1, self._hidden)
