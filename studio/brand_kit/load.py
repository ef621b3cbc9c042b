"""Loads a brand kit: an authoring folder, a packed file, or the folder of an installed kit."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageFile, IptcImagePlugin

from studio.brand_kit.authoring import file_inside, read_folder
from studio.brand_kit.errors import KitProblemsError, Problem
from studio.brand_kit.font_file import ENDINGS, font_problem
from studio.brand_kit.forms import is_installed, is_packed
from studio.brand_kit.parse import PictureFile, parse_kit
from studio.brand_kit.places import with_lines
from studio.brand_kit.references import cross_check
from studio.brand_kit.rule_packs import with_packs

if TYPE_CHECKING:
    from pathlib import Path

    from studio.brand_kit.model import BrandKit

MAX_PIXELS = 40_000_000
"""Most pixels of a picture, checked in its header, before anything is decoded."""

MAX_PICTURE_BYTES = 40_000_000
"""Most bytes of a picture file."""

FORMATS = ("JPEG", "PNG", "WEBP")
"""What a picture may be, told from its bytes and not from its name."""

# Process-wide and once: catch_warnings is not safe when several threads read kits.
warnings.simplefilter("error", Image.DecompressionBombWarning)

_ORIENTATION = 0x0112  # Exif 2.32, 4.6.4 A
_TURNED = (5, 6, 7, 8)  # the values that swap width and height


def load_kit(path: Path) -> BrandKit:
    """Load a kit that is ready for use.

    Args:
        path: the authoring folder, the packed file or the installed kit's folder.

    Raises:
        KitRefusedError: unreadable, hostile, of an unknown schema, or packed and not whole.
        KitProblemsError: it has errors; all of them are in ``problems``.
    """
    kit, problems = read_kit(path)
    errors = tuple(problem for problem in problems if problem.level == "error")
    if kit is None or errors:
        raise KitProblemsError(errors or problems)
    return kit


def read_kit(path: Path) -> tuple[BrandKit | None, tuple[Problem, ...]]:
    """Read a kit as far as it can be read.

    Args:
        path: the authoring folder, the packed file or the installed kit's folder.

    Returns:
        The kit, or None when ``kit.yml`` cannot be read, and all problems, errors first.
        A packed kit has none: with a problem it is refused.

    Raises:
        KitRefusedError: unreadable, hostile, of an unknown schema, or packed and not whole.
    """
    if is_packed(path):
        # Signatures take a while to import, and a folder has none.
        from studio.brand_kit.packed import open_packed

        with open_packed(path) as packed:
            return packed.load(), ()
    if is_installed(path):
        from studio.brand_kit.installed import load_installed

        return load_installed(path), ()
    source = with_packs(read_folder(path))
    kit, problems = parse_kit(source, look_at_picture)
    if kit is not None:
        problems += with_lines(cross_check(kit), source)
    return kit, tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.level))


def look_at_picture(root: Path, name: str) -> PictureFile | Problem:
    """Read a picture's or font's digest, and a picture's size as it is seen.

    Nothing is decoded.

    Args:
        root: the kit's folder.
        name: path in it.

    Returns:
        What the file says, or the problem with it.

    Raises:
        KitRefusedError: the path leads out of the kit.
    """
    try:
        path = file_inside(root, name)
        if path.stat().st_size > MAX_PICTURE_BYTES:
            return _problem("picture-too-big", name)
        data = path.read_bytes()
    except OSError:
        return _problem("missing-picture", name)
    if name.lower().endswith(ENDINGS):
        return _font(name, data)
    try:
        width, height = _size(data)
    except _BadPictureError as problem:
        return _problem(str(problem), name)
    return PictureFile(sha256=hashlib.sha256(data).hexdigest(), width=width, height=height)


def _font(name: str, data: bytes) -> PictureFile | Problem:
    code = font_problem(data)
    if code:
        return _problem(code, name)
    return PictureFile(sha256=hashlib.sha256(data).hexdigest(), width=0, height=0)


class _BadPictureError(Exception):
    """Carries the code of what is wrong with a picture."""


def _size(data: bytes) -> tuple[int, int]:
    try:
        return _header(data)
    except _BadPictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise _BadPictureError("picture-too-large") from problem
    except Exception as problem:
        # Decoders answer damaged files with many kinds of exception, struct.error among them.
        raise _BadPictureError("bad-picture") from problem


def _header(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        width, height = image.size
        if width * height > MAX_PIXELS:
            raise _BadPictureError("picture-too-large")
        if getattr(image, "n_frames", 1) > 1:
            raise _BadPictureError("moving-picture")
        # Asking a PNG without Exif for it decodes the whole picture.
        asks = image.format == "JPEG" or "exif" in image.info
        turned = asks and image.getexif().get(_ORIENTATION, 1) in _TURNED
    return (height, width) if turned else (width, height)


def _problem(code: str, where: str) -> Problem:
    return Problem(code=code, level="error", where=where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """What a photographer's program wrote into a picture.

    Attributes:
        ending: ``jpg``, ``png`` or ``webp``, by the bytes.
        xmp: an XMP packet, b"" without one.
        iptc: IPTC-IIM values by (record, dataset) (IPTC-NAA IIM 4.2).
    """

    ending: str
    xmp: bytes
    iptc: dict[tuple[int, int], bytes]


def read_embedded(path: Path) -> Embedded | Problem:
    """Read what stands in a picture file beside its pixels, which have to be whole.

    Args:
        path: a file on this computer.

    Returns:
        What was found, or why the file cannot go into a kit.
    """
    try:
        if path.stat().st_size > MAX_PICTURE_BYTES:
            return _problem("picture-too-big", path.name)
        data = path.read_bytes()
        _size(data)
        _require_whole(data)
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            xmp = image.info.get("xmp", b"")
            ending = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[image.format or ""]
            return Embedded(ending=ending, xmp=_bytes_of(xmp), iptc=_iptc(image))
    except OSError:
        return _problem("unreadable", path.name)
    except _BadPictureError as problem:
        return _problem(str(problem), path.name)


def _require_whole(data: bytes) -> None:
    """Decode a picture to its end, as small as its kind allows."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            image.draft("RGB", (64, 64))
            image.load()
    except Exception as problem:
        # Decoders answer damaged files with many kinds of exception.
        raise _BadPictureError("bad-picture") from problem


def _bytes_of(xmp: object) -> bytes:
    return xmp.encode() if isinstance(xmp, str) else xmp if isinstance(xmp, bytes) else b""


def _iptc(image: ImageFile.ImageFile) -> dict[tuple[int, int], bytes]:
    try:
        found = IptcImagePlugin.getiptcinfo(image) or {}
    except Exception:  # noqa: BLE001  damaged blocks make it raise nearly anything
        return {}
    return {
        key: value[0] if isinstance(value, list) else value
        for key, value in found.items()
        if value and isinstance(value, bytes | list)
    }
