"""TikTok: the whole phone, buttons at the right, the caption over the picture below."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from studio.ui.cards.base import PreviewCard
from studio.ui.cards.byline import TwoLines
from studio.ui.cards.laid_out import style
from studio.ui.cards.phone import WHITE, Phone
from studio.ui.cards.picture import TALLEST
from studio.ui.cards.piece import Beside, Column, Piece
from studio.ui.cards.words import Beneath, Fold, Missing, Sentence, Words
from studio.ui.widgets.avatar import paint_avatar
from studio.wording.i18n import _

SHAPES = ("heart", "message-circle", "bookmark", "share-2")


class TiktokCard(PreviewCard):
    """In the column the caption stands beside a small phone."""

    def bones(self) -> Piece:
        """Return the pieces."""
        legend = Beneath(self, _("The network’s own buttons cover the striped parts."))
        missing = Missing(self, _("{network} needs a picture.").format(network="TikTok"))
        if self.tall:
            screen = TiktokScreen(self)
            return Column(self, screen, missing, screen.words_alone, Fold(self), legend)
        wide, high = self.place.surface.ratio
        small = Phone(self, fill=False)
        words = Words(self, lead=True, bold_marks=True)
        both = Beside(self, small, Column(self, words, legend), side=TALLEST * wide / high, room=12)
        return Column(self, both, Fold(self), missing)


class TiktokScreen(Phone):
    """The screen with its caption; without a picture the caption stands alone."""

    def __init__(self, card: PreviewCard) -> None:
        super().__init__(card, fill=False)
        theme = card.theme
        bold, plain = theme.font("small", 600), theme.font("small")
        white = style(theme, plain, text=WHITE, mark=WHITE, more=WHITE, bold_marks=True)
        name = style(theme, bold, text=WHITE, mark=WHITE, more=WHITE)
        self.caption = Column(
            card, Sentence(card, card.author.handle, look=name), Words(card, look=white)
        )
        self.caption.pieces[1].gap = 2
        self.words_alone = _Alone(card, TwoLines(card, "", top=card.author.handle), Words(card))
        self._high = 0.0

    def fit(self, width: float) -> float:
        """Fit the caption into what the buttons leave of the width."""
        height = super().fit(width)
        self._high = self.caption.fit(self._across_for(width))
        return height

    def _across_for(self, width: float) -> float:
        return width - self.card.theme.px(12 + 52)

    def place(self, rect: QRectF) -> None:
        """Place the caption at the bottom."""
        super().place(rect)
        edge = self.card.theme.px(12)
        top = rect.bottom() - edge - self._high
        wide = self._across_for(rect.width())
        self.caption.place(QRectF(rect.x() + edge, top, wide, self._high))

    def leaves(self) -> Iterator[Piece]:
        """Yield the screen, then what stands on it."""
        if self.rect.height() > 0:
            yield self
            yield from self.caption.leaves()

    def paint_over(self, painter: QPainter) -> None:
        """Draw a shade for the caption, the round letter and the buttons."""
        theme, rect = self.card.theme, self.rect
        shade = QLinearGradient(QPointF(0, rect.bottom() - self._high * 2.2), rect.bottomLeft())
        shade.setColorAt(0, QColor(0, 0, 0, 0))
        shade.setColorAt(0.5, QColor(0, 0, 0, 165))
        painter.fillRect(rect, shade)
        side, step = theme.px(36), theme.px(50)
        x, y = rect.right() - theme.px(28), rect.bottom() - theme.px(34) - step * len(SHAPES)
        round_ = QRectF(x - side / 2, y - side / 2, side, side)
        paint_avatar(painter, theme, round_, self.card.author.name)
        for number, shape in enumerate(SHAPES, start=1):
            self.shape(painter, shape, QPointF(x, y + number * step), 24, 2.0)


class _Alone(Column):
    """The caption while there is no picture."""

    def fit(self, width: float) -> float:
        """Take room only then."""
        self._heights = [0.0] * len(self.pieces)
        return super().fit(width) if self.card.picture is None else 0.0
