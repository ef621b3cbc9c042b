"""From pixels to the file that a network takes: quality goes down first, then the size."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

from studio.pictures.fitting import inside_bounds
from studio.pictures.model import MIMES, PictureError, Rendition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.networks.model import PictureLimits

DEFAULT_BYTES = 2_000_000
"""Most bytes where a network publishes no limit."""

_QUALITIES = (90, 85, 80, 72, 64)
_STEP = 0.85
_SMALLEST_SIDE = 64


def encode(
    image: Image.Image, limits: PictureLimits, bounds: tuple[float, float] = (0.0, 0.0)
) -> Rendition:
    """Make the file that is uploaded. It holds the pixels and nothing else.

    Args:
        image: upright sRGB, no larger than the network takes.
        limits: what the network takes.
        bounds: smallest and largest width / height, 0.0 for none.

    Raises:
        PictureError: ``picture-does-not-fit``.
    """
    most = limits.max_bytes or DEFAULT_BYTES
    kind = "JPEG" if "image/jpeg" in limits.formats or "image/png" not in limits.formats else "PNG"
    clean = Image.new("RGB", image.size)
    # Only the pixels go on: a new picture has no info that a save could write.
    clean.paste(image)
    while True:
        for data in _attempts(clean, kind):
            if len(data) <= most:
                width, height = clean.size
                return Rendition(data=data, mime=MIMES[kind], width=width, height=height)
        wide, high = max(1, round(clean.width * _STEP)), max(1, round(clean.height * _STEP))
        smaller = inside_bounds((wide, high), bounds)
        if max(smaller) < _SMALLEST_SIDE or smaller[0] < limits.min_width:
            raise PictureError("picture-does-not-fit")
        clean = clean.resize(smaller, Image.Resampling.LANCZOS)


def _attempts(image: Image.Image, kind: str) -> Iterator[bytes]:
    if kind == "PNG":
        file = io.BytesIO()
        image.save(file, "PNG", optimize=True)
        yield file.getvalue()
        return
    for quality in _QUALITIES:
        file = io.BytesIO()
        # Optimized it has 15 % fewer bytes for 6 ms of work; progressive would have 1.5 % fewer
        # for 17 ms more, and not every network takes it (measured 2026-11-29, 1080 x 1350).
        image.save(file, "JPEG", quality=quality, optimize=True, subsampling="4:2:0")
        yield file.getvalue()
