"""Bluesky by the browser (https://atproto.com/specs/oauth, read 2026-11-29).

The profile wants everything: the try is announced first (PAR), the code is bound to it
(PKCE) and every token to a key (DPoP). Kept is one JSON text: the refresh token, which is
replaced at every use, its key, and where to ask. A public client's sign-in lasts two weeks
at Bluesky's own servers (github.com/bluesky-social/atproto at d6296a1, ``oauth-provider``,
read 2026-11-21); after that the person signs in again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from studio.publishers import http
from studio.publishers.addresses import is_here, may_follow
from studio.publishers.answers import Answer
from studio.publishers.base import Ask, Authorization, Identity, Keeper, Linked, Secret
from studio.publishers.bluesky_calls import display_name
from studio.publishers.bluesky_people import find
from studio.publishers.carried import Access, Bound
from studio.publishers.errors import LinkExpiredError, RejectedError, UnavailableError
from studio.publishers.oauth import metadata, tokens
from studio.publishers.oauth.dpop import Key, Prover
from studio.publishers.oauth.metadata import Server
from studio.publishers.oauth.pkce import new_pkce
from studio.publishers.oauth.rotation import Renewed, Rotation
from studio.publishers.oauth.tokens import Fields

SCOPE = "atproto repo:app.bsky.feed.post?action=create&action=update blob:image/*"
"""Posts and their pictures, and nothing else (https://atproto.com/specs/permission,
read 2026-11-29). The brand's client metadata has to name the same."""

_KIND = "bluesky-oauth"

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What is kept in the vault, as JSON.

    Attributes:
        refresh: the refresh token; the code's verifier while a try is under way.
        key: the DPoP key, as JSON.
        token: the token endpoint.
        revoke: the revocation endpoint, or "".
        issuer: of the authorization server.
        client_id: what the sign-in was made with; the brand's may change.
    """

    refresh: Secret
    key: Secret
    token: str
    revoke: str
    issuer: str
    client_id: str

    def secret(self) -> Secret:
        return Secret(json.dumps(self.plain(), separators=(",", ":")))

    def plain(self) -> dict[str, str]:
        return {
            "kind": _KIND,
            "refresh": self.refresh.reveal(),
            "key": self.key.reveal(),
            "token": self.token,
            "revoke": self.revoke,
            "issuer": self.issuer,
            "client_id": self.client_id,
        }

    def prover(self, clock: Clock) -> Prover:
        return Prover(Key.from_secret(self.key), clock=clock)


def is_kept_here(secret: Secret) -> bool:
    """Tell whether a kept secret is of this way to sign in; an app password's is a JWT."""
    return secret.reveal().startswith("{")


def authorize(ask: Ask, client_id: str, *, home: str, clock: Clock) -> Authorization:
    """Find the person's server and announce the try there.

    Args:
        ask: what is asked for; the handle has to be there.
        client_id: address of the brand's client metadata; "" for a server on this computer.
        home: the server that knows handles, when the person named none.
        clock: gives the time, aware.

    Raises:
        RejectedError: there is no such person, no client, or the server is not right.
        UnavailableError: a server could not be reached.
    """
    person = find(ask.host or home, ask.handle)
    client = client_id or _development_client(ask, person.server)
    server = _authorization_server(person.server)
    halves, key = new_pkce(), Key.new()
    prover = Prover(key, clock=clock)
    asked = _asked(ask, client, person.handle, halves.challenge)
    url = _pushed(server, client, prover.post_form(server.push, asked))
    kept = _Kept(
        refresh=halves.verifier,
        key=key.as_secret(),
        token=server.token,
        revoke=server.revoke,
        issuer=server.issuer,
        client_id=client,
    )
    carried = {"kept": kept.plain(), "person": asdict(person)}
    return Authorization(
        url=url,
        issuer=server.issuer,
        redirect_uri=ask.redirect_uri,
        state=ask.state,
        carried=Secret(json.dumps(carried)),
    )


def _asked(ask: Ask, client_id: str, handle: str, challenge: str) -> Fields:
    return {
        "client_id": client_id,
        "response_type": "code",
        "redirect_uri": ask.redirect_uri,
        "scope": SCOPE,
        "state": ask.state,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        "login_hint": handle,
        "prompt": "login",  # somebody else may still be signed in in this browser
    }


