"""Facebook's stories."""

from __future__ import annotations

from studio.ui.cards.story import StoryCard


class FacebookStoryCard(StoryCard):
    """The name is shown."""

    handle_shown = False
