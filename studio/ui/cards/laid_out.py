"""Plain text laid out for a card: kept alive, so that a keystroke costs little."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QRegion,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from studio.preview import PreviewText
from studio.ui.offsets import to_utf16
from studio.ui.theme import Theme

LINE = 1.36
Spec = tuple[int, int, str]
"""(start, length, look), in UTF-16 units."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Style:
    """How the words of a card look.

    Attributes:
        font: of the words.
        looks: by name: ``text``, ``lead`` (bold, in front), ``mark`` (links, hashtags and
            mentions), ``gap``, ``brace`` and ``more``.
    """

    font: QFont
    looks: dict[str, QTextCharFormat]


def style(
    theme: Theme, font: QFont, *, text: QColor, mark: QColor, more: QColor, bold_marks: bool = False
) -> Style:
    """Return a style; gaps always look as in the editor."""
    tint = theme.color("checkTint")
    looks = {
        "text": _look(text),
        "lead": _look(text, bold=True),
        "mark": _look(mark, bold=bold_marks),
        "more": _look(more, bold=True),
        "gap": _look(theme.color("check"), ground=tint),
        "brace": _look(tint, ground=tint),
    }
    return Style(font=font, looks=looks)


class LaidOut:
    """The words of one card as paragraphs of lines.

    Attributes:
        height: of all lines, logical pixels.
        changed: (top, height) of what the last words changed, logical pixels; all below it
            moves when the height is another one.
    """

    def __init__(self) -> None:
        self.changed: tuple[float, float] = (0.0, 0.0)
        self._paragraphs: list[_Paragraph] = []
        self._key: tuple[Style, float] | None = None
        self.height = 0.0

    def lay_out(self, look: Style, words: PreviewText, lead: str, width: float) -> None:
        """Break the words into lines; paragraphs that are the same as before are kept.

        Args:
            look: font and colours.
            words: what the network shows.
            lead: bold words in front of the first line (an author's handle), or "".
            width: of a line, logical pixels.
        """
        start = f"{lead} " if lead else ""
        shown = words.text[: words.visible_end]
        # The network's words for the fold stay together on one line.
        more = words.more.replace(" ", "\u00a0").replace("…", "…\u2060")
        tail = f"{shown.rstrip()} {more}" if more else shown
        specs = _specs(words, start, tail)
        key = (look, width)
        kept = self._paragraphs if key == self._key else []
        spare = [] if kept is self._paragraphs else self._paragraphs
        self._key = key
        made: list[_Paragraph] = []
        y, base = 0.0, 0
        first, last = inf, 0.0
        for number, text in enumerate((start + tail).split("\n")):
            size = to_utf16(text, len(text))
            own = _within(specs, base, size)
            old = next(iter(kept[number : number + 1] or spare[number : number + 1]), None)
            paragraph = old or _Paragraph(look.font)
            if number >= len(kept) or paragraph.says != (text, own):
                paragraph.say(look, text, own, width)
                first, last = min(first, y), y + paragraph.height
            paragraph.top = y
            y += paragraph.height
            made.append(paragraph)
            base += size + 1
        self._paragraphs = made
        self.height = y
        self.changed = (min(first, last), max(0.0, last - first))

    def texts(self) -> tuple[str, ...]:
        """Return the paragraphs as they are drawn."""
        return tuple(paragraph.says[0] for paragraph in self._paragraphs)

    def looks(self) -> set[str]:
        """Return the looks that are used."""
        return {look for paragraph in self._paragraphs for _s, _n, look in paragraph.says[1]}

    def paint(self, painter: QPainter, x: float, y: float, part: QRegion) -> None:
        """Draw the words that are in a part of the card, their top left at (x, y)."""
        for paragraph in self._paragraphs:
            top = int(y + paragraph.top) - 2
            if part.intersects(QRect(int(x), top, 1 + int(self._wide), int(paragraph.height) + 4)):
                paragraph.layout.draw(painter, QPointF(x, y + paragraph.top))

    @property
    def _wide(self) -> float:
        return self._key[1] if self._key is not None else 0.0


class _Paragraph:
    """One laid-out paragraph; the same object is used for the next words."""

    def __init__(self, font: QFont) -> None:
        self.layout = QTextLayout("", font)
        self.layout.setCacheEnabled(True)  # a repaint need not shape the words anew
        self._to_left: bool | None = None
        self.says: tuple[str, tuple[Spec, ...]] = ("", ())
        self.top = self.height = 0.0

    def say(self, look: Style, text: str, specs: tuple[Spec, ...], width: float) -> None:
        """Take other words."""
        self.says = (text, specs)
        layout, step = self.layout, look.font.pixelSize() * LINE
        layout.setFont(look.font)
        self._turn(to_left=starts_right_to_left(text))
        layout.setText(text)
        layout.setFormats([_range(start, size, look.looks[name]) for start, size, name in specs])
        top = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (step - line.height()) / 2))
            top += step
        layout.endLayout()
        self.height = max(top, step)

    def _turn(self, *, to_left: bool) -> None:
        """Begin at the right in scripts that do; networks do it for each paragraph."""
        if to_left == self._to_left:
            return
        self._to_left = to_left
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if to_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        else:
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self.layout.setTextOption(option)


def starts_right_to_left(text: str) -> bool:
    """Tell by its first letter whether a paragraph is written from right to left.

    Source: Unicode Standard Annex 9, rules P2 and P3 (read 2026-11-22).
    """
    if text.isascii():
        return False
    kinds = (bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def _specs(words: PreviewText, lead: str, tail: str) -> list[Spec]:
    shift, size = to_utf16(lead, len(lead)), to_utf16(tail, len(tail))
    made: list[Spec] = [(0, shift, "lead")] if lead else []
    made.append((shift, size, "text"))
    for run in words.runs:
        if run.end > words.visible_end:
            break
        start, end = to_utf16(words.text, run.start), to_utf16(words.text, run.end)
        made.append((shift + start, end - start, "gap" if run.kind == "gap" else "mark"))
        if run.kind == "gap":
            made += [(shift + start, 1, "brace"), (shift + end - 1, 1, "brace")]
    if words.more:
        more = to_utf16(words.more, len(words.more))
        made.append((shift + size - more, more, "more"))
    return made


def _within(specs: list[Spec], base: int, size: int) -> tuple[Spec, ...]:
    found = []
    for start, length, name in specs:
        left, right = max(start, base), min(start + length, base + size)
        if left < right:
            found.append((left - base, right - left, name))
    return tuple(found)


def _look(colour: QColor, *, bold: bool = False, ground: QColor | None = None) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(colour)
    if ground is not None:
        made.setBackground(ground)
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made
