"""Opens files that others made, and says only ``PictureError``, whatever a decoder says."""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PIL import Image

from studio.pictures.model import MAX_FILE_BYTES, MAX_PIXELS, PictureError

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = ("JPEG", "PNG", "WEBP")

# Process-wide and once: catch_warnings is not safe in the threads that decode pictures.
warnings.simplefilter("error", Image.DecompressionBombWarning)


@contextmanager
def opened(
    data: bytes, *, most_pixels: int = MAX_PIXELS, moving: bool = False
) -> Iterator[Image.Image]:
    """Open a picture for as long as the block runs.

    Args:
        data: a JPEG, PNG or WebP file.
        most_pixels: more, by the header, are refused before anything is decoded.
        moving: True to take the first picture of those that move.

    Raises:
        PictureError: the file cannot be read, moves, or is hostile; also for whatever the
            block itself raises, for damaged files make decoders raise nearly anything.
    """
    if len(data) > MAX_FILE_BYTES:
        raise PictureError("picture-too-large")
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            _require_sound(image, most_pixels, moving=moving)
            yield image
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise PictureError("picture-too-large") from problem
    except Exception as problem:
        raise PictureError("picture-unreadable") from problem


def kind_of(image: Image.Image) -> str:
    """Return ``JPEG``, ``PNG`` or ``WEBP``: what a file is, whatever hangs behind it.

    Phones put a second picture behind a JPEG (CIPA DC-007, "multi-picture format"), which
    Pillow calls MPO. The first one is the photo.
    """
    return "JPEG" if image.format == "MPO" else image.format or ""


def moves(image: Image.Image) -> bool:
    """Tell whether a file is a film and not a still picture."""
    return kind_of(image) != "JPEG" and getattr(image, "n_frames", 1) > 1


def _require_sound(image: Image.Image, most_pixels: int, *, moving: bool) -> None:
    if image.width * image.height > most_pixels:
        raise PictureError("picture-too-large")
    if moves(image) and not moving:
        raise PictureError("picture-moving")
