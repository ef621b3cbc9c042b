"""The two halves of a try: one goes into the address, one stays here (RFC 7636)."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass

from studio.publishers.base import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Pkce:
    """Proof that whoever redeems a code also asked for it.

    Attributes:
        verifier: stays here until the code is redeemed; 64 characters.
        challenge: goes out first: ``S256`` of the verifier, the only method that is used.
    """

    verifier: Secret
    challenge: str


def new_pkce() -> Pkce:
    """Make both halves, from 48 random bytes."""
    verifier = secrets.token_urlsafe(48)
    return Pkce(verifier=Secret(verifier), challenge=s256(verifier))


def s256(text: str) -> str:
    """Return the base64url of the SHA-256 of an ASCII text, without padding."""
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode("ascii")).digest()).decode()[:-1]
