"""Numbers, points, areas and ratios out of a kit's fields. All of them are finite."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.brand_kit.fields import Fields
    from studio.brand_kit.model_pictures import Box

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_RATIO = re.compile(r"([1-9][0-9]{0,3}):([1-9][0-9]{0,3})")
_WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
_MIDDLE = (0.5, 0.5)
_ROUNDING = 1e-9  # 0.7 + 0.3 may be a little more than 1


def number(value: object) -> float | None:
    """Return a finite number, written as a number or as words, or None."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def real(fields: Fields, key: str, default: float, *, least: float, most: float) -> float:
    """Return a number in a range; the default when there is none.

    Args:
        fields: the mapping.
        key: where it is.
        default: what counts when it is left out.
        least: the smallest one.
        most: the largest one.
    """
    value = fields.raw(key)
    if value is None:
        return default
    found = number(value)
    if found is None or not least <= found <= most:
        fields.note(
            "not-in-range", key, value=str(value)[:60], least=f"{least:g}", most=f"{most:g}"
        )
        return default
    return found


def point(fields: Fields, key: str) -> tuple[float, float]:
    """Return (x, y), both from 0.0 to 1.0; the middle when there is none."""
    value = fields.raw(key)
    if value is None:
        return _MIDDLE
    found = [number(item) for item in value] if isinstance(value, list) else []
    inside = [item for item in found if item is not None and 0.0 <= item <= 1.0]
    if len(found) != len(_MIDDLE) or len(inside) != len(_MIDDLE):
        fields.note("not-a-point", key)
        return _MIDDLE
    return (inside[0], inside[1])


def box(fields: Fields, key: str) -> Box:
    """Return (left, top, width, height); the whole when there is none."""
    value = fields.raw(key)
    if value is None:
        return _WHOLE
    found = _box(value)
    if found is None:
        fields.note("not-a-box", key)
    return found or _WHOLE


def boxes(fields: Fields, key: str) -> tuple[Box, ...]:
    """Return a list of areas."""
    value = fields.raw(key)
    items = value if isinstance(value, list) else [] if value is None else [value]
    found = [_box(item) for item in items]
    if None in found:
        fields.note("not-a-box", key)
    return tuple(item for item in found if item)


def named_boxes(fields: Fields, key: str) -> tuple[tuple[str, Box], ...]:
    """Return (ratio, area) pairs, by ratio."""
    value = fields.raw(key)
    if value is None:
        return ()
    if not isinstance(value, dict):
        fields.note("not-a-mapping", key)
        return ()
    found = []
    for name, item in sorted(value.items()):
        area = _box(item)
        if not _RATIO.fullmatch(str(name)):
            fields.note("not-a-ratio", key, value=str(name)[:60])
        elif area is None:
            fields.note("not-a-box", key)
        else:
            found.append((str(name), area))
    return tuple(found)


def ratio(fields: Fields, key: str) -> tuple[int, int]:
    """Return (width, height), written as ``4:5``, which has to be there."""
    value = fields.text(key)
    found = _RATIO.fullmatch(value)
    if found:
        return int(found[1]), int(found[2])
    if value:
        fields.note("not-a-ratio", key, value=value[:60])
    return (1, 1)


def _box(value: object) -> Box | None:
    found = [number(item) for item in value] if isinstance(value, list) else []
    sound = [item for item in found if item is not None and 0.0 <= item <= 1.0]
    if len(found) != len(_WHOLE) or len(sound) != len(_WHOLE):
        return None
    left, top, width, height = sound
    inside = max(left + width, top + height) <= 1.0 + _ROUNDING
    return (left, top, width, height) if inside and width > 0 and height > 0 else None
