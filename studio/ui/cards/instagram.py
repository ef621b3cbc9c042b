"""Instagram's feed: the picture below the name, the caption with the handle in bold."""

from __future__ import annotations

from studio.ui.cards.actions import Actions
from studio.ui.cards.base import PreviewCard
from studio.ui.cards.byline import TwoLines
from studio.ui.cards.picture import Picture
from studio.ui.cards.piece import Beside, Column, Piece
from studio.ui.cards.words import Fold, Missing, Words
from studio.wording.i18n import _


class InstagramCard(PreviewCard):
    """In the column the caption stands beside a square, as on a profile's page."""

    def bones(self) -> Piece:
        """Return the pieces."""
        missing = Missing(self, _("{network} needs a picture.").format(network="Instagram"))
        words = Words(self, lead=True)
        if not self.tall:
            square = Picture(self, cut=1.0)
            self._beside = Beside(self, square, words, side=136, room=12)
            return Column(self, _Alone(self, self._beside, words), Fold(self), missing)
        return Column(
            self,
            TwoLines(self, "", top=self.author.handle),
            missing,
            Picture(self, bleed=True),
            Actions(self, "heart", "message-circle", "send", right=("bookmark",)),
            words,
            Fold(self),
        )


class _Alone(Column):
    """Words beside the picture, or alone with who wrote them while there is none."""

    def __init__(self, card: PreviewCard, both: Beside, words: Words) -> None:
        super().__init__(card)
        self._both = both
        self._without = Column(card, TwoLines(card, "", top=card.author.handle), words)

    def fit(self, width: float) -> float:
        """Fit the one that is shown."""
        self.pieces = (self._without if self.card.picture is None else self._both,)
        return super().fit(width)
