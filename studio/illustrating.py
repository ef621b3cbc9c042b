"""Pictures of the kit and of drafts, as they are shown and as they are uploaded."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from studio.brand_kit.files import KitFileError, mark_bytes, picture_bytes
from studio.brand_kit.model import BrandKit, Picture
from studio.drafting import Drafting
from studio.networks.model import NetworkRules
from studio.pictures import RawImage, pixels
from studio.post import Draft, OutgoingPicture
from studio.publishing.outgoing import outgoing_pictures
from studio.thumbnails import ThumbnailShelf

_RENDITIONS_KEPT = 24


class Illustrating(Drafting):
    """Drafting, and the pictures that go with it.

    Args:
        data_dir: small copies are kept below it.
        kit: the loaded kit.
        networks: rules by network id, in display order.
        clock: gives the time, aware.
        locale: BCP 47 tag of the kit's texts that are shown.
    """

    def __init__(
        self,
        data_dir: Path,
        kit: BrandKit,
        networks: dict[str, NetworkRules],
        clock: Callable[[], datetime],
        locale: str,
    ) -> None:
        super().__init__(kit, networks, clock, locale)
        self._thumbnails = ThumbnailShelf(data_dir / "thumbnails")
        self._renditions: OrderedDict[tuple[str, str], OutgoingPicture] = OrderedDict()
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

    def picture_source(self, draft: Draft, network: str) -> str | None:
        """Return what a network's picture is made of, to tell when it changes."""
        if not draft.attachments or network not in self.networks:
            return None
        first = draft.attachments[0]
        return f"{first.picture_id}:{first.sha256}:{first.file}"

    def upload_pictures(self, draft: Draft, network: str) -> tuple[OutgoingPicture, ...]:
        """Return a draft's pictures exactly as a network is sent them. May wait.

        Raises:
            PictureProblem: one of them cannot go out.
        """
        if len(draft.attachments) != 1:
            return outgoing_pictures(draft, self.kit, self.networks[network])
        key = (network, f"{self.picture_source(draft, network)}:{draft.attachments[0].alt}")
        with self._lock:
            kept = self._renditions.get(key)
        if kept is None:
            kept = outgoing_pictures(draft, self.kit, self.networks[network])[0]
            with self._lock:
                self._renditions[key] = kept
                while len(self._renditions) > _RENDITIONS_KEPT:
                    self._renditions.popitem(last=False)
        return (kept,)

    def preview_picture(self, draft: Draft, network: str, side: int) -> RawImage:
        """Return the first picture as it is uploaded, decoded from those bytes. May wait.

        Raises:
            PictureProblem: it cannot go out.
        """
        return pixels(self.upload_pictures(draft, network)[0].data, side)
