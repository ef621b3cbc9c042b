"""Draws a plan with exact pixels: what is uploaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from studio.composing.contrast import Rgb, blended, pixels_of, rgb, worst_but_few
from studio.composing.covering import covered, with_covered
from studio.composing.plan import shade_box
from studio.composing.planning import shade_for
from studio.guidelines.picture_facts import SlotFact
from studio.pictures.opening import opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from studio.composing.letters import Letterer, PxBox
    from studio.composing.plan import Plan, PlanLayer
    from studio.pictures.source import PictureSource

CORNER = 0.2
"""Radius of a badge's and a shade's corners, as a part of their height or the letters' size."""

_MEASURED = 12_000  # pixels behind words that are looked at; more would say the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A drawn plan.

    Attributes:
        image: sRGB.
        facts: of each slot, in the plan's order.
    """

    image: Image.Image
    facts: tuple[SlotFact, ...]


def draw(plan: Plan, source: PictureSource, mark: bytes, letterer: Letterer) -> Drawn:
    """Draw a plan.

    Args:
        plan: what is where.
        source: the picture.
        mark: the brand's mark as a picture file, b"" for none.
        letterer: sets the words; knows the plan's fonts.

    Raises:
        PictureError: the picture cannot be read.
    """
    canvas = Image.new("RGB", (plan.width, plan.height), None if _fills(plan) else plan.ground)
    facts: list[SlotFact] = []
    inks: list[tuple[int, PxBox]] = []
    for number, layer in enumerate(plan.layers):
        if layer.kind == "picture" and layer.area is not None:
            part = source.cut(layer.area, (layer.box[2], layer.box[3]))
            canvas.paste(part, layer.box[:2])
        elif layer.kind == "panel":
            _lay(canvas, layer.box, layer.colour, layer.opacity)
        elif layer.kind == "logo":
            _place_mark(canvas, layer.box, mark)
        elif layer.letters is not None:
            facts += _words(canvas, layer, letterer)
            inks += [(number, ink) for ink in _ink_of(layer, letterer)]
    hidden = covered(plan, tuple(inks))
    return Drawn(image=canvas, facts=with_covered(tuple(facts), hidden))


def _fills(plan: Plan) -> bool:
    """Tell whether the first layer covers all, so that no ground need be laid below it."""
    whole = (0, 0, plan.width, plan.height)
    return any(la.kind == "picture" and la.area and la.box == whole for la in plan.layers[:1])


def _ink_of(layer: PlanLayer, letterer: Letterer) -> tuple[PxBox, ...]:
    """Return where a layer's letters stand on the canvas."""
    letters = layer.letters
    if letters is None or not letters.words:
        return ()
    left, top, width, height = letterer.set(letters).ink
    return ((layer.box[0] + left, layer.box[1] + top, width, height),)


def _words(canvas: Image.Image, layer: PlanLayer, letterer: Letterer) -> Iterable[SlotFact]:
    letters = layer.letters
    if letters is None:
        return ()
    if not letters.words:
        return (SlotFact(slot=layer.id, fits=True),) if layer.kind == "text" else ()
    found = letterer.set(letters)
    left, top = layer.box[0] + found.ink[0], layer.box[1] + found.ink[1]
    # Before the shade: another colour would have a shade of its own.
    seen = _behind(canvas, (left, top, found.ink[2], found.ink[3])) if layer.colours else b""
    if layer.kind == "badge":
        _round(canvas, layer.box, layer.colour, 1.0, layer.box[3] * CORNER)
    elif layer.shade:
        area = shade_box(found.ink, layer.box, found.size)
        _round(canvas, area, layer.shade, layer.opacity, found.size * CORNER)
    facts: tuple[SlotFact, ...] = ()
    if layer.kind == "text":
        fits = found.fits and len(letters.words) <= (layer.maximum or len(letters.words))
        facts = (_fact(layer, seen, fits=fits),)
    elif not found.fits:
        # A legal line or a label that is cut off must not go out.
        facts = (SlotFact(slot=layer.id, fits=False),)
    painted = letterer.paint(letters)
    if painted.width and painted.height:
        size = (painted.width, painted.height)
        ink = Image.frombuffer("RGBA", size, painted.rgba, "raw", "RGBA", 0, 1)
        at = (layer.box[0] + painted.left, layer.box[1] + painted.top)
        canvas.paste(ink, at, ink)
    return facts