def redeem(authorization: Authorization, code: Secret, *, clock: Clock) -> Linked:
    """Turn a code into a sign-in, and make sure that it is of the person who was asked for.

    Raises:
        RejectedError: the server refused, or it is somebody else's (``wrong-person``).
        UnavailableError: the server could not be reached.
    """
    carried = json.loads(authorization.carried.reveal())
    kept, person = _read(carried["kept"]), carried["person"]
    prover = kept.prover(clock)
    got = tokens.by_code(
        kept.token,
        client_id=kept.client_id,
        code=code,
        redirect_uri=authorization.redirect_uri,
        verifier=kept.refresh,
        send=prover.post_form,
    )
    if got.refresh is None or got.kind != "dpop" or "atproto" not in got.scope.split():
        raise RejectedError("wrong-answer")
    fresh = replace(kept, refresh=got.refresh).secret()
    if got.more.get("sub") != person["did"]:
        _forget(fresh, clock)
        raise RejectedError("wrong-person")
    name = display_name(person["server"], person["did"]) or person["handle"]
    identity = Identity(
        user_id=person["did"], handle=person["handle"], name=name, host=person["server"]
    )
    return Linked(identity=identity, secret=fresh)


class BrowserSignIn:
    """Signs one account's requests with a proof each; a ``bluesky_session.SignIn``.

    Raises:
        LinkExpiredError: what was kept cannot be read.
    """

    def __init__(self, secret: Secret, keeper: Keeper, *, clock: Clock) -> None:
        self._prover = _kept(secret).prover(clock)
        self._clock = clock
        self._rotation = Rotation(keeper, self._renew)

    def access(self, dead: Secret | None = None) -> Secret:
        """Return a token; see ``oauth.rotation``."""
        return self._rotation.access(dead)

    def send(self, verb: str, url: str, token: Secret, call: Callable[[Access], Answer]) -> Answer:
        """Make a request with a proof."""

        def bound(access: Bound) -> Answer:
            return call(access)

        return self._prover.call(verb, url, bound, token)

    def _renew(self, secret: Secret) -> Renewed:
        kept = _kept(secret)
        self._prover = kept.prover(self._clock)  # the account may have been linked again
        got = tokens.by_refresh(
            kept.token,
            client_id=kept.client_id,
            refresh=kept.refresh,
            send=self._prover.post_form,
        )
        if got.refresh is None or got.kind != "dpop":
            raise UnavailableError("unclear-answer")
        return Renewed(kept=replace(kept, refresh=got.refresh).secret(), access=got.access)


def end(secret: Secret, *, clock: Clock) -> None:
    """End a sign-in at the network; one that is over already is fine.

    Raises:
        UnavailableError: the network could not be told.
    """
    try:
        kept = _kept(secret)
        prover = kept.prover(clock)
    except LinkExpiredError:
        return  # there is nothing to end
    if not kept.revoke:
        raise UnavailableError("unclear-answer")
    tokens.revoke(
        kept.revoke,
        client_id=kept.client_id,
        token=kept.refresh,
        send=prover.post_form,
    )


def _forget(secret: Secret, clock: Clock) -> None:
    try:
        end(secret, clock=clock)
    except UnavailableError:
        return  # it runs out by itself


def _kept(secret: Secret) -> _Kept:
    try:
        return _read(json.loads(secret.reveal()))
    except (ValueError, TypeError, KeyError, AttributeError):
        pass
    # Raised here: no traceback then carries what was read.
    raise LinkExpiredError("sign-in-ended")


def _read(data: dict[str, str]) -> _Kept:
    if data["kind"] != _KIND or not all(isinstance(value, str) for value in data.values()):
        raise ValueError(_KIND)
    return _Kept(
        refresh=Secret(data["refresh"]),
        key=Secret(data["key"]),
        token=data["token"],
        revoke=data["revoke"],
        issuer=data["issuer"],
        client_id=data["client_id"],
    )


def _development_client(ask: Ask, server: str) -> str:
    # The protocol's exception for clients without metadata; other servers refuse it.
    if not is_here(server):
        raise RejectedError("no-browser-way")
    return "http://localhost?" + urlencode({"redirect_uri": ask.redirect_uri, "scope": SCOPE})


def _authorization_server(server: str) -> Server:
    answer = http.get_json(f"{server}/.well-known/oauth-protected-resource", {})
    if answer.status >= 400:
        raise RejectedError("no-browser-way")
    issuers = answer.data.get("authorization_servers")
    issuer = issuers[0] if isinstance(issuers, list) and len(issuers) == 1 else None
    if answer.data.get("resource") != server or not may_follow(issuer, named_by=server):
        raise RejectedError("wrong-metadata", "resource")
    found = metadata.discover(str(issuer))
    if not found.push or not found.says_who or found.issuer != issuer:
        raise RejectedError("wrong-metadata", "issuer")
    return found


def _pushed(server: Server, client_id: str, answer: Answer) -> str:
    if answer.status >= 400:
        raise tokens.refusal(answer)
    uri = answer.data.get("request_uri")
    if not isinstance(uri, str) or not uri or len(uri) > 500:
        raise RejectedError("wrong-answer")
    mark = "&" if "?" in server.authorize else "?"
    query = urlencode({"client_id": client_id, "request_uri": uri})
    return f"{server.authorize}{mark}{query}"
