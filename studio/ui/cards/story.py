"""Stories: a picture that fills the phone, and no words of the post."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from studio.ui.cards.base import PreviewCard
from studio.ui.cards.byline import draw_line
from studio.ui.cards.phone import WHITE, Phone
from studio.ui.cards.picture import TALLEST
from studio.ui.cards.piece import Beside, Column, Piece
from studio.ui.cards.words import Beneath, Missing
from studio.ui.widgets.avatar import paint_avatar
from studio.wording.i18n import _

FAINT = QColor(255, 255, 255, 150)


class StoryCard(PreviewCard):
    """The screen in full, or in the column small with an explanation beside it."""

    has_words = False
    handle_shown = True
    """False where the name is shown instead."""

    def bones(self) -> Piece:
        """Return the pieces."""
        screen = StoryScreen(self, fill=True)
        legend = Beneath(self, _("The network’s own buttons cover the striped parts."))
        missing = Missing(self, _("A story needs a picture. Choose one, and it is shown here."))
        if self.tall:
            return Column(self, screen, legend, missing)
        wide, high = self.place.surface.ratio
        side = TALLEST * wide / high
        return Column(self, Beside(self, screen, legend, side=side, room=12), missing)


class StoryScreen(Phone):
    """Who posted it is at the top, an answer to it at the bottom."""

    def paint_over(self, painter: QPainter) -> None:
        """Draw both, in the zones that they cover."""
        theme, rect, edge = self.card.theme, self.rect, self.card.theme.px(10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(FAINT)
        bar = QRectF(rect.x() + edge, rect.y() + edge, rect.width() - 2 * edge, 2)
        painter.drawRoundedRect(bar, 1, 1)
        self._paint_author(painter, bar.bottom() + theme.px(9))
        high = theme.px(34)
        answer = QRectF(bar.x(), rect.bottom() - edge - high, bar.width() - theme.px(72), high)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(FAINT, 1))
        painter.drawRoundedRect(answer, high / 2, high / 2)
        self.shape(painter, "heart", QPointF(bar.right() - theme.px(48), answer.center().y()))
        self.shape(painter, "send", QPointF(bar.right() - theme.px(12), answer.center().y()))

    def _paint_author(self, painter: QPainter, top: float) -> None:
        card, theme, edge = self.card, self.card.theme, self.card.theme.px(10)
        side = theme.px(26)
        round_ = QRectF(self.rect.x() + edge, top, side, side)
        paint_avatar(painter, theme, round_, card.author.name)
        x = round_.right() + theme.px(7)
        shows_handle = not isinstance(card, StoryCard) or card.handle_shown
        name = card.author.handle if shows_handle else card.author.name
        painter.setPen(WHITE)
        line = QRectF(x, top, self.rect.right() - x - theme.px(64), side)
        used = draw_line(painter, line, name, theme.font("small", 600)) + theme.px(6)
        painter.setPen(FAINT)
        rest = QRectF(x + used, top, theme.px(40), side)
        draw_line(painter, rest, _("now"), theme.font("small"))
        self.shape(painter, "x", QPointF(self.rect.right() - theme.px(20), round_.center().y()))