def _fact(layer: PlanLayer, seen: bytes, *, fits: bool) -> SlotFact:
    behind = pixels_of(seen)
    ratios = tuple((name, _ratio(layer, code, behind)) for name, code in layer.colours)
    return SlotFact(
        slot=layer.id,
        fits=fits,
        contrast=ratios,
        asked=layer.asked,
        colour=layer.colour,
        ratio=dict(ratios).get(layer.colour, 21.0),
    )


def _ratio(layer: PlanLayer, colour: str, behind: Mapping[Rgb, int]) -> float:
    """Return the contrast of words in a colour, on the shade that it would have."""
    if layer.shade:
        shade, opacity = shade_for(colour, layer.asked)
        behind = blended(behind, rgb(shade), opacity)
    return worst_but_few(rgb(colour), behind)


def _behind(canvas: Image.Image, box: PxBox) -> bytes:
    """Return the pixels behind words, a grid of them where there are many."""
    left, top = max(0, box[0]), max(0, box[1])
    right = min(canvas.width, max(left + 1, box[0] + box[2]))
    bottom = min(canvas.height, max(top + 1, box[1] + box[3]))
    part = canvas.crop((left, top, right, bottom))
    share = (_MEASURED / (part.width * part.height)) ** 0.5
    if share < 1:
        size = (max(1, int(part.width * share)), max(1, int(part.height * share)))
        # The nearest pixel and no mean: the lightest and the darkest have to stay.
        part = part.resize(size, Image.Resampling.NEAREST)
    return part.tobytes("raw", "RGBX")


def _lay(canvas: Image.Image, box: PxBox, colour: str, opacity: float) -> None:
    left, top, width, height = box
    area = (left, top, left + width, top + height)
    if opacity >= 1.0:
        canvas.paste(colour, area)
        return
    # A table for each channel: as exact as it can be, and faster than any mask.
    table = [
        round(opacity * over + (1 - opacity) * under)
        for over in rgb(colour)
        for under in range(256)
    ]
    canvas.paste(canvas.crop(area).point(table), area)


def _round(canvas: Image.Image, box: PxBox, colour: str, opacity: float, radius: float) -> None:
    left, top, width, height = box
    if width < 1 or height < 1:
        return
    mask = _rounded(width, height, round(radius)).point(lambda value: round(value * opacity))
    canvas.paste(colour, (left, top, left + width, top + height), mask)


@lru_cache(maxsize=32)
def _rounded(width: int, height: int, radius: int) -> Image.Image:
    """Return a mask with smooth corners."""
    fine = 3
    mask = Image.new("L", (width * fine, height * fine), 0)
    far = (width * fine - 1, height * fine - 1)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, *far), radius * fine, fill=255)
    return mask.reduce(fine)


def _place_mark(canvas: Image.Image, box: PxBox, mark: bytes) -> None:
    if not mark:
        return
    shown = mark_at(mark, box[2], box[3])
    # On the left, where the template's words begin too, and in the middle from top to bottom.
    canvas.paste(shown, (box[0], box[1] + (box[3] - shown.height) // 2), shown)


@lru_cache(maxsize=8)
def mark_at(mark: bytes, width: int, height: int) -> Image.Image:
    """Return the brand's mark as large as fits a box, kept for the next picture.

    Raises:
        PictureError: it cannot be read.
    """
    with opened(mark) as image:
        seen = image.convert("RGBA")
    share = min(width / seen.width, height / seen.height)
    size = (max(1, round(seen.width * share)), max(1, round(seen.height * share)))
    return seen.resize(size, Image.Resampling.LANCZOS)
