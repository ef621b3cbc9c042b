"""Bluesky by app password (https://docs.bsky.app/docs/api, read 2026-11-21).

The only thing kept is the refresh token: 90 days, replaced at every use. The access
token (two hours) stays in memory, and the app password is forgotten at once.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from studio.publishers import bluesky_text, http
from studio.publishers.answers import Answer
from studio.publishers.base import Identity, Keeper, Linked, Secret
from studio.publishers.bluesky_calls import DEAD_TOKEN, DEFAULT_HOST, display_name, field, post
from studio.publishers.carried import Access
from studio.publishers.errors import LinkExpiredError, RejectedError, UnavailableError
from studio.publishers.oauth.rotation import Renewed, Rotation

_APP_PASSWORD = re.compile(r"[a-z0-9]{4}(?:-[a-z0-9]{4}){3}")
_MAIN_PASSWORD_SCOPE = "com.atproto.access"  # noqa: S105  a scope's name


def link(host: str, handle: str, password: Secret) -> Linked:
    """Sign in with an app password; a main password is refused before it is sent.

    Raises:
        RejectedError: the handle or password is not right, or is a main password.
        UnavailableError: the network could not be reached.
    """
    server = http.origin(host or DEFAULT_HOST)
    name = bluesky_text.normal_handle(handle)
    if not name:
        raise RejectedError("no-handle")
    word = password.reveal().strip().lower()
    if not _APP_PASSWORD.fullmatch(word):
        raise RejectedError("not-an-app-password")
    answer = post(server, "server.createSession", {"identifier": name, "password": word})
    if answer.status >= 400 and not answer.error:
        raise RejectedError("no-such-address")  # a web server, but not of this protocol
    if answer.status in {400, 401}:
        raise RejectedError("wrong-password")
    return _linked(server, answer.accepted())


class PasswordSignIn:
    """Signs one account's requests with a bearer token; a ``bluesky_session.SignIn``."""

    def __init__(self, server: str, keeper: Keeper) -> None:
        self._server = server
        self._rotation = Rotation(keeper, self._renew)

    def access(self, dead: Secret | None = None) -> Secret:
        """Return a token; see ``oauth.rotation``."""
        return self._rotation.access(dead)

    def send(
        self,
        verb: str,  # noqa: ARG002
        url: str,  # noqa: ARG002
        token: Secret,
        call: Callable[[Access], Answer],
    ) -> Answer:
        """Make a request."""
        return call(token)

    def _renew(self, kept: Secret) -> Renewed:
        answer = post(self._server, "server.refreshSession", None, kept)
        if answer.status in {400, 401, 403}:
            raise LinkExpiredError("sign-in-ended")
        data = answer.accepted()
        refresh, access = field(data, "refreshJwt"), field(data, "accessJwt")
        return Renewed(kept=Secret(refresh), access=Secret(access))


def end(server: str, refresh: Secret) -> None:
    """End a sign-in; one that is already over is fine.

    Raises:
        UnavailableError: the network could not be told.
    """
    answer = post(server, "server.deleteSession", None, refresh)
    if answer.status >= 400 and answer.error not in DEAD_TOKEN and answer.status != 401:
        raise UnavailableError("unclear-answer")


def _linked(server: str, data: Mapping[str, Any]) -> Linked:
    refresh = Secret(field(data, "refreshJwt"))
    did, handle = field(data, "did"), field(data, "handle")
    if _scope(field(data, "accessJwt")) == _MAIN_PASSWORD_SCOPE:
        end(server, refresh)
        raise RejectedError("main-password")
    name = display_name(server, did) or handle
    identity = Identity(user_id=did, handle=handle, name=name, host=server)
    return Linked(identity=identity, secret=refresh)


def _scope(jwt: str) -> str:
    """Read the scope of an access token. It is our own, fresh from the server: not verified."""
    try:
        middle = jwt.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    except (ValueError, IndexError):
        return ""
    scope = claims.get("scope") if isinstance(claims, dict) else ""
    return scope if isinstance(scope, str) else ""
