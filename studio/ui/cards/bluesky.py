"""Bluesky: the words beside the round letter; the app writes no link cards there."""

from __future__ import annotations

from studio.ui.cards.actions import Actions
from studio.ui.cards.base import PreviewCard
from studio.ui.cards.byline import Avatar, OneLine, TwoLines, handle_and_time
from studio.ui.cards.link_box import LinkBox
from studio.ui.cards.picture import Picture
from studio.ui.cards.piece import Beside, Column, Piece
from studio.ui.cards.words import Fold, Words


class BlueskyCard(PreviewCard):
    """In the column as a post that was opened, in the tall form as in the feed."""

    def bones(self) -> Piece:
        """Return the pieces."""
        rest = (Words(self), Fold(self), Picture(self, badge=True), LinkBox(self))
        if not self.tall:
            return Column(self, TwoLines(self, handle_and_time(self)), *rest)
        shapes = Actions(self, "message-circle", "repeat-2", "heart", "ellipsis", spread=True)
        line = OneLine(self, handle_and_time(self))
        return Beside(self, Avatar(self), Column(self, line, *rest, shapes), side=40)
