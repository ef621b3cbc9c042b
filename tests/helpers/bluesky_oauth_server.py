"""Bluesky's sign-in in the browser, answered from memory, with faults on demand.

How it answers was compared with a real PDS 0.5.35, which the journeys run against.
"""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.helpers.bad_server import Reply, Seen, as_json
from tests.helpers.bluesky_server import DID, HANDLE, FakeBluesky

CODE = "canary-code"
SCOPE = "atproto repo:app.bsky.feed.post?action=create&action=update blob:image/*"


class FakeBlueskyOauth(FakeBluesky):
    """``url`` has to be set once the server runs. ``metadata`` and ``document`` can be changed.

    Attributes:
        pushed: the forms of announced tries.
        forms: the forms that came to the token and revocation endpoints.
        given: changes to the next answer of the token endpoint.
    """

    def __init__(self) -> None:
        super().__init__()
        self.url = ""
        self.people[HANDLE] = DID
        self.sub = DID
        self.nonce = "nonce-1"
        self.pushed: list[dict[str, str]] = []
        self.forms: list[dict[str, str]] = []
        self.proofs: list[dict[str, Any]] = []
        self.metadata: dict[str, Any] = {}
        self.resource: dict[str, Any] = {}
        self.document: dict[str, Any] = {}
        self.given: dict[str, Any] = {}
        self.refreshes = 0
        self.oauth_refresh = ""
        self.code_used = False

    def __call__(self, seen: Seen) -> Reply:
        path = urlsplit(seen.path).path
        oauth = {
            "/.well-known/oauth-protected-resource": self._resource,
            "/.well-known/oauth-authorization-server": self._metadata,
            "/oauth/par": self._par,
            "/oauth/token": self._token,
            "/oauth/revoke": self._revoke,
            "/xrpc/com.atproto.repo.describeRepo": self._describe,
        }.get(path)
        fault = self.faults.get(path)
        if fault:
            return fault.pop(0)
        return oauth(seen) if oauth else super().__call__(seen)

    def _resource(self, _seen: Seen) -> Reply:
        told = {"resource": self.url, "authorization_servers": [self.url]}
        return as_json({**told, **self.resource})

    def _metadata(self, _seen: Seen) -> Reply:
        told = {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/oauth/authorize",
            "token_endpoint": f"{self.url}/oauth/token",
            "revocation_endpoint": f"{self.url}/oauth/revoke",
            "pushed_authorization_request_endpoint": f"{self.url}/oauth/par",
            "authorization_response_iss_parameter_supported": True,
        }
        return as_json({**told, **self.metadata})

    def _describe(self, seen: Seen) -> Reply:
        service = {
            "id": "#atproto_pds",
            "type": "AtprotoPersonalDataServer",
            "serviceEndpoint": self.url,
        }
        told = {"id": DID, "alsoKnownAs": [f"at://{HANDLE}"], "service": [service]}
        return as_json({"didDoc": {**told, **self.document}})

    def _proved(self, seen: Seen, token: str = "") -> bool:
        proof = seen.headers.get("DPoP", "")
        if not proof:
            return False
        claims = _claims(proof)
        self.proofs.append(claims)
        right = claims["htm"] == seen.method
        right = right and claims["htu"] == f"{self.url}{urlsplit(seen.path).path}"
        if token:
            digest = hashlib.sha256(token.encode()).digest()
            right = right and claims["ath"] == base64.urlsafe_b64encode(digest).decode().rstrip("=")
        return right and claims.get("nonce") == self.nonce

    def _ask_again(self, status: int = 400) -> Reply:
        return as_json({"error": "use_dpop_nonce"}, status, DPoP_Nonce=self.nonce)

    def _par(self, seen: Seen) -> Reply:
        if not self._proved(seen):
            return self._ask_again()
        self.pushed.append(_form(seen))
        return as_json({"request_uri": "urn:request:1", "expires_in": 299}, 201)

    def _token(self, seen: Seen) -> Reply:
        if not self._proved(seen):
            return self._ask_again()
        form = _form(seen)
        self.forms.append(form)
        if form["grant_type"] == "authorization_code":
            if form["code"] != CODE or self.code_used or not self._verified(form):
                return as_json({"error": "invalid_grant"}, 400)
            self.code_used = True
        elif form["refresh_token"] != self.oauth_refresh or self.ended:
            return as_json({"error": "invalid_grant"}, 400)
        self.refreshes += 1
        self.oauth_refresh = f"canary-refresh-{self.refreshes}"
        self.access = f"canary-access-{self.refreshes}"
        told = {
            "access_token": self.access,
            "refresh_token": self.oauth_refresh,
            "token_type": "DPoP",
            "scope": SCOPE,
            "sub": self.sub,
        }
        return as_json({**told, **self.given})

    def _verified(self, form: dict[str, str]) -> bool:
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        return challenge == self.pushed[-1]["code_challenge"]

    def _revoke(self, seen: Seen) -> Reply:
        if not self._proved(seen):
            return self._ask_again()
        self.forms.append(_form(seen))
        self.ended = True
        return as_json({})

    def _signed(self, seen: Seen) -> bool:
        right = seen.headers.get("Authorization") == f"DPoP {self.access}"
        return bool(self.access) and right and self._proved(seen, self.access)

    def _dead(self) -> Reply:
        if self.proofs and self.proofs[-1].get("nonce") != self.nonce:
            return self._ask_again(401)
        return as_json({"error": "invalid_token", "message": "exp"}, 401, DPoP_Nonce=self.nonce)


def _form(seen: Seen) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(seen.body.decode()).items()}


def _claims(proof: str) -> dict[str, Any]:
    middle = proof.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    return claims
