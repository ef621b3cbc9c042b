"""Pictures as they are uploaded and as they are shown. The only place that decodes them.

A picture that goes out carries nothing but its pixels: no place, no camera, no names,
no thumbnail of what was cropped away.
"""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, ImageOps

from studio.brand_kit.picture_header import is_bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.networks.model import PictureLimits

MAX_PIXELS = 40_000_000
"""Most pixels, by the header, before anything is decoded."""

MAX_FILE_BYTES = 60_000_000
"""Most bytes of a file."""

DEFAULT_SIDE = 2_000
"""Longest side in pixels where a network publishes none."""

DEFAULT_BYTES = 2_000_000
"""Most bytes where a network publishes no limit."""

_FORMATS = ("JPEG", "PNG", "WEBP")
_MIMES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_QUALITIES = (90, 85, 80, 72, 64)
_SMALLEST_SIDE = 64
_SHOWN = ("RGB", "L", "P", "1", "RGBA", "LA")
KIT_SIDE = 4_096
"""Longest side in pixels of a picture in a packed kit."""


# Process-wide and once: catch_warnings is not safe in the threads that decode pictures.
warnings.simplefilter("error", Image.DecompressionBombWarning)


class PictureError(Exception):
    """A picture cannot be used.

    Args:
        code: ``picture-unreadable``, ``picture-too-large`` (pixels or bytes),
            ``picture-moving`` or ``picture-does-not-fit`` (the network's limit is too small).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A picture exactly as it is uploaded.

    Attributes:
        data: the encoded file, without metadata.
        mime: ``image/jpeg``, ``image/png`` or ``image/webp``.
        width: pixels.
        height: pixels.
    """

    data: bytes
    mime: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawImage:
    """Decoded pixels for a window.

    Attributes:
        width: pixels.
        height: pixels.
        rgbx: 4 bytes for each pixel, red first, the fourth unused; rows without padding.
    """

    width: int
    height: int
    rgbx: bytes


def rendition(data: bytes, limits: PictureLimits) -> Rendition:
    """Make the file that is uploaded.

    Args:
        data: a JPEG, PNG or WebP file.
        limits: what the network takes.

    Returns:
        The same bytes when they fit and carry no metadata; otherwise an upright sRGB
        picture made anew, never larger than the original.

    Raises:
        PictureError: the file cannot be read, is hostile or cannot be made to fit.
    """
    side = limits.max_side or DEFAULT_SIDE
    most = limits.max_bytes or DEFAULT_BYTES
    with _opened(data) as image:
        kind, size = image.format or "", image.size
        fits = max(size) <= side and len(data) <= most and _MIMES[kind] in limits.formats
        if fits and is_bare(data) and image.mode in ("RGB", "L", "P"):
            image.load()
            return Rendition(data=data, mime=_MIMES[kind], width=size[0], height=size[1])
        upright = _upright(image, side)
    return _encode(upright, most, limits.formats)


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
    with _opened(data) as image:
        if max(image.size) <= KIT_SIDE and image.mode in _SHOWN and is_bare(data):
            image.load()
            return data
        kind = image.format or ""
        sees_through = kind != "JPEG" and image.has_transparency_data
        upright = _see_through(image, KIT_SIDE) if sees_through else _upright(image, KIT_SIDE)
    file = io.BytesIO()
    if kind == "PNG":
        upright.save(file, "PNG", optimize=True)
    elif kind == "WEBP":
        upright.save(file, "WEBP", quality=92, method=4, exact=True, lossless=sees_through)
    else:
        upright.save(file, "JPEG", quality=92, optimize=True, subsampling="4:4:4")
    return file.getvalue()


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


def _raw(data: bytes, side: int, gap: float) -> RawImage:
    with _opened(data) as image:
        if image.format == "JPEG":
            # The decoder can leave out pixels that are thrown away afterwards anyway.
            image.draft("RGB", (side, side))
        image.load()
        plain = image.mode in ("RGB", "L")
        small = image if plain else _srgb(ImageOps.exif_transpose(image))
        # Turned and coloured last, because every pixel less is time less.
        small.thumbnail((side, side), Image.Resampling.BICUBIC, reducing_gap=gap)
        seen = _srgb(ImageOps.exif_transpose(small))
        return RawImage(width=seen.width, height=seen.height, rgbx=seen.convert("RGBX").tobytes())


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """Open a picture and say only PictureError, whatever a decoder says."""
    if len(data) > MAX_FILE_BYTES:
        raise PictureError("picture-too-large")
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            _require_sound(image)
            yield image
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise PictureError("picture-too-large") from problem
    except Exception as problem:
        # Damaged files make decoders raise nearly anything.
        raise PictureError("picture-unreadable") from problem


def _require_sound(image: Image.Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise PictureError("picture-too-large")
    if getattr(image, "n_frames", 1) > 1:
        raise PictureError("picture-moving")


def _upright(image: Image.Image, side: int) -> Image.Image:
    image.load()
    turned = _srgb(ImageOps.exif_transpose(image))
    turned.thumbnail((side, side), Image.Resampling.LANCZOS)
    # Only the pixels go on: a new picture has no info that a save could write.
    clean = Image.new("RGB", turned.size)
    clean.paste(turned)
    return clean


def _see_through(image: Image.Image, side: int) -> Image.Image:
    image.load()
    seen = ImageOps.exif_transpose(image).convert("RGBA")
    opaque = seen.convert("RGB")
    opaque.info["icc_profile"] = image.info.get("icc_profile")
    colour = _srgb(opaque)
    colour.putalpha(seen.getchannel("A"))
    colour.thumbnail((side, side), Image.Resampling.LANCZOS)
    clean = Image.new("RGBA", colour.size)
    clean.paste(colour)
    return clean


def _srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "L", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            changed = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            changed = None  # a damaged profile: the colours stay as they are
        if changed is not None:
            return changed
    if image.mode.startswith("I;16"):
        return image.convert("L").convert("RGB")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("RGB")
    return image.convert("RGB")


def _encode(image: Image.Image, most: int, formats: tuple[str, ...]) -> Rendition:
    kind = "JPEG" if "image/jpeg" in formats or "image/png" not in formats else "PNG"
    while True:
        for data in _attempts(image, kind):
            if len(data) <= most:
                width, height = image.size
                return Rendition(data=data, mime=_MIMES[kind], width=width, height=height)
        smaller = (max(1, round(image.width * 0.85)), max(1, round(image.height * 0.85)))
        if max(smaller) < _SMALLEST_SIDE:
            raise PictureError("picture-does-not-fit")
        image = image.resize(smaller, Image.Resampling.LANCZOS)


def _attempts(image: Image.Image, kind: str) -> Iterator[bytes]:
    if kind == "PNG":
        file = io.BytesIO()
        image.save(file, "PNG", optimize=True)
        yield file.getvalue()
        return
    for quality in _QUALITIES:
        file = io.BytesIO()
        image.save(file, "JPEG", quality=quality, optimize=True, subsampling="4:2:0")
        yield file.getvalue()
