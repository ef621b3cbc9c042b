"""How many pixels a picture has on a network. Pure arithmetic."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from studio.pictures.model import PictureError

if TYPE_CHECKING:
    from studio.brand_kit.model import Box
    from studio.networks.model import PictureLimits

Size = tuple[int, int]
"""Width and height in pixels."""

DEFAULT_SIDE = 2_000
"""Longest side in pixels where a network publishes none."""

SIMPLE = 20
"""A shape of whole numbers up to this, such as 4:5, is met to the pixel."""


def fitting_size(
    size: Size, limits: PictureLimits, area: Box, bounds: tuple[float, float] = (0.0, 0.0)
) -> Size:
    """Return how many pixels an area of a picture has on a network, never more than it has.

    Args:
        size: of the whole upright picture.
        limits: what the network takes.
        area: what is shown of it.
        bounds: smallest and largest width / height, 0.0 for none; kept after rounding too.

    Raises:
        PictureError: ``picture-too-small``.
    """
    wide, high = size[0] * area[2], size[1] * area[3]
    scale = scale_to_fit(wide, high, limits)
    made = max(1, round(wide * scale)), max(1, round(high * scale))
    if limits.max_pixels and made[0] * made[1] > limits.max_pixels:
        made = max(1, math.floor(wide * scale)), max(1, math.floor(high * scale))
    made = inside_bounds(made, bounds)
    if made[0] < limits.min_width:
        # A shape such as 9:16 is met in steps of 9 pixels, so one step more is asked for.
        step = SIMPLE if bounds != (0.0, 0.0) else 0
        needed = math.ceil(size[0] * (limits.min_width + step) / made[0])
        raise PictureError("picture-too-small", needed=needed)
    return made


def scale_to_fit(wide: float, high: float, limits: PictureLimits) -> float:
    """Return by how much a picture is made smaller for a network, at most 1.0.

    Args:
        wide: pixels across.
        high: pixels down.
        limits: what the network takes.
    """
    scale = min(1.0, (limits.max_side or DEFAULT_SIDE) / max(wide, high))
    if limits.max_width:
        scale = min(scale, limits.max_width / wide)
    if limits.max_short_side:
        scale = min(scale, limits.max_short_side / min(wide, high))
    if limits.max_pixels:
        scale = min(scale, math.sqrt(limits.max_pixels / (wide * high)))
    return scale


def possible_shapes(
    bounds: tuple[float, float], limits: PictureLimits, longest: float = 0.0
) -> tuple[float, float]:
    """Return the bounds of the shapes that can be made for a network.

    A picture that is very high has too few pixels across when all of it is sent.

    Args:
        bounds: smallest and largest width / height that are allowed, 0.0 for none.
        limits: what the network takes.
        longest: most pixels of the longer side where that is less than the network's.
    """
    least, most = bounds
    side = min(longest or math.inf, limits.max_side or DEFAULT_SIDE)
    return max(least, min(1.0, limits.min_width / side)), most


def inside_bounds(size: Size, bounds: tuple[float, float]) -> Size:
    """Return a size whose shape is allowed after rounding to whole pixels, no larger.

    Args:
        size: pixels, of a shape that is allowed but for the rounding.
        bounds: smallest and largest width / height, 0.0 for none.
    """
    wide, high = size
    least, most = bounds
    wanted = max(least, wide / high)
    wanted = min(most, wanted) if most else wanted
    if wanted == wide / high:
        return size
    simple = Fraction(wanted).limit_denominator(SIMPLE)
    if abs(float(simple) - wanted) < 1e-6:
        times = max(1, min(wide // simple.numerator, high // simple.denominator))
        return times * simple.numerator, times * simple.denominator
    if wide / high < wanted:
        return wide, max(1, math.floor(wide / wanted))
    return max(1, math.floor(high * wanted)), high
