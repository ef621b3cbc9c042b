"""HEIC, as phones store photos. The decoder runs in a process of its own.

It is C++ code that reads what strangers made. ``pi-heif`` 1.4.0 ends its whole process on a file
in which one byte is wrong, so that process is not the app.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from studio.pictures.model import PictureError

PATIENCE = 60.0
"""Seconds after which a decoder is stopped: 48 megapixels take three on two slow cores."""

_CHILD = Path(__file__).with_name("heif_child.py")
_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
"""Major brands of files with HEVC pictures (ISO/IEC 23008-12, 10.2 and annex B.4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeifPicture:
    """The main picture of a HEIC file.

    Attributes:
        image: decoded and upright, for the decoder follows the file's own turns; profile,
            Exif and XMP are in its ``info``.
        many: True when the file has other pictures beside it.
        small_copy: True when the file has a thumbnail.
    """

    image: Image.Image
    many: bool
    small_copy: bool


def is_heif(data: bytes) -> bool:
    """Tell by the first bytes whether a file is HEIC or HEIF."""
    return data[4:8] == b"ftyp" and data[8:12] in _BRANDS


def read_heif(data: bytes, *, most_pixels: int, side: int) -> HeifPicture:
    """Decode the main picture of a HEIC file.

    Args:
        data: a HEIC or HEIF file.
        most_pixels: more, by the header, are refused before anything is decoded.
        side: the picture is made smaller when its longest side has more pixels.

    Raises:
        PictureError: ``picture-unreadable``, also when the decoder crashed or took too long,
            or ``picture-too-large``.
    """
    said = _asked(data, most_pixels, side)
    try:
        line, _end, rest = said.partition(b"\n")
        head = json.loads(line)
        if head["code"]:
            raise PictureError(head["code"])
        if max(head["size"]) > side:
            raise ValueError("more than was asked for")
        return _picture(head, rest)
    except (ValueError, KeyError, TypeError) as problem:
        raise PictureError("picture-unreadable") from problem


def _asked(data: bytes, most_pixels: int, side: int) -> bytes:
    """Return what the process answers; nothing when it did not live to answer."""
    # -P: a file called json.py in the current folder is nobody's business here.
    line = [sys.executable, "-P", str(_CHILD), str(most_pixels), str(side)]
    try:
        done = subprocess.run(  # noqa: S603  our own script, and numbers
            line,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError) as problem:
        raise PictureError("picture-unreadable") from problem
    return done.stdout if done.returncode == 0 else b""


def _picture(head: dict[str, Any], rest: bytes) -> HeifPicture:
    parts, start = [], 0
    for length in head["lengths"]:
        parts.append(rest[start : start + length])
        start += length
    pixels, profile, exif, xmp = parts
    image = Image.frombytes(head["mode"], tuple(head["size"]), pixels)
    found = {"icc_profile": profile, "exif": exif, "xmp": xmp}
    image.info.update({name: value for name, value in found.items() if value})
    return HeifPicture(image=image, many=head["many"], small_copy=head["small_copy"])
