"""Pictures of the kit and of drafts, as they are shown and as they are uploaded."""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.brand_kit.files import KitFileError, file_bytes, mark_bytes, picture_bytes
from studio.brand_kit.model import BrandKit, Font, Picture
from studio.composing.letters import Letterer
from studio.composing.making import Made, Wish
from studio.composing.zones import View, view_of
from studio.darkroom import Darkroom
from studio.drafting import Drafting
from studio.guidelines.picture_facts import PlaceFacts
from studio.networks.model import NetworkRules
from studio.networks.places import find_place
from studio.own_photos import OwnPhotos, PhotoError, TakenPhoto
from studio.pictures import RawImage, pixels
from studio.post import Attachment, Draft, OutgoingPicture
from studio.publishing.outgoing import PictureProblem, whole
from studio.thumbnails import ThumbnailShelf

_FACTS_KEPT = 200


def _no_letterer() -> Letterer:
    raise RuntimeError("nobody said who sets words on pictures")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCopy:
    """A picture and what is drawn on it, while somebody works with it.

    Attributes:
        size: of the picture itself, pixels, upright.
        raw: all of it, smaller.
        mark: the brand's mark as a file, b"" for none.
        fonts: the kit's fonts with their files.
    """

    size: tuple[int, int]
    raw: RawImage
    mark: bytes
    fonts: tuple[tuple[Font, bytes], ...]


