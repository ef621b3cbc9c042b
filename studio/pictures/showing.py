"""Pixels for the window: small, upright, sRGB."""

from __future__ import annotations

from PIL import Image, ImageOps

from studio.pictures.colour import srgb
from studio.pictures.model import RawImage
from studio.pictures.opening import kind_of, opened


def thumbnail(data: bytes, side: int) -> RawImage:
    """Decode a small picture, fast rather than perfect.

    Args:
        data: a JPEG, PNG or WebP file.
        side: longest side in pixels.

    Raises:
        PictureError: the file cannot be read or is hostile.
    """
    return _raw(data, side, gap=1.0)


def pixels(data: bytes, max_side: int) -> RawImage:
    """Decode a picture for a preview.

    Args:
        data: a JPEG, PNG or WebP file.
        max_side: longest side in pixels; a smaller picture keeps its size.

    Raises:
        PictureError: the file cannot be read or is hostile.
    """
    return _raw(data, max_side, gap=3.0)


def raw_image(image: Image.Image) -> RawImage:
    """Hand decoded pixels on to a window."""
    seen = image if image.mode == "RGB" else image.convert("RGB")
    # Pillow keeps RGB as four bytes in memory, so this is one copy and no conversion.
    return RawImage(width=seen.width, height=seen.height, rgbx=seen.tobytes("raw", "RGBX"))


def _raw(data: bytes, side: int, gap: float) -> RawImage:
    with opened(data) as image:
        if kind_of(image) == "JPEG":
            # The decoder can leave out pixels that are thrown away afterwards anyway.
            image.draft("RGB", (side, side))
        image.load()
        plain = image.mode in ("RGB", "L")
        small = image if plain else srgb(ImageOps.exif_transpose(image))
        # Turned and coloured last, because every pixel less is time less.
        small.thumbnail((side, side), Image.Resampling.BICUBIC, reducing_gap=gap)
        return raw_image(srgb(ImageOps.exif_transpose(small)))
