"""Practice: a post as most networks show it. Also for a network without a card of its own."""

from __future__ import annotations

from studio.ui.cards.base import PreviewCard
from studio.ui.cards.byline import TwoLines, handle_and_time
from studio.ui.cards.link_box import LinkBox
from studio.ui.cards.picture import Picture
from studio.ui.cards.piece import Column, Piece
from studio.ui.cards.words import Fold, Words


class PracticeCard(PreviewCard):
    """Name above handle, words, fold, picture or link card."""

    def bones(self) -> Piece:
        """Return the pieces."""
        return Column(
            self,
            TwoLines(self, handle_and_time(self)),
            Words(self),
            Fold(self),
            Picture(self, badge=True),
            LinkBox(self),
        )
