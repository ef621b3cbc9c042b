"""Every network that the app can post to. A new one is a new file and one line below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from studio.publishers.base import Publisher

if TYPE_CHECKING:
    from studio.publishers.bluesky_text import PostLimits
    from studio.publishers.mastodon import Refusal


def build_publishers(
    data_dir: Path, bluesky: PostLimits | None = None, mastodon: Refusal | None = None
) -> dict[str, Publisher]:
    """Build the door to every network, by network id.

    The imports are made here because the first window is painted before requests may
    be loaded.

    Args:
        data_dir: the app's folder; the practice network keeps its posts in it.
        bluesky: what Bluesky takes, from the dated data; its door refuses more.
        mastodon: tells what a Mastodon server would refuse.
    """
    from studio.publishers.bluesky import Bluesky
    from studio.publishers.mastodon import Mastodon
    from studio.publishers.practice import Practice

    publishers: tuple[Publisher, ...] = (
        Practice(data_dir / "practice"),
        Bluesky(bluesky),
        Mastodon(mastodon),
    )
    return {publisher.id: publisher for publisher in publishers}
