"""What a network shows of a picture that was uploaded to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.networks.model import Surface
    from studio.post import Area

WHOLE: Area = (0.0, 0.0, 1.0, 1.0)
"""All of a picture."""


def shown_area(surface: Surface, width: int, height: int) -> Area:
    """Return the part of a picture that people see, cut evenly on both sides.

    Args:
        surface: where it is seen. A place that shows every picture whole cuts only to what
            can be uploaded there.
        width: pixels of the picture.
        height: pixels of the picture.
    """
    least = surface.shown_min or surface.ratio_min
    most = surface.shown_max or surface.ratio_max
    ratio = width / height
    if least and ratio < least:
        return cut_to(least, width, height)
    if most and ratio > most:
        return cut_to(most, width, height)
    return WHOLE


def cut_to(ratio: float, width: int, height: int) -> Area:
    """Return the largest part with a ratio (width / height) in the middle of a picture."""
    own = width / height
    if own > ratio:
        part = ratio / own
        return ((1 - part) / 2, 0.0, part, 1.0)
    part = own / ratio
    return (0.0, (1 - part) / 2, 1.0, part)
