"""The hosts of addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection


def host_of(url: str) -> str:
    """Return the host of an address, lower case, or "" when it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def is_below(host: str, hosts: Collection[str]) -> bool:
    """Tell whether a host is one of several, or a part of one."""
    return any(host == item or host.endswith(f".{item}") for item in hosts)
