"""The brand's one Ed25519 key, as The Update Framework's library wants to have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from securesystemslib.exceptions import UnverifiedSignatureError
from securesystemslib.signer import CryptoSigner, SSlibKey
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root

from studio.channel.errors import RefusedError

if TYPE_CHECKING:
    from securesystemslib.signer import Signer

    from studio.brand_kit.signing import PublicKey, SigningKey

ROLES = ("root", "timestamp", "snapshot", "targets")


def signer_of(key: SigningKey) -> Signer:
    """Return what signs a channel's metadata. It holds the secret; it is not kept."""
    return CryptoSigner(Ed25519PrivateKey.from_private_bytes(key.seed()))


def tuf_key(public: PublicKey) -> SSlibKey:
    """Return the public key with the id that the metadata know it by."""
    return SSlibKey.from_crypto(Ed25519PublicKey.from_public_bytes(public.raw))


def only_key(data: bytes) -> PublicKey:
    """Return the one key that root metadata name, without its minisign id.

    It is no more than a claim until :func:`root_by` has been asked.

    Args:
        data: the bytes of ``root.json``.

    Raises:
        RefusedError: they name none, or more than one.
    """
    from studio.brand_kit.signing import PublicKey

    try:
        root: Metadata[Root] = Metadata.from_bytes(data)
        (key,) = root.signed.keys.values()
        return PublicKey(key_id="", raw=bytes.fromhex(key.keyval["public"]))
    except (RepositoryError, ValueError, KeyError, AttributeError) as problem:
        raise RefusedError("channel-damaged") from problem


def root_by(data: bytes, public: PublicKey) -> Metadata[Root]:
    """Return a channel's root metadata when the brand signed it, and nobody else may sign.

    Args:
        data: the bytes of ``root.json``.
        public: the brand's key.

    Raises:
        RefusedError: another key signed it, or another key may sign something.
    """
    key = tuf_key(public)
    try:
        root: Metadata[Root] = Metadata.from_bytes(data)
        if root.signed.type != Root.type:
            raise RefusedError("channel-other-publisher")
        key.verify_signature(root.signatures[key.keyid], root.signed_bytes)
    except (RepositoryError, UnverifiedSignatureError, KeyError) as problem:
        raise RefusedError("channel-other-publisher") from problem
    if any(root.signed.roles[role].keyids != [key.keyid] for role in ROLES):
        raise RefusedError("channel-other-publisher")
    return root
