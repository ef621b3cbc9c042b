"""What an authorization server says about itself (RFC 8414), read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from studio.publishers import http
from studio.publishers.addresses import may_follow
from studio.publishers.errors import RejectedError

WELL_KNOWN = "/.well-known/oauth-authorization-server"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """An authorization server. Every address may be asked; "" where it has none.

    Attributes:
        issuer: exactly as it writes itself; what its ``iss`` has to be.
        authorize: where the browser goes.
        token: where codes and refresh tokens are redeemed.
        revoke: where tokens are ended.
        push: where the try is announced first (RFC 9126).
        register: where apps register (RFC 7591).
        says_who: True when its answers carry ``iss`` (RFC 9207).
        scopes: what it names, in order; empty when it does not say.
        more: everything it said, for what only one network has.
    """

    issuer: str
    authorize: str
    token: str
    revoke: str = ""
    push: str = ""
    register: str = ""
    says_who: bool = False
    scopes: tuple[str, ...] = ()
    more: Mapping[str, Any]

    @property
    def answers_as(self) -> str:
        """What ``Authorization.issuer`` has to be: "" when its answers do not say who it is."""
        return self.issuer if self.says_who else ""


def find(issuer: str) -> Server | None:
    """Ask a server about itself.

    Args:
        issuer: its address, without a query: https, or http on this computer.

    Returns:
        None when it has no such page (404 or 410).

    Raises:
        RejectedError: ``not-https``, or ``wrong-metadata`` when it claims to be another
            server or names an address that may not be asked.
        UnavailableError: no clear answer came.
    """
    if not may_follow(issuer, named_by=issuer):
        raise RejectedError("not-https")
    answer = http.get_json(_address(issuer), {})
    if answer.status in {404, 410}:
        return None
    return read(answer.accepted(), issuer=issuer)


def discover(issuer: str) -> Server:
    """Ask a server about itself; as ``find``, but it has to have such a page.

    Raises:
        RejectedError: also ``no-browser-way``.
        UnavailableError: no clear answer came.
    """
    server = find(issuer)
    if server is None:
        raise RejectedError("no-browser-way")
    return server


def read(data: Mapping[str, Any], *, issuer: str) -> Server:
    """Check what a server said about itself.

    Args:
        data: its JSON.
        issuer: who was asked. RFC 8414 §3.3 wants the very same text; a slash at the end
            may differ, because the address that is asked is then the same (§3.1).

    Raises:
        RejectedError: ``wrong-metadata``.
    """
    named = data.get("issuer")
    if not isinstance(named, str) or named.rstrip("/") != issuer.rstrip("/"):
        raise RejectedError("wrong-metadata", "issuer")
    server = Server(
        issuer=named,
        authorize=_endpoint(data, "authorization_endpoint", issuer),
        token=_endpoint(data, "token_endpoint", issuer),
        revoke=_endpoint(data, "revocation_endpoint", issuer),
        push=_endpoint(data, "pushed_authorization_request_endpoint", issuer),
        register=_endpoint(data, "registration_endpoint", issuer),
        says_who=data.get("authorization_response_iss_parameter_supported") is True,
        scopes=_words(data.get("scopes_supported")),
        more=data,
    )
    if not server.authorize or not server.token:
        raise RejectedError("wrong-metadata", "endpoints")
    methods = data.get("code_challenge_methods_supported")
    if methods is not None and "S256" not in _words(methods):
        raise RejectedError("wrong-metadata", "code_challenge_methods_supported")
    return server


def _address(issuer: str) -> str:
    # The well-known part goes between the host and the path (RFC 8414 §3.1).
    parts = urlsplit(issuer)
    return f"{parts.scheme}://{parts.netloc}{WELL_KNOWN}{parts.path.rstrip('/')}"


def _endpoint(data: Mapping[str, Any], name: str, issuer: str) -> str:
    url = data.get(name)
    if url is None or url == "":
        return ""
    if not may_follow(url, named_by=issuer):
        raise RejectedError("wrong-metadata", name)
    return str(url)


def _words(value: object) -> tuple[str, ...]:
    found = value if isinstance(value, list) else []
    return tuple(word for word in found if isinstance(word, str))
