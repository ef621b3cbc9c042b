"""What a photo carries besides its pixels, so that its owner can be told what was removed."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from typing import Any

from PIL import ExifTags, Image

PLACE, CAMERA, WORDS, THUMBNAIL, MORE = "place", "camera", "words", "thumbnail", "more"
"""The answers of ``carried``, in their order: where it was taken, what took it and when,
words, a small copy, and other pictures or data behind the picture."""

_GPS, _EXIF, _SMALL = ExifTags.IFD.GPSInfo, ExifTags.IFD.Exif, ExifTags.IFD.IFD1
_CAMERA_TAGS = (0x010F, 0x0110, 0x0131, 0x0132, 0x013C)
"""Make, model, software, time and host computer (Exif 2.32, 4.6.4)."""

_WORD_TAGS = (0x010E, 0x013B, 0x8298, 0x83BB, 0x02BC, *range(0x9C9B, 0x9CA0))
"""Description, artist, copyright, IPTC, XMP, and what Windows keeps of title and author."""

_PIXEL_TAGS = (0xA001, 0xA002, 0xA003, 0x9286)
"""Colour space, width, height, and the comment, which counts as words."""

_PLACE_IN_XMP = re.compile(rb"GPSL(?:at|ong)itude|photoshop:City|Iptc4xmpCore:Location")
_PHOTOSHOP_SMALL = (0x0409, 0x040C)
"""Photoshop's resources that hold a thumbnail (Adobe Photoshop File Formats, 2019)."""

_ENDS = {
    b"\xff\xd8\xff": b"\xff\xd9",
    b"\x89PN": b"IEND\xae\x42\x60\x82",
}
_DAMAGED = (OSError, ValueError, KeyError, TypeError, IndexError, SyntaxError, struct.error)
"""What Pillow raises on Exif data that is not sound. Those are removed, and not told."""


def carried(image: Image.Image, data: bytes, *, small_copy: bool = False) -> tuple[str, ...]:
    """Tell what is in a photo besides its pixels.

    Args:
        image: the opened photo, loaded.
        data: the file's bytes.
        small_copy: True when the decoder found a thumbnail by itself.

    Returns:
        Some of ``place``, ``camera``, ``words``, ``thumbnail`` and ``more``, in this order.
    """
    top, detail, gps, small = _exif(image)
    xmp = _xmp(image.info)
    shop = image.info.get("photoshop")
    resources: Mapping[Any, Any] = shop if isinstance(shop, dict) else {}
    found = {
        PLACE: bool(gps) or _PLACE_IN_XMP.search(xmp) is not None,
        CAMERA: any(tag in top for tag in _CAMERA_TAGS)
        or any(tag not in _PIXEL_TAGS for tag in detail),
        WORDS: bool(xmp)
        or _has_words(image)
        or any(tag in top for tag in _WORD_TAGS)
        or 0x9286 in detail
        or 0x0404 in resources,
        THUMBNAIL: small_copy or bool(small) or any(n in resources for n in _PHOTOSHOP_SMALL),
        MORE: image.format == "MPO" or _has_tail(data),
    }
    return tuple(name for name, there in found.items() if there)


def _exif(image: Image.Image) -> tuple[Mapping[int, Any], ...]:
    """Return the tags of the picture, of the moment, of the place and of the small copy."""
    try:
        exif = image.getexif()
        return dict(exif), exif.get_ifd(_EXIF), exif.get_ifd(_GPS), exif.get_ifd(_SMALL)
    except (*_DAMAGED, Warning):
        return {}, {}, {}, {}


def _xmp(info: Mapping[Any, Any]) -> bytes:
    found = info.get("xmp") or info.get("XML:com.adobe.xmp") or b""
    return found if isinstance(found, bytes) else str(found).encode()


def _has_words(image: Image.Image) -> bool:
    texts = getattr(image, "text", None)
    return bool(image.info.get("comment") or texts)


def _has_tail(data: bytes) -> bool:
    """Tell whether bytes hang behind the picture, such as a film of the moment before."""
    end = _ENDS.get(data[:3])
    return end is not None and not data.rstrip(b"\0").endswith(end)
