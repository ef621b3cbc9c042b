"""A network's dated rules, with the figures of one of its servers in their place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from studio.server_limits import ServerLimits, strictest

if TYPE_CHECKING:
    from studio.networks.model import NetworkRules, PictureLimits


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


def as_all_serve(rules: NetworkRules, each: tuple[ServerLimits | None, ...]) -> NetworkRules:
    """Return what every one of several servers takes; a server that says nothing has the rules.

    Args:
        rules: the network's dated rules.
        each: what each server says.
    """
    if not any(each):
        return rules
    whole = tuple(_figures(as_served(rules, limits)) for limits in dict.fromkeys(each))
    return as_served(rules, strictest(whole))


def _figures(rules: NetworkRules) -> ServerLimits:
    return ServerLimits(
        characters=rules.measures[0].limit,
        url_length=rules.url_length,
        pictures=rules.pictures.count,
        picture_bytes=rules.pictures.max_bytes,
        picture_pixels=rules.pictures.max_pixels,
        alt=rules.pictures.alt_limit,
        formats=rules.pictures.formats,
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
