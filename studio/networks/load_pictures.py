"""Reads what a network's rule file says of pictures and of the places that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.networks.keys import Keys, NetworkRulesError
from studio.networks.model import PictureLimits, Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

SURFACES = ("feed", "story")
MIMES = ("image/jpeg", "image/png", "image/gif", "image/webp")


def read_pictures(keys: Keys) -> PictureLimits:
    """Read what a network accepts as a picture.

    Raises:
        NetworkRulesError: a value is missing, not known or not as it should be.
    """
    limits = PictureLimits(
        count=keys.count("count"),
        max_bytes=keys.count("max_bytes"),
        formats=_formats(keys),
        max_side=keys.count("max_side"),
        ratio_min=keys.ratio("ratio_min"),
        ratio_max=keys.ratio("ratio_max"),
        alt_limit=keys.count("alt_limit"),
        has_alt=keys.flag("has_alt"),
        min_width=keys.count("min_width"),
        max_width=keys.count("max_width"),
        max_short_side=keys.count("max_short_side"),
        max_pixels=keys.count("max_pixels"),
        progressive=keys.flag("progressive"),
    )
    keys.end()
    _in_order(keys.where, "ratio_max", limits.ratio_min, limits.ratio_max)
    _in_order(keys.where, "max_side", limits.min_width, limits.max_side)
    _in_order(keys.where, "max_width", limits.min_width, limits.max_width)
    return limits


def read_surfaces(where: str, items: Sequence[object]) -> tuple[Surface, ...]:
    """Read the places in which a network shows a picture.

    Args:
        where: the file.
        items: one object for each place, the main one first.

    Raises:
        NetworkRulesError: a value is missing, not known or not as it should be, the first
            place is not the feed, or two are the same.
    """
    surfaces = tuple(_surface(f"{where}: surfaces", item) for item in items)
    ids = [surface.id for surface in surfaces]
    if ids[0] != "feed":
        raise NetworkRulesError(f"{where}: surfaces", "must begin with the feed")
    if len(set(ids)) != len(ids):
        raise NetworkRulesError(f"{where}: surfaces", "must not have the same id twice")
    return surfaces


def _formats(keys: Keys) -> tuple[str, ...]:
    found = []
    for item in keys.items("formats"):
        if not isinstance(item, str) or item not in MIMES:
            raise NetworkRulesError(f"{keys.where}: formats", f"must be of {', '.join(MIMES)}")
        found.append(item)
    return tuple(found)


def _surface(where: str, value: object) -> Surface:
    keys = Keys(where, value)
    surface = Surface(
        id=keys.one_of("id", SURFACES),
        name=keys.text("name"),
        ratio=_sides(keys),
        width=keys.count("width"),
        ratio_min=keys.ratio("ratio_min"),
        ratio_max=keys.ratio("ratio_max"),
        shown_min=keys.ratio("shown_min"),
        shown_max=keys.ratio("shown_max"),
        safe=_safe(keys),
    )
    keys.end()
    if surface.width == 0:
        raise NetworkRulesError(f"{where}: width", "must be more than 0")
    _in_order(where, "ratio_max", surface.ratio_min, surface.ratio_max)
    _in_order(where, "shown_max", surface.shown_min, surface.shown_max)
    return surface


def _sides(keys: Keys) -> tuple[int, int]:
    width, height = keys.numbers("ratio", 2)
    if width < 1 or height < 1 or width != int(width) or height != int(height):
        raise NetworkRulesError(f"{keys.where}: ratio", "must be two whole numbers from 1")
    return int(width), int(height)


def _safe(keys: Keys) -> tuple[float, float, float, float]:
    left, top, width, height = keys.numbers("safe", 4)
    inside = left + width <= 1 and top + height <= 1
    if not inside or width == 0 or height == 0:
        raise NetworkRulesError(f"{keys.where}: safe", "must be a part of the whole, from 0 to 1")
    return left, top, width, height


def _in_order(where: str, key: str, least: float, most: float) -> None:
    if least and most and least > most:
        raise NetworkRulesError(f"{where}: {key}", "must not be less than the smallest")
