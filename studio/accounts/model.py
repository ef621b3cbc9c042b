"""A linked account. It has no token in it, so nothing that prints or stores it can leak one."""

from __future__ import annotations

from dataclasses import dataclass

from studio.post import PRACTICE
from studio.server_limits import ServerLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account that posts can go to.

    Attributes:
        id: made once, e.g. ``bluesky-1f3a9c``; ``practice`` for the built-in one.
        network: id of the network.
        host: the server's address, or "".
        user_id: the network's stable id.
        handle: without ``@``.
        name: display name.
        linked_at: ISO 8601 in UTC, or "".
        limits: what its server takes, where it said so; None for the network's own figures.
    """

    id: str
    network: str
    host: str = ""
    user_id: str = ""
    handle: str = ""
    name: str = ""
    linked_at: str = ""
    limits: ServerLimits | None = None


PRACTICE_ACCOUNT = Account(id=PRACTICE, network=PRACTICE, handle="practice", name="Practice")
"""The built-in account of the practice network; it needs no linking."""
