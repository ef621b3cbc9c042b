"""Contrast as people see it: the arithmetic of WCAG 2.2, and what stands behind words.

Relative luminance and contrast ratio as in WCAG 2.2
(https://www.w3.org/TR/WCAG22/#dfn-relative-luminance and …#dfn-contrast-ratio, read
2026-11-21).
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Rgb = tuple[int, int, int]
"""Red, green and blue, 0 to 255 each, sRGB."""

_LOW = 0.04045
_WEIGHTS = (0.2126, 0.7152, 0.0722)
_WORST = 0.05  # so many of the pixels may be worse: an edge is no background


def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= _LOW else ((part + 0.055) / 1.055) ** 2.4


_LINEAR = tuple(_linear(value) for value in range(256))


def luminance(colour: Rgb) -> float:
    """Return relative luminance: 0.0 for black, 1.0 for white."""
    return sum(w * _LINEAR[value] for w, value in zip(_WEIGHTS, colour, strict=True))


def ratio(one: float, other: float) -> float:
    """Return the contrast ratio of two luminances, 1.0 to 21.0."""
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)


def rgb(text: str) -> Rgb:
    """Return a colour that is written as ``#RRGGBB``."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def pixels_of(rgbx: bytes) -> Counter[Rgb]:
    """Count the colours of pixels, 4 bytes each, red first, the fourth unused."""
    words = Counter(memoryview(rgbx).cast("I").tolist())
    found: Counter[Rgb] = Counter()
    for word, count in words.items():
        red, green, blue, _unused = int(word).to_bytes(4, sys.byteorder)
        found[(red, green, blue)] += count
    return found


def blended(behind: Mapping[Rgb, int], colour: Rgb, opacity: float) -> Counter[Rgb]:
    """Lay a colour over others.

    Args:
        behind: colours and how many pixels have them.
        colour: what is laid over them.
        opacity: 0.0 (not seen) to 1.0.
    """
    found: Counter[Rgb] = Counter()
    for under, count in behind.items():
        red, green, blue = (
            round(opacity * top + (1 - opacity) * low)
            for top, low in zip(colour, under, strict=True)
        )
        found[(red, green, blue)] += count
    return found


def side_by_side(one: Mapping[Rgb, int], other: Mapping[Rgb, int]) -> Counter[Rgb]:
    """Put colours beside others so that both count the same, however many pixels they are."""
    here, there = sum(one.values()), sum(other.values())
    found = Counter({colour: count * there for colour, count in one.items()})
    for colour, count in other.items():
        found[colour] += count * here
    return found


def least_between(colour: Rgb, darkest: Rgb, lightest: Rgb) -> float:
    """Return the least contrast with any colour between two, 1.0 when it is one of them.

    Args:
        colour: the words' colour.
        darkest: no channel of what is behind is less.
        lightest: no channel of what is behind is more.
    """
    own, low, high = luminance(colour), luminance(darkest), luminance(lightest)
    if own >= high:
        return ratio(own, high)
    return ratio(own, low) if own <= low else 1.0


def worst_but_few(colour: Rgb, behind: Mapping[Rgb, int]) -> float:
    """Return the contrast that 95 % of the pixels behind some words reach, 21.0 for none.

    Args:
        colour: the words' colour.
        behind: colours and how many pixels have them.
    """
    own = luminance(colour)
    found = sorted((ratio(own, luminance(other)), count) for other, count in behind.items())
    left = _WORST * sum(count for _ratio, count in found)
    for value, count in found:
        left -= count
        if left < 0:
            return value
    return 21.0


def best_of(colours: Iterable[Rgb], behind: Mapping[Rgb, int]) -> float:
    """Return the best contrast that one of several colours gives."""
    return max((worst_but_few(colour, behind) for colour in colours), default=0.0)
