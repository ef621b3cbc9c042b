"""Fonts and templates: plain data to the model."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from studio.brand_kit import shapes
from studio.brand_kit.fields import Fields, Notes
from studio.brand_kit.font_file import ENDINGS
from studio.brand_kit.model_design import (
    LAYER_KINDS,
    LOCKS,
    OVERFLOWS,
    SLOT_KINDS,
    Font,
    Layer,
    Template,
    TextSlot,
)
from studio.brand_kit.parse_pictures import LookAt, looked_at
from studio.brand_kit.parse_words import entries
from studio.brand_kit.texts import NO_WORDS, Texts

if TYPE_CHECKING:
    from studio.brand_kit.authoring import Document, Source

ALWAYS_LOCKED = ("logo", "legal", "badge")
"""Kinds of layer that nobody may move, restyle or reword."""

_MOST_CHARACTERS = 500
_HEAVIEST = 1000


def parse_fonts(source: Source, notes: Notes, look_at: LookAt) -> tuple[Font, ...]:
    """Read every font, by id.

    Args:
        source: the kit's files.
        notes: gets every problem.
        look_at: reads a font file's digest.
    """
    found = []
    for font_id, fields in entries(source, notes, "fonts.yml"):
        file = fields.text("file")
        if file and not file.lower().endswith(ENDINGS):
            fields.note("bad-font", "file", file=file)
            file = ""
        weight = fields.whole("weight", 400)
        if not 1 <= weight <= _HEAVIEST:
            fields.note("not-in-range", "weight", value=str(weight), least="1", most="1000")
        font = Font(
            id=font_id,
            file=file,
            sha256=looked_at(fields, "file", file, source.root, look_at).sha256,
            family=fields.text("family"),
            weight=weight,
            italic=fields.flag("italic", default=False),
            licence=fields.text("licence"),
        )
        fields.done()
        found.append(font)
    return tuple(sorted(found, key=lambda font: font.id))


def parse_templates(source: Source, notes: Notes) -> tuple[Template, ...]:
    """Read every file of ``templates``; the file's name is the template's id.

    Args:
        source: the kit's files.
        notes: gets every problem.
    """
    found = [_template(document, notes) for document in source.under("templates/")]
    return tuple(sorted(found, key=lambda template: template.id))


def _template(document: Document, notes: Notes) -> Template:
    fields = Fields(document, document.data, notes)
    template = Template(
        id=fields.require_id(PurePosixPath(document.name).stem),
        title=fields.texts("title"),
        ratio=shapes.ratio(fields, "ratio"),
        layers=tuple(_layer(item) for item in fields.children("layers")),
        pictures=fields.words("pictures"),
    )
    if not template.layers:
        fields.note("missing-field", "layers")
    ids = [layer.id for layer in template.layers]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        fields.note("id-twice", "layers", value=name)
    fields.done()
    return template


def _layer(fields: Fields) -> Layer:
    kind = fields.choice("kind", LAYER_KINDS)
    always = kind in ALWAYS_LOCKED
    layer = Layer(
        id=fields.id("id"),
        kind=kind,
        box=shapes.box(fields, "box"),
        lock=fields.choice("lock", LOCKS, "full" if always or kind == "panel" else "position"),
        colour=fields.text("colour", "") if kind == "panel" else "",
        opacity=shapes.real(fields, "opacity", 1.0, least=0.0, most=1.0),
        text=_words(fields, kind),
        slot=_slot(fields.child("slot")) if kind == "text" else None,
    )
    if always and layer.lock != "full":
        fields.note("lock-needed", "lock")
    if kind == "panel" and not layer.colour:
        fields.note("missing-field", "colour")
    fields.done()
    return layer


def _words(fields: Fields, kind: str) -> Texts:
    if kind == "legal":
        return fields.texts("text")
    return fields.texts("text", needed=False) if kind == "text" else NO_WORDS


def _slot(fields: Fields) -> TextSlot:
    size = shapes.real(fields, "size", 0.06, least=0.005, most=1.0)
    slot = TextSlot(
        kind=fields.choice("type", SLOT_KINDS, "headline"),
        maximum=fields.whole("max", 60),
        colours=fields.words("colours"),
        min_contrast=shapes.real(fields, "min_contrast", 4.5, least=3.0, most=21.0),
        font=fields.text("font", ""),
        size=size,
        min_size=shapes.real(fields, "min_size", size, least=0.005, most=size),
        overflow=fields.choice("overflow", OVERFLOWS, "shrink"),
    )
    if not slot.colours:
        fields.note("missing-field", "colours")
    if not 1 <= slot.maximum <= _MOST_CHARACTERS:
        value, most = str(slot.maximum), str(_MOST_CHARACTERS)
        fields.note("not-in-range", "max", value=value, least="1", most=most)
    fields.done()
    return slot
