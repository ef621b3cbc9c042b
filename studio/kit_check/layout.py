"""Can words on pictures be read? Every template with every picture that it suits."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from studio.brand_kit.files import KitFileError, picture_bytes
from studio.brand_kit.places import problem
from studio.composing.areas import overlap, within
from studio.composing.contrast import (
    Rgb,
    best_of,
    blended,
    least_between,
    pixels_of,
    rgb,
    side_by_side,
)
from studio.composing.zones import (
    area_for_shape,
    colours_of,
    may_fill_shape,
    view_of,
    zone_shape,
)
from studio.guidelines.asked_contrast import asked_contrast
from studio.pictures import PictureError, RawImage, pixels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import Box, BrandKit, Layer, Picture, Template

SIDE = 400
"""Longest side in pixels at which pictures are measured: about as posts are seen on a phone."""

_PAPER: Rgb = (255, 255, 255)
_BLACK: Rgb = (0, 0, 0)


def contrast_problems(kit: BrandKit) -> Iterator[Problem]:
    """Find words that would not stand out from what is behind them.

    A text slot is fine with a picture when one of its colours is.

    Args:
        kit: a kit whose names all lead somewhere.
    """
    for picture in kit.pictures:
        meant = [item for item in kit.templates if picture.id in (item.pictures or (picture.id,))]
        suited: list[Template] = []
        for template in meant:
            code = unsuited(template, picture)
            if code and template.pictures:
                yield problem(code, f"templates/{template.id}.yml", "pictures", value=picture.id)
            elif not code:
                suited.append(template)
        unsure = [item for item in suited if not all(sure(kit, item, t) for t in _texts(item))]
        if unsure:
            yield from _picture(kit, picture, unsure)


def unsuited(template: Template, picture: Picture) -> str:
    """Return why a picture cannot be in a template, "" when it can.

    Args:
        template: the template.
        picture: the picture.

    Returns:
        ``no-words-on-picture``, ``no-crop-for-template`` or "".
    """
    if _texts(template) and not picture.edits.overlay_text:
        return "no-words-on-picture"
    zones = [layer for layer in template.layers if layer.kind == "picture"]
    fits = all(may_fill(template, zone, picture) for zone in zones)
    if not fits:
        return "no-crop-for-template"
    return ""


def _texts(template: Template) -> list[Layer]:
    return [layer for layer in template.layers if layer.slot]


def _picture(kit: BrandKit, picture: Picture, templates: list[Template]) -> Iterator[Problem]:
    try:
        seen = pixels(picture_bytes(kit, picture), SIDE)
    except (KitFileError, PictureError):
        yield problem("bad-picture", "pictures.yml", picture.id, "file")
        return
    for template in templates:
        for layer in _texts(template):
            yield from _text(kit, template, layer, picture, seen)


def _text(
    kit: BrandKit, template: Template, layer: Layer, picture: Picture, seen: RawImage
) -> Iterator[Problem]:
    slot = layer.slot
    if slot is None:
        return
    colours = [_colour(kit, name) for name in colours_of(layer)]
    found = best_of(colours, _behind(kit, template, layer, picture, seen))
    asked = asked_contrast(kit, slot)
    if found < asked:
        at = template.layers.index(layer)
        yield problem(
            "contrast-too-low",
            f"templates/{template.id}.yml",
            "layers",
            at,
            picture=picture.id,
            slot=layer.id,
            ratio=f"{found:.1f}",
            least=f"{asked:g}",
        )


def _colour(kit: BrandKit, name: str) -> Rgb:
    token = kit.token(name)
    return rgb(str(token.value)) if token else _PAPER


def _behind(
    kit: BrandKit, template: Template, text: Layer, picture: Picture, seen: RawImage
) -> Counter[Rgb]:
    """Return the colours behind a text layer, from the back to the front."""
    behind: Counter[Rgb] = Counter({_PAPER: 1})
    for layer in template.layers[: template.layers.index(text)]:
        part = overlap(text.box, layer.box)
        if part is None:
            continue
        if layer.kind == "panel":
            front = blended(behind, _colour(kit, layer.colour), layer.opacity)
        elif layer.kind == "picture":
            shown = within(part, layer.box, shown_area(template, layer, picture))
            front = pixels_of(_part(seen, shown))
        else:
            continue
        # Where a layer covers only a part, words stand on both.
        behind = front if part == text.box else side_by_side(front, behind)
    return behind


def sure(kit: BrandKit, template: Template, text: Layer) -> bool:
    """Tell whether words stand out whatever picture is in the template.

    A panel that hides most of a picture leaves only so much of it, and then none of a
    thousand pictures has to be opened.

    Args:
        kit: the kit.
        template: the template.
        text: one of its text layers.
    """
    dark, light = _PAPER, _PAPER
    for layer in template.layers[: template.layers.index(text)]:
        part = overlap(text.box, layer.box)
        if part is None or layer.kind not in ("panel", "picture"):
            continue
        low, high = _BLACK, _PAPER
        if layer.kind == "panel":
            colour = _colour(kit, layer.colour)
            low = next(iter(blended({dark: 1}, colour, layer.opacity)))
            high = next(iter(blended({light: 1}, colour, layer.opacity)))
        if part != text.box:
            low, high = _lower(low, dark), _higher(high, light)
        dark, light = low, high
    least = asked_contrast(kit, text.slot) if text.slot else 0.0
    colours = [_colour(kit, name) for name in colours_of(text)]
    return any(least_between(colour, dark, light) >= least for colour in colours)


def _lower(one: Rgb, other: Rgb) -> Rgb:
    return min(one[0], other[0]), min(one[1], other[1]), min(one[2], other[2])


def _higher(one: Rgb, other: Rgb) -> Rgb:
    return max(one[0], other[0]), max(one[1], other[1]), max(one[2], other[2])


def _part(seen: RawImage, box: Box) -> bytes:
    """Return the pixels of an area, at least one of them."""
    left, top = int(box[0] * seen.width), int(box[1] * seen.height)
    right = min(max(left + 1, round((box[0] + box[2]) * seen.width)), seen.width)
    bottom = min(max(top + 1, round((box[1] + box[3]) * seen.height)), seen.height)
    left, top = min(left, right - 1), min(top, bottom - 1)
    rows = (row * seen.width for row in range(top, bottom))
    return b"".join(seen.rgbx[(row + left) * 4 : (row + right) * 4] for row in rows)


def shown_area(template: Template, layer: Layer, picture: Picture) -> Box:
    """Return which area of a picture fills a zone: the kit's crop, or around what matters.

    Args:
        template: the template.
        layer: the picture's zone.
        picture: the picture.
    """
    return area_for_shape(view_of(picture), zone_shape(template, layer))


def may_fill(template: Template, layer: Layer, picture: Picture) -> bool:
    """Tell whether a picture may be cut so that it fills a zone.

    Args:
        template: the template.
        layer: the picture's zone.
        picture: the picture.
    """
    return may_fill_shape(view_of(picture), zone_shape(template, layer))
