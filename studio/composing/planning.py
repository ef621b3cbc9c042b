"""Turns a template and a colleague's choices into a plan for one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.composing.areas import inset
from studio.composing.canvas import ALWAYS_SEEN, Canvas, canvas_for
from studio.composing.contrast import Rgb, least_between, luminance, rgb
from studio.composing.letters import Letters, PxBox
from studio.composing.plan import SHADE_PAD, Plan, PlanLayer
from studio.composing.zones import (
    CUTTABLE,
    MOVABLE,
    WRITABLE,
    View,
    area_for_shape,
    colours_of,
    zone_shape,
)
from studio.guidelines.asked_contrast import asked_contrast
from studio.post import Area, PictureEdit, PictureWords

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit, Layer, Template
    from studio.networks.model import NetworkRules, Surface

_INK, _PAPER = "#1C1B1A", "#FFFFFF"
_SHADE_STEPS = (0.5, 0.62, 0.74, 0.86, 0.94, 1.0)
_LEGAL_SIZE, _BADGE_SIZE = 0.72, 0.58  # letters, as a part of the box's height


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a picture is composed of, beside its pixels.

    Attributes:
        kit: colours, fonts and the ground.
        template: how it is laid out.
        view: the picture.
        edit: the colleague's choices.
        place: a network's id, with ``:`` and a surface's id for all but its feed.
        rules: of the network.
        surface: the place.
        label: the word of the badge, "" for no badge.
        locale: BCP 47 tag of the kit's words.
    """

    kit: BrandKit
    template: Template
    view: View
    edit: PictureEdit
    place: str
    rules: NetworkRules
    surface: Surface
    label: str
    locale: str


def plan_of(material: Material) -> Plan:
    """Return what is drawn.

    Raises:
        PictureError: ``picture-too-small``.
    """
    template, edit = material.template, material.edit
    boxes = tuple(
        box_of(layer, edit.words_in(layer.id))
        for layer in template.layers
        if layer.kind in ALWAYS_SEEN
    )
    chosen = chosen_crop(template, edit, material.place)
    canvas = canvas_for(
        template, boxes, material.view, chosen, material.surface, material.rules.pictures
    )
    made = [_layer(material, layer, canvas, chosen) for layer in template.layers]
    return Plan(
        width=canvas.width,
        height=canvas.height,
        ground=material.kit.colour or _PAPER,
        stage=_pixels(canvas.stage, canvas),
        layers=tuple(layer for layer in made if layer is not None),
        within=canvas.within,
    )


def chosen_crop(template: Template, edit: PictureEdit, place: str) -> Area | None:
    """Return what the colleague chose to show, None where the template keeps it locked."""
    zones = [layer for layer in template.layers if layer.kind == "picture"]
    free = all(layer.lock in CUTTABLE for layer in zones)
    return edit.crop_for(place) if free else None


def box_of(layer: Layer, words: PictureWords) -> Area:
    """Return where a layer is: its own place, or where it was moved to if that is free."""
    return words.box if words.box is not None and layer.lock in MOVABLE else layer.box


def words_of(layer: Layer, words: PictureWords, locale: str) -> str:
    """Return what stands in a text layer: the colleague's words, else the template's."""
    own = words.text if layer.lock in WRITABLE else ""
    return own or layer.text.get(locale)


def colour_of(layer: Layer, words: PictureWords) -> str:
    """Return the token of the words' colour."""
    colours = colours_of(layer)
    return words.colour if words.colour in colours else (colours[0] if colours else "")


def hex_of(kit: BrandKit, token: str) -> str:
    """Return a colour token as ``#RRGGBB``, white when the kit has none of that name."""
    found = kit.token(token)
    return str(found.value) if found is not None else _PAPER


def shade_for(colour: str, asked: float) -> tuple[str, float]:
    """Return a shade on which a colour can be read whatever is behind, and how dense it is.

    Args:
        colour: of the words, ``#RRGGBB``.
        asked: least contrast.

    Returns:
        Black or white as ``#RRGGBB`` and its opacity, 0.0 to 1.0.
    """
    own = rgb(colour)
    dark, light = (0, 0, 0), (255, 255, 255)
    shade: Rgb = dark if luminance(own) > 0.18 else light
    for opacity in _SHADE_STEPS:
        low = _mixed(shade, dark, opacity)
        high = _mixed(shade, light, opacity)
        if least_between(own, low, high) >= asked:
            return f"#{shade[0]:02X}{shade[1]:02X}{shade[2]:02X}", opacity
    return f"#{shade[0]:02X}{shade[1]:02X}{shade[2]:02X}", _SHADE_STEPS[-1]


