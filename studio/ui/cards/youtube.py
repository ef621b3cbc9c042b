"""YouTube: the video's cover, its title, and the first lines of its description."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from studio.ui.cards.actions import Actions
from studio.ui.cards.base import PreviewCard
from studio.ui.cards.byline import TwoLines
from studio.ui.cards.phone import Phone
from studio.ui.cards.piece import Column, Piece
from studio.ui.cards.words import Beneath, Fold, Missing, Panel, Title, Words
from studio.wording.i18n import _


class YoutubeCard(PreviewCard):
    """A video that was opened; the post's words are its description."""

    def bones(self) -> Piece:
        """Return the pieces."""
        return Column(
            self,
            Missing(self, _("A picture becomes the video’s cover. There is none yet.")),
            Cover(self, fill=False),
            Beneath(self, _("The picture is the video’s cover.")),
            Title(self),
            TwoLines(self, "", more=False),
            Actions(self, "thumbs-up", "thumbs-down", "share-2", "bookmark"),
            Panel(self, Words(self)),
            Fold(self),
        )


class Cover(Phone):
    """The video's cover: all of the picture on the network's own dark screen."""

    name = "picture"

    def __init__(self, card: PreviewCard, *, fill: bool) -> None:
        super().__init__(card, fill=fill)
        self.bleed = card.tall

    def paint_over(self, painter: QPainter) -> None:
        """Draw the shape that starts a video."""
        side = self.card.theme.px(56)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 120))
        painter.drawEllipse(self.rect.center(), side / 2, side / 2)
        self.shape(painter, "play", self.rect.center(), 26)
