"""Where a draft's pictures are made: reads them once, and makes what each place is sent."""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from studio.brand_kit.files import KitFileError, file_bytes, mark_bytes, picture_bytes
from studio.brand_kit.regular_file import open_regular
from studio.composing.areas import WHOLE
from studio.composing.making import Made, Wish, make, material_of
from studio.composing.planning import plan_of
from studio.composing.zones import View, view_of
from studio.networks.places import find_place
from studio.pictures.model import MAX_PIXELS, PictureError, RawImage
from studio.pictures.photo import clean_photo
from studio.pictures.showing import raw_image
from studio.pictures.source import PictureSource
from studio.publishing.outgoing import PictureProblem

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit
    from studio.composing.letters import Letterer
    from studio.composing.plan import Plan
    from studio.networks.model import NetworkRules
    from studio.post import Attachment

_SOURCES_KEPT = 2
_MADE_KEPT = 32
_MOST_BYTES = 60_000_000
"""A picture file larger than this is not opened."""


class Darkroom:
    """Makes pictures of one kit's drafts. Any thread may use it; everything may wait.

    Args:
        kit: the kit in use.
        networks: rules by network id.
        make_letterer: makes what sets words on pictures, when the first one needs it.
        read_photo: returns a photo of one's own by its digest, raising ``PictureProblem``.
    """

    def __init__(
        self,
        kit: BrandKit,
        networks: Mapping[str, NetworkRules],
        make_letterer: Callable[[], Letterer],
        read_photo: Callable[[str], bytes],
    ) -> None:
        self._kit = kit
        self._networks = networks
        self._make_letterer = make_letterer
        self._letterer: Letterer | None = None
        self._read_photo = read_photo
        self._mark: bytes | None = None
        self._sources: OrderedDict[str, PictureSource] = OrderedDict()
        self._made: OrderedDict[tuple[object, ...], Made] = OrderedDict()
        # One picture at a time: decoding is shared, and two would need twice the memory.
        self._lock = threading.RLock()

    def made(self, item: Attachment, place: str, *, label: str, locale: str) -> Made:
        """Make a picture for one place.

        Args:
            item: the picture and the colleague's choices.
            place: a network's id, with ``:`` and a surface's id for all but its feed.
            label: the word of a template's badge.
            locale: BCP 47 tag of the kit's words on it.

        Raises:
            PictureProblem: the picture is not there, was changed, or cannot be read.
            KeyError: there is no such place.
        """
        key = (self.name_of(item), item.edit.template, item.edit.words, item.edit.crop_for(place))
        whole = (*key, place, label, locale, self._networks[place.partition(":")[0]])
        with self._lock:
            if whole in self._made:
                self._made.move_to_end(whole)
                return self._made[whole]
            found = self._make(item, place, label, locale)
            self._made[whole] = found
            while len(self._made) > _MADE_KEPT:
                self._made.popitem(last=False)
            return found

    def plan(self, item: Attachment, place: str, *, label: str, locale: str) -> Plan | None:
        """Return what a template's picture is composed of; None without a template.

        Raises:
            PictureProblem: the picture is not there or cannot be read.
            PictureError: ``picture-too-small``.
        """
        with self._lock:
            wish = self._wish(item, place, label, locale)
            return plan_of(material_of(wish, wish.template)) if wish.template else None

    def wish(self, item: Attachment, place: str, *, label: str, locale: str) -> Wish:
        """Return what would be made.

        Raises:
            PictureProblem: the picture is not there or cannot be read.
        """
        with self._lock:
            return self._wish(item, place, label, locale)

    def small_copy(self, item: Attachment, side: int) -> tuple[tuple[int, int], RawImage]:
        """Return a picture's own size in pixels, and all of it at most so large.

        Args:
            item: the picture.
            side: longest side in pixels.

        Raises:
            PictureProblem: it is not there, was changed, or cannot be read.
        """
        with self._lock:
            source = self._source(item)
            share = min(1.0, side / max(source.size))
            wide, high = (max(1, round(length * share)) for length in source.size)
            try:
                return source.size, raw_image(source.cut(WHOLE, (wide, high)))
            except PictureError as problem:
                name = item.picture_id or Path(item.file).name
                raise PictureProblem("picture-unreadable", name) from problem

    def mark(self) -> bytes:
        """Return the brand's mark as a file, b"" when there is none to show."""
        with self._lock:
            if self._mark is None:
                try:
                    self._mark = mark_bytes(self._kit)
                except KitFileError:
                    self._mark = b""
            return self._mark

    @staticmethod
    def name_of(item: Attachment) -> str:
        """Return what tells one picture from another."""
        return f"{item.picture_id}:{item.sha256}:{item.photo}:{item.file}"

    # -- inside ------------------------------------------------------------------

    def _make(self, item: Attachment, place: str, label: str, locale: str) -> Made:
        name = item.picture_id or Path(item.file).name
        source = self._source(item)
        wish = self._wish(item, place, label, locale)
        try:
            return make(wish, source, self.mark(), self.letterer)
        except PictureError as problem:
            code = "picture-too-large" if problem.code == "picture-too-large" else ""
            raise PictureProblem(code or "picture-unreadable", name) from problem

    def _wish(self, item: Attachment, place: str, label: str, locale: str) -> Wish:
        found = find_place(self._networks, place)
        if found is None:
            raise KeyError(place)
        picture = self._kit.picture(item.picture_id) if item.picture_id else None
        view = view_of(picture) if picture else View(size=self._source(item).size)
        return Wish(
            kit=self._kit,
            picture_id=item.picture_id,
            view=view,
            edit=item.edit,
            place=found,
            label=label,
            locale=locale,
        )

    def _source(self, item: Attachment) -> PictureSource:
        name = self.name_of(item)
        found = self._sources.get(name)
        if found is None:
            # Let go of an old one first: two large pictures need not be there at once.
            while len(self._sources) >= _SOURCES_KEPT:
                self._sources.popitem(last=False)
            found = self._opened(item)
            self._sources[name] = found
        self._sources.move_to_end(name)
        return found

    def _opened(self, item: Attachment) -> PictureSource:
        shown = item.picture_id or Path(item.file).name
        data = self._bytes(item)
        try:
            if item.picture_id:
                return PictureSource(data, most_pixels=MAX_PIXELS)
            # A file that a command names was not cleaned yet, and may be of any phone's kind.
            return PictureSource(clean_photo(data).data if item.file else data)
        except PictureError as problem:
            raise PictureProblem("picture-unreadable", shown) from problem

    def _bytes(self, item: Attachment) -> bytes:
        if item.picture_id:
            return self._from_kit(item)
        if item.photo:
            return self._read_photo(item.photo)
        return _own_file(Path(item.file))

    def _from_kit(self, item: Attachment) -> bytes:
        picture = self._kit.picture(item.picture_id)
        if picture is None:
            raise PictureProblem("picture-missing", item.picture_id)
        if item.sha256 and item.sha256 != picture.sha256:
            raise PictureProblem("picture-changed", item.picture_id)
        try:
            return picture_bytes(self._kit, picture)
        except KitFileError as problem:
            raise PictureProblem(problem.code, item.picture_id) from problem

    def letterer(self) -> Letterer:
        """Return what sets words; it knows the kit's fonts, but for missing ones."""
        with self._lock:
            if self._letterer is None:
                self._letterer = self._make_letterer()
                for font in self._kit.fonts:
                    with contextlib.suppress(KitFileError):
                        self._letterer.learn(font, file_bytes(self._kit, font.file))
            return self._letterer


def _own_file(file: Path) -> bytes:
    try:
        # A pipe or a device would never end.
        with open_regular(file) as stream:
            data = stream.read(_MOST_BYTES + 1) or b""
    except OSError as problem:
        there = file.exists()
        code = "picture-unreadable" if there else "picture-missing"
        raise PictureProblem(code, file.name) from problem
    if len(data) > _MOST_BYTES:
        raise PictureProblem("picture-unreadable", file.name)
    return data
