"""Pictures, templates and choices of every kind, for tests of what is composed of them."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st
from PIL import Image

from studio.brand_kit.model import BrandKit, Edits, Layer, Picture, Template, TextSlot, Token
from studio.brand_kit.model_design import LOCKS, OVERFLOWS
from studio.composing.making import Wish
from studio.composing.zones import View, view_of
from studio.networks.places import Place, places_of
from studio.post import Area, PictureEdit, PictureWords
from tests.helpers.small_kit import NETWORKS, kit, picture, said

PLACES: tuple[Place, ...] = tuple(p for rules in NETWORKS.values() for p in places_of(rules))
"""Every place of every network."""

COLOURS = {
    "colour.ink": "#1C1B1A",
    "colour.paper": "#FFFFFF",
    "colour.fern": "#2F5D46",
    "colour.mustard": "#E2B13C",
    "colour.grey": "#777777",
}
WORDS = (
    "",
    "Plant now",
    "Free soup on Saturday from eleven, and a bulb for every child who helps us plant",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    "W" * 90,
    "مرحبا بكم في متجرنا",
    "ברוכים הבאים לחנות 24",
    "🌷🌼 Tulips 🧑🏽‍🌾",
    "Ǻgjpqy Ẫ ÅÄÖ",
    "a\n\tb   c",
)
JPEG_MODES = ("RGB", "L", "CMYK")
PNG_MODES = ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")
_RATIOS = ((1, 1), (4, 5), (9, 16), (16, 9), (3, 2), (7, 5), (191, 100), (1, 3), (3, 1), (1, 7))
_SIDES = st.one_of(st.integers(300, 700), st.integers(300, 1600))
_parts = st.floats(0.0, 1.0, allow_subnormal=False).map(lambda value: round(value, 3))


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A picture's file and all that is done with it."""

    data: bytes = field(repr=False)
    kit: BrandKit = field(repr=False)
    picture_id: str
    view: View
    template: Template
    edit: PictureEdit
    label: str

    def wish(self, place: Place) -> Wish:
        """Return what would be made of it for a place."""
        return Wish(
            kit=self.kit,
            picture_id=self.picture_id,
            view=self.view,
            edit=self.edit,
            place=place,
            label=self.label,
            locale="en-GB",
        )


