"""Which area of a picture fills a template's zone, and may it be cut like that?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.composing.areas import (
    WHOLE,
    cut_to,
    reshaped,
    same_shape,
    shape_of,
    within_shapes,
)
from studio.post import Area

if TYPE_CHECKING:
    from studio.brand_kit.model import Layer, Picture, Template


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A picture as composing needs to know it: one of the kit's, or one of one's own.

    Attributes:
        size: width and height in pixels, upright.
        focal: what matters most.
        crops: (shape, area) that the brand team chose; a shape is width divided by height.
        cutting: one of ``studio.brand_kit.model_pictures.CROPPING``.
        words_allowed: True when words may stand on it.
    """

    size: tuple[int, int]
    focal: tuple[float, float] = (0.5, 0.5)
    crops: tuple[tuple[float, Area], ...] = ()
    cutting: str = "free"
    words_allowed: bool = True


def view_of(picture: Picture) -> View:
    """Return a kit's picture as composing knows it."""
    return View(
        size=(picture.width, picture.height),
        focal=picture.focal,
        crops=tuple((_shape(name), area) for name, area in picture.crops),
        cutting=picture.edits.crop,
        words_allowed=picture.edits.overlay_text,
    )


MOVABLE = ("style", "content", "none")
"""Locks that leave size and place to the colleague."""

WRITABLE = ("position", "style", "none")
"""Locks that leave the words to the colleague."""

COLOURABLE = ("position", "content", "none")
"""Locks that leave the looks to the colleague."""

CUTTABLE = ("position", "style", "none")
"""Locks that leave what is shown of the picture to the colleague."""


def colours_of(layer: Layer) -> tuple[str, ...]:
    """Return the tokens that the words of a layer may have: the first one, or all."""
    colours = layer.slot.colours if layer.slot else ()
    return colours if layer.lock in COLOURABLE else colours[:1]


def zone_shape(template: Template, layer: Layer) -> float:
    """Return width divided by height of a layer, in pixels."""
    width, height = template.ratio
    return layer.box[2] * width / (layer.box[3] * height)


def kit_crop(view: View, shape: float) -> Area | None:
    """Return the brand team's own crop of a shape, or None."""
    return next((area for have, area in view.crops if same_shape(shape, have)), None)


def area_for_shape(view: View, shape: float, chosen: Area | None = None) -> Area:
    """Return the area of a picture that fills a shape.

    Args:
        view: the picture.
        shape: width divided by height, in pixels.
        chosen: what the colleague chose to show, followed where the brand lets them.
    """
    if chosen is not None and view.cutting == "free":
        return reshaped(chosen, shape, view.size)
    return kit_crop(view, shape) or cut_to(shape, view.size, view.focal)


def may_fill_shape(view: View, shape: float) -> bool:
    """Tell whether the brand lets a picture be cut to a shape."""
    if view.cutting == "free":
        return True
    crop = kit_crop(view, shape) if view.cutting == "presets" else None
    return crop is not None or same_shape(shape, view.size[0] / view.size[1])


def free_area(view: View, least: float, most: float, chosen: Area | None) -> Area | None:
    """Return what is shown of a picture where only the bounds of the shape are given.

    Args:
        view: the picture.
        least: smallest width / height, 0.0 for none.
        most: largest width / height, 0.0 for none.
        chosen: what the colleague chose to show.

    Returns:
        The chosen area, else the whole picture, made to fit the bounds; None when the brand
        does not let it be cut and it does not fit whole.
    """
    whole = view.size[0] / view.size[1]
    own = _as_chosen(view, least, most, chosen) if chosen is not None else None
    if own is not None:
        return own
    wanted = within_shapes(whole, least, most)
    if same_shape(wanted, whole):
        return WHOLE
    if view.cutting == "free":
        return kit_crop(view, wanted) or cut_to(wanted, view.size, view.focal)
    fitting = [
        (abs(have - wanted), area)
        for have, area in view.crops
        if same_shape(have, within_shapes(have, least, most)) and view.cutting == "presets"
    ]
    return min(fitting)[1] if fitting else None


def _as_chosen(view: View, least: float, most: float, chosen: Area) -> Area | None:
    have = shape_of(chosen, view.size)
    inside = within_shapes(have, least, most)
    if view.cutting == "free":
        return reshaped(chosen, inside, view.size)
    known = view.cutting == "presets" and chosen in [area for _shape_of, area in view.crops]
    return chosen if known and same_shape(have, inside) else None


def _shape(name: str) -> float:
    across, _colon, down = name.partition(":")
    return int(across) / int(down)
