"""Keeps sign-ins in the operating system's own password store, or nowhere.

Only stores that this file names are used: keyring's own search may end up with one that
forgets everything or writes plain text, and its settings file may name any code.
Without a store, sign-ins live in memory until the app closes.
"""

from __future__ import annotations

import contextlib
import platform
import secrets
import time
from collections.abc import Callable
from typing import Any, TypeVar

from studio.accounts.stores import MEMORY, Backend, Memory, Store, VaultError, VaultHealth, may_pass
from studio.accounts.worker import Worker
from studio.publishers.base import Secret

SERVICE = "Shopfloor Studio"
"""The name that people see in their password store; the user name is the account's id."""

WINDOWS_LIMIT = 1280
"""UTF-16 units in one entry: CRED_MAX_CREDENTIAL_BLOB_SIZE is 5 * 512 bytes
(Microsoft, "CREDENTIALW structure", read 2026-11-21)."""

DEADLINE = 30.0
"""Seconds for one call: a locked store may be asking the person for a password."""

_TRIES = 3  # a Secret Service that several programs ask at once refuses some of them

__all__ = ["MemoryVault", "Store", "Vault", "VaultError", "VaultHealth", "open_vault"]

T = TypeVar("T")


class Vault:
    """Sign-ins by account id. May block for ``deadline``: never call it on the UI thread.

    Nothing is opened before the first call, which picks the first store that exists. Only
    ``health`` and ``durable`` write a trial entry: they are asked before linking, and a
    store that fails the trial gives way to the next one.

    Args:
        stores: in order of preference.
        deadline: seconds for one call.
    """

    def __init__(self, stores: tuple[Store, ...], *, deadline: float = DEADLINE) -> None:
        self._stores = stores
        self._worker = Worker(deadline)
        self._opened: tuple[Store, Backend] | None = None
        self._tried_out = False
        self._memory = Memory()

    @property
    def durable(self) -> bool:
        """False when sign-ins are forgotten at the end. Tries the store out once.

        Raises:
            VaultError: timed out.
        """
        return self._within_deadline(lambda: self._choose()[0].durable)

    def get(self, account_id: str) -> Secret | None:
        """Return the sign-in of an account, or None when there is none.

        Raises:
            VaultError: it could not be looked up.
        """
        value = self._call(lambda _store, backend: backend.get_password(SERVICE, account_id))
        return None if value is None else Secret(value)

    def put(self, account_id: str, secret: Secret) -> None:
        """Keep a sign-in, and make sure by reading it back.

        Raises:
            VaultError: it is not certain to be kept.
        """
        value = secret.reveal()
        self._call(lambda store, backend: _write(store, backend, account_id, value))

    def remove(self, account_id: str) -> None:
        """Forget a sign-in. It is fine when there is none.

        Raises:
            VaultError: it may still be there.
        """
        self._call(lambda _store, backend: _remove(backend, account_id))

    def health(self) -> VaultHealth:
        """Try the store out with a random entry. Never raises."""
        try:
            self._within_deadline(self._probe)
            code = ""
        except VaultError as problem:
            code = problem.code
        if self._opened is None:
            return VaultHealth(backend="", durable=False, working=False, code=code)
        store = self._opened[0]
        missing = "" if store.durable else "none"
        return VaultHealth(
            backend=store.name, durable=store.durable, working=not code, code=code or missing
        )

    def _probe(self) -> None:
        _probe(*self._choose())

    def _call(self, work: Callable[[Store, Backend], T]) -> T:
        return self._within_deadline(lambda: self._again(work))

    def _again(self, work: Callable[[Store, Backend], T]) -> T:
        """Call the store; after a failure that may pass once more, on a fresh connection."""
        for _attempt in range(_TRIES - 1):
            began = time.monotonic()
            store, backend = self._open()
            try:
                return work(store, backend)
            except Exception as problem:
                if not may_pass(_code(problem), time.monotonic() - began):
                    raise
            fresh = _construct(store) if store.durable else None
            self._opened = (store, fresh or backend)
        return work(*self._open())

    def _open(self) -> tuple[Store, Backend]:
        """Pick the first store that can be made, once. Runs on the worker only."""
        if self._opened is None:
            self._opened = self._first(_construct)
        return self._opened

    def _choose(self) -> tuple[Store, Backend]:
        """Pick the first store that keeps a trial entry, once. Runs on the worker only."""
        if not self._tried_out:
            self._opened = self._first(_try_to_open)
            self._tried_out = True
        return self._open()

    def _first(self, how: Callable[[Store], Backend | None]) -> tuple[Store, Backend]:
        for store in self._stores:
            backend = how(store)
            if backend is not None:
                return store, backend
        return MEMORY, self._memory

    def _within_deadline(self, work: Callable[[], T]) -> T:
        try:
            return self._worker.run(lambda: _as_vault_error(work))
        except TimeoutError:
            raise VaultError("timed-out") from None


