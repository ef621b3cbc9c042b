"""Hands a network's dated limits to its publisher, which knows nothing of rule files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.networks.counting import measure
from studio.networks.model import NetworkRules, PictureLimits, Unit
from studio.networks.served import as_served
from studio.publishers.bluesky_text import PostLimits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from studio.post import OutgoingPicture, OutgoingPost
    from studio.publishers.mastodon import Refusal
    from studio.server_limits import ServerLimits


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


def mastodon_refusal(networks: Mapping[str, NetworkRules]) -> Refusal:
    """Return what tells why a Mastodon server would refuse a post, by its own figures.

    Args:
        networks: every network's rules, by id; without Mastodon's nothing is refused.
    """
    rules = networks.get("mastodon")

    def why(post: OutgoingPost, limits: ServerLimits | None) -> str:
        return "" if rules is None else _why_refused(post, as_served(rules, limits))

    return why


def _why_refused(post: OutgoingPost, rules: NetworkRules) -> str:
    if not measure(rules, post.text).fits:
        return "too-long"
    if rules.pictures.count and len(post.pictures) > rules.pictures.count:
        return "too-many-pictures"
    reasons = (_picture(picture, rules.pictures) for picture in post.pictures)
    return next(filter(None, reasons), "")


def _picture(picture: OutgoingPicture, limits: PictureLimits) -> str:
    if limits.formats and picture.mime not in limits.formats:
        return "picture-kind"
    large = limits.max_bytes and len(picture.data) > limits.max_bytes
    if large or (limits.max_pixels and picture.width * picture.height > limits.max_pixels):
        return "picture-too-large"
    return "alt-too-long" if limits.alt_limit and len(picture.alt) > limits.alt_limit else ""
