"""Small copies of pictures, kept on the disk by what the picture holds.

A picture with other bytes has another digest, so nothing here is ever out of date.
"""

from __future__ import annotations

import contextlib
import io
import secrets
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from studio.pictures import PictureError, RawImage, pixels, thumbnail

MOST_FILES_IN_A_RUN = 20_000
"""More are not written: a disk that fills up with small copies helps nobody."""


class ThumbnailShelf:
    """Small copies in one folder. Any thread may use it.

    Args:
        folder: made when the first copy is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written = 0

    def get(self, sha256: str, side: int, read: Callable[[], bytes]) -> RawImage:
        """Return a small copy; it is made when there is none yet. Waits.

        Args:
            sha256: hex digest of the picture's bytes.
            side: longest side in pixels.
            read: returns the picture's bytes, verified.

        Raises:
            PictureError: the picture cannot be read.
        """
        file = self._folder / sha256[:2] / f"{sha256}-{side}.jpg"
        with contextlib.suppress(OSError, PictureError):
            # A copy that was cut off or changed is only made again.
            return pixels(file.read_bytes(), side)
        raw = thumbnail(read(), side)
        if sha256 and self._written < MOST_FILES_IN_A_RUN:
            with contextlib.suppress(OSError):
                _keep(file, _encoded(raw))
                self._written += 1
        return raw


def _keep(file: Path, data: bytes) -> None:
    """Write a copy without forcing it to the disk: one that a power cut spoils is made anew."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    fresh.write_bytes(data)
    fresh.replace(file)


def _encoded(raw: RawImage) -> bytes:
    image = Image.frombuffer("RGB", (raw.width, raw.height), raw.rgbx, "raw", "RGBX", 0, 1)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=82)
    return file.getvalue()
