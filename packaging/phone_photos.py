"""Writes photos as phones make them, with marked secrets in every place that can hold one.

    python3 bootstrap.py photos DIR

The tests clean each of them and look for the marks in the bytes. The same run gives the same files.
"""

from __future__ import annotations

import io
import struct
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pillow_heif
from phone_bytes import MARK, XMP, chunk, exif, iptc, profile, segment
from PIL import Image, ImageCms

PATCH = 240
PATCHES = (
    ((200, 60, 50), (60, 150, 70), (50, 80, 180)),
    ((230, 200, 80), (128, 128, 128), (240, 240, 235)),
)
"""What is seen on the upright picture: two rows of three flat patches, 240 pixels each."""

# What undoes each orientation (Exif 2.32, tag 274), so that the upright picture is always the same.
_STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
_ALL = ("place", "camera", "words", "thumbnail")


@dataclass(frozen=True, slots=True, kw_only=True)
class PhonePhoto:
    """One file as a phone makes it.

    Attributes:
        name: of the file; the ending tells the kind.
        data: its bytes.
        holds: what is hidden in it, as ``CleanPhoto.removed`` says it.
        grey: True when it has no colours.
        still: False when it moves.
    """

    name: str
    data: bytes
    holds: tuple[str, ...]
    grey: bool = False
    still: bool = True


def scene() -> Image.Image:
    """Return the picture, upright."""
    image = Image.new("RGB", (PATCH * 3, PATCH * 2))
    for row, line in enumerate(PATCHES):
        for column, colour in enumerate(line):
            image.paste(colour, (column * PATCH, row * PATCH, *_corner(column, row)))
    return image


def _corner(column: int, row: int) -> tuple[int, int]:
    return (column + 1) * PATCH, (row + 1) * PATCH


def photos() -> tuple[PhonePhoto, ...]:
    """Return every file, always the same."""
    turned = tuple(
        PhonePhoto(name=f"orientation-{n}.jpg", data=_phone_jpeg(n), holds=_ALL)
        for n in range(1, 9)
    )
    return (*turned, *_jpegs(), *_pngs(), *_webps(), *_heics())


# -- kinds of files --------------------------------------------------------------


def _jpegs() -> tuple[PhonePhoto, ...]:
    plain, wide, film = _saved(scene()), profile(), b"\0\0\0\x18ftypmp42" + MARK * 50
    first, second = scene(), Image.new("RGB", (720, 480), "magenta")
    pair = _saved(first, "MPO", save_all=True, append_images=[second], exif=_exif(1))
    progressive = _saved(scene(), progressive=True)
    scan = progressive.index(b"\xff\xda", progressive.index(b"\xff\xda") + 2)
    between = progressive[:scan] + segment(0xFE, MARK + b" between") + progressive[scan:]
    return (
        PhonePhoto(name="two-pictures.jpg", data=pair, holds=(*_ALL, "more")),
        PhonePhoto(
            name="film-behind.jpg", data=_with(plain, _exif(1)) + film, holds=(*_ALL, "more")
        ),
        PhonePhoto(name="progressive.jpg", data=between, holds=()),
        PhonePhoto(
            name="comment.jpg", data=plain[:2] + segment(0xFE, MARK) + plain[2:], holds=("words",)
        ),
        PhonePhoto(
            name="iptc.jpg", data=plain[:2] + segment(0xED, iptc()) + plain[2:], holds=("words",)
        ),
        PhonePhoto(
            name="cmyk.jpg", data=_saved(scene().convert("CMYK"), exif=_exif(1)), holds=_ALL
        ),
        PhonePhoto(name="grey.jpg", data=_saved(scene().convert("L")), holds=(), grey=True),
        PhonePhoto(name="display-p3.jpg", data=_saved(_in(wide), icc_profile=wide), holds=()),
    )