def scene(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture with soft shapes, edges and a little grain, as photos have them."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    round_one = Image.radial_gradient("L").resize((width, height))
    image = Image.merge("RGB", (across, down, round_one))
    image.paste("#F4EFE6", (width // 2, 0, width, height // 4))
    image.paste("#14213D", (0, height // 2, width // 3, height))
    if mode == "I;16":
        return image.convert("I").point(lambda value: value * 257).convert("I;16")
    if mode == "P":
        # As programs make them: dots of other colours would be lost in any JPEG.
        return image.quantize(200, dither=Image.Dither.NONE)
    return image.convert(mode)


def saved(image: Image.Image, kind: str, turned: int = 1, **options: Any) -> bytes:
    """Return a file, with a note of how it is turned unless it stands upright."""
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010E] = "CANARY"
    if turned == 1:
        image.save(file, kind, **options)
    else:
        image.save(file, kind, exif=exif, **options)
    return file.getvalue()


@st.composite
def areas(draw: st.DrawFn, least: float = 0.05) -> Area:
    """Draw an area inside of a whole."""
    wide, high = (least + draw(_parts) * (1 - least) for _side in range(2))
    left, top = draw(_parts) * (1 - wide), draw(_parts) * (1 - high)
    return left, top, min(wide, 1 - left), min(high, 1 - top)


@st.composite
def templates(draw: st.DrawFn) -> Template:
    """Draw a template with one to three text slots."""
    lock = st.sampled_from(LOCKS)
    zone = draw(st.sampled_from([(0.0, 0.0, 1.0, 1.0), (0.0, 0.0, 1.0, 0.6), None]))
    layers = [
        Layer(id="photo", kind="picture", box=zone or draw(areas(0.3)), lock=draw(lock)),
        Layer(id="band", kind="panel", box=draw(areas()), lock="full",
              colour=draw(st.sampled_from(tuple(COLOURS))), opacity=draw(_parts)),
    ]  # fmt: skip
    for number in range(draw(st.integers(1, 3))):
        layers.append(  # noqa: PERF401  each one draws
            Layer(
                id=f"words{number}",
                kind="text",
                box=draw(areas(0.1)),
                lock=draw(lock),
                text=said("From the kit") if draw(st.booleans()) else said(""),
                slot=draw(slots()),
            )
        )
    for kind in ("legal", "badge", "logo"):
        if draw(st.booleans()):
            text = said("Terms apply. 18+ only.") if kind == "legal" else said("")
            layers.append(Layer(id=kind, kind=kind, box=draw(areas(0.04)), lock="full", text=text))
    return Template(
        id="any",
        title=said("Any"),
        ratio=draw(st.sampled_from(_RATIOS)),
        layers=tuple(layers),
        pictures=draw(st.sampled_from([(), (), (), ("heads",), ("other",)])),
    )


@st.composite
def slots(draw: st.DrawFn) -> TextSlot:
    """Draw what may be written."""
    size = 0.02 + draw(_parts) * 0.15
    return TextSlot(
        kind="headline",
        maximum=200,
        colours=tuple(draw(st.lists(st.sampled_from(tuple(COLOURS)), min_size=1, max_size=3))),
        min_contrast=4.5,
        font="",
        size=size,
        min_size=draw(st.sampled_from((size, size / 3))),
        overflow=draw(st.sampled_from(OVERFLOWS)),
    )


@st.composite
def edits(draw: st.DrawFn, template: Template) -> PictureEdit:
    """Draw what a colleague does with a picture."""
    words = tuple(
        PictureWords(
            slot=layer.id,
            text=draw(st.sampled_from(WORDS)),
            colour=draw(st.sampled_from(("", *COLOURS))),
            shade=draw(st.booleans()),
            box=draw(st.one_of(st.none(), areas(0.1))),
        )
        for layer in template.layers
        if layer.slot
    )
    crops = draw(
        st.sampled_from([(), ("",), ("instagram:story", ""), ("bluesky",)]).flatmap(
            lambda names: st.tuples(*(st.tuples(st.just(name), areas()) for name in names))
        )
    )
    chosen = draw(st.sampled_from((template.id, template.id, template.id, "", "gone")))
    return PictureEdit(template=chosen, words=words, crops=crops)


@st.composite
def compositions(draw: st.DrawFn, kind: str) -> Composition:
    """Draw a picture of one kind of file, and what is done with it."""
    mode = draw(st.sampled_from(JPEG_MODES if kind == "JPEG" else PNG_MODES))
    turned = draw(st.integers(1, 8)) if draw(st.booleans()) else 1
    stored = draw(_SIDES), draw(_SIDES)
    size = stored[::-1] if turned > 4 else stored
    options = {"progressive": draw(st.booleans()), "quality": 90} if kind == "JPEG" else {}
    template = draw(templates())
    shown = draw(kit_pictures(size))
    own = draw(st.booleans())
    tokens = tuple(Token(name=name, type="color", value=code) for name, code in COLOURS.items())
    return Composition(
        data=saved(scene(*stored, mode), kind, turned, **options),
        kit=replace(kit(), tokens=tokens, templates=(template,), pictures=(shown,), mark="mark"),
        picture_id="" if own else shown.id,
        view=View(size=size) if own else view_of(shown),
        template=template,
        edit=draw(edits(template)),
        label=draw(st.sampled_from(("", "Ad", "Anzeige", "إعلان"))),
    )


@st.composite
def kit_pictures(draw: st.DrawFn, size: tuple[int, int]) -> Picture:
    """Draw a kit's picture of a size, with crops and what may be done with it."""
    return picture(
        width=size[0],
        height=size[1],
        focal=(draw(_parts), draw(_parts)),
        crops=tuple((name, _crop(name, size)) for name in draw(_CROPS)),
        edits=Edits(
            crop=draw(st.sampled_from(("free", "free", "presets", "none"))),
            overlay_text=draw(st.sampled_from((True, True, True, False))),
        ),
    )


_CROPS = st.lists(st.sampled_from(("1:1", "4:5", "9:16", "16:9")), unique=True)


def _crop(name: str, size: tuple[int, int]) -> Area:
    across, down = (int(part) for part in name.split(":"))
    shape = across / down * size[1] / size[0]
    return 0.0, 0.0, min(1.0, shape), min(1.0, 1 / shape)
