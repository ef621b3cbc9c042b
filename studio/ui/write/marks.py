"""Where in a laid-out text a range stands, and how the editor marks it.

Qt's own wave and dot underlines are too faint and it has no double one, so marks are
painted from the line layout. Positions here are Qt's: UTF-16 units in the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextBlock, QTextDocument, QTextLine
from PySide6.QtWidgets import QWidget

from studio.guidelines.finding import Finding, Level
from studio.ui.offsets import to_utf16
from studio.ui.theme import Theme
from studio.ui.write.pencil import GAP

LOOKS = {Level.TIP: "tip", Level.CHECK: "decide", Level.STOP: "stop"}

# Hebrew, Arabic and their neighbours, and what turns the direction around.
_MIXED = re.compile("[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]")
_SPACE = 0.4
"""Width of a space, as a share of the ascent: boxes that far apart stand side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One painted range.

    Attributes:
        start: UTF-16 position in the document.
        end: one past the last position.
        look: ``tip``, ``decide``, ``stop``, ``gap`` or ``label``.
    """

    start: int
    end: int
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The part of a range on one line.

    Attributes:
        rect: the glyphs' box, in document coordinates.
        baseline: y of the baseline, in document coordinates.
    """

    rect: QRectF
    baseline: float


Placed = list[tuple[Mark, list[Piece]]]
"""Marks and where their words stand."""


def pieces(document: QTextDocument, start: int, end: int) -> list[Piece]:
    """Return where ``start`` to ``end`` stands, line by line."""
    found: list[Piece] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        found.extend(_block_pieces(document, block, start, end))
        block = block.next()
    return found


def _block_pieces(document: QTextDocument, block: QTextBlock, start: int, end: int) -> list[Piece]:
    layout = block.layout()
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    begin, stop = start - block.position(), end - block.position()
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        left, right = max(begin, line.textStart()), min(stop, line.textStart() + line.textLength())
        if left < right and _MIXED.search(block.text(), left, right):
            found += [_box(line, corner, *sides) for sides in _visual_runs(line, left, right)]
        elif left < right:
            found.append(_box(line, corner, _x(line, left), _x(line, right)))
    return found


def _visual_runs(line: QTextLine, left: int, right: int) -> list[tuple[float, float]]:
    """Return the parts of a line in which a range is seen: several, where directions mix."""
    trailing = QTextLine.Edge.Trailing
    sides = sorted(
        tuple(sorted((_x(line, place), _x(line, place, trailing)))) for place in range(left, right)
    )
    runs: list[tuple[float, float]] = []
    apart = line.ascent() * _SPACE
    for begin, end in sides:
        if runs and begin <= runs[-1][1] + apart:
            runs[-1] = (runs[-1][0], max(runs[-1][1], end))
        else:
            runs.append((begin, end))
    return [(begin, end) for begin, end in runs if end > begin]


def _x(line: QTextLine, place: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    # cursorToX gives (x, position) in PySide6; only the x is wanted.
    return float(line.cursorToX(place, edge)[0])  # type: ignore[index]


def _box(line: QTextLine, corner: QPointF, x1: float, x2: float) -> Piece:
    baseline = corner.y() + line.y() + line.ascent()
    size = line.ascent() + line.descent()
    top = baseline - line.ascent()
    rect = QRectF(corner.x() + min(x1, x2), top, abs(x2 - x1), size)
    return Piece(rect=rect, baseline=baseline)


def paint_behind(painter: QPainter, theme: Theme, mark: Mark, where: list[Piece]) -> None:
    """Paint what stands behind the words: tints and boxes."""
    tints = {"decide": "checkTint", "stop": "stopTint"}
    for piece in where:
        box = piece.rect.adjusted(-1, -1, 1, 1)
        if mark.look in tints:
            painter.fillRect(box, theme.color(tints[mark.look]))
        elif mark.look == "gap":
            pen = QPen(theme.color("check"), 1.2)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(theme.color("checkTint"))
            painter.drawRoundedRect(box, 4, 4)
        elif mark.look == "label":
            painter.setPen(QPen(theme.color("border"), 1))
            painter.setBrush(theme.color("sunken"))
            painter.drawRoundedRect(box.adjusted(-4, -1, 4, 1), 5, 5)


def paint_under(painter: QPainter, theme: Theme, mark: Mark, where: list[Piece]) -> None:
    """Paint the underline: dots for a tip, a wave to decide, a double line for a stop."""
    colours = {"tip": "text2", "decide": "check", "stop": "stop"}
    if mark.look not in colours:
        return
    pen = QPen(theme.color(colours[mark.look]), 1.8)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for piece in where:
        left, right, y = piece.rect.left(), piece.rect.right(), piece.baseline + 5
        if mark.look == "tip":
            pen.setWidthF(2.6)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.1, 1.9])
            painter.setPen(pen)
            painter.drawLine(QPointF(left, y), QPointF(right, y))
        elif mark.look == "stop":
            painter.setPen(pen)
            painter.drawLine(QPointF(left, y - 1), QPointF(right, y - 1))
            painter.drawLine(QPointF(left, y + 2.5), QPointF(right, y + 2.5))
        else:
            painter.setPen(pen)
            painter.drawPath(_wave(left, right, y))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        step = min(3.5, right - x)
        path.quadTo(QPointF(x + step / 2, y + (-3 if up else 3)), QPointF(x + step, y))
        x, up = x + step, not up
    return path


def marks_of(text: str, findings: tuple[Finding, ...]) -> list[Mark]:
    """Return the marks of findings (code points) and of gaps, in Qt's offsets."""
    marks = [
        Mark(start=to_utf16(text, f.start), end=to_utf16(text, f.end), look=LOOKS[f.level])
        for f in findings
        if f.start < f.end and f.code != "gap-empty" and f.code != "too-long"
    ]
    for found in GAP.finditer(text):
        start, end = to_utf16(text, found.start()), to_utf16(text, found.end())
        marks.append(Mark(start=start, end=end, look="gap"))
    return marks


def paint_marks(page: QWidget, theme: Theme, shift: int, placed: Placed, *, behind: bool) -> None:
    """Paint what lies behind the words, or what stands under them.

    Args:
        page: the editor's viewport.
        theme: for the colours.
        shift: how far the page is scrolled, as a negative number.
        placed: marks and where their words stand.
        behind: True for tints, False for underlines.
    """
    painter = QPainter(page)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, shift)
    paint = paint_behind if behind else paint_under
    for mark, where in placed:
        paint(painter, theme, mark, where)
    painter.end()
