"""Plain text laid out for a preview card: kept alive, so that a keystroke costs little."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from studio.preview import PreviewText
from studio.ui.offsets import to_utf16
from studio.ui.theme import Theme

LINE = 1.36


class PreviewWords:
    """The words of one card as one or more paragraphs of laid-out lines."""

    def __init__(self) -> None:
        self._layouts: list[tuple[QTextLayout, float]] = []
        self.height = 0.0

    def lay_out(
        self, theme: Theme, font: QFont, words: PreviewText, lead: str, width: float, most: int
    ) -> None:
        """Break the words into lines.

        Args:
            theme: for the colours of links and the fold.
            font: of the words.
            words: what the network shows.
            lead: bold words in front of the first line (an author's handle), or "".
            width: of a line, logical pixels.
            most: most lines, 0 for any.
        """
        shown = words.text[: words.visible_end]
        folded = words.visible_end < len(words.text)
        tail = f"{shown.rstrip()} {words.more}" if folded else shown
        start = f"{lead} " if lead else ""
        formats = self._formats(theme, words, start, tail, folded=folded)
        self._layouts = []
        y, lines, base = 0.0, 0, 0
        for paragraph in (start + tail).split("\n"):
            layout = QTextLayout(paragraph, font)
            layout.setCacheEnabled(True)  # a repaint need not shape the words anew
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            size = to_utf16(paragraph, len(paragraph))
            layout.setFormats(_within(formats, base, size))
            y, lines = self._break(layout, font, width, y, lines, most)
            base += size + 1
        self.height = y

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the words with their top left at (x, y)."""
        for layout, top in self._layouts:
            layout.draw(painter, QPointF(x, y + top))

    def _break(
        self, layout: QTextLayout, font: QFont, width: float, y: float, lines: int, most: int
    ) -> tuple[float, int]:
        step = font.pixelSize() * LINE
        top = 0.0
        layout.beginLayout()
        while not most or lines < most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (step - line.height()) / 2))
            top += step
            lines += 1
        layout.endLayout()
        self._layouts.append((layout, y))
        return y + max(top, step if not layout.text() else top), lines

    def _hidden_braces(self, theme: Theme, start: int, end: int) -> list[QTextLayout.FormatRange]:
        hidden = QTextCharFormat()
        hidden.setBackground(theme.color("checkTint"))
        hidden.setForeground(theme.color("checkTint"))
        return [_range(start, 1, hidden), _range(end - 1, 1, hidden)]

    def _formats(
        self, theme: Theme, words: PreviewText, lead: str, tail: str, *, folded: bool
    ) -> list[QTextLayout.FormatRange]:
        shift = to_utf16(lead, len(lead))
        made = []
        if lead:
            made.append(_range(0, shift, _format(theme, "text", bold=True)))
        body = _format(theme, "text")
        made.append(_range(shift, to_utf16(tail, len(tail)), body))
        for run in words.runs:
            if run.end <= words.visible_end:
                start, end = to_utf16(words.text, run.start), to_utf16(words.text, run.end)
                look = _format(theme, "check" if run.kind == "gap" else "ink")
                if run.kind == "gap":
                    look.setBackground(theme.color("checkTint"))
                made.append(_range(shift + start, end - start, look))
                if run.kind == "gap":
                    made += self._hidden_braces(theme, shift + start, shift + end)
        if folded:
            size = to_utf16(words.more, len(words.more))
            start = shift + to_utf16(tail, len(tail)) - size
            made.append(_range(start, size, _format(theme, "text2", bold=True)))
        return made


def paint_withdrawn(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    """Cross a picture out: a veil, two lines, so that shape and not colour alone says it."""
    painter.save()
    painter.setClipRect(rect)
    painter.fillRect(rect, theme.color("scrim"))
    painter.setPen(QPen(theme.color("stop"), theme.px(4)))
    painter.drawLine(rect.topLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomLeft())
    painter.restore()


def _format(theme: Theme, colour: str, *, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.color(colour))
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made


def _within(
    formats: list[QTextLayout.FormatRange], base: int, size: int
) -> list[QTextLayout.FormatRange]:
    found = []
    for item in formats:
        left, right = max(item.start, base), min(item.start + item.length, base + size)
        if left < right:
            found.append(_range(left - base, right - left, item.format))
    return found
