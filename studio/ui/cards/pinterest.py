"""Pinterest: the picture first, then the title, then a line of the description."""

from __future__ import annotations

from studio.ui.cards.actions import Actions
from studio.ui.cards.base import PreviewCard
from studio.ui.cards.byline import TwoLines
from studio.ui.cards.picture import Picture
from studio.ui.cards.piece import Column, Piece
from studio.ui.cards.words import Fold, Missing, Title, Words
from studio.wording.i18n import _


class PinterestCard(PreviewCard):
    """A pin that was opened."""

    def bones(self) -> Piece:
        """Return the pieces."""
        return Column(
            self,
            Missing(self, _("{network} needs a picture.").format(network="Pinterest")),
            Picture(self, corner=16),
            Actions(self, "heart", "message-circle", "share-2", "ellipsis", right=("bookmark",)),
            Title(self),
            Words(self),
            Fold(self),
            TwoLines(self, "", more=False),
        )
