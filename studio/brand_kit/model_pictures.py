"""Pictures of a kit as plain, frozen data: what they show and where they may be used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from studio.brand_kit.texts import Texts

Box = tuple[float, float, float, float]
"""(left, top, width, height), each as a part of the whole, 0.0 to 1.0 from the top left."""

MODEL_RELEASES = ("none", "not-needed", "limited", "all")
"""What is known about the consent of the people in a picture."""

CROPPING = ("free", "presets", "none")
"""How a colleague may cut a picture: as they like, to the kit's crops only, not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """Where and until when a picture may be used. Empty tuples mean everywhere.

    Attributes:
        networks: network ids.
        markets: ISO 3166 country codes.
        valid_from: first day, or None.
        valid_until: last day, or None.
        credit: the credit line.
        credit_required: True when the credit line has to go out with the picture.
        terms: the licence's own words, for the brand team.
        model_release: one of ``MODEL_RELEASES``, or "" when nobody said.
        minors: True when a person under 18 can be seen.
        youngest: age of the youngest person in it, e.g. ``25+`` or ``17``, or "".
    """

    networks: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    credit: str = ""
    credit_required: bool = False
    terms: str = ""
    model_release: str = ""
    minors: bool = False
    youngest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """What a colleague may do with a picture.

    Attributes:
        crop: one of ``CROPPING``.
        filters: True when colours may be changed.
        overlay_text: True when words may stand on it.
    """

    crop: str = "free"
    filters: bool = False
    overlay_text: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An approved picture.

    Attributes:
        id: unique in the kit.
        file: path relative to ``BrandKit.root``, with forward slashes.
        sha256: hex digest of the file's bytes.
        width: pixels.
        height: pixels.
        focal: (x, y) of what matters most, 0.0 to 1.0 from the top left.
        name: a short name.
        alt: the description for people who cannot see it.
        tags: lower-case words to find it by.
        campaigns: ids of the briefs that it belongs to; empty for any.
        rights: where it may be used.
        replaced_by: id of the picture to use instead, or "".
        safe: calm areas in which words may stand.
        crops: (ratio, area) pairs, the ratio written as ``4:5``.
        edits: what a colleague may do with it.
    """

    id: str
    file: str
    sha256: str
    width: int
    height: int
    focal: tuple[float, float]
    name: Texts
    alt: Texts
    tags: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()
    rights: Rights = Rights()
    replaced_by: str = ""
    safe: tuple[Box, ...] = ()
    crops: tuple[tuple[str, Box], ...] = ()
    edits: Edits = Edits()
