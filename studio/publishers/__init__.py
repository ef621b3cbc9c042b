"""Every network that the app can post to. A new one is a new file and one line below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from studio.publishers.base import Publisher, Registration

if TYPE_CHECKING:
    from studio.publishers.bluesky_text import PostLimits
    from studio.publishers.mastodon import Refusal


def _unregistered(network: str) -> Registration:  # noqa: ARG001
    return Registration()


def build_publishers(
    data_dir: Path,
    bluesky: PostLimits | None = None,
    mastodon: Refusal | None = None,
    *,
    registrations: Callable[[str], Registration] = _unregistered,
) -> dict[str, Publisher]:
    """Build the door to every network, by network id.

    The imports are made here because the first window is painted before requests may
    be loaded.

    Args:
        data_dir: the app's folder; the practice network keeps its posts in it.
        bluesky: what Bluesky takes, from the dated data; its door refuses more.
        mastodon: tells what a Mastodon server would refuse.
        registrations: how the brand's app is known to a network, by network id; asked at
            every sign-in, because the brand may change it.
    """
    from studio.publishers.bluesky import Bluesky
    from studio.publishers.mastodon import Mastodon
    from studio.publishers.practice import Practice

    publishers: tuple[Publisher, ...] = (
        Practice(data_dir / "practice"),
        Bluesky(bluesky, registration=partial(registrations, Bluesky.id)),
        Mastodon(mastodon),
    )
    return {publisher.id: publisher for publisher in publishers}