def _pngs() -> tuple[PhonePhoto, ...]:
    wide, clear = profile(), scene().convert("RGBA")
    clear.putalpha(255)
    seen = _in(wide).convert("RGBA")
    deep = b"".join(
        (b"\0" + b"".join(struct.pack(">HHH", *(c * 257 for c in rgb)) * PATCH for rgb in line))
        * PATCH
        for line in PATCHES
    )
    grey = scene().convert("L")
    sixteen = Image.frombytes(
        "I;16", grey.size, b"".join(struct.pack("<H", value * 257) for value in grey.tobytes())
    )
    text = (
        chunk(b"tEXt", b"Comment\0" + MARK)
        + chunk(b"zTXt", b"Author\0\0" + zlib.compress(MARK))
        + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)
        + chunk(b"eXIf", _exif(1))
        + chunk(b"tIME", struct.pack(">HBBBBB", 2026, 11, 21, 9, 30, 0))
    )
    other = Image.new("RGB", (720, 480), "magenta")
    moving = _saved(scene(), "PNG", save_all=True, append_images=[other])
    return (
        PhonePhoto(name="16-bit.png", data=_png(16, 2, deep), holds=()),
        PhonePhoto(name="16-bit-grey.png", data=_saved(sixteen, "PNG"), holds=(), grey=True),
        PhonePhoto(name="screenshot.png", data=_into_png(_saved(clear, "PNG"), text), holds=_ALL),
        PhonePhoto(name="screenshot-p3.png", data=_saved(seen, "PNG", icc_profile=wide), holds=()),
        PhonePhoto(name="palette.png", data=_saved(scene().quantize(64), "PNG"), holds=()),
        PhonePhoto(name="moving.png", data=moving, holds=(), still=False),
    )


def _webps() -> tuple[PhonePhoto, ...]:
    wide = profile()
    still = _saved(_in(wide), "WEBP", quality=95, exif=_exif(1), xmp=XMP, icc_profile=wide)
    other = Image.new("RGB", (720, 480), "magenta")
    moving = _saved(scene(), "WEBP", save_all=True, append_images=[other], exif=_exif(1))
    return (
        PhonePhoto(name="still.webp", data=still, holds=_ALL),
        PhonePhoto(name="moving.webp", data=moving, holds=_ALL, still=False),
    )


def _heics() -> tuple[PhonePhoto, ...]:
    wide = profile()
    plain, colourful = pillow_heif.from_pillow(scene()), pillow_heif.from_pillow(_in(wide))
    colourful.info["icc_profile"], colourful.info["icc_profile_type"] = wide, "prof"
    upright = _heic(plain, exif=_exif(1), xmp=XMP)
    lying = pillow_heif.from_pillow(scene().transpose(_STORED[6]))
    return (
        PhonePhoto(name="upright.heic", data=upright, holds=_ALL),
        PhonePhoto(name="turned.heic", data=_heic(lying, exif=_exif(6)), holds=_ALL),
        PhonePhoto(name="display-p3.heic", data=_heic(colourful), holds=()),
    )


def _phone_jpeg(orientation: int) -> bytes:
    turn = _STORED.get(orientation)
    image = scene() if turn is None else scene().transpose(turn)
    xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)
    return _with(_saved(image), _exif(orientation), xmp + segment(0xED, iptc()))


# -- pieces of files -------------------------------------------------------------


def _saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    file = io.BytesIO()
    if kind in ("JPEG", "MPO"):
        options = {"quality": 95, "subsampling": "4:4:4", **options}
    if options.get("exif"):
        options["exif"] = b"Exif\0\0" + options["exif"]
    image.save(file, kind, **options)
    return file.getvalue()


def _heic(file: Any, **options: bytes) -> bytes:
    made = io.BytesIO()
    file.save(made, quality=95, chroma=444, **options)
    return made.getvalue()


def _exif(orientation: int) -> bytes:
    return exif(orientation, _saved(scene().resize((96, 64))))


def _with(jpeg: bytes, tags: bytes, more: bytes = b"") -> bytes:
    return jpeg[:2] + segment(0xE1, b"Exif\0\0" + tags) + more + jpeg[2:]


def _png(depth: int, kind: int, lines: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 720, 480, depth, kind, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(lines))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


def _into_png(png: bytes, chunks: bytes) -> bytes:
    return png[:33] + chunks + png[33:-12] + chunk(b"tEXt", b"Late\0" + MARK) + png[-12:]


def _in(wide: bytes) -> Image.Image:
    """Return the scene in the numbers of another profile; it looks the same."""
    target = ImageCms.ImageCmsProfile(io.BytesIO(wide))
    changed = ImageCms.profileToProfile(scene(), ImageCms.createProfile("sRGB"), target)
    if changed is None:
        raise RuntimeError("only a change in place answers nothing")
    changed.info.clear()
    return changed


def main() -> int:
    """Write every file into a folder."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for photo in photos():
        (folder / photo.name).write_bytes(photo.data)
        sys.stdout.write(f"{photo.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
