"""Reads the broker's settings: which networks, where they are, and the brand's secrets.

The secrets stand in environment variables, never in the file.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_WAYS = ("basic", "post")
_KEYS = {
    "token_endpoint",
    "revocation_endpoint",
    "client_id",
    "secret_env",
    "secret_in",
    "redirect_uris",
}


class SettingsError(Exception):
    """The settings cannot be used; the text says why and has no secret in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One network, and the brand's app there.

    Attributes:
        token_endpoint: where codes and refresh tokens are redeemed.
        revocation_endpoint: where tokens are ended, or "".
        client_id: of the brand's app.
        secret: of the brand's app; never shown.
        secret_in: ``basic`` for an ``Authorization`` header, ``post`` for the form.
        redirect_uris: those that the app may name, on ``127.0.0.1``, without a port.
    """

    token_endpoint: str
    revocation_endpoint: str
    client_id: str
    secret: str = field(repr=False)
    secret_in: str
    redirect_uris: tuple[str, ...]


def read(file: Path, environ: Mapping[str, str]) -> dict[str, Network]:
    """Return the networks by name.

    Args:
        file: TOML; see ``broker.example.toml``.
        environ: has the secrets.

    Raises:
        SettingsError: something is missing or not safe.
    """
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise SettingsError(f"{file.name} cannot be read: {type(problem).__name__}") from None
    networks = data.get("networks")
    if set(data) != {"networks"} or not isinstance(networks, dict) or not networks:
        raise SettingsError(f"{file.name} has to have [networks.NAME] parts and nothing else")
    return {name: _network(name, values, environ) for name, values in networks.items()}


def _network(name: str, values: Any, environ: Mapping[str, str]) -> Network:
    if not _NAME.fullmatch(name) or not isinstance(values, dict):
        raise SettingsError(f"{name}: not a network's name")
    unknown = sorted(set(values) - _KEYS)
    if unknown:
        raise SettingsError(f"{name}: {', '.join(unknown)} is not used")
    secret = environ.get(_text(name, values, "secret_env"), "")
    if not secret:
        raise SettingsError(f"{name}: the environment variable {values['secret_env']} is empty")
    secret_in = values.get("secret_in", "basic")
    if secret_in not in _WAYS:
        raise SettingsError(f"{name}: secret_in has to be basic or post")
    return Network(
        token_endpoint=_safe(name, _text(name, values, "token_endpoint")),
        revocation_endpoint=_safe(name, str(values.get("revocation_endpoint", ""))),
        client_id=_text(name, values, "client_id"),
        secret=secret,
        secret_in=secret_in,
        redirect_uris=_redirects(name, values.get("redirect_uris")),
    )


def _text(name: str, values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    if not isinstance(value, str) or not value:
        raise SettingsError(f"{name}: {key} is missing")
    return value


def _safe(name: str, url: str) -> str:
    parts = urlsplit(url)
    here = parts.hostname in {"127.0.0.1", "localhost"}
    if url and not (parts.scheme == "https" or (parts.scheme == "http" and here)):
        raise SettingsError(f"{name}: {url} does not start with https://")
    return url


def _redirects(name: str, values: Any) -> tuple[str, ...]:
    found = tuple(values) if isinstance(values, list) else ()
    for url in found:
        parts = urlsplit(str(url))
        plain = parts.scheme == "http" and parts.netloc == "127.0.0.1"
        if not plain or not parts.path or parts.query or parts.fragment:
            raise SettingsError(f"{name}: {url} is not like http://127.0.0.1/callback/{name}")
    if not found:
        raise SettingsError(f"{name}: redirect_uris is missing")
    return found