def _mixed(over: Rgb, under: Rgb, opacity: float) -> Rgb:
    red, green, blue = (
        round(opacity * a + (1 - opacity) * b) for a, b in zip(over, under, strict=True)
    )
    return red, green, blue


def _layer(
    material: Material, layer: Layer, canvas: Canvas, chosen: Area | None
) -> PlanLayer | None:
    words = material.edit.words_in(layer.id)
    box = _pixels(inset(canvas.stage, box_of(layer, words)), canvas)
    if layer.kind == "picture":
        shape = zone_shape(material.template, layer)
        area = area_for_shape(material.view, shape, chosen)
        return PlanLayer(kind="picture", id=layer.id, box=box, lock=layer.lock, area=area)
    if layer.kind == "panel":
        colour = hex_of(material.kit, layer.colour)
        return PlanLayer(kind="panel", id=layer.id, box=box, colour=colour, opacity=layer.opacity)
    if layer.kind == "text":
        return _text(material, layer, words, box, canvas)
    if layer.kind == "legal":
        return _legal(material, layer, box)
    if layer.kind == "badge":
        return _badge(material, layer, box)
    return PlanLayer(kind="logo", id=layer.id, box=box) if material.kit.mark else None


def _text(
    material: Material, layer: Layer, words: PictureWords, box: PxBox, canvas: Canvas
) -> PlanLayer | None:
    slot, kit = layer.slot, material.kit
    if slot is None:
        return None
    token = colour_of(layer, words)
    colour = hex_of(kit, token)
    high = canvas.stage[3] * canvas.height
    asked = asked_contrast(kit, slot)
    shade, opacity = shade_for(colour, asked) if words.shade else ("", 1.0)
    return PlanLayer(
        kind="text",
        id=layer.id,
        box=box,
        lock=layer.lock,
        colour=token,
        letters=Letters(
            words=" ".join(words_of(layer, words, material.locale).split()),
            width=box[2],
            height=box[3],
            size=slot.size * high,
            least=(slot.min_size if slot.overflow == "shrink" else slot.size) * high,
            colour=colour,
            font=next((font for font in kit.fonts if font.id == slot.font), None),
            pad=round(slot.size * high * SHADE_PAD) if words.shade else 0,
        ),
        maximum=slot.maximum,
        shade=shade,
        opacity=opacity,
        colours=tuple((name, hex_of(kit, name)) for name in colours_of(layer)),
        asked=asked,
    )


def _legal(material: Material, layer: Layer, box: PxBox) -> PlanLayer:
    """Return the legal line: on a panel in black or white, over a picture on a strip."""
    panel = _panel_behind(material, layer)
    colour = _INK
    if panel is None or luminance(rgb(panel)) < 0.3:
        colour = _PAPER
    size = box[3] * _LEGAL_SIZE
    letters = Letters(
        words=layer.text.get(material.locale),
        width=box[2],
        height=box[3],
        size=size,
        least=size / 4,
        colour=colour,
        weight=400,
    )
    shade, opacity = ("", 1.0) if panel else shade_for(colour, 4.5)
    return PlanLayer(
        kind="legal", id=layer.id, box=box, letters=letters, shade=shade, opacity=opacity
    )


def _badge(material: Material, layer: Layer, box: PxBox) -> PlanLayer | None:
    if not material.label:
        return None
    size = box[3] * _BADGE_SIZE
    letters = Letters(
        words=material.label,
        width=box[2],
        height=box[3],
        size=size,
        least=size / 4,
        colour=_INK,
        middle=True,
    )
    return PlanLayer(kind="badge", id=layer.id, box=box, colour=_PAPER, letters=letters)


def _panel_behind(material: Material, layer: Layer) -> str | None:
    """Return the colour of the nearest panel that hides what is behind a layer, or None."""
    before = material.template.layers[: material.template.layers.index(layer)]
    for other in reversed(before):
        holds = (
            other.box[0] <= layer.box[0]
            and other.box[1] <= layer.box[1]
            and other.box[0] + other.box[2] >= layer.box[0] + layer.box[2]
            and other.box[1] + other.box[3] >= layer.box[1] + layer.box[3]
        )
        if holds and other.kind == "panel" and other.opacity >= 0.85:
            return hex_of(material.kit, other.colour)
        if other.kind == "picture":
            return None
    return _PAPER


def _pixels(area: Area, canvas: Canvas) -> PxBox:
    left, top = round(area[0] * canvas.width), round(area[1] * canvas.height)
    right = round((area[0] + area[2]) * canvas.width)
    bottom = round((area[1] + area[3]) * canvas.height)
    return left, top, max(1, right - left), max(1, bottom - top)
