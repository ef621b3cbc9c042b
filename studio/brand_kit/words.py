"""A key's fingerprint in words, so that two people can compare it on the telephone.

The list is the English one of BIP-0039 (2,048 words, no two with the same first four
letters; https://github.com/bitcoin/bips/blob/master/bip-0039/english.txt, read 2026-11-21).
"""

from __future__ import annotations

import hashlib
from functools import cache

from studio.paths import assets

WORDS = 6
"""Words in a fingerprint; 11 bits each, 66 in all."""

_BITS = 11


def fingerprint(raw: bytes) -> tuple[str, ...]:
    """Return the words of a public key: the first 66 bits of its SHA-256.

    Args:
        raw: the 32 bytes of an Ed25519 public key.
    """
    number = int.from_bytes(hashlib.sha256(raw).digest()) >> (256 - WORDS * _BITS)
    places = [(number >> (_BITS * at)) & 0x7FF for at in reversed(range(WORDS))]
    return tuple(_words()[place] for place in places)


@cache
def _words() -> tuple[str, ...]:
    return tuple((assets() / "words" / "english.txt").read_text("ascii").split())
