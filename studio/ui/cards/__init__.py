"""The visible list of preview cards: a file for each place, a line for each here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.ui.cards.author import Author, Status, length_status
from studio.ui.cards.base import PreviewCard
from studio.ui.cards.bluesky import BlueskyCard
from studio.ui.cards.facebook import FacebookCard
from studio.ui.cards.facebook_story import FacebookStoryCard
from studio.ui.cards.instagram import InstagramCard
from studio.ui.cards.instagram_story import InstagramStoryCard
from studio.ui.cards.linkedin import LinkedinCard
from studio.ui.cards.mastodon import MastodonCard
from studio.ui.cards.pinterest import PinterestCard
from studio.ui.cards.practice import PracticeCard
from studio.ui.cards.threads import ThreadsCard
from studio.ui.cards.tiktok import TiktokCard
from studio.ui.cards.x import XCard
from studio.ui.cards.youtube import YoutubeCard

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from studio.networks.places import Place
    from studio.ui.theme import Theme

__all__ = ["CARDS", "Author", "PreviewCard", "Status", "length_status", "make_card"]

CARDS: dict[str, type[PreviewCard]] = {
    "practice": PracticeCard,
    "bluesky": BlueskyCard,
    "mastodon": MastodonCard,
    "instagram": InstagramCard,
    "instagram:story": InstagramStoryCard,
    "facebook": FacebookCard,
    "facebook:story": FacebookStoryCard,
    "x": XCard,
    "threads": ThreadsCard,
    "linkedin": LinkedinCard,
    "pinterest": PinterestCard,
    "youtube": YoutubeCard,
    "tiktok": TiktokCard,
}
"""Cards by the key of their place."""


def make_card(
    theme: Theme,
    place: Place,
    author: Author,
    *,
    ground: QColor | None = None,
    tall: bool = False,
) -> PreviewCard:
    """Return the card of a place; a place without one of its own is shown as Practice is."""
    return CARDS.get(place.key, PracticeCard)(theme, place, author, ground=ground, tall=tall)
