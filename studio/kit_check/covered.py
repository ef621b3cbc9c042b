"""Would a network's own buttons cover something of a layout that has to be seen?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.brand_kit.places import problem
from studio.composing.areas import overlap, same_shape
from studio.composing.canvas import ALWAYS_SEEN, is_clear
from studio.composing.covering import SEEN_THROUGH
from studio.networks.places import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit, Layer
    from studio.networks.model import NetworkRules


HIDING = ("panel", "picture", "badge")
"""Layers that hide what is below them."""


def hidden_problems(kit: BrandKit) -> Iterator[Problem]:
    """Find words, small print and labels that a later layer of their own layout lies over.

    Args:
        kit: the kit.
    """
    for template in kit.templates:
        for at, layer in enumerate(template.layers):
            if layer.kind not in ("text", "legal", "badge"):
                continue
            over = next((y for y in template.layers[at + 1 :] if _hides(y, layer)), None)
            if over is not None:
                yield problem(
                    "layer-hidden",
                    f"templates/{template.id}.yml",
                    "layers",
                    at,
                    layer=layer.id,
                    over=over.id,
                )


def _hides(over: Layer, layer: Layer) -> bool:
    seen_through = over.kind == "panel" and over.opacity <= SEEN_THROUGH
    return over.kind in HIDING and not seen_through and overlap(layer.box, over.box) is not None


def covered_problems(kit: BrandKit, networks: Mapping[str, NetworkRules]) -> Iterator[Problem]:
    """Find layouts that are made for a place and would stand smaller there; a warning.

    Args:
        kit: the kit.
        networks: rules by network id; those of the kit's policy are looked at.
    """
    names = kit.policy.networks or tuple(networks)
    places = [p for n in names if n in networks for p in places_of(networks[n])]
    for template in kit.templates:
        own = template.ratio[0] / template.ratio[1]
        for place in places:
            wide, high = place.surface.ratio
            if not same_shape(own, wide / high):
                continue
            for at, layer in enumerate(template.layers):
                seen = layer.kind in ALWAYS_SEEN
                if seen and not is_clear(own, (layer.box,), place.surface):
                    yield problem(
                        "layer-covered",
                        f"templates/{template.id}.yml",
                        "layers",
                        at,
                        level="warning",
                        layer=layer.id,
                        network=f"{place.rules.name} {place.surface.name}",
                    )
