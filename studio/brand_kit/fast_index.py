"""The index of pictures, read fast when there is nothing to say about it.

A kit may have 10,000 pictures. ``parse_pictures`` looks at each value by itself and can
say what is wrong with it; this takes an index in which nothing is wrong, in one go, and
leaves any other to ``parse_pictures``. Both give the same pictures. An index that was read
before is not looked through again: its pictures are made when they are asked for.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from studio.brand_kit.fast_json import (
    Age,
    Blob,
    Hash,
    Id,
    Part,
    Pixels,
    Ratio,
    Row,
    Text,
    decode_canonical,
    decode_known,
    encode_canonical,
    named,
    rows_of,
)
from studio.brand_kit.json_strict import MAX_DOCUMENT
from studio.brand_kit.model_pictures import Box, Edits, Picture, Rights
from studio.brand_kit.shelf import Shelf
from studio.brand_kit.texts import Texts

_Words = tuple[Text, ...]
_Box = tuple[Part, Part, Part, Part]
_MIDDLE = (0.5, 0.5)
_ROUNDING = 1e-9  # as in shapes: 0.7 + 0.3 may be a little more than 1


class RightsRow(Row, frozen=True):
    """``rights`` of a picture, as ``pictures.yml`` has them."""

    networks: _Words = ()
    markets: _Words = ()
    from_: date | None = named(name="from", default=None)
    until: date | None = None
    credit: str = ""
    credit_required: bool = False
    terms: str = ""
    model_release: Literal["", "none", "not-needed", "limited", "all"] = ""
    minors: bool = False
    youngest: Age = ""


class EditsRow(Row, frozen=True):
    """``edits`` of a picture."""

    crop: Literal["free", "presets", "none"] = "free"
    filters: bool = False
    overlay_text: bool = True


class PictureRow(Row, frozen=True):
    """A picture in ``assets/index.json``."""

    file: Blob
    sha256: Hash
    width: Pixels
    height: Pixels
    name: dict[str, Text]
    alt: dict[str, Text]
    focal: tuple[Part, Part] = _MIDDLE
    tags: _Words = ()
    campaigns: _Words = ()
    rights: RightsRow = RightsRow()
    replaced_by: str = ""
    safe: tuple[_Box, ...] = ()
    crops: dict[Ratio, _Box] = {}  # noqa: RUF012  msgspec copies it for each row
    edits: EditsRow = EditsRow()


def read_index(data: bytes, locales: tuple[str, ...]) -> tuple[Picture, ...] | None:
    """Return the pictures of an index without a flaw, by id; None for any other.

    Args:
        data: ``assets/index.json``.
        locales: the kit's languages, the default first.
    """
    with _no_collection():
        rows = decode_canonical(data, dict[Id, PictureRow])
        languages = frozenset(locales)
        if rows is None or not all(_is_plain(row, languages) for row in rows.values()):
            return None
        made = _Maker(locales)
        # Canonical form has the ids in order already.
        return tuple([made.picture(name, row) for name, row in rows.items()])


Slowly = Callable[[str, bytes], Picture]
"""Makes a picture of its id and its row by way of ``parse_pictures``."""


def known_index(data: bytes, locales: tuple[str, ...], slowly: Slowly) -> Sequence[Picture]:
    """Return the pictures of an index that was taken before, each made at its first use.

    Args:
        data: the very same bytes as then.
        locales: the kit's languages, the default first.
        slowly: for what ``parse_pictures`` takes and ``read_index`` does not.

    Raises:
        ValueError: it is no index.
    """
    return Shelf(rows_of(data), _maker(locales, slowly))


def _maker(locales: tuple[str, ...], slowly: Slowly) -> Callable[[str, bytes], Picture]:
    languages, made = frozenset(locales), _Maker(locales)

    def make(name: str, data: bytes) -> Picture:
        try:
            row = decode_known(data, PictureRow)
        except ValueError:
            return slowly(name, data)
        return made.picture(name, row) if _is_plain(row, languages) else slowly(name, data)

    return make


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterIndex:
    """An index, most of which an earlier version had.

    Attributes:
        pictures: all of them.
        fresh: those that the earlier version did not have, or not so.
        files: the file of each.
        orphans: True when a picture names a replacement that is gone.
    """

    pictures: Shelf
    fresh: tuple[Picture, ...]
    files: frozenset[str]
    orphans: bool


class _Names(Row, frozen=True, forbid_unknown_fields=False):
    """What a picture leans on."""

    file: str
    replaced_by: str = ""


def later_index(
    data: bytes, before: bytes, locales: tuple[str, ...], slowly: Slowly
) -> LaterIndex | None:
    """Read an index of which only what is new is looked at.

    Args:
        data: ``assets/index.json``.
        before: an index in the same languages that was taken.
        locales: the kit's languages, the default first.
        slowly: for rows that were there before; see ``known_index``.

    Returns:
        The index; None when what is new has a flaw, so that all has to be read one by one.
    """
    try:
        new, old = rows_of(data), rows_of(before)
        if len(data) > MAX_DOCUMENT or encode_canonical(new) != data:
            return None
        fresh = {name: row for name, row in new.items() if old.get(name) != row}
        pictures = read_index(encode_canonical(fresh), locales)
        names = decode_known(data, dict[str, _Names])
    except ValueError:
        return None
    if pictures is None:
        return None
    gone = old.keys() - new.keys()
    return LaterIndex(
        pictures=Shelf(new, _maker(locales, slowly)),
        fresh=pictures,
        files=frozenset(row.file for row in names.values()),
        orphans=any(row.replaced_by in gone for row in names.values()) if gone else False,
    )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Make many objects without looking for rubbish between them; none is made here."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _is_plain(row: PictureRow, languages: frozenset[str]) -> bool:
    if row.name.keys() != languages or row.alt.keys() != languages:
        return False
    if row.sha256 != row.file[12:76]:
        return False
    if any(map(str.isspace, (*row.name.values(), *row.alt.values()))):
        return False
    if row.edits.crop == "presets" and not row.crops:
        return False
    return all(map(_is_area, (*row.crops.values(), *row.safe))) and _is_fair(row.rights)


def _is_area(box: Box) -> bool:
    left, top, width, height = box
    return max(left + width, top + height) <= 1.0 + _ROUNDING and width > 0 and height > 0


def _is_fair(rights: RightsRow) -> bool:
    swapped = rights.from_ and rights.until and rights.until < rights.from_
    return not swapped and not (rights.credit_required and not rights.credit)


class _Maker:
    """Makes pictures of rows; what many pictures share is made once.

    Args:
        locales: the kit's languages, the default first.
    """

    def __init__(self, locales: tuple[str, ...]) -> None:
        self._locales = locales
        self._rights = cache(_rights)
        self._edits = cache(_edits)

    def picture(self, name: str, row: PictureRow) -> Picture:
        """Return one picture."""
        return Picture(
            id=name,
            file=row.file,
            sha256=row.sha256,
            width=row.width,
            height=row.height,
            focal=row.focal,
            name=self._texts(row.name),
            alt=self._texts(row.alt),
            tags=tuple(map(str.lower, row.tags)),
            campaigns=row.campaigns,
            rights=self._rights(row.rights),
            replaced_by=row.replaced_by,
            safe=row.safe,
            crops=tuple(row.crops.items()),
            edits=self._edits(row.edits),
        )

    def _texts(self, words: dict[str, str]) -> Texts:
        return Texts(
            by_locale=tuple(zip(self._locales, map(words.__getitem__, self._locales), strict=True))
        )


def _edits(row: EditsRow) -> Edits:
    return Edits(crop=row.crop, filters=row.filters, overlay_text=row.overlay_text)


def _rights(row: RightsRow) -> Rights:
    return Rights(
        networks=tuple(dict.fromkeys(row.networks)),
        markets=row.markets,
        valid_from=row.from_,
        valid_until=row.until,
        credit=row.credit,
        credit_required=row.credit_required,
        terms=row.terms,
        model_release=row.model_release,
        minors=row.minors,
        youngest=row.youngest,
    )
