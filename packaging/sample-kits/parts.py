"""What both sample kits' drawings share: books, windows, snow, marks, and copies of photographs.

Nothing here depends on the clock or the computer, so that the same bytes come out at every run
with the same version of Pillow.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging" / "demo-kit"))

from canvas import Canvas  # noqa: E402  the folder is no package
from PIL import Image  # noqa: E402

KITS = ROOT / "assets" / "kits"
PHOTOS = KITS / "fern-and-finch" / "pictures"
LONGEST = 1600
"""Longest side of a photograph, in pixels."""

_MARK = 1024


def spine(
    canvas: Canvas, x: float, ground: float, w: float, h: float, fill: str, band: str
) -> None:
    """Draw a book that stands on ``ground``, its back to us, two bands on it."""
    canvas.box(x, ground - h, w, h, fill, w * 0.08)
    canvas.box(x + w * 0.78, ground - h, w * 0.22, h, "#00000022", w * 0.08)
    for part in (0.12, 0.8):
        canvas.box(x, ground - h * (1 - part), w, h * 0.035, band)
    canvas.box(x + w * 0.36, ground - h * 0.72, w * 0.2, h * 0.34, band + "BB", w * 0.1)


def lying(canvas: Canvas, x: float, y: float, w: float, h: float, fill: str, band: str) -> None:
    """Draw a book that lies flat, its top left at (x, y)."""
    canvas.box(x + h * 0.2, y + h * 0.12, w - h * 0.32, h * 0.76, "#F4ECD8", h * 0.06)
    for part in (0.3, 0.5, 0.7):
        canvas.box(x + h * 0.5, y + h * part, w - h * 0.62, h * 0.03, "#CDBFA0")
    canvas.box(x, y, w, h * 0.16, fill, h * 0.08)
    canvas.box(x, y + h * 0.84, w, h * 0.16, fill, h * 0.08)
    canvas.box(x, y, h * 0.62, h, fill, h * 0.16)
    canvas.box(x + h * 0.2, y + h * 0.08, h * 0.1, h * 0.84, band)


def open_book(canvas: Canvas, x: float, y: float, w: float, h: float, cover: str) -> None:
    """Draw an open book seen from above and in front, its middle at (x, y)."""
    tilt = h * 0.16
    canvas.polygon(
        [(x - w / 2, y - h / 2), (x + w / 2, y - h / 2), (x + w * 0.55, y + h / 2),
         (x - w * 0.55, y + h / 2)], cover,
    )  # fmt: skip
    for side in (-1, 1):
        page = [
            (x, y - h * 0.42 + tilt),
            (x + side * w * 0.46, y - h * 0.44),
            (x + side * w * 0.5, y + h * 0.38),
            (x, y + h * 0.42),
        ]
        canvas.polygon(page, "#FFFBF0" if side < 0 else "#F3EBD8")
        for i in range(6):
            line = y - h * 0.2 + i * h * 0.09
            left = x + side * w * 0.06 if side > 0 else x - w * 0.41
            canvas.box(left, line, w * 0.35, h * 0.018, "#B9AD95", h * 0.009)


def cut_round(canvas: Canvas, radius: float) -> Image.Image:
    """Return a square drawing with round corners, 256 pixels, see-through outside."""
    corner = Canvas(_MARK, _MARK, "#000000")
    corner.box(0, 0, _MARK, _MARK, "#FFFFFF", radius)
    whole = Image.new("RGBA", (_MARK, _MARK), (0, 0, 0, 0))
    whole.paste(canvas.picture(), (0, 0), corner.picture().convert("L"))
    return whole.resize((256, 256), Image.Resampling.LANCZOS)


def copy_photo(name: str, kit: str, new: str) -> None:
    """Copy a photograph of the demo kit: pixels only, at most ``LONGEST`` long, as JPEG."""
    with Image.open(PHOTOS / name) as photo:
        picture = photo.convert("RGB")
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    bare.save(KITS / kit / "pictures" / new, "JPEG", quality=90, optimize=True)
