"""A person's key, and how a PIN or a passphrase opens it.

The key is random and never leaves memory as it is. It lies on the disk wrapped (AES-256-GCM)
by a key that is made from what the person types (Argon2id), and, for a PIN, from a "pepper"
that lies in the password store: a stolen disk alone does not let anybody try PINs out.
"""

from __future__ import annotations

import base64
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

KEY_BYTES = 32
MEMORY_KIB = 128 * 1024
PASSES = 3
LANES = 2
"""Argon2id's costs: twice the memory of RFC 9106's second recommended option (section 4,
https://www.rfc-editor.org/rfc/rfc9106, read 2026-11-29). A third of a second on two slow cores."""

_NONCE_BYTES = 12
_SALT_BYTES = 16
_TAG_BYTES = 16
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_PASSES = 20
_MOST_LANES = 16
_PURPOSE = b"shopfloor-studio person key 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one try costs; kept beside each wrapped key, so that it can grow later."""

    memory_kib: int = MEMORY_KIB
    passes: int = PASSES
    lanes: int = LANES


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapped:
    """A person's key, wrapped. Safe to be stored and printed.

    Attributes:
        salt: of Argon2id, base64.
        box: nonce and wrapped key, base64.
        peppered: True when the pepper is needed as well.
        cost: what one try costs.
    """

    salt: str
    box: str
    peppered: bool
    cost: Cost

    def plain(self) -> dict[str, Any]:
        """Return it for a JSON file."""
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Read it from a JSON file.

        Raises:
            ValueError: it is damaged, or would cost more than any computer here has.
        """
        try:
            cost = Cost(**{name: int(data["cost"][name]) for name in Cost.__slots__})
            made = cls(
                salt=_base64(data["salt"], _SALT_BYTES),
                box=_base64(data["box"], _NONCE_BYTES + KEY_BYTES + _TAG_BYTES),
                peppered=bool(data["peppered"]),
                cost=cost,
            )
        except (KeyError, TypeError, OverflowError) as problem:
            raise ValueError("a damaged key") from problem
        fits = (
            8 * cost.lanes <= cost.memory_kib <= _MOST_MEMORY_KIB
            and 1 <= cost.passes <= _MOST_PASSES
            and 1 <= cost.lanes <= _MOST_LANES
        )
        if not fits:
            raise ValueError("a key of unreasonable cost")
        return made


def _base64(value: object, length: int) -> str:
    if not isinstance(value, str) or len(base64.b64decode(value, validate=True)) != length:
        raise ValueError("not the base64 of a key")
    return value


def new_key() -> bytes:
    """Make a person's key."""
    return secrets.token_bytes(KEY_BYTES)


def new_pepper() -> str:
    """Make a pepper, as text for the password store."""
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def wrap(
    key: bytes, word: str, *, whose: str, pepper: str = "", cost: Cost | None = None
) -> Wrapped:
    """Wrap a key with a PIN or passphrase.

    Args:
        key: the person's key, 32 bytes.
        word: what the person types; NFKC, so that every keyboard writes it alike.
        whose: what it belongs to; it opens as nothing else.
        pepper: from the password store, or "".
        cost: what one try costs; this version's when None.
    """
    cost = cost or Cost()
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    box = _aead(_stretch(word, salt, pepper, cost)).encrypt(nonce, key, whose.encode())
    return Wrapped(
        salt=base64.b64encode(salt).decode(),
        box=base64.b64encode(nonce + box).decode(),
        peppered=bool(pepper),
        cost=cost,
    )


def unwrap(wrapped: Wrapped, word: str, *, whose: str, pepper: str = "") -> bytes | None:
    """Open a wrapped key.

    Returns:
        The key, or None when the word, the pepper or the owner is another one.
    """
    from cryptography.exceptions import InvalidTag

    salt, box = base64.b64decode(wrapped.salt), base64.b64decode(wrapped.box)
    stretched = _stretch(word, salt, pepper if wrapped.peppered else "", wrapped.cost)
    try:
        key = _aead(stretched).decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], whose.encode())
    except (InvalidTag, ValueError):
        return None
    return bytes(key)


def _stretch(word: str, salt: bytes, pepper: str, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    typed = unicodedata.normalize("NFKC", word).encode("utf-8", "surrogatepass")
    slow = hash_secret_raw(
        typed,
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
    return HKDF(
        algorithm=SHA256(), length=KEY_BYTES, salt=pepper.encode() or None, info=_PURPOSE
    ).derive(slow)


def _aead(key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)
