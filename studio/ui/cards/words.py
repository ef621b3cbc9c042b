"""Pieces of words: the post's own, a title, a sentence, the fold, the foot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from studio.preview import PreviewText
from studio.ui.cards.laid_out import LaidOut, Style, style
from studio.ui.cards.piece import Piece
from studio.wording.dates import short_day
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.ui.cards.base import PreviewCard

MIDDLE = Qt.AlignmentFlag.AlignCenter


class Words(Piece):
    """The words of the post.

    Attributes:
        laid_out: the lines.
    """

    name = "words"

    def __init__(
        self,
        card: PreviewCard,
        *,
        lead: bool = False,
        bold_marks: bool = False,
        look: Style | None = None,
    ) -> None:
        """Make the piece.

        Args:
            card: whose words they are.
            lead: True where the handle stands in bold in front of them.
            bold_marks: True where links, hashtags and mentions are bold as well.
            look: another look than that of plain words, or None.
        """
        super().__init__(card)
        theme = card.theme
        self.laid_out = LaidOut()
        self.lead = lead
        self._style = look or style(
            theme,
            theme.font("small"),
            text=theme.color("text"),
            mark=theme.color("ink"),
            more=theme.color("text2"),
            bold_marks=bold_marks,
        )

    def fit(self, width: float) -> float:
        """Break the lines."""
        words = self.card.text
        lead = self.card.author.handle if self.lead else ""
        if not words.text and not lead:
            return 0.0
        self.laid_out.lay_out(self._style, words, lead, width)
        return self.laid_out.height

    def changed(self) -> QRectF:
        """Return what the last words changed."""
        top, height = self.laid_out.changed
        return QRectF(self.rect.x(), self.rect.y() + top, self.rect.width(), height)

    def paint(self, painter: QPainter) -> None:
        """Draw the lines."""
        self.laid_out.paint(painter, self.rect.x(), self.rect.y(), self.card.part)


class Sentence(Piece):
    """A few words that the app says, or a title; broken into lines."""

    name = "sentence"

    def __init__(
        self, card: PreviewCard, words: str, *, look: Style | None = None, tone: str = "text2"
    ) -> None:
        """Make the piece.

        Args:
            card: whose it is.
            words: what it says, "" for nothing.
            look: font and colour, or None for small grey words.
            tone: colour token of small words.
        """
        super().__init__(card)
        theme, colour = card.theme, card.theme.color(tone)
        self.words = words
        self._laid_out = LaidOut()
        self._style = look or style(
            theme, theme.font("caption"), text=colour, mark=colour, more=colour
        )

    def fit(self, width: float) -> float:
        """Break the lines."""
        if not self.words:
            return 0.0
        shown = PreviewText(text=self.words, visible_end=len(self.words), more="", runs=())
        self._laid_out.lay_out(self._style, shown, "", width)
        return self._laid_out.height

    def paint(self, painter: QPainter) -> None:
        """Draw the lines."""
        self._laid_out.paint(painter, self.rect.x(), self.rect.y(), self.card.part)


class Missing(Sentence):
    """Says that a picture is needed, as long as there is none."""

    name = "missing"

    def fit(self, width: float) -> float:
        """Take room only without a picture."""
        wanted = self.card.picture is None and not self.card.problem
        return super().fit(width) if wanted else 0.0


class Problem(Sentence):
    """Says why the post's picture cannot be shown here."""

    name = "problem"

    def __init__(self, card: PreviewCard) -> None:
        super().__init__(card, "", tone="stop")

    def fit(self, width: float) -> float:
        """Take room only while there is a problem."""
        self.words = self.card.problem
        return super().fit(width)


class Beneath(Sentence):
    """Explains a picture, as long as there is one."""

    name = "legend"

    def fit(self, width: float) -> float:
        """Take room only with a picture."""
        return super().fit(width) if self.card.picture is not None else 0.0


class Panel(Piece):
    """A quiet, rounded ground below another piece."""

    name = "panel"

    def __init__(self, card: PreviewCard, inner: Piece) -> None:
        super().__init__(card)
        self.inner = inner

    def fit(self, width: float) -> float:
        """Be a little larger than what stands on it."""
        edge = self.card.theme.px(10)
        height = self.inner.fit(width - 2 * edge)
        return height + 2 * edge if height else 0.0

    def place(self, rect: QRectF) -> None:
        """Place what stands on it."""
        super().place(rect)
        edge = self.card.theme.px(10) if rect.height() else 0
        self.inner.place(rect.adjusted(edge, edge, -edge, -edge))

    def paint(self, painter: QPainter) -> None:
        """Draw the ground."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.card.theme.color("sunken"))
        painter.drawRoundedRect(self.rect, 10, 10)

    def leaves(self) -> Iterator[Piece]:
        """Yield the ground first."""
        yield from super().leaves()
        yield from self.inner.leaves()


class Title(Piece):
    """Where a title goes that is written when the post is put up by phone."""

    name = "title"

    def fit(self, width: float) -> float:
        """Take one line."""
        return self.card.theme.px(28)

    def paint(self, painter: QPainter) -> None:
        """Draw a dashed outline: pencil, because nobody wrote it yet."""
        theme, rules = self.card.theme, self.card.place.rules
        pen = QPen(theme.color("border"), 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        most = rules.title.limit if rules.title else 0
        words = _("Your title, up to {n} characters").format(n=most) if most else _("Your title")
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.color("pencil"))
        inner = self.rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        words = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


class Fold(Piece):
    """The dashed line where people have to tap to read on."""

    name = "fold"

    def fit(self, width: float) -> float:
        """Take a line when something is hidden."""
        return self.card.theme.px(20) if self.card.folded else 0.0

    def paint(self, painter: QPainter) -> None:
        """Draw the line and its words."""
        theme, rect = self.card.theme, self.rect
        words = _("people see this much first")
        painter.setFont(theme.font("caption"))
        wide = min(painter.fontMetrics().horizontalAdvance(words) + theme.px(14), rect.width())
        middle, y = rect.center().x(), rect.center().y()
        pen = QPen(theme.color("border"), 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.left(), y), QPointF(middle - wide / 2, y))
        painter.drawLine(QPointF(middle + wide / 2, y), QPointF(rect.right(), y))
        painter.setPen(theme.color("text2"))
        painter.drawText(rect, MIDDLE, words)


class Foot(Piece):
    """On which day the network's rules were checked."""

    name = "foot"
    gap = 12.0

    def fit(self, width: float) -> float:
        """Take one line."""
        return self.card.theme.px(18)

    def paint(self, painter: QPainter) -> None:
        """Draw the line."""
        theme = self.card.theme
        words = _("Rules checked {day}").format(day=short_day(self.card.place.rules.checked_on))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text3"))
        painter.drawText(QRectF(self.rect), MIDDLE, words)
