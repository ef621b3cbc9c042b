"""What pictures are handed on as, and what can be wrong with one. No decoder."""

from __future__ import annotations

from dataclasses import dataclass

MAX_PIXELS = 40_000_000
"""Most pixels of a kit's picture, by the header, before anything is decoded."""

MAX_PHOTO_PIXELS = 64_000_000
"""Most pixels of a photo of one's own: phones make 48 and 50 megapixels (2026)."""

MAX_FILE_BYTES = 60_000_000
"""Most bytes of a file."""

MIMES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
"""MIME types by the decoder's name."""


class PictureError(Exception):
    """A picture cannot be used.

    Args:
        code: ``picture-unreadable``, ``picture-too-large`` (pixels or bytes),
            ``picture-moving``, ``picture-odd-shape`` (a photo that is a line),
            ``picture-too-small`` (the network asks for more pixels) or
            ``picture-does-not-fit`` (the network's limit in bytes is too small).
        needed: for ``picture-too-small``, the fewest pixels across, else 0.
    """

    def __init__(self, code: str, needed: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.needed = needed


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
