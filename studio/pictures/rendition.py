"""A picture as a network takes it, without words on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.brand_kit.picture_header import is_bare
from studio.pictures.encoding import DEFAULT_BYTES, encode
from studio.pictures.fitting import fitting_size
from studio.pictures.model import MAX_PIXELS, MIMES, Rendition
from studio.pictures.source import PictureSource

if TYPE_CHECKING:
    from studio.brand_kit.model import Box
    from studio.networks.model import PictureLimits

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
"""All of a picture."""

_PLAIN = ("RGB", "L", "P")


def rendition(data: bytes, limits: PictureLimits, area: Box = WHOLE) -> Rendition:
    """Make the file that is uploaded.

    Args:
        data: a JPEG, PNG or WebP file.
        limits: what the network takes.
        area: what is shown of the upright picture.

    Returns:
        The same bytes when all of it is shown, it fits and carries no metadata; otherwise
        an upright sRGB picture made anew, never larger than the original.

    Raises:
        PictureError: the file cannot be read, is hostile, too small or cannot be made to fit.
    """
    return rendition_of(PictureSource(data, most_pixels=MAX_PIXELS), limits, area)


def rendition_of(
    source: PictureSource,
    limits: PictureLimits,
    area: Box = WHOLE,
    bounds: tuple[float, float] = (0.0, 0.0),
) -> Rendition:
    """Make the file that is uploaded from a picture that may be decoded already.

    Args:
        source: the picture.
        limits: what the network takes.
        area: what is shown of the upright picture, of a shape inside the bounds.
        bounds: smallest and largest width / height, 0.0 for none; kept after rounding too.

    Raises:
        PictureError: as ``rendition``.
    """
    size = fitting_size(source.size, limits, area, bounds)
    if area == WHOLE and size == source.size and goes_as_it_is(source, limits):
        source.prepare([(WHOLE, (64, 64))])  # a damaged file is told here, not by the network
        width, height = source.size
        return Rendition(data=source.data, mime=MIMES[source.format], width=width, height=height)
    return encode(source.cut(area, size), limits, bounds)


def goes_as_it_is(source: PictureSource, limits: PictureLimits) -> bool:
    """Tell whether a file fits a network as it is and carries nothing but pixels."""
    return (
        len(source.data) <= (limits.max_bytes or DEFAULT_BYTES)
        and MIMES[source.format] in limits.formats
        and fitting_size(source.size, limits, WHOLE) == source.size
        and source.mode in _PLAIN
        and not source.deep
        and (limits.progressive or not source.progressive)
        and is_bare(source.data)
    )
