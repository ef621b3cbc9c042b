"""Reads what was done with a picture; what cannot be right is left out, and the draft stays."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from studio.post import Area, PictureEdit, PictureWords


def edit_of(data: object) -> PictureEdit:
    """Return an edit as it was kept, an empty one when it is damaged.

    Args:
        data: as ``dataclasses.asdict`` made it, or None for a draft of an earlier version.
    """
    try:
        return _edit(data) if isinstance(data, Mapping) else PictureEdit()
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return PictureEdit()


def area_of(data: object) -> Area:
    """Return an area of a picture.

    Raises:
        ValueError: it is not four numbers, or not inside the picture.
        TypeError: likewise.
    """
    if not isinstance(data, list | tuple):
        raise TypeError(data)
    left, top, width, height = (float(part) for part in data)
    if not all(math.isfinite(part) for part in (left, top, width, height)):
        raise ValueError(data)
    slack = 1e-6  # what rounding leaves over
    inside = min(left, top) >= -slack and max(left + width, top + height) <= 1 + slack
    if not inside or min(width, height) <= 0:
        raise ValueError(data)
    return left, top, width, height


def _edit(data: Mapping[str, Any]) -> PictureEdit:
    return PictureEdit(
        template=_text(data.get("template", "")),
        words=tuple(_words(item) for item in data.get("words", ())),
        crops=tuple((_text(place), area_of(area)) for place, area in data.get("crops", ())),
    )


def _words(item: Mapping[str, Any]) -> PictureWords:
    box = item.get("box")
    return PictureWords(
        slot=_text(item["slot"]),
        text=_text(item.get("text", "")),
        colour=_text(item.get("colour", "")),
        shade=bool(item.get("shade", False)),
        box=None if box is None else area_of(box),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
