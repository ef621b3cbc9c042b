"""The only password stores that are ever used, each by name, and how an entry lies in them.

keyring's own search is never asked: its settings file may name any code, and it may end up
with a store that forgets everything or writes plain text.
"""

from __future__ import annotations

import platform
from typing import Any

from studio.accounts.stores import Backend, Store, VaultError

SERVICE = "Shopfloor Studio"
"""The name that people see in their password store; the user name is the account's id."""

WINDOWS_LIMIT = 1280
"""UTF-16 units in one entry: CRED_MAX_CREDENTIAL_BLOB_SIZE is 5 * 512 bytes
(Microsoft, "CREDENTIALW structure", read 2026-11-21)."""


class Drawer:
    """The app's entries in one open password store; see ``generations.Entries``.

    Args:
        store: what kind of store it is.
        backend: the open store.
    """

    def __init__(self, store: Store, backend: Backend) -> None:
        self._store = store
        self._backend = backend
        self.limit = store.limit

    def read(self, name: str) -> str | None:
        """Return an entry, or None. Raises what the backend raises."""
        value = self._backend.get_password(self._service(name), name)
        if value is None and self._store.apart:
            return self._backend.get_password(SERVICE, name)  # of an earlier version
        return value

    def write(self, name: str, value: str) -> None:
        """Store an entry and read it back.

        Raises:
            VaultError: ``broken`` when something else is there afterwards.
            Exception: what the backend raises.
        """
        service = self._service(name)
        self._backend.set_password(service, name, value)
        if self._store.clean is not None:
            self._store.clean(self._backend, service, name)
        if self._backend.get_password(service, name) != value:
            raise VaultError("broken")

    def delete(self, name: str) -> None:
        """Remove an entry. It is fine when there is none.

        Raises:
            VaultError: ``broken`` when it is still there.
            Exception: what the backend raises.
        """
        services = (self._service(name), SERVICE) if self._store.apart else (SERVICE,)
        for service in services:
            self._delete(service, name)

    def _delete(self, service: str, name: str) -> None:
        from keyring.errors import PasswordDeleteError

        try:
            self._backend.delete_password(service, name)
        except PasswordDeleteError:
            if self._backend.get_password(service, name) is not None:
                raise VaultError("broken") from None
        if self._store.clean is not None:
            self._store.clean(self._backend, service, name)

    def _service(self, name: str) -> str:
        return f"{SERVICE}: {name}" if self._store.apart else SERVICE


def code_of(problem: Exception) -> str:
    """Return the ``VaultError`` code of whatever a backend raised."""
    from keyring import errors

    if isinstance(problem, VaultError):
        return problem.code
    if isinstance(problem, errors.NoKeyringError):
        return "none"
    # InitError: the prompt that would make or open the store was dismissed.
    locked = isinstance(problem, (errors.KeyringLocked, errors.InitError))
    return "locked" if locked else "broken"


def stores_of(system: str = "") -> tuple[Store, ...]:
    """Return the stores of a kind of computer, in order of preference.

    Args:
        system: as ``platform.system`` calls it; "" for this computer.
    """
    return _STORES.get(system or platform.system(), _LINUX)


def _viable(kind: Any) -> Backend | None:
    return kind() if kind.viable else None


def _windows() -> Backend | None:
    from keyring.backends.Windows import WinVaultKeyring

    backend: Any = _viable(WinVaultKeyring)
    if backend is not None:
        backend.persist = "local machine"  # by default, entries roam with a company's profile
    return backend  # type: ignore[no-any-return]


def _forget_windows_copy(backend: Any, service: str, user: str) -> None:
    """Remove the copy of the *previous* secret that keyring makes at every write.

    It saves what was there under ``user@service`` first
    (github.com/jaraco/keyring at 38c0401, ``backends/Windows.py``).
    """
    backend._delete_password(f"{user}@{service}")


def _macos() -> Backend | None:
    from keyring.backends.macOS import Keyring

    return _viable(Keyring)


def _secret_service() -> Backend | None:
    from keyring.backends.SecretService import Keyring

    return _viable(Keyring)


def _kwallet() -> Backend | None:
    from keyring.backends.kwallet import DBusKeyring

    return _viable(DBusKeyring)


_LINUX = (
    Store(name="Secret Service", open=_secret_service),
    Store(name="KWallet", open=_kwallet),
)
_STORES = {
    "Windows": (
        Store(
            name="Windows Credential Manager",
            open=_windows,
            limit=WINDOWS_LIMIT,
            # There, keyring has room for one entry of a service, and moves others about.
            apart=True,
            clean=_forget_windows_copy,
        ),
    ),
    "Darwin": (Store(name="macOS Keychain", open=_macos),),
}
