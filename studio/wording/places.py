"""The names of places in which people see a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.networks.places import Place


def place_name(place: Place) -> str:
    """Return what people call a place: "Instagram", "Instagram story"."""
    if place.is_feed:
        return place.rules.name
    return _("{network} story").format(network=place.rules.name)
