"""Facebook: the name above the time, words, then the picture from edge to edge."""

from __future__ import annotations

from studio.ui.cards.actions import Actions
from studio.ui.cards.base import PreviewCard
from studio.ui.cards.byline import TwoLines
from studio.ui.cards.link_box import LinkBox
from studio.ui.cards.picture import Picture
from studio.ui.cards.piece import Column, Piece
from studio.ui.cards.words import Fold, Words
from studio.wording.i18n import _


class FacebookCard(PreviewCard):
    """No handle is shown."""

    def bones(self) -> Piece:
        """Return the pieces."""
        return Column(
            self,
            TwoLines(self, _("now"), mark="globe"),
            Words(self),
            Fold(self),
            Picture(self, bleed=True),
            LinkBox(self, bleed=True),
            Actions(self, "thumbs-up", "message-circle", "share-2", spread=True),
        )
