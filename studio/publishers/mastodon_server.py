"""What a Mastodon server says of itself: its address, its name, its figures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from studio.publishers import http
from studio.publishers.addresses import is_loopback, origin
from studio.publishers.errors import RejectedError
from studio.server_limits import ServerLimits, server_limits

_UNSEEN = {"Zs", "Zl", "Zp", "Cc", "Cf"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """A server as it describes itself.

    Attributes:
        domain: what stands behind the last @ of its people's names.
        limits: what it takes, or None when it says nothing.
    """

    domain: str
    limits: ServerLimits | None


def server_of(typed: str) -> str:
    """Return the address of the server that a person meant.

    People type ``garden.example``, ``@priya@garden.example``, or copy the address of their
    profile from the browser.

    Raises:
        RejectedError: there is no server in it, or not a safe one.
    """
    text = "".join(c for c in typed if unicodedata.category(c) not in _UNSEEN).rstrip("/")
    if "://" not in text:
        text = re.sub(r"^@?[^@/]+@(?=[^@/]+$)", "", text)
    if not text or text.startswith("@"):
        raise RejectedError("no-server")
    server = origin(text)
    name = urlsplit(server).hostname or ""
    if "." not in name and not is_loopback(name):
        raise RejectedError("no-such-address")
    return server


def read_instance(server: str) -> Instance:
    """Return what a server says of itself; ``/api/v1`` where it has no ``/api/v2``.

    Raises:
        UnavailableError: the server could not be asked.
    """
    answer = http.get_json(f"{server}/api/v2/instance", {})
    if answer.status >= 400:
        answer = http.get_json(f"{server}/api/v1/instance", {})
    data = answer.data if answer.status < 400 else {}
    named = data.get("domain", data.get("uri"))
    domain = named if isinstance(named, str) and named else urlsplit(server).netloc
    return Instance(domain=domain.removeprefix("https://").strip("/"), limits=limits_of(data))


def limits_of(data: Mapping[str, Any]) -> ServerLimits | None:
    """Return the figures in an instance document, or None.

    Source: https://docs.joinmastodon.org/entities/Instance (read 2026-11-21). Servers of
    before 3.4.2 and some forks have ``max_toot_chars`` in its place.
    """
    whole = _inner(data, "configuration")
    statuses, media = _inner(whole, "statuses"), _inner(whole, "media_attachments")
    return server_limits(
        {
            "characters": statuses.get("max_characters", data.get("max_toot_chars")),
            "url_length": statuses.get("characters_reserved_per_url"),
            "pictures": statuses.get("max_media_attachments"),
            "picture_bytes": media.get("image_size_limit"),
            "picture_pixels": media.get("image_matrix_limit"),
            "alt": media.get("description_limit"),
            "formats": media.get("supported_mime_types"),
        }
    )


def _inner(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    return value if isinstance(value, dict) else {}
