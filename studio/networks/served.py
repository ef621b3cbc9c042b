"""A network's dated rules, with the figures of one of its servers in their place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.networks.model import NetworkRules, PictureLimits
    from studio.server_limits import ServerLimits


def as_served(rules: NetworkRules, limits: ServerLimits | None) -> NetworkRules:
    """Return the rules as a server has them; a figure that it does not give stays.

    Args:
        rules: the network's dated rules. Their first measure is the one that servers set.
        limits: what the server says, or None.
    """
    if limits is None:
        return rules
    first, *others = rules.measures
    if limits.characters:
        first = replace(first, limit=limits.characters)
    return replace(
        rules,
        measures=(first, *others),
        url_length=limits.url_length or rules.url_length,
        pictures=_pictures(rules.pictures, limits),
    )


def _pictures(known: PictureLimits, limits: ServerLimits) -> PictureLimits:
    both = tuple(mime for mime in known.formats if mime in limits.formats)
    return replace(
        known,
        count=limits.pictures or known.count,
        max_bytes=limits.picture_bytes or known.max_bytes,
        max_pixels=limits.picture_pixels or known.max_pixels,
        alt_limit=limits.alt or known.alt_limit,
        formats=both or known.formats,
    )
