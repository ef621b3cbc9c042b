"""Pictures: plain data to the model."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.brand_kit import shapes
from studio.brand_kit.errors import Problem
from studio.brand_kit.font_file import ENDINGS
from studio.brand_kit.model_pictures import CROPPING, MODEL_RELEASES, Edits, Picture, Rights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studio.brand_kit.fields import Fields

_YOUNGEST = re.compile(r"[0-9]{1,2}\+?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """What the file of a picture says about itself; a font's width and height are 0."""

    sha256: str
    width: int
    height: int


LookAt = Callable[[Path, str], PictureFile | Problem]
"""Looks at a picture or font file: the kit's folder and the file's name in it."""

_NOTHING = PictureFile(sha256="", width=0, height=0)


def looked_at(fields: Fields, key: str, file: str, root: Path, look_at: LookAt) -> PictureFile:
    """Return what a file says, and note what is wrong with it.

    Args:
        fields: the mapping that names the file.
        key: where it names it.
        file: the name; nothing is looked at when it is "".
        root: the kit's folder.
        look_at: reads size and digest.
    """
    seen = look_at(root, file) if file else _NOTHING
    if isinstance(seen, Problem):
        fields.note(seen.code, key, file=file, **dict(seen.values))
        return _NOTHING
    return seen


def parse_pictures(
    entries: Iterable[tuple[str, Fields]], root: Path, look_at: LookAt
) -> tuple[Picture, ...]:
    """Read every picture.

    Args:
        entries: id and fields of each.
        root: the kit's folder.
        look_at: reads size and digest of a picture.

    Returns:
        The pictures by id: a packed kit keeps them by id, and both forms of a kit have to
        be read as the same.
    """
    found = [_picture(name, fields, root, look_at) for name, fields in entries]
    return tuple(sorted(found, key=lambda picture: picture.id))


def _picture(picture_id: str, fields: Fields, root: Path, look_at: LookAt) -> Picture:
    file = fields.text("file")
    if file.lower().endswith(ENDINGS):
        fields.note("bad-picture", "file", file=file)
        file = ""
    seen = looked_at(fields, "file", file, root, look_at)
    picture = Picture(
        id=picture_id,
        file=file,
        sha256=seen.sha256,
        width=seen.width,
        height=seen.height,
        focal=shapes.point(fields, "focal"),
        name=fields.texts("name"),
        alt=fields.texts("alt", missing="missing-alt"),
        tags=tuple(tag.lower() for tag in fields.words("tags")),
        campaigns=fields.words("campaigns"),
        rights=_rights(fields.child("rights")),
        replaced_by=fields.text("replaced_by", ""),
        safe=shapes.boxes(fields, "safe"),
        crops=shapes.named_boxes(fields, "crops"),
        edits=_edits(fields.child("edits")),
    )
    if picture.edits.crop == "presets" and not picture.crops:
        fields.note("missing-field", "crops")
    fields.done()
    return picture


def _edits(fields: Fields) -> Edits:
    edits = Edits(
        crop=fields.choice("crop", CROPPING, "free"),
        filters=fields.flag("filters", default=False),
        overlay_text=fields.flag("overlay_text", default=True),
    )
    fields.done()
    return edits


def _rights(fields: Fields) -> Rights:
    # "channels" is the other word that rights departments use for networks.
    networks, channels = fields.words("networks"), fields.words("channels")
    rights = Rights(
        networks=tuple(dict.fromkeys((*networks, *channels))),
        markets=fields.words("markets"),
        valid_from=fields.day_or_none("from"),
        valid_until=fields.day_or_none("until"),
        credit=fields.text("credit", ""),
        credit_required=fields.flag("credit_required", default=False),
        terms=fields.text("terms", ""),
        model_release=fields.choice("model_release", ("", *MODEL_RELEASES), ""),
        minors=fields.flag("minors", default=False),
        youngest=_youngest(fields),
    )
    if rights.valid_from and rights.valid_until and rights.valid_until < rights.valid_from:
        fields.note("dates-swapped", "until")
    if rights.credit_required and not rights.credit:
        fields.note("missing-field", "credit")
    fields.done()
    return rights


def _youngest(fields: Fields) -> str:
    age = fields.text("youngest", "")
    if age and not _YOUNGEST.fullmatch(age):
        fields.note("not-an-age", "youngest", value=age[:60])
    return age
