"""Mastodon: name above handle, words from edge to edge, a badge for alt text."""

from __future__ import annotations

from studio.ui.cards.actions import Actions
from studio.ui.cards.base import PreviewCard
from studio.ui.cards.byline import TwoLines, handle_and_time
from studio.ui.cards.link_box import LinkBox
from studio.ui.cards.picture import Picture
from studio.ui.cards.piece import Column, Piece
from studio.ui.cards.words import Fold, Words


class MastodonCard(PreviewCard):
    """A link card has its picture beside its title."""

    def bones(self) -> Piece:
        """Return the pieces."""
        return Column(
            self,
            TwoLines(self, handle_and_time(self), mark="globe", more=False),
            Words(self),
            Fold(self),
            Picture(self, badge=True),
            LinkBox(self, beside=True),
            Actions(self, "reply", "repeat-2", "star", "bookmark", "ellipsis", spread=True),
        )
