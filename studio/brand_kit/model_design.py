"""Tokens, fonts and templates of a kit as plain, frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from studio.brand_kit.model_pictures import Box
from studio.brand_kit.texts import NO_WORDS, Texts

TOKEN_TYPES = ("color", "dimension", "fontFamily", "fontWeight", "typography")
"""The part of the Design Tokens Format Module 2025.10 that kits use
(https://www.designtokens.org/TR/2025.10/format/, read 2026-11-21)."""

LAYER_KINDS = ("picture", "panel", "text", "logo", "legal", "badge")
"""A picture zone, a plain area, a text slot, the mark, the legal line, the label."""

LOCKS = ("full", "position", "style", "content", "none")
"""What a colleague may not change: everything, size and place, looks, words, nothing."""

SLOT_KINDS = ("headline", "body", "name", "place", "date", "offer")
OVERFLOWS = ("shrink", "refuse")
"""What is done with too many words: made smaller down to ``min_size`` and then refused,
or refused at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A size: ``unit`` is ``px`` or ``rem``."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeStyle:
    """How words look.

    Attributes:
        family: font families, the best first.
        size: how tall.
        weight: 1 to 1000, 400 is regular.
        letter_spacing: space that is added between letters, or None.
        line_height: lines' distance as a multiple of the size; 0 when not said.
    """

    family: tuple[str, ...]
    size: Length
    weight: float
    letter_spacing: Length | None = None
    line_height: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A named design decision.

    Attributes:
        name: its groups and name, joined with dots, e.g. ``colour.fern``.
        type: one of ``TOKEN_TYPES``.
        value: ``#RRGGBB`` for a colour, font families, a weight, or one of the above.
    """

    name: str
    type: str
    value: str | float | tuple[str, ...] | Length | TypeStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A font that templates write with.

    Attributes:
        id: unique in the kit.
        file: path relative to the kit's root.
        sha256: hex digest of the file's bytes.
        family: its name.
        weight: 1 to 1000, 400 is regular.
        italic: True for a slanted one.
        licence: the licence's name, e.g. ``OFL-1.1``.
    """

    id: str
    file: str
    sha256: str
    family: str
    weight: int
    italic: bool
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSlot:
    """Words that a colleague puts on a picture.

    Attributes:
        kind: one of ``SLOT_KINDS``.
        maximum: most code points.
        colours: names of colour tokens, the first is the one to start with.
        min_contrast: least contrast with what is behind, as a ratio to 1.
        font: id of a font, or "" for the app's own.
        size: height of the letters as a part of the template's height.
        min_size: the least of that when words are made smaller.
        overflow: one of ``OVERFLOWS``.
    """

    kind: str
    maximum: int
    colours: tuple[str, ...]
    min_contrast: float
    font: str
    size: float
    min_size: float
    overflow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer of a template.

    Attributes:
        id: unique in its template.
        kind: one of ``LAYER_KINDS``.
        box: where it is in the template.
        lock: one of ``LOCKS``.
        colour: name of a colour token, for a panel, or "".
        opacity: 0.0 (not seen) to 1.0, for a panel.
        text: the legal line's words, or what stands in a text layer until somebody writes.
        slot: what may be written, for a text layer, else None.
    """

    id: str
    kind: str
    box: Box
    lock: str
    colour: str = ""
    opacity: float = 1.0
    text: Texts = NO_WORDS
    slot: TextSlot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """How a picture with words is laid out.

    Attributes:
        id: unique in the kit.
        title: what it is called.
        ratio: (width, height), e.g. (4, 5).
        layers: from the back to the front.
        pictures: ids of the pictures that it suits; empty for all.
    """

    id: str
    title: Texts
    ratio: tuple[int, int]
    layers: tuple[Layer, ...]
    pictures: tuple[str, ...] = ()