class Illustrating(Drafting):
    """Drafting, and the pictures that go with it.

    Args:
        data_dir: small copies of the kit's pictures are kept below it.
        home: photos of one's own are kept below it.
        kit: the loaded kit.
        networks: rules by network id, in display order.
        clock: gives the time, aware.
        locale: BCP 47 tag of the kit's texts that are shown.

    Attributes:
        make_letterer: makes what sets words on pictures, when the first one needs it.
        own_photos: the shelf of colleagues' own photos.
    """

    def __init__(
        self,
        data_dir: Path,
        home: Path,
        kit: BrandKit,
        networks: dict[str, NetworkRules],
        clock: Callable[[], datetime],
        locale: str,
    ) -> None:
        super().__init__(kit, networks, clock, locale)
        self._thumbnails = ThumbnailShelf(data_dir / "thumbnails")
        self.own_photos = OwnPhotos(home / "photos", clock)
        self.make_letterer: Callable[[], Letterer] = _no_letterer
        self._darkroom: Darkroom | None = None
        self._facts: OrderedDict[tuple[str, str], PlaceFacts] = OrderedDict()
        self._lock = threading.Lock()

    def mark(self) -> bytes:
        """Return the brand's mark as a picture file, b"" when there is none to show."""
        try:
            return mark_bytes(self.kit)
        except KitFileError:
            return b""

    def thumbnail(self, picture: Picture, side: int, kit: BrandKit | None = None) -> RawImage:
        """Return a small copy of a picture of the kit in use, or of another. May wait.

        Raises:
            KitFileError: it is not there, or is not what the kit says.
            PictureError: it cannot be read.
        """
        whose = kit or self.kit
        return self._thumbnails.get(picture.sha256, side, lambda: picture_bytes(whose, picture))

    # -- photos of one's own -----------------------------------------------------

    def take_photo(self, photo: Path | bytes) -> TakenPhoto:
        """Clean a photo of one's own and keep the copy. May wait.

        Args:
            photo: a file, or the bytes of one.

        Raises:
            PhotoError: nothing was kept.
        """
        shelf = self.own_photos
        return shelf.take_bytes(photo) if isinstance(photo, bytes) else shelf.take(photo)

    def photo_thumbnail(self, digest: str, side: int) -> RawImage:
        """Return a small copy of a photo of one's own. May wait.

        Raises:
            PhotoError: it is gone.
            PictureError: it cannot be read.
        """
        return self._thumbnails.get(digest, side, lambda: self.own_photos.read(digest))

    # -- pictures as they go out -------------------------------------------------

    @property
    def darkroom(self) -> Darkroom:
        """What makes the pictures of the kit in use."""
        with self._lock:
            if self._darkroom is None:
                self._darkroom = Darkroom(
                    self.kit, self.networks, self.make_letterer, self._photo_bytes
                )
            return self._darkroom

    def leave_darkroom(self) -> None:
        """Forget all pictures that were made, as when another kit is used."""
        with self._lock:
            self._darkroom = None
            self._facts.clear()

    def wish(self, draft: Draft, item: Attachment, place: str, size: tuple[int, int]) -> Wish:
        """Return what would be made of a picture for a place. Fast, and reads no file.

        Args:
            draft: the draft.
            item: the picture and what is done with it.
            place: a network's id, with ``:`` and a surface's id for all but its feed.
            size: of a photo of one's own, pixels; a kit's picture knows its own.

        Raises:
            KeyError: there is no such place.
        """
        found = find_place(self.networks, place)
        if found is None:
            raise KeyError(place)
        picture = self.kit.picture(item.picture_id) if item.picture_id else None
        return Wish(
            kit=self.kit,
            picture_id=item.picture_id,
            view=view_of(picture) if picture else View(size=size),
            edit=item.edit,
            place=found,
            label=self._label(draft.locale),
            locale=draft.locale,
        )

    def working_copy(self, item: Attachment, side: int) -> WorkingCopy:
        """Return a picture as it is shown while somebody works with it. May wait.

        Args:
            item: the picture.
            side: longest side in pixels.

        Raises:
            PictureProblem: it is not there, was changed, or cannot be read.
        """
        size, raw = self.darkroom.small_copy(item, side)
        fonts = []
        for font in self.kit.fonts:
            with contextlib.suppress(KitFileError):
                fonts.append((font, file_bytes(self.kit, font.file)))
        return WorkingCopy(size=size, raw=raw, mark=self.darkroom.mark(), fonts=tuple(fonts))

    def picture_source(self, draft: Draft, place: str) -> str | None:
        """Return what a place's picture is made of, to tell when it changes."""
        if not draft.attachments or find_place(self.networks, place) is None:
            return None
        first, locale = draft.attachments[0], draft.locale
        return self._measured_of(first, place, locale)

    def upload_pictures(self, draft: Draft, place: str) -> tuple[OutgoingPicture, ...]:
        """Return a draft's pictures exactly as a place is sent them. May wait.

        Args:
            draft: the draft.
            place: a network's id, with ``:`` and a surface's id for all but its feed.

        Raises:
            PictureProblem: one of them cannot go out.
        """
        return tuple(self._outgoing(draft, item, place) for item in draft.attachments)

    def preview_picture(self, draft: Draft, place: str, side: int) -> RawImage:
        """Return the first picture as it is uploaded, decoded from those bytes. May wait.

        Raises:
            PictureProblem: it cannot go out.
        """
        return pixels(self._outgoing(draft, draft.attachments[0], place).data, side)

    def measure_pictures(self, draft: Draft) -> None:
        """Measure the pictures for every place where they go, so that checks know. May wait.

        Raises:
            PictureProblem: one of them cannot be read.
        """
        for item in draft.attachments:
            for place in self.shown_places(draft):
                self._made(draft, item, place)

    def unmeasured(self, draft: Draft) -> bool:
        """Tell whether there is a picture that was not measured for every place yet."""
        places = self.shown_places(draft)
        found = {f.place for a in draft.attachments for f in self.known_facts(a, draft.locale)}
        return bool(draft.attachments) and not found.issuperset(places)

    def known_facts(self, item: Attachment, locale: str) -> tuple[PlaceFacts, ...]:
        """Return what was measured of a picture for the places that are known already."""
        with self._lock:
            places = dict.fromkeys(place for place, _made_of in self._facts)
        found = (self.facts_of(item, place, locale) for place in places)
        return tuple(facts for facts in found if facts is not None)

    def facts_of(self, item: Attachment, place: str, locale: str) -> PlaceFacts | None:
        """Return what was measured of a picture for one place, None while it is not known."""
        key = place, self._measured_of(item, place, locale)
        with self._lock:
            return self._facts.get(key)

    def _outgoing(self, draft: Draft, item: Attachment, place: str) -> OutgoingPicture:
        made = self._made(draft, item, place)
        if made.rendition is None:
            name = item.picture_id or Path(item.file).name
            raise PictureProblem(made.facts.problem, name, made.facts.needed)
        ready = made.rendition
        return OutgoingPicture(
            data=ready.data,
            mime=ready.mime,
            width=ready.width,
            height=ready.height,
            alt=whole(self._use(item, draft.locale).alt),
        )

    def _made(self, draft: Draft, item: Attachment, place: str) -> Made:
        # Worked out first: another kit may be in use when the answer is there.
        key = self._measured_of(item, place, draft.locale)
        label = self._label(draft.locale)
        made = self.darkroom.made(item, place, label=label, locale=draft.locale)
        with self._lock:
            self._facts[place, key] = made.facts
            while len(self._facts) > _FACTS_KEPT:
                self._facts.popitem(last=False)
        return made

    def _measured_of(self, item: Attachment, place: str, locale: str) -> str:
        """Return all that a picture in a place depends on."""
        edit, kit = item.edit, self.kit
        made_of = (Darkroom.name_of(item), edit.template, edit.words, edit.crop_for(place))
        whose = (kit.id, kit.sequence, str(kit.root), id(kit))
        return repr((*made_of, self._label(locale), locale, whose))

    def _label(self, locale: str) -> str:
        label = self.kit.label(self.market, locale)
        return label.preferred if label is not None else ""

    def _photo_bytes(self, digest: str) -> bytes:
        try:
            return self.own_photos.read(digest)
        except PhotoError as problem:
            raise PictureProblem(problem.code, "") from problem
