"""What a value of each kind has to look like. Each reader raises ValueError otherwise."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

MOST_TEXT = 2_000
"""Most code points of one text."""

MOST_ITEMS = 200
"""Most items of one list or map."""

SYSTEM, DIRECT = "system", "direct"
"""What ``Proxy`` can say in one word."""

_ID = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")


def switch(raw: object) -> bool:
    """Read true or false, never a word for it."""
    if not isinstance(raw, bool):
        raise ValueError("not true or false")
    return raw


def whole(least: int, most: int) -> Callable[[object], int]:
    """Return a reader of whole numbers of a range, both ends included."""

    def read(raw: object) -> int:
        # bool is a kind of int in Python, and never what somebody meant here.
        if not isinstance(raw, int) or isinstance(raw, bool) or not least <= raw <= most:
            raise ValueError("not a whole number of the range")
        return raw

    return read


def text(raw: object) -> str:
    """Read a text of printable characters without a space around it."""
    if not isinstance(raw, str) or not raw or len(raw) > MOST_TEXT:
        raise ValueError("not a text")
    if not raw.isprintable() or raw != raw.strip():
        raise ValueError("not plain")
    return raw


def network_ids(raw: object) -> tuple[str, ...]:
    """Read a list of networks' ids, as in the names of the files of assets/networks."""
    return tuple(map(_network_id, _items(raw)))


def minisign_keys(raw: object) -> tuple[str, ...]:
    """Read a list of minisign's public keys in one line each: ``RW…``.

    Base64 of ``Ed``, eight bytes of key id and 32 of the key
    (https://jedisct1.github.io/minisign/, read 2026-11-21).
    """
    keys = tuple(map(text, _items(raw)))
    for key in keys:
        data = base64.b64decode(key, validate=True)
        if len(data) != 42 or data[:2] != b"Ed" or base64.b64encode(data).decode() != key:
            raise ValueError("not a public key")
    return keys


def folder(raw: object) -> Path:
    """Read a folder's whole path, in the way that this operating system writes it."""
    path = Path(text(raw))
    if not path.is_absolute() or ".." in path.parts:
        raise ValueError("not a whole path")
    return path


def kit_source(raw: object) -> str:
    r"""Read where kits come from: ``https://…``, ``\\server\share`` or a folder."""
    return _https(raw) if "://" in text(raw) else str(folder(raw))


def proxy(raw: object) -> str:
    """Read ``system``, ``direct`` or the address of an HTTP proxy, without a password.

    Everybody on the PC may read the policy, so a password has no place in it.
    """
    word = text(raw)
    if word in (SYSTEM, DIRECT):
        return word
    parts = urlsplit(word)
    _port = parts.port  # raises ValueError when it is none
    rest = parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in word or rest:
        raise ValueError("not a proxy")
    return word


def language(raw: object) -> str:
    """Read a language's tag, such as ``pl`` or ``en-GB`` (BCP 47, RFC 5646, 2.1)."""
    tag = text(raw)
    if not _TAG.fullmatch(tag):
        raise ValueError("not a language")
    return tag


def client_ids(raw: object) -> dict[str, str]:
    """Read one client id for each network."""
    return {_network_id(name): _word(value) for name, value in _pairs(raw)}


def brokers(raw: object) -> dict[str, str]:
    """Read one https address for each network."""
    return {_network_id(name): _https(value) for name, value in _pairs(raw)}


def _items(raw: object) -> list[object]:
    if not isinstance(raw, list | tuple) or len(raw) > MOST_ITEMS:
        raise ValueError("not a list")
    return list(raw)


def _pairs(raw: object) -> list[tuple[object, object]]:
    if not isinstance(raw, dict) or len(raw) > MOST_ITEMS:
        raise ValueError("not a map")
    return list(raw.items())


def _network_id(raw: object) -> str:
    if not _ID.fullmatch(text(raw)):
        raise ValueError("not a network's id")
    return str(raw)


def _word(raw: object) -> str:
    if " " in text(raw):
        raise ValueError("has a space")
    return str(raw)


def _https(raw: object) -> str:
    address = _word(raw)
    parts = urlsplit(address)
    _port = parts.port
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc:
        raise ValueError("not an https address")
    if parts.query or parts.fragment:
        raise ValueError("more than an address")
    return address
