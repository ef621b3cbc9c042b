"""Every network that the app can post to. A new one is a new file and one line below."""

from __future__ import annotations

from pathlib import Path

from studio.publishers.base import Publisher


def build_publishers(data_dir: Path) -> dict[str, Publisher]:
    """Build the door to every network, by network id.

    The imports are made here because the first window is painted before requests may
    be loaded.

    Args:
        data_dir: the app's folder; the practice network keeps its posts in it.
    """
    from studio.publishers.bluesky import Bluesky
    from studio.publishers.practice import Practice

    publishers: tuple[Publisher, ...] = (
        Practice(data_dir / "practice"),
        Bluesky(),
    )
    return {publisher.id: publisher for publisher in publishers}
