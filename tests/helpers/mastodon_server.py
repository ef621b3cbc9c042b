"""The few Mastodon calls that the app makes, answered from memory, with faults on demand.

It is as strict as the documentation says: exact redirect addresses, PKCE, one use of a code,
one status for one Idempotency-Key (https://docs.joinmastodon.org, read 2026-11-21).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from email.parser import BytesParser
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from studio.publishers.oauth.pkce import s256
from tests.helpers.bad_server import Reply, Seen, as_json

SECRET = "canary-client-secret"
TOKEN = "canary-token"
CODE = "canary-code"
NO_TOKEN = {"error": "The access token is invalid"}
INSTANCE: dict[str, Any] = {
    "domain": "garden.example",
    "configuration": {
        "statuses": {
            "max_characters": 600,
            "max_media_attachments": 4,
            "characters_reserved_per_url": 23,
        },
        "media_attachments": {
            "supported_mime_types": ["image/jpeg", "image/png", "video/mp4"],
            "description_limit": 1500,
            "image_size_limit": 1_000_000,
            "image_matrix_limit": 33_177_600,
        },
    },
}


class FakeMastodon:
    """``faults`` maps (method, path) such as ``POST /api/v1/statuses`` to its next answers."""

    def __init__(self) -> None:
        self.url = ""
        self.instance: dict[str, Any] | None = INSTANCE
        self.old: dict[str, Any] | None = None
        self.metadata: dict[str, Any] | None = {"scopes_supported": ["profile", "read", "write"]}
        self.apps: list[dict[str, str]] = []
        self.asked: dict[str, str] = {}
        self.code = CODE
        self.scope = "profile write:statuses write:media"
        self.token = ""
        self.revoked: list[dict[str, str]] = []
        self.statuses: list[dict[str, Any]] = []
        self.by_key: dict[str, dict[str, Any]] = {}
        self.media: dict[str, dict[str, Any]] = {}
        self.pending = 0
        self.has_pages = True
        self.now = "2026-11-21T09:30:05.000Z"
        self.faults: dict[str, list[Reply]] = {}

    def __call__(self, seen: Seen) -> Reply:
        path = urlsplit(seen.path).path
        called = f"{seen.method} {path}"
        fault = self.faults.get(called)
        if fault:
            reply = fault.pop(0)
            if reply.drop:  # it arrived and was stored; only the answer is lost
                self._answer(called, path, seen)
            return reply
        return self._answer(called, path, seen)

    def say_yes(self, url: str) -> str:
        """Do what the person does in the browser; return the address that it comes back to."""
        self.asked = dict(parse_qsl(urlsplit(url).query))
        app = next(a for a in self.apps if a["client_id"] == self.asked["client_id"])
        assert self.asked["redirect_uri"] == app["redirect_uris"]
        assert set(self.asked["scope"].split()) <= set(app["scopes"].split())
        return f"{self.asked['redirect_uri']}?code={self.code}&state={self.asked['state']}"

    def _answer(self, called: str, path: str, seen: Seen) -> Reply:
        open_doors: dict[str, Callable[[Seen], Reply]] = {
            "GET /.well-known/oauth-authorization-server": lambda _: self._page(self._about()),
            "GET /api/v2/instance": lambda _: self._page(self.instance),
            "GET /api/v1/instance": lambda _: self._page(self.old),
            "POST /api/v1/apps": self._register,
            "POST /oauth/token": self._redeem,
            "POST /oauth/revoke": self._revoke,
        }
        if called in open_doors:
            return open_doors[called](seen)
        if not self.token or seen.headers.get("Authorization") != f"Bearer {self.token}":
            return as_json(NO_TOKEN, 401)
        if called == "GET /api/v1/accounts/verify_credentials":
            return as_json({"id": "110", "username": "priya", "display_name": "Priya  Nair"})
        if called == "GET /api/v1/accounts/110/statuses":
            return self._own(seen)
        if called == "POST /api/v2/media":
            return self._upload(seen)
        if called == "POST /api/v1/statuses":
            return self._post(seen)
        if path.startswith("/api/v1/media/"):
            return self._is_ready(path)
        return as_json({"error": "Record not found"}, 404)

    def _about(self) -> dict[str, Any] | None:
        ends = {name: f"{self.url}/oauth/{name}" for name in ("authorize", "token", "revoke")}
        basic = {
            "issuer": f"{self.url}/",
            "authorization_endpoint": ends["authorize"],
            "token_endpoint": ends["token"],
            "revocation_endpoint": ends["revoke"],
            "code_challenge_methods_supported": ["S256"],
        }
        return None if self.metadata is None else {**basic, **self.metadata}

    def _page(self, data: dict[str, Any] | None) -> Reply:
        return as_json({"error": "Not Found"}, 404) if data is None else as_json(data)

    def _register(self, seen: Seen) -> Reply:
        given = dict(parse_qsl(seen.body.decode()))
        app = {"client_id": f"app{len(self.apps)}", "client_secret": SECRET, **given}
        self.apps.append(app)
        return as_json(app)

    def _redeem(self, seen: Seen) -> Reply:
        given = dict(parse_qsl(seen.body.decode()))
        app = next((a for a in self.apps if a["client_id"] == given["client_id"]), None)
        if app is None or given["client_secret"] != SECRET:
            return as_json({"error": "invalid_client"}, 401)
        right = (
            given["code"] == self.code
            and given["redirect_uri"] == app["redirect_uris"]
            and s256(given["code_verifier"]) == self.asked["code_challenge"]
        )
        if not right:
            return as_json({"error": "invalid_grant"}, 400)
        self.code, self.token = "used", TOKEN
        return as_json({"access_token": TOKEN, "token_type": "Bearer", "scope": self.scope})

    def _revoke(self, seen: Seen) -> Reply:
        given = dict(parse_qsl(seen.body.decode()))
        if given["client_secret"] != SECRET:
            return as_json({"error": "invalid_client"}, 403)
        self.revoked.append(given)
        self.token = ""
        return as_json({})

    def _upload(self, seen: Seen) -> Reply:
        head = b"Content-Type: " + seen.headers["Content-Type"].encode() + b"\r\n\r\n"
        form = BytesParser().parsebytes(head + seen.body)
        parts: dict[str, Any] = {
            str(part.get_param("name", header="content-disposition")): part.get_payload(decode=True)
            for part in form.walk()
            if not part.is_multipart()
        }
        number = str(len(self.media) + 1)
        self.media[number] = {
            "id": number,
            "bytes": parts["file"],
            "description": parts["description"].decode(),
            "left": self.pending,
        }
        return as_json({"id": number, "url": None}, 202 if self.pending else 200)

    def _is_ready(self, path: str) -> Reply:
        item = self.media[path.rpartition("/")[2]]
        item["left"] -= 1
        return as_json({"id": item["id"]}, 206 if item["left"] > 0 else 200)

    def _post(self, seen: Seen) -> Reply:
        given, key = json.loads(seen.body), seen.headers.get("Idempotency-Key", "")
        if key not in self.by_key:
            self.by_key[key] = self.add(given["status"], given["media_ids"], given)
        return as_json(self.by_key[key])

    def add(self, text: str, media: list[str], more: dict[str, Any] | None = None) -> Any:
        """Make a status, as a press of a button on the website does."""
        number = str(1000 + len(self.statuses))
        items = [
            {"id": m, "type": "image", "description": self.media[m]["description"]} for m in media
        ]
        status = {
            "id": number,
            "url": f"https://garden.example/@priya/{number}",
            "content": as_html(text),
            "created_at": self.now,
            "media_attachments": items,
            "given": more or {},
            "text": text,
        }
        self.statuses.insert(0, status)
        return status

    def _own(self, seen: Seen) -> Reply:
        asked = {k: v[0] for k, v in parse_qs(urlsplit(seen.path).query).items()}
        before = int(asked.get("max_id", 10**9)) if self.has_pages else 10**9
        older = [s for s in self.statuses if int(s["id"]) < before]
        return as_json(older[: int(asked["limit"])])


def as_html(text: str) -> str:
    """Return a text as Mastodon shows it: links in three parts, mentions without the server."""

    def link(match: re.Match[str]) -> str:
        whole = match.group()
        scheme, rest = whole[: whole.index("://") + 3], whole[whole.index("://") + 3 :]
        shown = (
            f'<span class="ellipsis">{rest[:10]}</span><span class="invisible">{rest[10:]}</span>'
        )
        return f'<a href="{whole}"><span class="invisible">{scheme}</span>{shown}</a>'

    done = html.escape(text, quote=True)
    done = re.sub(
        r"(?<![\w/])@(\w+)@[\w.-]+\w", r'<span class="h-card"><a>@<span>\1</span></a></span>', done
    )
    done = re.sub(r"https?://[^\s&]+", link, done)
    parts = re.split(r"\n{2,}", done.replace("\r\n", "\n").strip())
    return "".join(f"<p>{part.replace(chr(10), '<br />')}</p>" for part in parts)
