"""Signing in at a Mastodon server in the browser, and out again.

Every server is on its own: the app registers there when somebody links an account, and the
server makes a client id and a secret for this one account. Both are kept with the token, in
the password store, and nowhere else
(https://docs.joinmastodon.org/methods/apps and /methods/oauth, read 2026-11-21).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from studio.publishers import http
from studio.publishers.base import Ask, Authorization, Identity, Linked, Secret
from studio.publishers.errors import (
    LinkExpiredError,
    PublishError,
    RejectedError,
    UnavailableError,
)
from studio.publishers.mastodon_server import Instance, read_instance, server_of
from studio.publishers.oauth import metadata, tokens
from studio.publishers.oauth.pkce import new_pkce

APP_NAME = "Shopfloor Studio"
_WHO = "profile"  # from 4.3 on: the name and nothing more
_WHO_BEFORE = "read:accounts"
_SCOPES = ("read:statuses", "read:notifications", "write:statuses", "write:media")
_MAY_POST = frozenset({"write", "write:statuses"})
_ID = re.compile(r"[A-Za-z0-9_.-]{1,100}")  # it becomes a part of addresses
_GONE = frozenset({"invalid_client", "unauthorized_client", "invalid_token"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What the account's secret holds."""

    client_id: Secret
    client_secret: Secret
    token: Secret

    def packed(self) -> Secret:
        """Return them as one secret, JSON."""
        names = ("client_id", "client_secret", "token")
        return Secret(json.dumps({name: getattr(self, name).reveal() for name in names}))


def keys_in(secret: Secret) -> Keys:
    """Read a kept secret.

    Raises:
        LinkExpiredError: it is none of ours.
    """
    found = _read(secret)
    names = ("client_id", "client_secret", "token")
    if not all(isinstance(found.get(name), str) and found[name] for name in names):
        raise LinkExpiredError("no-sign-in")
    return Keys(**{name: Secret(found[name]) for name in names})


def begin(ask: Ask) -> Authorization:
    """Register at the server and return the address that the browser opens.

    The very address that the browser comes back to is registered. Mastodon would take any
    port on this computer; other servers compare letter by letter.

    Raises:
        RejectedError: there is no such server, or it does not take apps.
        UnavailableError: it could not be asked.
    """
    server = server_of(ask.host or ask.handle)
    found = metadata.find(server)
    scopes = " ".join((_who(found), *_SCOPES))
    data = _register(server, ask.redirect_uri, scopes)
    client_id, client_secret = _field(data, "client_id"), _field(data, "client_secret")
    pkce = new_pkce()
    carried = {
        "server": server,
        "client_id": client_id,
        "client_secret": client_secret,
        "verifier": pkce.verifier.reveal(),
        "scope": scopes,
    }
    return Authorization(
        url=f"{server}/oauth/authorize?{_query(ask, client_id, scopes, pkce.challenge)}",
        issuer=found.answers_as if found else "",
        redirect_uri=ask.redirect_uri,
        state=ask.state,
        carried=Secret(json.dumps(carried)),
    )


def finish(authorization: Authorization, code: Secret) -> Linked:
    """Redeem the code, and ask whose account it is.

    Raises:
        RejectedError: the code was not taken, or it does not allow posting.
        UnavailableError: the server could not be asked.
    """
    carried = _read(authorization.carried)
    server, scope = _field(carried, "server"), _field(carried, "scope")
    client_id, client_secret = (
        _field(carried, "client_id"),
        Secret(_field(carried, "client_secret")),
    )
    given = tokens.by_code(
        f"{server}/oauth/token",
        client_id=client_id,
        code=code,
        redirect_uri=authorization.redirect_uri,
        verifier=Secret(_field(carried, "verifier")),
        client_secret=client_secret,
        scope=scope,
    )
    keys = Keys(client_id=Secret(client_id), client_secret=client_secret, token=given.access)
    try:
        return _linked(server, keys, given.scope)
    except PublishError:
        _forget(server, keys)  # nobody will ever use it
        raise


def who_is(server: str, token: Secret, instance: Instance) -> Identity:
    """Ask whose token it is.

    Raises:
        LinkExpiredError: nobody's any more.
        UnavailableError: the server could not be asked.
    """
    answer = http.get_json(f"{server}/api/v1/accounts/verify_credentials", {}, token=token)
    data = answer.accepted()
    user, name = _field(data, "username"), data.get("display_name")
    if not _ID.fullmatch(_field(data, "id")):
        raise UnavailableError("unclear-answer", "id")
    shown = " ".join(name.split()) if isinstance(name, str) else ""
    handle = f"{user}@{instance.domain}"
    return Identity(user_id=_field(data, "id"), handle=handle, name=shown or user, host=server)


def end(server: str, keys: Keys) -> None:
    """Take the token back at the server; one that is gone already is fine.

    Raises:
        UnavailableError: the server could not be told.
    """
    fields: dict[str, str | Secret] = {
        "client_id": keys.client_id,
        "client_secret": keys.client_secret,
        "token": keys.token,
    }
    answer = http.post_form(f"{server}/oauth/revoke", fields)
    if answer.status >= 400 and answer.error not in _GONE:
        raise UnavailableError("unclear-answer")


def _query(ask: Ask, client_id: str, scopes: str, challenge: str) -> str:
    return urlencode(
        {
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": ask.redirect_uri,
            "scope": scopes,
            "state": ask.state.reveal(),
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            # The last person may still be signed in at this browser.
            "force_login": "true",
        }
    )


def _who(found: metadata.Server | None) -> str:
    return _WHO if found is not None and _WHO in found.scopes else _WHO_BEFORE


def _register(server: str, redirect_uri: str, scopes: str) -> Mapping[str, Any]:
    fields = {"client_name": APP_NAME, "redirect_uris": redirect_uri, "scopes": scopes}
    answer = http.post_form(f"{server}/api/v1/apps", fields)
    if answer.status >= 400 and not answer.error:
        raise RejectedError("no-such-address")  # a web server, but not of this network
    return answer.accepted()


def _linked(server: str, keys: Keys, scope: str) -> Linked:
    if not _MAY_POST & set(scope.split()):
        raise RejectedError("may-not-post")
    instance = read_instance(server)
    identity = who_is(server, keys.token, instance)
    return Linked(identity=identity, secret=keys.packed(), limits=instance.limits)


def _forget(server: str, keys: Keys) -> None:
    try:
        end(server, keys)
    except PublishError:
        return  # it is kept nowhere, so nobody can use it


def _read(secret: Secret) -> dict[str, Any]:
    try:
        data = json.loads(secret.reveal())
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _field(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not value:
        raise UnavailableError("unclear-answer", name)
    return value
