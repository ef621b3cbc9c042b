"""Which servers may be spoken to: pure functions, no requests."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from studio.publishers.errors import RejectedError

_LONGEST = 2_000  # characters; more than any real address that a server names


def origin(host: str) -> str:
    """Return ``scheme://host[:port]`` of a server that a person typed.

    ``http://`` is taken only for this same computer: a password never crosses a wire
    that others can read.

    Raises:
        RejectedError: it is no address, or not a safe one.
    """
    text = host.strip()
    parts = _split(text if "://" in text else f"https://{text}")
    if parts is None:
        raise RejectedError("no-such-address")
    scheme, name, netloc = parts
    if scheme != "https" and not (scheme == "http" and is_loopback(name)):
        raise RejectedError("not-https")
    return f"{scheme}://{netloc}"


def is_loopback(name: str) -> bool:
    """Tell whether a host name is this same computer."""
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def is_here(url: str) -> bool:
    """Tell whether an address is on this same computer."""
    parts = _split(url)
    return parts is not None and is_loopback(parts[1])


def may_follow(url: object, *, named_by: str) -> bool:
    """Tell whether an address that a server named may be asked.

    It has to be https. Addresses of this same computer are followed only when a server on
    this computer named them: nobody outside sends us to the programs that run here.

    Args:
        url: as it stood in the server's answer.
        named_by: the address of the server that named it.
    """
    if not isinstance(url, str) or len(url) > _LONGEST or not url.isascii() or "#" in url:
        return False
    parts = _split(url)
    if parts is None:
        return False
    scheme, name, _netloc = parts
    if is_loopback(name):
        return scheme in {"http", "https"} and is_here(named_by)
    return scheme == "https"


def _split(address: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    name = parts.hostname or ""
    if not name or "@" in parts.netloc or any(c.isspace() for c in parts.netloc):
        return None
    shown = f"[{name}]" if ":" in name else name
    return parts.scheme, name, shown if port is None else f"{shown}:{port}"
