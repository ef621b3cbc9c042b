"""Who has posted: the round letter, the name, the handle and the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from studio.ui import icons
from studio.ui.cards.piece import Piece
from studio.ui.widgets.avatar import paint_avatar
from studio.wording.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPixmap

    from studio.ui.cards.base import PreviewCard

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def draw_line(painter: QPainter, rect: QRectF, words: str, font: QFont) -> float:
    """Draw words on one line, shortened where they do not fit, and return their width."""
    painter.setFont(font)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, int(rect.width())))
    painter.drawText(rect, LEFT, shown)
    return metrics.horizontalAdvance(shown)


def handle_and_time(card: PreviewCard) -> str:
    """Return "@priya.leeds · now"."""
    return _("@{handle} · now").format(handle=card.author.handle)


class Avatar(Piece):
    """The round letter alone, where the words stand beside it."""

    name = "avatar"

    def fit(self, width: float) -> float:
        """Be as tall as wide."""
        return width

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        paint_avatar(painter, self.card.theme, self.rect, self.card.author.name)


class TwoLines(Piece):
    """The round letter, and beside it a bold name above a grey line."""

    name = "byline"

    def __init__(
        self, card: PreviewCard, under: str, *, top: str = "", mark: str = "", more: bool = True
    ) -> None:
        """Make the piece.

        Args:
            card: whose author it is.
            under: the grey line, "" for none.
            top: the bold words, "" for the author's name.
            mark: icon after the grey line, such as ``globe``.
            more: True where three dots stand at the right in the tall form.
        """
        super().__init__(card)
        self._top, self._under, self._mark = top or card.author.name, under, mark
        self._more = more and card.tall

    def fit(self, width: float) -> float:
        """Be as tall as the letter."""
        return self.card.theme.px(32)

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        card, theme, rect = self.card, self.card.theme, self.rect
        side = rect.height()
        paint_avatar(painter, theme, QRectF(rect.x(), rect.y(), side, side), card.author.name)
        x = rect.x() + side + theme.px(7)
        wide = rect.right() - x - (theme.px(24) if self._more else 0)
        half = side / 2 if self._under else side
        painter.setPen(theme.color("text"))
        draw_line(painter, QRectF(x, rect.y() - 1, wide, half), self._top, theme.font("small", 600))
        if self._under:
            painter.setPen(theme.color("text2"))
            mark = theme.px(17) if self._mark else 0
            line = QRectF(x, rect.y() + half, wide - mark, half)
            end = draw_line(painter, line, self._under, theme.font("caption"))
            self._paint_mark(painter, QPointF(x + end + theme.px(5), line.center().y()))
        if self._more:
            corner = QPointF(rect.right() - theme.px(18), rect.center().y() - theme.px(9))
            painter.drawPixmap(corner, icon(card, "ellipsis", 18))

    def _paint_mark(self, painter: QPainter, left: QPointF) -> None:
        if self._mark:
            side = self.card.theme.px(12)
            painter.drawPixmap(
                QPointF(left.x(), left.y() - side / 2), icon(self.card, self._mark, 12)
            )


class OneLine(Piece):
    """A bold name and a grey rest on one line, without the letter."""

    name = "byline"

    def __init__(self, card: PreviewCard, rest: str, *, top: str = "") -> None:
        super().__init__(card)
        self._top, self._rest = top or card.author.name, rest

    def fit(self, width: float) -> float:
        """Take one line."""
        return self.card.theme.px(18)

    def paint(self, painter: QPainter) -> None:
        """Draw it; a long name leaves room for the handle."""
        theme, rect = self.card.theme, self.rect
        room = theme.px(22) if self.card.tall else 0
        wide = rect.width() - room
        painter.setPen(theme.color("text"))
        name = QRectF(rect.x(), rect.y(), wide * 0.62, rect.height())
        used = draw_line(painter, name, self._top, theme.font("small", 600)) + theme.px(5)
        painter.setPen(theme.color("text2"))
        rest = QRectF(rect.x() + used, rect.y(), wide - used, rect.height())
        draw_line(painter, rest, self._rest, theme.font("small"))
        if room:
            corner = QPointF(rect.right() - theme.px(18), rect.center().y() - theme.px(9))
            painter.drawPixmap(corner, icon(self.card, "ellipsis", 18))


def icon(card: PreviewCard, name: str, size: float, tone: str = "text3") -> QPixmap:
    """Return an icon in the card's colours; ``size`` is in design pixels."""
    theme = card.theme
    return icons.pixmap(name, theme.color(tone), theme.px(size), card.ratio)
