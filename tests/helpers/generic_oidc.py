"""A network that is nothing but an authorization server: the smallest use of the package."""

from __future__ import annotations

import json
from datetime import datetime
from typing import ClassVar
from urllib.parse import urlencode

from studio.post import OutgoingPost
from studio.publishers import http
from studio.publishers.base import (
    Ask,
    Authorization,
    Identity,
    Keeper,
    Linked,
    Posted,
    Publisher,
    Secret,
    Session,
)
from studio.publishers.errors import LinkExpiredError, RejectedError
from studio.publishers.oauth import broker, metadata, tokens
from studio.publishers.oauth.pkce import new_pkce
from studio.publishers.oauth.rotation import Renewed, Rotation
from studio.publishers.oauth.tokens import Tokens


class GenericOidc(Publisher):
    """Signs in at any issuer; ``look`` asks who is signed in.

    Args:
        client_id: registered there.
        broker_url: the brand's token broker, or "".
    """

    id: ClassVar[str] = "generic"
    callback_path: ClassVar[str] = "/callback/generic"

    def __init__(self, client_id: str = "studio-native", broker_url: str = "") -> None:
        self._client_id = client_id
        self._broker = broker_url

    def ways(self) -> tuple[str, ...]:
        return ("browser",)

    def new_key(self, now: datetime) -> str:
        return "key"

    def authorize(self, ask: Ask) -> Authorization:
        server = metadata.discover(ask.host)
        halves = new_pkce()
        asked = {
            "client_id": self._client_id,
            "response_type": "code",
            "redirect_uri": ask.redirect_uri,
            "scope": "openid offline_access",
            "state": ask.state.reveal(),
            "code_challenge": halves.challenge,
            "code_challenge_method": "S256",
            "prompt": "consent",
        }
        carried = {
            "verifier": halves.verifier.reveal(),
            "token": server.token,
            "me": server.more["userinfo_endpoint"],
            "host": ask.host,
        }
        return Authorization(
            url=f"{server.authorize}?{urlencode(asked)}",
            issuer=server.answers_as,
            redirect_uri=ask.redirect_uri,
            state=ask.state,
            carried=Secret(json.dumps(carried)),
        )

    def redeem(self, authorization: Authorization, code: Secret) -> Linked:
        carried = json.loads(authorization.carried.reveal())
        verifier, back = Secret(carried["verifier"]), authorization.redirect_uri
        if self._broker:
            got = broker.by_code(
                self._broker, self.id, code=code, redirect_uri=back, verifier=verifier
            )
        else:
            got = tokens.by_code(
                carried["token"],
                client_id=self._client_id,
                code=code,
                redirect_uri=back,
                verifier=verifier,
            )
        who = http.get_json(carried["me"], {}, token=got.access).accepted()["sub"]
        if got.refresh is None:
            raise RejectedError("wrong-answer")
        identity = Identity(user_id=who, handle=who, name=who, host=carried["host"])
        return Linked(identity=identity, secret=got.refresh)

    def resume(self, identity: Identity, secret: Secret, *, keeper: Keeper) -> Session:
        return _Session(self, identity, keeper)

    def unlink(self, identity: Identity, secret: Secret) -> None:
        if self._broker:
            broker.revoke(self._broker, self.id, token=secret)
            return
        revoke = metadata.discover(identity.host).revoke
        tokens.revoke(revoke, client_id=self._client_id, token=secret)

    def renew(self, identity: Identity, kept: Secret) -> Renewed:
        got = self._refreshed(identity, kept)
        assert got.refresh is not None
        return Renewed(kept=got.refresh, access=got.access)

    def _refreshed(self, identity: Identity, kept: Secret) -> Tokens:
        if self._broker:
            return broker.by_refresh(self._broker, self.id, refresh=kept)
        endpoint = metadata.discover(identity.host).token
        return tokens.by_refresh(endpoint, client_id=self._client_id, refresh=kept)


class _Session(Session):
    def __init__(self, door: GenericOidc, who: Identity, keeper: Keeper) -> None:
        self._who = who
        self._rotation = Rotation(keeper, lambda kept: door.renew(who, kept))

    def _publish(self, post: OutgoingPost, *, key: str) -> Posted:
        raise RejectedError("refused")

    def _look(self, *, key: str, **_post: object) -> Posted | None:
        url = metadata.discover(self._who.host).more["userinfo_endpoint"]
        answer = http.get_json(url, {}, token=self._rotation.access())
        if answer.status == 401:
            raise LinkExpiredError("sign-in-ended")
        who = str(answer.accepted()["sub"])
        return Posted(url=f"generic:{who}", remote_id=who)
