"""A picture that is made anew loses no more than it has to."""

from __future__ import annotations

from dataclasses import replace

from studio.pictures import rendition
from tests.test_pictures import LIMITS, decoded, exif, photo, saved


def tables(quality: int) -> object:
    """Return what a JPEG of that quality divides its frequencies by."""
    data = saved(photo(), quality=quality)
    return decoded(replace(rendition(saved(photo()), LIMITS), data=data)).quantization  # type: ignore[attr-defined]


def test_a_photo_that_fits_is_saved_in_the_best_quality() -> None:
    made = decoded(rendition(saved(photo(noise=True), exif=exif()), LIMITS))
    assert made.quantization == tables(90)  # type: ignore[attr-defined]


def test_quality_goes_down_before_the_size_does() -> None:
    data = saved(photo(noise=True), exif=exif())
    best = len(rendition(data, LIMITS).data)
    made = decoded(rendition(data, replace(LIMITS, max_bytes=best - 1)))
    assert made.size == (400, 300)
    assert made.quantization == tables(85)  # type: ignore[attr-defined]
