"""The few Bluesky calls that the app makes, answered from memory, with faults on demand.

How it answers was compared with a real PDS 0.5.35, which the journeys run against.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from tests.helpers.bad_server import Reply, Seen, as_json

DID = "did:plc:abcdefghijklmnopqrstuvwx"
HANDLE = "priya.example"
APP_PASSWORD = "abcd-efgh-ijkl-mnop"


def jwt(scope: str, number: int = 0) -> str:
    claims = {"scope": scope, "sub": DID, "n": number}
    middle = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    return f"eyJhbGciOiJub25lIn0.{middle}.canary"


class FakeBluesky:
    """``faults`` maps a method such as ``repo.putRecord`` to its next answers."""

    def __init__(self) -> None:
        self.scope = "com.atproto.appPass"
        self.name = "Priya"
        self.number = 0
        self.refresh = jwt("com.atproto.refresh")
        self.access = ""
        self.ended = False
        self.records: dict[str, dict[str, object]] = {}
        self.writes: list[str] = []
        self.blobs: list[bytes] = []
        self.people = {"anna.example": "did:plc:anna"}
        self.faults: dict[str, list[Reply]] = {}

    def __call__(self, seen: Seen) -> Reply:
        method = urlsplit(seen.path).path.removeprefix("/xrpc/com.atproto.")
        fault = self.faults.get(method)
        if fault:
            reply = fault.pop(0)
            if reply.drop:  # it arrived and was stored; only the answer is lost
                self._answers()[method](seen)
            return reply
        return self._answers()[method](seen)

    def _answers(self) -> dict[str, Callable[[Seen], Reply]]:
        return {
            "server.createSession": self._create,
            "server.refreshSession": self._refresh,
            "server.deleteSession": self._delete,
            "identity.resolveHandle": self._resolve,
            "repo.uploadBlob": self._upload,
            "repo.putRecord": self._put,
            "repo.getRecord": self._get,
        }

    def _tokens(self) -> dict[str, str]:
        self.number += 1
        self.refresh = jwt("com.atproto.refresh", self.number)
        self.access = jwt(self.scope, self.number)
        return {"accessJwt": self.access, "refreshJwt": self.refresh, "did": DID, "handle": HANDLE}

    def _create(self, seen: Seen) -> Reply:
        given = seen.json()
        if given["identifier"] != HANDLE or given["password"] != APP_PASSWORD:
            return as_json({"error": "AuthenticationRequired", "message": "no"}, 401)
        return as_json(self._tokens())

    def _refresh(self, seen: Seen) -> Reply:
        if self.ended or seen.headers.get("Authorization") != f"Bearer {self.refresh}":
            return as_json({"error": "ExpiredToken", "message": "Token has been revoked"}, 400)
        return as_json(self._tokens())

    def _delete(self, seen: Seen) -> Reply:
        self.ended = True
        return Reply(body=b"")

    def _resolve(self, seen: Seen) -> Reply:
        did = self.people.get(parse_qs(urlsplit(seen.path).query)["handle"][0])
        return as_json({"did": did}) if did else as_json({"error": "InvalidRequest"}, 400)

    def _signed(self, seen: Seen) -> bool:
        return bool(self.access) and seen.headers.get("Authorization") == f"Bearer {self.access}"

    def _dead(self) -> Reply:
        return as_json({"error": "ExpiredToken", "message": "Token has expired"}, 400)

    def _upload(self, seen: Seen) -> Reply:
        if not self._signed(seen):
            return self._dead()
        self.blobs.append(seen.body)
        ref = {"$link": f"blob{len(self.blobs)}"}
        mime = seen.headers["Content-Type"]
        blob = {"$type": "blob", "ref": ref, "mimeType": mime, "size": len(seen.body)}
        return as_json({"blob": blob})

    def _put(self, seen: Seen) -> Reply:
        if not self._signed(seen):
            return self._dead()
        given = seen.json()
        self.records[given["rkey"]] = given["record"]
        self.writes.append(given["rkey"])
        uri = f"at://{given['repo']}/{given['collection']}/{given['rkey']}"
        return as_json({"uri": uri, "cid": "bafy"})

    def _get(self, seen: Seen) -> Reply:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(seen.path).query).items()}
        if asked["collection"] == "app.bsky.actor.profile":
            return as_json({"value": {"displayName": self.name}})
        if not self._signed(seen):
            return self._dead()
        if asked["rkey"] not in self.records:
            return as_json({"error": "RecordNotFound", "message": "Could not locate record"}, 400)
        uri = f"at://{asked['repo']}/{asked['collection']}/{asked['rkey']}"
        return as_json({"uri": uri, "value": self.records[asked["rkey"]]})
