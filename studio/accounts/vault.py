"""Keeps sign-ins in the operating system's own password store, or nowhere.

Only the stores in ``known_stores`` are used. Without one, sign-ins live in memory until the
app closes. How a secret lies in a store is in ``generations``.
"""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Callable
from typing import TypeVar

from studio.accounts import generations
from studio.accounts.known_stores import Drawer, code_of, stores_of
from studio.accounts.stores import MEMORY, Backend, Memory, Store, VaultError, VaultHealth, may_pass
from studio.accounts.worker import Worker
from studio.publishers.base import Secret

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
        value = self._call(lambda drawer: generations.read_secret(drawer, account_id))
        return None if value is None else Secret(value)

    def put(self, account_id: str, secret: Secret) -> None:
        """Keep a sign-in, and make sure by reading it back.

        Raises:
            VaultError: it is not certain to be kept.
        """
        value = secret.reveal()
        self._call(lambda drawer: generations.write_secret(drawer, account_id, value))

    def remove(self, account_id: str) -> None:
        """Forget a sign-in. It is fine when there is none.

        Raises:
            VaultError: it may still be there.
        """
        self._call(lambda drawer: generations.delete_secret(drawer, account_id))

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

    def _call(self, work: Callable[[Drawer], T]) -> T:
        return self._within_deadline(lambda: self._again(work))

    def _again(self, work: Callable[[Drawer], T]) -> T:
        """Call the store; after a failure that may pass once more, on a fresh connection."""
        for _attempt in range(_TRIES - 1):
            began = time.monotonic()
            store, backend = self._open()
            try:
                return work(Drawer(store, backend))
            except Exception as problem:
                if not may_pass(code_of(problem), time.monotonic() - began):
                    raise
            fresh = _construct(store) if store.durable else None
            self._opened = (store, fresh or backend)
        return work(Drawer(*self._open()))

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
    return Vault(stores_of())


def _as_vault_error(work: Callable[[], T]) -> T:
    # Only the code goes on: the text and the frames of a backend may hold the secret.
    try:
        return work()
    except VaultError:
        raise
    except Exception as problem:  # noqa: BLE001  backends raise what their system raises
        code = code_of(problem)
    raise VaultError(code)


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
            if code_of(problem) == "locked":
                return backend
        else:
            return backend
    return None


def _probe(store: Store, backend: Backend) -> None:
    drawer = Drawer(store, backend)
    trial, word = f"trial-{secrets.token_hex(4)}", secrets.token_urlsafe(12)
    try:
        drawer.write(trial, word)
    except BaseException:
        with contextlib.suppress(Exception):  # what went wrong first is what counts
            drawer.delete(trial)
        raise
    drawer.delete(trial)
