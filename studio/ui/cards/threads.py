"""Threads: the handle in bold, words and picture beside the round letter."""

from __future__ import annotations

from studio.ui.cards.actions import Actions
from studio.ui.cards.base import PreviewCard
from studio.ui.cards.byline import Avatar, OneLine
from studio.ui.cards.link_box import LinkBox
from studio.ui.cards.picture import Picture
from studio.ui.cards.piece import Beside, Column, Piece
from studio.ui.cards.words import Fold, Words
from studio.wording.i18n import _


class ThreadsCard(PreviewCard):
    """Only the handle is shown, never the name."""

    def bones(self) -> Piece:
        """Return the pieces."""
        words = Words(self)
        words.gap = 3
        right = Column(
            self,
            OneLine(self, _("now"), top=self.author.handle),
            words,
            Fold(self),
            Picture(self),
            LinkBox(self),
            Actions(self, "heart", "message-circle", "repeat-2", "send"),
        )
        return Beside(self, Avatar(self), right, side=36 if self.tall else 32)
