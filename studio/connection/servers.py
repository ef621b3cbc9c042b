"""Which servers are looked for: those of the linked accounts, else a network's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from studio.connection.model import Server

if TYPE_CHECKING:
    from studio.accounts.model import Account

PATHS: dict[str, str] = {
    # https://docs.bsky.app/docs/api/com-atproto-server-describe-server (read 2026-11-21)
    "bluesky": "/xrpc/com.atproto.server.describeServer",
    # https://docs.joinmastodon.org/methods/instance/ (read 2026-11-21)
    "mastodon": "/api/v2/instance",
}
"""What every server of a network answers in JSON without a sign-in, by the network's id."""

DEFAULT = ("bluesky", "https://bsky.social")
"""Whom to look for when no account is linked yet."""


def server(address: str, network: str = "") -> Server:
    """Return a server of an address like ``https://host`` or ``http://localhost:8080``.

    Args:
        address: scheme, host and perhaps a port.
        network: the network's id, "" when nobody knows what answers there.
    """
    parts = urlsplit(address)
    secure = parts.scheme == "https"
    return Server(
        host=parts.hostname or "",
        port=parts.port or (443 if secure else 80),
        secure=secure,
        path=PATHS.get(network, "/"),
        is_api=network in PATHS,
    )


def network_of(address: str, accounts: Iterable[Account]) -> str:
    """Return the id of the network whose server this is, "" when nobody knows."""
    known = [(item.network, item.host) for item in accounts if "://" in item.host]
    return next((network for network, host in (*known, DEFAULT) if host == address), "")


def servers_of(accounts: Iterable[Account]) -> tuple[Server, ...]:
    """Return the servers of linked accounts, each once; the usual one when there is none."""
    known = [(item.network, item.host) for item in accounts if "://" in item.host]
    return tuple(dict.fromkeys(server(host, network) for network, host in known or [DEFAULT]))
