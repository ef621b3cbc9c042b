"""The file of a picture that goes into a packed kit."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from studio.brand_kit.picture_header import is_bare
from studio.pictures.colour import see_through, srgb
from studio.pictures.opening import kind_of, opened

KIT_SIDE = 4_096
"""Longest side in pixels of a picture in a packed kit."""

_SHOWN = ("RGB", "L", "P", "1", "RGBA", "LA")


def for_kit(data: bytes) -> bytes:
    """Make the file that goes into a packed kit.

    Args:
        data: a JPEG, PNG or WebP file.

    Returns:
        The same bytes when they carry nothing but pixels; otherwise an upright sRGB picture
        of the same kind, made anew, with what was transparent in it. The same file gives
        the same bytes wherever Pillow has the same version.

    Raises:
        PictureError: the file cannot be read or is hostile.
    """
    with opened(data) as image:
        if max(image.size) <= KIT_SIDE and image.mode in _SHOWN and is_bare(data):
            image.load()
            return data
        kind = kind_of(image)
        clear = kind != "JPEG" and image.has_transparency_data
        image.load()
        turned = ImageOps.exif_transpose(image)
        upright = _clean(see_through(turned) if clear else srgb(turned))
    file = io.BytesIO()
    if kind == "PNG":
        upright.save(file, "PNG", optimize=True)
    elif kind == "WEBP":
        upright.save(file, "WEBP", quality=92, method=4, exact=True, lossless=clear)
    else:
        upright.save(file, "JPEG", quality=92, optimize=True, subsampling="4:4:4")
    return file.getvalue()


def _clean(image: Image.Image) -> Image.Image:
    image.thumbnail((KIT_SIDE, KIT_SIDE), Image.Resampling.LANCZOS)
    # Only the pixels go on: a new picture has no info that a save could write.
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    return clean
