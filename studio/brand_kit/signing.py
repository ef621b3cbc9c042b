"""Keys and signatures in minisign's formats. The only place that handles a secret key.

Formats: https://jedisct1.github.io/minisign/ (read 2026-11-21). Debian's ``minisign``
verifies what is signed here, and what it signs is verified here.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import minisign

from studio.brand_kit.authoring import refused
from studio.brand_kit.entry_names import SIGNATURE
from studio.brand_kit.regular_file import open_regular
from studio.brand_kit.words import fingerprint

MAX_KEY_FILE = 4_096
"""Most bytes of a key file or a signature; minisign's own have less than 400."""

_OPERATIONS, _MEMORY = 4_194_304, 134_217_728
"""libsodium's names for scrypt with N = 2^17, r = 8, p = 1, which takes 128 MiB (OWASP
Password Storage Cheat Sheet, read 2026-11-21)."""

_HEAD = b"Ed"  # minisign's name of the algorithm


class KeyFileError(Exception):
    """A key file cannot be used or made.

    Args:
        code: ``key-exists``, ``key-not-written``, ``key-unreadable``, ``not-a-key``,
            ``not-a-public-key``, ``passphrase-needed`` or ``wrong-passphrase``.
        path: the file.
    """

    def __init__(self, code: str, path: Path) -> None:
        super().__init__(code)
        self.code = code
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """What verifies a publisher's signatures.

    Attributes:
        key_id: 16 hex digits in capitals, as minisign shows them.
        raw: the 32 bytes of the Ed25519 key.
    """

    key_id: str
    raw: bytes

    def words(self) -> tuple[str, ...]:
        """Return the fingerprint: six words."""
        return fingerprint(self.raw)

    def text(self) -> str:
        """Return the key in one line, as minisign writes it: ``RW…``."""
        import base64

        return base64.b64encode(_HEAD + _id_bytes(self.key_id) + self.raw).decode()


def public_from_text(text: str) -> PublicKey:
    """Return the key of one line ``RW…``.

    Raises:
        ValueError: it is none.
    """
    made = minisign.PublicKey.from_base64(text)
    if made.to_base64().decode() != text:
        raise ValueError("not in its one form")
    return _public(made)


def read_public(path: Path) -> PublicKey:
    """Read a public key file.

    Args:
        path: minisign's ``.pub`` file, or one with the line ``RW…`` alone.

    Raises:
        KeyFileError: it is none.
    """
    data = _read(path)
    try:
        lines = data.decode().split("\n")
        line = next(line.strip() for line in lines if line.strip().startswith("RW"))
        return public_from_text(line)
    except (ValueError, StopIteration) as problem:
        raise KeyFileError("not-a-public-key", path) from problem


def verify(data: bytes, signature: bytes, public: PublicKey) -> str:
    """Make sure that a key signed these bytes.

    Args:
        data: what was signed.
        signature: minisign's four lines.
        public: whose signature it has to be.

    Returns:
        The trusted comment, which is signed too.

    Raises:
        KitRefusedError: the signature is another key's, or not for these bytes.
    """
    try:
        if len(signature) > MAX_KEY_FILE:
            raise ValueError("too long")
        found = minisign.Signature.from_bytes(signature)
        minisign.PublicKey.from_base64(public.text()).verify(data, found)
    except ValueError as problem:
        raise refused("bad-signature", SIGNATURE) from problem
    return str(found.trusted_comment)


class SigningKey:
    """A secret key that is ready to sign. It shows nothing of itself.

    Args:
        secret: minisign's key, decrypted.
    """

    __slots__ = ("_secret", "public")

    def __init__(self, secret: minisign.SecretKey) -> None:
        self._secret = secret
        self.public = _public(secret.get_public_key())

    def __repr__(self) -> str:
        return f"SigningKey({self.public.key_id})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a signing key is never written down")

    def sign(self, data: bytes, trusted_comment: str) -> bytes:
        """Return minisign's signature of some bytes, in four lines.

        Args:
            data: what is signed; its BLAKE2b-512 digest is, as minisign does by default.
            trusted_comment: printable ASCII that is signed as well.
        """
        made = self._secret.sign(data, trusted_comment=trusted_comment)
        return bytes(made) + b"\n"

    def seed(self) -> bytes:
        """Return the 32 bytes that this Ed25519 key is made of, for another signer."""
        return bytes(self._secret._keynum_sk.secret_key)


def new_key(path: Path, passphrase: str | None) -> PublicKey:
    """Make a key pair: the secret file, and the public one beside it with ``.pub``.

    Args:
        path: the secret file; only its owner may read it. Neither file may be there, and
            their folder has to be.
        passphrase: protects the secret; None leaves it open.

    Raises:
        KeyFileError: nothing was made.
    """
    beside = public_path(path)
    for file in (path, beside):
        if os.path.lexists(file):
            raise KeyFileError("key-exists", file)
    pair = minisign.KeyPair.generate()
    public = _public(pair.public_key)
    if passphrase is not None:
        pair.secret_key.encrypt(passphrase, opslimit=_OPERATIONS, memlimit=_MEMORY)
        # The library finds the first line by itself only while the key is open.
        pair.secret_key.untrusted_comment = "minisign encrypted secret key"
    _create(path, bytes(pair.secret_key) + b"\n", 0o600)
    comment = f"untrusted comment: minisign public key {public.key_id}"
    try:
        _create(beside, f"{comment}\n{public.text()}\n".encode(), 0o644)
    except KeyFileError:
        path.unlink()
        raise
    return public


def public_path(path: Path) -> Path:
    """Return where the public half of a secret key file is."""
    return path.with_name(path.name + ".pub")


def load_signing_key(path: Path, passphrase: str | None) -> SigningKey:
    """Read a secret key file.

    Args:
        path: minisign's secret key file.
        passphrase: what protects it; None when nothing is thought to.

    Raises:
        KeyFileError: it cannot be used.
    """
    data = _read(path)
    try:
        secret = minisign.SecretKey.from_bytes(data.strip())
        locked = secret.is_encrypted()
    except ValueError as problem:
        raise KeyFileError("not-a-key", path) from problem
    if locked and passphrase is None:
        raise KeyFileError("passphrase-needed", path)
    try:
        if locked:
            secret.decrypt(passphrase or "")
        return SigningKey(secret)
    except (ValueError, MemoryError) as problem:
        raise KeyFileError("wrong-passphrase", path) from problem


def _public(key: minisign.PublicKey) -> PublicKey:
    pair = bytes(key._keynum_pk)
    # minisign shows the eight bytes as one little-endian number.
    return PublicKey(key_id=pair[7::-1].hex().upper(), raw=pair[8:])


def _id_bytes(key_id: str) -> bytes:
    return bytes.fromhex(key_id)[::-1]


def _read(path: Path) -> bytes:
    try:
        with open_regular(path) as file:
            data = file.read(MAX_KEY_FILE + 1)
    except OSError as problem:
        raise KeyFileError("key-unreadable", path) from problem
    if len(data) > MAX_KEY_FILE:
        raise KeyFileError("not-a-key", path)
    return data


def _create(path: Path, data: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags, mode)
    except OSError as problem:
        code = "key-exists" if os.path.lexists(path) else "key-not-written"
        raise KeyFileError(code, path) from problem
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        with contextlib.suppress(OSError):
            path.unlink()
        raise KeyFileError("key-not-written", path) from problem
