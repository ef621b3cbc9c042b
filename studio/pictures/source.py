"""A picture that several renditions are cut from, decoded once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PIL import Image

from studio.pictures.colour import srgb
from studio.pictures.fitting import Size
from studio.pictures.model import MAX_PHOTO_PIXELS
from studio.pictures.opening import kind_of, opened

if TYPE_CHECKING:
    from studio.brand_kit.model import Box

Cut = tuple["Box", Size]
"""An area of the upright picture and the size that it is scaled to."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What puts a stored picture upright (Exif 2.32, tag 274)."""

_LYING = (5, 6, 7, 8)

_CUTS_KEPT = 3
"""Several networks like the same size, and each would be scaled for tens of milliseconds."""

_NEAR, _FAR = Image.Resampling.HAMMING, Image.Resampling.BICUBIC
"""What makes pictures smaller: up to half, and further. A JPEG is decoded to within half of what
is needed, so most go the short way. From Lanczos they are 40 to 42 dB and 46 dB apart on the
bundled kits' photos, where a JPEG of quality 90 loses all beyond 41 dB; the short way takes half
the time, and so all of it stays within three times the decoder's (measured 2026-11-29)."""

_SHORT = 2.0

_HALVES = (8, 4, 2, 1)
"""By how much a JPEG decoder can make a picture smaller while it decodes."""


class PictureSource:
    """One file, decoded once however many renditions are cut from it.

    Attributes:
        data: the file's bytes.
        format: ``JPEG``, ``PNG`` or ``WEBP``.
        mode: Pillow's name for the stored kind of pixels.
        size: width and height in pixels, upright.
        orientation: as the file says it, 1 to 8.
        deep: True when a channel may have more than 8 bits.
        progressive: True for a JPEG that becomes sharper as it arrives.
    """

    def __init__(self, data: bytes, *, most_pixels: int = MAX_PHOTO_PIXELS) -> None:
        """Read the header.

        Raises:
            PictureError: the file cannot be read or is hostile.
        """
        self.data = data
        self._most_pixels = most_pixels
        with opened(data, most_pixels=most_pixels) as image:
            self.format, self.mode = kind_of(image), image.mode
            self.orientation = orientation_of(image)
            self.progressive = bool(image.info.get("progressive"))
            stored = image.size
        # Pillow shows colours of 16 bits as 8; the header has the depth (PNG 3rd edition, 11.2.1).
        self.deep = self.format == "PNG" and data[24] > 8
        self.size: Size = stored[::-1] if self.orientation in _LYING else stored
        self._stored = stored
        self._decoded: dict[int, Image.Image] = {}
        self._cuts: OrderedDict[Cut, Image.Image] = OrderedDict()

    def prepare(self, cuts: Iterable[Cut]) -> None:
        """Decode what several cuts need, so that a damaged file is told before any is made.

        Raises:
            PictureError: the file cannot be read.
        """
        for cut in cuts:
            self._as_needed(cut)

    def cut(self, area: Box, size: Size) -> Image.Image:
        """Return an area of the upright picture as sRGB at a size; it is not to be changed.

        Args:
            area: left, top, width and height as parts of the upright picture.
            size: pixels of the answer.

        Raises:
            PictureError: the file cannot be read.
        """
        cut = (area, size)
        if cut not in self._cuts:
            self._cuts[cut] = self._made(area, size)
            while len(self._cuts) > _CUTS_KEPT:
                self._cuts.popitem(last=False)
        self._cuts.move_to_end(cut)
        return self._cuts[cut]

    def _made(self, area: Box, size: Size) -> Image.Image:
        decoded, part = self._as_needed((area, size))
        across, down = self._stored[0] / part, self._stored[1] / part
        left, top, width, height = stored_area(area, self.orientation)
        box = (
            max(0.0, left) * across,
            max(0.0, top) * down,
            min(1.0, left + width) * across,
            min(1.0, top + height) * down,
        )
        stored = size[::-1] if self.orientation in _LYING else size
        near = max((box[2] - box[0]) / stored[0], (box[3] - box[1]) / stored[1]) <= _SHORT
        kind = _NEAR if near else _FAR
        small = decoded.resize(stored, kind, box=box, reducing_gap=2.0)
        small.info["icc_profile"] = decoded.info.get("icc_profile")
        # Turned and coloured last, because every pixel less is time less.
        return upright(srgb(small), self.orientation)

    def _as_needed(self, cut: Cut) -> tuple[Image.Image, int]:
        """Return the decoded picture and by how much it is smaller than the stored one.

        It depends on the cut alone: what is made for one place is the same, byte for byte,
        whatever other places it is made for too.
        """
        part = self._part_for(cut)
        if part not in self._decoded:
            with opened(self.data, most_pixels=self._most_pixels) as image:
                if part > 1:
                    # The decoder leaves out pixels that are thrown away afterwards anyway.
                    image.draft(None, (image.width // part, image.height // part))
                image.load()
                plain = image.mode in ("RGB", "L", "CMYK")
                # What has a palette or can be seen through cannot be scaled as it is.
                self._decoded[part] = image if plain else srgb(image)
        return self._decoded[part], part

    def _part_for(self, cut: Cut) -> int:
        if self.format != "JPEG" or min(self._stored) < _HALVES[0]:
            return 1
        (_left, _top, width, height), (wide, high) = cut
        spare = min(width * self.size[0] / wide, height * self.size[1] / high)
        return next(part for part in _HALVES if part <= max(1.0, spare))


def stored_area(area: Box, orientation: int) -> Box:
    """Return where an area of the upright picture is in the stored one.

    Args:
        area: left, top, width and height as parts of the upright picture.
        orientation: 1 to 8, Exif 2.32, tag 274.
    """
    x, y, w, h = area
    right, below = 1.0 - x - w, 1.0 - y - h
    return {
        2: (right, y, w, h),
        3: (right, below, w, h),
        4: (x, below, w, h),
        5: (y, x, h, w),
        6: (y, right, h, w),
        7: (below, right, h, w),
        8: (below, x, h, w),
    }.get(orientation, area)


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """Turn a stored picture so that it stands as it was taken; 1 to 8, Exif 2.32, tag 274."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def orientation_of(image: Image.Image) -> int:
    """Return how a file says that its picture is turned, 1 to 8; 1 when it does not say."""
    found = image.getexif().get(_ORIENTATION, 1)
    return found if isinstance(found, int) and 1 <= found <= 8 else 1
