"""Places: a network, and the part of it in which people see a post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from studio.networks.model import NetworkRules, Surface

FEED = "feed"
"""The surface that needs no name: a network's main place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place in which people see a post.

    Attributes:
        rules: the network's rules.
        surface: the part of the network.
    """

    rules: NetworkRules
    surface: Surface

    @property
    def key(self) -> str:
        """The network's id, with ``:`` and the surface's id for all but its feed."""
        return place_key(self.rules.id, self.surface.id)

    @property
    def is_feed(self) -> bool:
        """True for a network's main place."""
        return self.surface.id == FEED


def place_key(network: str, surface: str = FEED) -> str:
    """Return the key of a place, such as ``instagram`` or ``instagram:story``."""
    return network if surface == FEED else f"{network}:{surface}"


def parse_place(key: str) -> tuple[str, str]:
    """Return the ids of network and surface that a key names; neither needs to exist."""
    network, colon, surface = key.partition(":")
    return network, surface if colon else FEED


def find_place(networks: Mapping[str, NetworkRules], key: str) -> Place | None:
    """Return the place of a key, None where the network has no such place."""
    network, surface = parse_place(key)
    rules = networks.get(network)
    return next((p for p in places_of(rules) if p.surface.id == surface), None) if rules else None


def places_of(rules: NetworkRules) -> tuple[Place, ...]:
    """Return all places of a network, its feed first."""
    return tuple(Place(rules=rules, surface=surface) for surface in rules.surfaces)
