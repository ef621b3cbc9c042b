"""Hands a network's dated limits to its publisher, which knows nothing of rule files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.networks.model import NetworkRules, Unit
from studio.publishers.bluesky_text import PostLimits

if TYPE_CHECKING:
    from collections.abc import Mapping


def bluesky_limits(networks: Mapping[str, NetworkRules]) -> PostLimits:
    """Return what Bluesky takes, in graphemes, UTF-8 bytes and pictures.

    Args:
        networks: every network's rules, by id; without Bluesky's there are no limits.
    """
    rules = networks.get("bluesky")
    if rules is None:
        return PostLimits()
    most = {item.unit: item.limit for item in rules.measures}
    return PostLimits(
        graphemes=most.get(Unit.GRAPHEMES, 0),
        text_bytes=most.get(Unit.BYTES, 0),
        pictures=rules.pictures.count,
        picture_bytes=rules.pictures.max_bytes,
    )
