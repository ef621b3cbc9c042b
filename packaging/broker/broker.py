"""A token broker: adds a brand's secret to what the app asks a network, and keeps nothing.

The contract is docs/token-broker.md. No token, code or secret is logged, stored or put into
an address. Run it behind a web server that does TLS and limits the rate (README.md here).
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import requests
from broker_settings import Network, read
from flask import Flask, Response, jsonify, request
from requests.auth import AuthBase, HTTPBasicAuth

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_BYTES = 32_768
_MOST_ANSWER = 262_144
_TIMEOUT = (5.0, 25.0)  # seconds to connect, and without a byte
_VISIBLE = re.compile(r"[\x21-\x7e]{1,20000}")
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")  # RFC 7636 §4.1
_CODE_FIELDS = {"grant_type", "code", "redirect_uri", "code_verifier"}
_REFRESH_FIELDS = {"grant_type", "refresh_token"}
_REVOKE_FIELDS = {"token", "token_type_hint"}
_PASSED_ON = (
    "access_token",
    "refresh_token",
    "token_type",
    "expires_in",
    "refresh_token_expires_in",
    "refresh_expires_in",
    "scope",
    "open_id",
    "user_id",
)
_ERRORS = {
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
}


class _NoAuth(AuthBase):
    """Never None: requests would put a password of ~/.netrc in its place."""

    def __call__(self, asked: requests.PreparedRequest) -> requests.PreparedRequest:
        return asked


Answer = tuple[Response, int]


def create_app(
    networks: Mapping[str, Network] | None = None, environ: Mapping[str, str] = os.environ
) -> Flask:
    """Return the WSGI app.

    Args:
        networks: by name; read from the file in ``BROKER_CONFIG`` when None.
        environ: has ``BROKER_CONFIG`` and the secrets.

    Raises:
        SettingsError: the settings cannot be used.
    """
    known = networks or read(Path(environ.get("BROKER_CONFIG", "broker.toml")), environ)
    app = Flask("broker", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _MOST_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = _MOST_BYTES

    @app.post("/v1/<network>/token")
    def token(network: str) -> Answer:
        return _token(known.get(network))

    @app.post("/v1/<network>/revoke")
    def revoke(network: str) -> Answer:
        return _revoke(known.get(network))

    @app.get("/health")
    def health() -> Answer:
        return jsonify(ok=True), 200

    @app.errorhandler(Exception)
    def whatever(problem: Exception) -> Answer:
        # Nothing of the request goes into the answer or the log.
        code = getattr(problem, "code", None)
        return _refuse("invalid_request", code if isinstance(code, int) else 500)

    @app.after_request
    def never_kept(answer: Response) -> Response:
        answer.headers["Cache-Control"] = "no-store"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        return answer

    return app


def _token(network: Network | None) -> Answer:
    if network is None:
        return _refuse("invalid_request", 404)
    fields = _fields(_REFRESH_FIELDS) or _fields(_CODE_FIELDS)
    if fields is None or not _is_right(fields, network):
        return _refuse("invalid_request")
    return _ask(network, network.token_endpoint, fields)


def _revoke(network: Network | None) -> Answer:
    if network is None:
        return _refuse("invalid_request", 404)
    fields = _fields(_REVOKE_FIELDS)
    if fields is None or fields["token_type_hint"] not in {"refresh_token", "access_token"}:
        return _refuse("invalid_request")
    if not network.revocation_endpoint:
        return _refuse("unsupported_token_type", 501)
    return _ask(network, network.revocation_endpoint, fields)


def _fields(names: set[str]) -> dict[str, str] | None:
    """Return the form when it has exactly these fields, each once, and nothing else came."""
    form = request.form
    # A page on the internet sends an Origin; the app never does.
    if request.query_string or request.files or "Origin" in request.headers:
        return None
    if request.mimetype != "application/x-www-form-urlencoded" or set(form) != names:
        return None
    if any(len(form.getlist(name)) != 1 for name in names):
        return None
    found = {name: form[name] for name in names}
    return found if all(_VISIBLE.fullmatch(value) for value in found.values()) else None


def _is_right(fields: dict[str, str], network: Network) -> bool:
    if fields["grant_type"] == "refresh_token":
        return "refresh_token" in fields
    if fields["grant_type"] != "authorization_code" or "code" not in fields:
        return False
    known = _without_port(fields["redirect_uri"]) in network.redirect_uris
    return known and bool(_VERIFIER.fullmatch(fields["code_verifier"]))


def _without_port(url: str) -> str:
    try:
        parts = urlsplit(url)
        right = parts.port is None or parts.netloc == f"127.0.0.1:{parts.port}"
    except ValueError:
        return ""
    plain = parts.hostname == "127.0.0.1" and right and not parts.query and not parts.fragment
    return f"{parts.scheme}://127.0.0.1{parts.path}" if plain else ""


def _ask(network: Network, url: str, fields: dict[str, str]) -> Answer:
    sent = dict(fields)
    auth: AuthBase = HTTPBasicAuth(network.client_id, network.secret)
    if network.secret_in != "basic":  # noqa: S105  it says where the secret goes
        auth = _NoAuth()
        sent |= {"client_id": network.client_id, "client_secret": network.secret}
    try:
        with requests.post(
            url,
            data=sent,
            auth=auth,
            headers={"Accept": "application/json"},
            timeout=_TIMEOUT,
            allow_redirects=False,
            stream=True,
        ) as got:
            body = got.raw.read(_MOST_ANSWER + 1, decode_content=True)
            return _passed_on(got.status_code, body)
    except (requests.RequestException, OSError):
        return _refuse("temporarily_unavailable", 502)


def _passed_on(status: int, body: bytes) -> Answer:
    data = _json(body)
    if data is None or (300 <= status < 400) or status >= 500:
        return _refuse("temporarily_unavailable", 502)
    if status >= 400:
        error = data.get("error")
        known = error if isinstance(error, str) and error in _ERRORS else "invalid_request"
        return _refuse(known, 429 if status == 429 else 400)
    return jsonify({name: data[name] for name in _PASSED_ON if name in data}), 200


def _json(body: bytes) -> dict[str, Any] | None:
    if len(body) > _MOST_ANSWER:
        return None
    if not body.strip():
        return {}
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _refuse(error: str, status: int = 400) -> Answer:
    return jsonify(error=error), status
