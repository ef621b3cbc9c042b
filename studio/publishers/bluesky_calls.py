"""How Bluesky is asked (https://docs.bsky.app/docs/api, read 2026-11-21)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.publishers import http
from studio.publishers.answers import Answer
from studio.publishers.carried import Access
from studio.publishers.errors import RejectedError, UnavailableError

DEFAULT_HOST = "https://bsky.social"

DEAD_TOKEN = frozenset({"ExpiredToken", "InvalidToken", "invalid_token"})
"""How a server says that a token ran out; the last one with OAuth (RFC 6750 §3.1)."""


def address(server: str, method: str) -> str:
    """Return where a method is called, e.g. ``repo.putRecord``."""
    return f"{server}/xrpc/com.atproto.{method}"


def post(
    server: str,
    method: str,
    body: Mapping[str, Any] | None,
    token: Access | None = None,
    *,
    public: bool = False,
) -> Answer:
    """Call a method that changes something; see ``http.post_json``."""
    return http.post_json(address(server, method), body, token=token, public=public)


def get(server: str, method: str, params: Mapping[str, str], token: Access | None = None) -> Answer:
    """Call a method that changes nothing; see ``http.get_json``."""
    return http.get_json(address(server, method), params, token=token)


def field(data: Mapping[str, Any], name: str) -> str:
    """Return a text of an answer.

    Raises:
        UnavailableError: it is not there.
    """
    value = data.get(name)
    if not isinstance(value, str) or not value:
        raise UnavailableError("unclear-answer", name)
    return value


def resolve(server: str, handle: str) -> str:
    """Return the DID of a handle, or "": nothing is public yet, and a mention is no must."""
    answer = get(server, "identity.resolveHandle", {"handle": handle})
    did = answer.data.get("did") if answer.status < 400 else ""
    return did if isinstance(did, str) else ""


def display_name(server: str, did: str) -> str:
    """Return how a person calls themself, or ""."""
    where = {"repo": did, "collection": "app.bsky.actor.profile", "rkey": "self"}
    try:
        value = get(server, "repo.getRecord", where).data.get("value")
    except (UnavailableError, RejectedError):
        return ""  # the handle does as well
    name = value.get("displayName") if isinstance(value, dict) else ""
    return " ".join(name.split()) if isinstance(name, str) else ""
