"""Areas of pictures: cut to a shape, moved, made larger. Pure arithmetic.

An area is (left, top, width, height) in parts of a whole, 0.0 to 1.0 from the top left.
"""

from __future__ import annotations

from studio.post import Area

WHOLE: Area = (0.0, 0.0, 1.0, 1.0)
"""All of a picture."""

LEAST = 0.05
"""Smallest width and height of an area that somebody cuts out."""

_NEARLY = 0.005


def shape_of(area: Area, size: tuple[int, int]) -> float:
    """Return width divided by height of an area of a picture, in pixels."""
    return (area[2] * size[0]) / (area[3] * size[1])


def same_shape(one: float, other: float) -> bool:
    """Tell whether two shapes are the same but for a pixel's width."""
    return abs(one - other) < _NEARLY * other


def within_shapes(shape: float, least: float, most: float) -> float:
    """Return the shape that is allowed and nearest; 0.0 as a bound means none."""
    if least and shape < least:
        return least
    return most if most and shape > most else shape


def cut_to(shape: float, size: tuple[int, int], around: tuple[float, float]) -> Area:
    """Return the largest area of a shape around a point of a picture.

    Args:
        shape: width divided by height, in pixels.
        size: of the picture.
        around: what matters most; it is in the middle where there is room.
    """
    have = size[0] / size[1]
    wide, high = min(1.0, shape / have), min(1.0, have / shape)
    return _placed(around, wide, high)


def reshaped(area: Area, shape: float, size: tuple[int, int]) -> Area:
    """Return an area of another shape inside an area, around its middle, as large as it fits.

    Args:
        area: of the picture.
        shape: width divided by height, in pixels.
        size: of the picture.
    """
    have = shape_of(area, size)
    if same_shape(have, shape):
        return area
    wide, high = area[2] * min(1.0, shape / have), area[3] * min(1.0, have / shape)
    return _placed(middle_of(area), wide, high)


def middle_of(area: Area) -> tuple[float, float]:
    """Return the middle of an area."""
    return area[0] + area[2] / 2, area[1] + area[3] / 2


def moved(area: Area, across: float, down: float) -> Area:
    """Return an area somewhere else, never over an edge."""
    x, y = middle_of(area)
    return _placed((x + across, y + down), area[2], area[3])


def zoomed(area: Area, factor: float) -> Area:
    """Return an area around the same middle, smaller for a factor above 1.

    It keeps its shape: it never becomes wider or higher than the picture, or tiny.
    """
    factor = max(factor, area[2], area[3])
    factor = min(factor, min(area[2], area[3]) / LEAST)
    return _placed(middle_of(area), area[2] / factor, area[3] / factor)


def overlap(one: Area, other: Area) -> Area | None:
    """Return the area that two areas share, or None; ``one`` itself when it is inside."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right = min(one[0] + one[2], other[0] + other[2])
    bottom = min(one[1] + one[3], other[1] + other[3])
    if right <= left or bottom <= top:
        return None
    inside = (left, top, right, bottom) == (one[0], one[1], one[0] + one[2], one[1] + one[3])
    return one if inside else (left, top, right - left, bottom - top)


def is_inside(one: Area, other: Area) -> bool:
    """Tell whether an area is inside another one, but for a thousandth."""
    slack = 0.001
    return (
        one[0] >= other[0] - slack
        and one[1] >= other[1] - slack
        and one[0] + one[2] <= other[0] + other[2] + slack
        and one[1] + one[3] <= other[1] + other[3] + slack
    )


def within(part: Area, zone: Area, shown: Area) -> Area:
    """Return which part of a picture stands in a part of its zone.

    Args:
        part: inside ``zone``, as a part of the same whole.
        zone: where the picture stands.
        shown: which area of the picture fills the zone.
    """
    across, down = shown[2] / zone[2], shown[3] / zone[3]
    left, top = shown[0] + (part[0] - zone[0]) * across, shown[1] + (part[1] - zone[1]) * down
    return left, top, part[2] * across, part[3] * down


def inset(area: Area, inner: Area) -> Area:
    """Return an area that is given as parts of another one, as parts of the whole."""
    left, top, wide, high = area
    return left + inner[0] * wide, top + inner[1] * high, inner[2] * wide, inner[3] * high


def contained(shape: float, frame: Area, frame_shape: float) -> Area:
    """Return the largest area of a shape in the middle of a frame.

    Args:
        shape: width divided by height, in pixels.
        frame: where it may be, in parts of a whole.
        frame_shape: width divided by height of that whole, in pixels.
    """
    have = frame[2] * frame_shape / frame[3]
    wide, high = frame[2] * min(1.0, shape / have), frame[3] * min(1.0, have / shape)
    x, y = middle_of(frame)
    return x - wide / 2, y - high / 2, wide, high


def _placed(middle: tuple[float, float], wide: float, high: float) -> Area:
    wide, high = min(1.0, wide), min(1.0, high)
    left = min(max(middle[0] - wide / 2, 0.0), 1.0 - wide)
    top = min(max(middle[1] - high / 2, 0.0), 1.0 - high)
    return left, top, wide, high
