"""Seals one person's secrets before they go into the password store.

People who share an operating-system login share its password store. A sealed secret opens
with the person's key only, and that is in memory only while the person is signed in.
"""

from __future__ import annotations

import base64
import secrets
import threading
from typing import Any

from studio.accounts.stores import SecretStore, VaultError
from studio.people.model import Person
from studio.publishers.base import Secret

_MARK = "sealed:1:"
_NONCE_BYTES = 12


class Seal:
    """Seals and opens, until it is dropped.

    Args:
        key: the person's key, 32 bytes. The seal keeps a copy that it can wipe.
    """

    def __init__(self, key: bytes) -> None:
        self._key = bytearray(key)
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return "Seal(…)"

    def __reduce__(self) -> tuple[type, tuple[bytes]]:
        raise TypeError("a key is never stored")

    def close(self, value: str, name: str) -> str:
        """Seal a text.

        Args:
            value: what nobody else is to read.
            name: of the entry that it goes into; it opens under no other name.

        Raises:
            VaultError: ``signed-out``.
        """
        nonce = secrets.token_bytes(_NONCE_BYTES)
        box = self._aead().encrypt(nonce, value.encode("utf-8", "surrogatepass"), name.encode())
        return _MARK + base64.b64encode(nonce + box).decode()

    def open(self, sealed: str, name: str) -> str | None:
        """Open a sealed text.

        Returns:
            The text; None when it is not sealed, or not by this person for this entry.

        Raises:
            VaultError: ``signed-out``.
        """
        from cryptography.exceptions import InvalidTag

        aead = self._aead()
        if not sealed.startswith(_MARK):
            return None
        try:
            box = base64.b64decode(sealed.removeprefix(_MARK), validate=True)
            opened = aead.decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], name.encode())
        except (InvalidTag, ValueError):
            return None
        return bytes(opened).decode("utf-8", "surrogatepass")

    def key(self) -> bytes:
        """Return the key, to be wrapped with a new PIN.

        Raises:
            VaultError: ``signed-out``.
        """
        with self._lock:
            if not self._key:
                raise VaultError("signed-out")
            return bytes(self._key)

    def drop(self) -> None:
        """Forget the key. Whoever asks from now on is refused."""
        with self._lock:
            for at in range(len(self._key)):
                self._key[at] = 0
            self._key.clear()

    @property
    def dropped(self) -> bool:
        """True when the key is forgotten."""
        return not self._key

    def _aead(self) -> Any:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        with self._lock:
            if not self._key:
                raise VaultError("signed-out")
            return AESGCM(bytes(self._key))


class SealedSecrets:
    """One person's part of the vault; see ``stores.SecretStore``. May block.

    Args:
        vault: everybody's.
        person_id: whose part.
        seal: of that person.
    """

    def __init__(self, vault: SecretStore, person_id: str, seal: Seal) -> None:
        self._vault = vault
        self._person_id = person_id
        self._seal = seal

    def get(self, account_id: str) -> Secret | None:
        """Return a sign-in, or None when there is none that this person can open.

        Raises:
            VaultError: it could not be looked up, or ``signed-out``.
        """
        name = self._name(account_id)
        found = self._vault.get(name)
        opened = None if found is None else self._seal.open(found.reveal(), name)
        return None if opened is None else Secret(opened)

    def put(self, account_id: str, secret: Secret) -> None:
        """Keep a sign-in, sealed.

        Raises:
            VaultError: it is not certain to be kept, or ``signed-out``.
        """
        name = self._name(account_id)
        self._vault.put(name, Secret(self._seal.close(secret.reveal(), name)))

    def remove(self, account_id: str) -> None:
        """Forget a sign-in. That needs no key.

        Raises:
            VaultError: it may still be there.
        """
        self._vault.remove(self._name(account_id))

    def _name(self, account_id: str) -> str:
        return entry_name(self._person_id, account_id)


class OwnersSecrets(SealedSecrets):
    """The part of the one whose data lay here before the PC was shared; may block.

    Their sign-ins lay open in the vault, under the account's own name. Whatever of them is
    still there goes together with the sealed one.
    """

    def remove(self, account_id: str) -> None:
        """Forget a sign-in, sealed and open. That needs no key.

        Raises:
            VaultError: it may still be there.
        """
        super().remove(account_id)
        self._vault.remove(account_id)


def part_of(vault: SecretStore, person: Person, seal: Seal) -> SealedSecrets:
    """Return a person's part of the vault.

    Args:
        vault: everybody's.
        person: whose part.
        seal: of that person; ``Seal(b"")`` can remove only.
    """
    kind = OwnersSecrets if person.owner else SealedSecrets
    return kind(vault, person.id, seal)


def entry_name(person_id: str, account_id: str) -> str:
    """Return the name under which a person's secret lies in the vault."""
    return f"{person_id}/{account_id}"
