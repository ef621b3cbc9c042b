"""Instagram's stories."""

from __future__ import annotations

from studio.ui.cards.story import StoryCard


class InstagramStoryCard(StoryCard):
    """The handle is shown."""
