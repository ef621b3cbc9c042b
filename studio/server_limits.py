"""What one server takes, where every server of a network may set its own figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_MOST = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerLimits:
    """What a server says it takes; 0 or () where it does not say.

    Attributes:
        characters: of the text, in the network's unit.
        url_length: what one http(s) address counts as.
        pictures: in one post.
        picture_bytes: in one picture.
        picture_pixels: in one picture, width x height.
        alt: code points of a picture's description.
        formats: MIME types of pictures.
    """

    characters: int = 0
    url_length: int = 0
    pictures: int = 0
    picture_bytes: int = 0
    picture_pixels: int = 0
    alt: int = 0
    formats: tuple[str, ...] = ()


_COUNTS = ("characters", "url_length", "pictures", "picture_bytes", "picture_pixels", "alt")


def server_limits(data: object) -> ServerLimits | None:
    """Return limits from plain data with the attributes' names; None when there are none.

    What is not a sensible figure is left out: it comes from a server or an old file.
    """
    if not isinstance(data, Mapping):
        return None
    counts = {name: _count(data.get(name)) for name in _COUNTS}
    given = data.get("formats")
    formats = tuple(f for f in given if _is_image(f)) if isinstance(given, list | tuple) else ()
    found = ServerLimits(**counts, formats=formats)
    return None if found == ServerLimits() else found


def strictest(limits: tuple[ServerLimits, ...]) -> ServerLimits | None:
    """Return what all of several servers take; None for no servers."""
    if not limits:
        return None
    least = {
        name: min((n for item in limits if (n := getattr(item, name))), default=0)
        for name in _COUNTS
    }
    least["url_length"] = max(item.url_length for item in limits)
    every = [item.formats for item in limits if item.formats]
    common = tuple(f for f in every[0] if all(f in fs for fs in every)) if every else ()
    return ServerLimits(**least, formats=common)


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < _MOST:
        return 0
    return value


def _is_image(value: object) -> bool:
    return isinstance(value, str) and value.startswith("image/") and len(value) < 64
