"""X: name and handle on one line, words below, then the rounded picture."""

from __future__ import annotations

from studio.ui.cards.actions import Actions
from studio.ui.cards.base import PreviewCard
from studio.ui.cards.byline import Avatar, OneLine, handle_and_time
from studio.ui.cards.link_box import LinkBox
from studio.ui.cards.picture import Picture
from studio.ui.cards.piece import Beside, Column, Piece
from studio.ui.cards.words import Fold, Words


class XCard(PreviewCard):
    """Everything stands beside the round letter."""

    def bones(self) -> Piece:
        """Return the pieces."""
        shapes = ("message-circle", "repeat-2", "heart", "chart-column", "bookmark")
        right = Column(
            self,
            OneLine(self, handle_and_time(self)),
            _close(Words(self)),
            Fold(self),
            Picture(self, corner=14, badge=True),
            LinkBox(self, corner=14),
            Actions(self, *shapes, spread=True),
        )
        return Beside(self, Avatar(self), right, side=38 if self.tall else 32, room=9)


def _close(words: Words) -> Words:
    words.gap = 3
    return words