class MemoryVault(Vault):
    """A vault that forgets everything when the app closes."""

    def __init__(self) -> None:
        super().__init__(())


def open_vault() -> Vault:
    """Return the vault of this computer. Imports nothing and asks nothing yet."""
    return Vault(_STORES.get(platform.system(), _LINUX))


def _as_vault_error(work: Callable[[], T]) -> T:
    # Only the code goes on: the text and the frames of a backend may hold the secret.
    try:
        return work()
    except VaultError:
        raise
    except Exception as problem:  # noqa: BLE001  backends raise what their system raises
        code = _code(problem)
    raise VaultError(code)


def _code(problem: Exception) -> str:
    from keyring import errors

    if isinstance(problem, VaultError):
        return problem.code
    if isinstance(problem, errors.NoKeyringError):
        return "none"
    # InitError: the prompt that would make or open the store was dismissed.
    locked = isinstance(problem, (errors.KeyringLocked, errors.InitError))
    return "locked" if locked else "broken"


def _construct(store: Store) -> Backend | None:
    """Return the backend of a store that this computer has; nothing is written."""
    for _attempt in range(_TRIES):
        with contextlib.suppress(Exception):  # not on this computer, whatever it says
            backend = store.open()
            if backend is not None:
                return backend
    return None


def _try_to_open(store: Store) -> Backend | None:
    """Return the backend of a store that works, or that would if it were unlocked."""
    for _attempt in range(_TRIES):
        backend = _construct(store)
        if backend is None:
            return None
        try:
            _probe(store, backend)
        except Exception as problem:  # noqa: BLE001  whatever its system raises
            if _code(problem) == "locked":
                return backend
        else:
            return backend
    return None


def _probe(store: Store, backend: Backend) -> None:
    trial, word = f"trial-{secrets.token_hex(4)}", secrets.token_urlsafe(12)
    try:
        _write(store, backend, trial, word)
    except BaseException:
        with contextlib.suppress(Exception):  # what went wrong first is what counts
            _remove(backend, trial)
        raise
    _remove(backend, trial)


def _write(store: Store, backend: Backend, user: str, value: str) -> None:
    if store.limit and len(value.encode("utf-16-le")) // 2 > store.limit:
        raise VaultError("too-long")
    backend.set_password(SERVICE, user, value)
    if store.clean is not None:
        store.clean(backend, user)
    if backend.get_password(SERVICE, user) != value:
        raise VaultError("broken")


def _remove(backend: Backend, user: str) -> None:
    from keyring.errors import PasswordDeleteError

    try:
        backend.delete_password(SERVICE, user)
    except PasswordDeleteError:
        if backend.get_password(SERVICE, user) is not None:
            raise VaultError("broken") from None


def _viable(kind: Any) -> Backend | None:
    return kind() if kind.viable else None


def _windows() -> Backend | None:
    from keyring.backends.Windows import WinVaultKeyring

    backend: Any = _viable(WinVaultKeyring)
    if backend is not None:
        backend.persist = "local machine"  # by default, entries roam with a company's profile
    return backend  # type: ignore[no-any-return]


def _forget_windows_copy(backend: Any, user: str) -> None:
    """Remove the copy of the *previous* secret that keyring makes at every write.

    It saves what was there under ``user@service`` first
    (github.com/jaraco/keyring at 38c0401, ``backends/Windows.py``).
    """
    backend._delete_password(f"{user}@{SERVICE}")


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
            clean=_forget_windows_copy,
        ),
    ),
    "Darwin": (Store(name="macOS Keychain", open=_macos),),
}
