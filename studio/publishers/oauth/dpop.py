"""Tokens that are bound to a key: whoever only has the token cannot use it (RFC 9449).

The key is made for one account and kept beside its refresh token. The proofs are made
with joserfc (see ADR 32), which is imported when the first one is needed.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from studio.publishers import http
from studio.publishers.answers import Answer
from studio.publishers.base import Secret
from studio.publishers.carried import Bound
from studio.publishers.errors import LinkExpiredError
from studio.publishers.oauth.pkce import s256
from studio.publishers.oauth.tokens import Fields

if TYPE_CHECKING:
    from joserfc.jwk import ECKey

_LONGEST_NONCE = 1_000  # characters


class Key:
    """A private key of the curve P-256, which ES256 wants. It never shows itself."""

    __slots__ = ("_key",)

    def __init__(self, key: ECKey) -> None:
        self._key = key

    @classmethod
    def new(cls) -> Key:
        """Make a key."""
        from joserfc.jwk import ECKey

        return cls(ECKey.generate_key("P-256"))

    @classmethod
    def from_secret(cls, secret: Secret) -> Key:
        """Return the key that was kept.

        Raises:
            LinkExpiredError: it is no such key.
        """
        from joserfc.errors import JoseError
        from joserfc.jwk import ECKey

        try:
            key = ECKey.import_key(json.loads(secret.reveal()))
            fits = key.is_private and key.curve_name == "P-256"
        except (ValueError, TypeError, KeyError, AttributeError, JoseError):
            fits = False
        if not fits:
            raise LinkExpiredError("sign-in-ended")
        return cls(key)

    def as_secret(self) -> Secret:
        """Return the key as JSON (RFC 7517), to be kept beside the refresh token."""
        return Secret(json.dumps(self._key.as_dict(private=True), separators=(",", ":")))

    def public(self) -> dict[str, Any]:
        """Return the half that everybody may see, as JSON (RFC 7517)."""
        whole = self._key.as_dict(private=False)
        return {name: whole[name] for name in ("kty", "crv", "x", "y")}

    def sign(self, claims: Mapping[str, Any]) -> Secret:
        """Return a proof with these claims."""
        from joserfc import jws

        header = {"typ": "dpop+jwt", "alg": "ES256", "jwk": self.public()}
        body = json.dumps(claims, separators=(",", ":")).encode()
        return Secret(jws.serialize_compact(header, body, self._key, algorithms=["ES256"]))

    def __repr__(self) -> str:
        return "Key(…)"

    def __reduce__(self) -> tuple[type, tuple[str]]:
        raise TypeError("a key is never stored")


class Prover:
    """Makes a fresh proof for each request, with the word that each server wants in it.

    Args:
        key: of the account.
        clock: gives the time, aware.
    """

    def __init__(self, key: Key, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)):
        self._key = key
        self._clock = clock
        self._nonces: dict[str, str] = {}

    def proof(self, method: str, url: str, token: Secret | None = None) -> Secret:
        """Return a proof for one request.

        Args:
            method: ``GET`` or ``POST``.
            url: where it goes; what stands behind ``?`` is left out (RFC 9449 §4.2).
            token: the access token that goes with it, or None.
        """
        claims: dict[str, Any] = {
            "jti": secrets.token_urlsafe(16),
            "htm": method,
            "htu": url.partition("?")[0].partition("#")[0],
            "iat": int(self._clock().timestamp()),
        }
        nonce = self._nonces.get(_server(url))
        if nonce:
            claims["nonce"] = nonce
        if token is not None:
            claims["ath"] = s256(token.reveal())
        return self._key.sign(claims)

    def call(
        self, method: str, url: str, send: Callable[[Bound], Answer], token: Secret | None = None
    ) -> Answer:
        """Make a request; when the server wants its word in the proof, once more.

        The first one did nothing then: it was refused before it was looked at.

        Args:
            method: ``GET`` or ``POST``.
            url: where it goes.
            send: makes the request, each time with a fresh body.
            token: the access token, or None.
        """
        answer = send(Bound(token=token, proof=self.proof(method, url, token)))
        learned = self._learn(url, answer)
        if learned and _wants_nonce(answer):
            answer = send(Bound(token=token, proof=self.proof(method, url, token)))
            self._learn(url, answer)
        return answer

    def post_form(self, url: str, fields: Fields) -> Answer:
        """Send a form with a proof; a ``tokens.Send``."""
        return self.call("POST", url, lambda bound: http.post_form(url, fields, token=bound))

    def _learn(self, url: str, answer: Answer) -> bool:
        nonce = answer.headers.get("DPoP-Nonce", "")
        if not nonce or len(nonce) > _LONGEST_NONCE or not nonce.isascii():
            return False
        self._nonces[_server(url)] = nonce
        return True


def _wants_nonce(answer: Answer) -> bool:
    if answer.status not in {400, 401}:
        return False
    challenge = answer.headers.get("WWW-Authenticate", "")
    return answer.error == "use_dpop_nonce" or 'error="use_dpop_nonce"' in challenge


def _server(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
