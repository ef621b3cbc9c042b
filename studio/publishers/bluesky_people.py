"""From a handle to the server that has the person's posts.

By https://atproto.com/specs/handle and https://atproto.com/specs/did, read 2026-11-29.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from studio.publishers import bluesky_text, http
from studio.publishers.addresses import is_here, may_follow, origin
from studio.publishers.bluesky_calls import get
from studio.publishers.errors import RejectedError

_DIRECTORY = "https://plc.directory"
_DID = re.compile(r"did:(?:plc:[a-z2-7]{24}|web:[a-z0-9.-]{1,250}(?:%3A\d{1,5})?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whose account is being linked.

    Attributes:
        did: stable, on every server.
        handle: without ``@``.
        server: has their posts, ``https://…``.
    """

    did: str
    handle: str
    server: str


def find(home: str, handle: str) -> Person:
    """Look a person up, and make sure that the handle is theirs from both sides.

    Args:
        home: the server that is asked for the handle. On this computer it is also asked for
            the identity, so that a test asks nobody outside.
        handle: as typed; a DID will do.

    Raises:
        RejectedError: ``no-handle``, ``no-such-handle``, ``no-such-address`` or
            ``wrong-metadata``.
        UnavailableError: nobody answered.
    """
    server = origin(home)
    name = bluesky_text.normal_handle(handle)
    if not name:
        raise RejectedError("no-handle")
    did = name if name.startswith("did:") else _did_of(server, name)
    if not _DID.fullmatch(did):
        raise RejectedError("no-such-handle")
    document = _document(server, did)
    if document.get("id") != did:
        raise RejectedError("wrong-metadata", "id")
    handles = _handles(document)
    if not handles or (name != did and name not in handles):
        raise RejectedError("no-such-handle")
    found = handles[0] if name == did else name
    return Person(did=did, handle=found, server=_server(document, server))


def _did_of(server: str, handle: str) -> str:
    answer = get(server, "identity.resolveHandle", {"handle": handle})
    if answer.status >= 400:
        # A web server that is not of this protocol has no name for what is wrong.
        raise RejectedError("no-such-handle" if answer.error else "no-such-address")
    did = answer.data.get("did")
    return did if isinstance(did, str) else ""


def _document(server: str, did: str) -> Mapping[str, Any]:
    if is_here(server):
        found = get(server, "repo.describeRepo", {"repo": did}).accepted().get("didDoc")
        return found if isinstance(found, dict) else {}
    kind, _colon, name = did.removeprefix("did:").partition(":")
    url = (
        f"{_DIRECTORY}/{did}" if kind == "plc" else f"https://{unquote(name)}/.well-known/did.json"
    )
    if not may_follow(url, named_by=server):
        raise RejectedError("wrong-metadata", "did")
    answer = http.get_json(url, {})
    if answer.status >= 400:
        raise RejectedError("no-such-handle")
    return answer.data


def _handles(document: Mapping[str, Any]) -> tuple[str, ...]:
    names = document.get("alsoKnownAs")
    texts = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
    return tuple(name[5:].lower() for name in texts if name.startswith("at://"))


def _server(document: Mapping[str, Any], named_by: str) -> str:
    services = document.get("service")
    for service in services if isinstance(services, list) else []:
        if isinstance(service, dict) and str(service.get("id", "")).endswith("#atproto_pds"):
            url = service.get("serviceEndpoint")
            if may_follow(url, named_by=named_by):
                return origin(str(url))
    raise RejectedError("wrong-metadata", "service")
