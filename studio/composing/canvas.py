"""How large a composed picture is for a place, and where on it the template stands."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from studio.composing.areas import WHOLE, contained, inset, is_inside, same_shape, within_shapes
from studio.composing.zones import View, area_for_shape, zone_shape
from studio.pictures.fitting import SIMPLE, scale_to_fit
from studio.pictures.model import PictureError

if TYPE_CHECKING:
    from studio.brand_kit.model import Template
    from studio.networks.model import PictureLimits, Surface
    from studio.post import Area

ALWAYS_SEEN = ("text", "legal", "badge", "logo")
"""Layers that a network's own buttons must not cover."""

LEAST_WIDTH = 200
"""Pixels across below which nobody can read words on a picture."""

_FUZZ = 1e-6  # what arithmetic with parts of a whole is off by


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """The size of a composed picture.

    Attributes:
        width: pixels.
        height: pixels.
        stage: where the template is, as parts of the canvas.
        within: True when the template does not fill the canvas.
    """

    width: int
    height: int
    stage: Area
    within: bool


def canvas_for(
    template: Template,
    boxes: tuple[Area, ...],
    view: View,
    chosen: Area | None,
    surface: Surface,
    limits: PictureLimits,
) -> Canvas:
    """Return the canvas of a template in a place.

    The template fills it where its shape is allowed and nothing that has to be seen would be
    covered; else it stands smaller on a ground of the brand's colour, clear of what is covered.

    Args:
        template: the template.
        boxes: of the layers that have to be seen, as parts of the template.
        view: the picture.
        chosen: what the colleague chose to show of it, or None.
        surface: the place.
        limits: what the network takes.

    Raises:
        PictureError: ``picture-too-small``.
    """
    own = template.ratio[0] / template.ratio[1]
    bounds = (surface.ratio_min, surface.ratio_max)
    shape, stage = own, WHOLE
    fits = same_shape(own, within_shapes(own, *bounds)) and _wide_enough(own, surface, limits)
    if not fits or not is_clear(own, boxes, surface):
        shape = within_shapes(surface.ratio[0] / surface.ratio[1], *bounds)
        stage = contained(own, surface.safe, shape)
    width = _width(shape, surface, limits)
    width *= min(1.0, _sharpness(template, stage, view, chosen, width))
    across, down = whole_pixels(width, shape, *bounds)
    if across < _least(limits):
        # A shape such as 7:5 is met in steps of 7 pixels.
        step = (_simple(shape) or (1, 1))[0]
        enough = math.ceil(_least(limits) / step) * step
        raise PictureError("picture-too-small", needed=math.ceil(view.size[0] * enough / width))
    return Canvas(width=across, height=down, stage=stage, within=stage != WHOLE)


def whole_pixels(width: float, shape: float, least: float, most: float) -> tuple[int, int]:
    """Return whole pixels of a shape that is still allowed after rounding.

    Args:
        width: pixels across, the answer is no wider.
        shape: width divided by height.
        least: smallest shape that is allowed, 0.0 for none.
        most: largest shape that is allowed, 0.0 for none.
    """
    wide = max(1, int(width + _FUZZ))
    simple = _simple(shape)
    if simple is not None and wide >= simple[0]:
        times = wide // simple[0]
        return times * simple[0], times * simple[1]
    high = max(1, round(wide / shape))
    if least and wide / high < least:
        high = max(1, math.floor(wide / least))
    if most and wide / high > most:
        high = math.ceil(wide / most)
    return wide, high


def _simple(shape: float) -> tuple[int, int] | None:
    """Return a shape as small whole numbers, None when it is not so simple."""
    found = Fraction(shape).limit_denominator(SIMPLE)
    near = abs(found.numerator / found.denominator - shape) < _FUZZ
    return (found.numerator, found.denominator) if near and found.numerator <= SIMPLE else None


def _wide_enough(shape: float, surface: Surface, limits: PictureLimits) -> bool:
    return whole_pixels(_width(shape, surface, limits), shape, 0.0, 0.0)[0] >= _least(limits)


def _least(limits: PictureLimits) -> int:
    return max(limits.min_width, LEAST_WIDTH)


def is_clear(shape: float, boxes: tuple[Area, ...], surface: Surface) -> bool:
    """Tell whether nothing that has to be seen is covered when a shape fills the place."""
    if surface.safe == WHOLE:
        return True
    frame = contained(shape, WHOLE, surface.ratio[0] / surface.ratio[1])
    return all(is_inside(inset(frame, box), surface.safe) for box in boxes)


def _width(shape: float, surface: Surface, limits: PictureLimits) -> float:
    across, down = surface.ratio
    longest = surface.width * max(1.0, down / across)
    width, height = longest * min(1.0, shape), longest * min(1.0, 1 / shape)
    return width * scale_to_fit(width, height, limits)


def _sharpness(
    template: Template, stage: Area, view: View, chosen: Area | None, width: float
) -> float:
    """Return how many pixels of the picture there are for each pixel of its zone."""
    found = [1.0]
    for layer in template.layers:
        if layer.kind == "picture":
            area = area_for_shape(view, zone_shape(template, layer), chosen)
            found.append(area[2] * view.size[0] / (layer.box[2] * stage[2] * width))
    return min(found)
