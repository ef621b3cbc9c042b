"""A colleague's own photo, made anew: upright, sRGB, and nothing in it but pixels."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image

from studio.pictures.carried import carried
from studio.pictures.colour import srgb
from studio.pictures.heif import is_heif, read_heif
from studio.pictures.model import MAX_FILE_BYTES, MAX_PHOTO_PIXELS, MIMES, PictureError
from studio.pictures.opening import kind_of, moves, opened
from studio.pictures.source import orientation_of, upright

PHOTO_SIDE = 4_096
"""Longest side in pixels of a cleaned photo."""

LONGEST_SHAPE = 10
"""How many times longer than wide a photo may be; more is a line and no photo."""

QUALITY = 92
"""Of a cleaned JPEG, with full colour, so that a rendition made from it loses nothing seen."""

_DRAFT_SIDE = 3_900
"""The decoder may halve a JPEG by itself while this many pixels are left: 48 megapixels of a
phone (8,064 across, 2026) become 4,032, in a quarter of the memory."""

_SCALED_AS_THEY_ARE = ("RGB", "L", "CMYK", "RGBA", "LA")


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanPhoto:
    """A photo that tells nothing but what is to be seen on it.

    Attributes:
        data: a JPEG or PNG file with pixels only.
        mime: ``image/jpeg`` or ``image/png``.
        width: pixels.
        height: pixels.
        removed: what was in it: some of ``place``, ``camera``, ``words``, ``thumbnail``
            and ``more`` (other pictures or data behind it).
        still: False when it moved; then this is its first picture.
    """

    data: bytes
    mime: str
    width: int
    height: int
    removed: tuple[str, ...]
    still: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A photo with its pixels decoded, perhaps halved, not yet turned."""

    image: Image.Image
    kind: str
    orientation: int
    removed: tuple[str, ...]
    still: bool


def clean_photo(data: bytes) -> CleanPhoto:
    """Make a photo anew. Takes a second for one of 48 megapixels: never on the UI thread.

    Args:
        data: a JPEG (also a phone's multi-picture file), PNG, WebP or HEIC file.

    Raises:
        PictureError: ``picture-unreadable``, ``picture-too-large`` or ``picture-odd-shape``.
    """
    if len(data) > MAX_FILE_BYTES:
        raise PictureError("picture-too-large")
    with _decoded(data) as photo:
        small = _flat_enough(photo.image)
        small.thumbnail((PHOTO_SIDE, PHOTO_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
        # Turned and coloured last, because every pixel less is time and memory less.
        standing = upright(srgb(small), photo.orientation)
        clean = Image.new("RGB", standing.size)
        # Only the pixels go on: a new picture has no info that a save could write.
        clean.paste(standing)
    kind = "PNG" if photo.kind == "PNG" else "JPEG"
    return CleanPhoto(
        data=_encoded(clean, kind),
        mime=MIMES[kind],
        width=clean.width,
        height=clean.height,
        removed=photo.removed,
        still=photo.still,
    )


@contextmanager
def _decoded(data: bytes) -> Iterator[_Opened]:
    if is_heif(data):
        yield _of_heif(data)
        return
    with opened(data, most_pixels=MAX_PHOTO_PIXELS, moving=True) as image:
        _require_shape(image.size)
        still = not moves(image)
        if kind_of(image) == "JPEG":
            # The decoder leaves out pixels that are thrown away afterwards anyway.
            image.draft(None, _draft_size(image.size))
        image.load()
        yield _Opened(
            image=image,
            kind=kind_of(image),
            orientation=orientation_of(image),
            removed=carried(image, data),
            still=still,
        )


def _of_heif(data: bytes) -> _Opened:
    heif = read_heif(data, most_pixels=MAX_PHOTO_PIXELS, side=PHOTO_SIDE)
    _require_shape(heif.image.size)
    removed = carried(heif.image, data, small_copy=heif.small_copy)
    # The decoder has followed the file's own turns; what Exif says of them is not to be added.
    return _Opened(
        image=heif.image, kind="HEIF", orientation=1, removed=removed, still=not heif.many
    )


def _require_shape(size: tuple[int, int]) -> None:
    if max(size) > LONGEST_SHAPE * min(size):
        raise PictureError("picture-odd-shape")


def _draft_size(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, _DRAFT_SIDE / max(size))
    return max(1, int(size[0] * scale)), max(1, int(size[1] * scale))


def _flat_enough(image: Image.Image) -> Image.Image:
    """Return a picture that can be scaled: what has a palette or 16 bits is changed first."""
    if image.mode in _SCALED_AS_THEY_ARE and "transparency" not in image.info:
        return image
    if image.has_transparency_data:
        return image.convert("RGBA")
    return srgb(image)


def _encoded(image: Image.Image, kind: str) -> bytes:
    file = io.BytesIO()
    if kind == "PNG":
        image.save(file, "PNG")
    else:
        image.save(file, "JPEG", quality=QUALITY, optimize=True, subsampling="4:4:4")
    return file.getvalue()
