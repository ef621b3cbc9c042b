"""Password stores that go wrong in the ways that real ones do."""

from __future__ import annotations

import threading
from collections.abc import Callable

from keyring.errors import KeyringLocked, NoKeyringError, PasswordDeleteError

from studio.accounts.vault import Store, Vault


class FakeKeyring:
    """Works; remembers how often it was read."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str] = {}
        self.reads: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.reads.append(username)
        return self.values.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.values[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.values:
            raise PasswordDeleteError("No such password!")
        del self.values[service, username]


class NullKeyring(FakeKeyring):
    """Takes everything and keeps nothing, like ``keyring.backends.null``."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class LockedKeyring(FakeKeyring):
    """Refuses everything while ``locked``."""

    locked = True

    def _check(self) -> None:
        if self.locked:
            raise KeyringLocked("Failed to unlock the collection! canary")

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        super().set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        super().delete_password(service, username)


class HangingKeyring(FakeKeyring):
    """Waits in ``get_password`` for a person, while ``stuck`` and until ``released``."""

    def __init__(self) -> None:
        super().__init__()
        self.stuck = False
        self.released = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        if self.stuck:
            self.released.wait(20)
        return super().get_password(service, username)


class GoneKeyring(FakeKeyring):
    """Went away after it was opened."""

    gone = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.gone:
            raise NoKeyringError("No recommended backend was available")
        return super().get_password(service, username)


class RudeKeyring(FakeKeyring):
    """Refuses what the n-th write brings, with an error of its own that names the secret."""

    def __init__(self, fail_at: int) -> None:
        super().__init__()
        self.writes = 0
        self.fail_at = fail_at
        self.refused: str | None = None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.writes += 1
        if self.writes == self.fail_at:
            self.refused = password
        if password == self.refused:
            raise OSError(1783, f"The stub received bad data: {password}")
        super().set_password(service, username, password)


def secret_in(backend: FakeKeyring, name: str) -> str | None:
    """Return the secret that lies in a store, by another route than the app's own."""
    pointer = backend.values.get(("Shopfloor Studio", name))
    if pointer is None or not pointer.startswith("studio:1:"):
        return pointer
    generation, count = pointer.split(":")[2:4]
    parts = (f"{name}#{generation}{number}" for number in range(int(count)))
    return "".join(backend.values["Shopfloor Studio", part] for part in parts)


def vault_of(
    backend: FakeKeyring,
    *,
    deadline: float = 20.0,
    limit: int = 0,
    clean: Callable[[object, str, str], None] | None = None,
) -> Vault:
    """Return a vault on one of these."""
    store = Store(name="fake", open=lambda: backend, limit=limit, clean=clean)
    return Vault((store,), deadline=deadline)
