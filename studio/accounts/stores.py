"""What a password store is to the vault, how well it is, and why a call failed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from studio.publishers.base import Secret

_AT_ONCE = 0.3  # seconds; nobody reads and closes a password prompt faster


class VaultError(Exception):
    """A sign-in could not be kept, found or removed.

    Args:
        code: ``locked``, ``none``, ``too-long``, ``timed-out``, ``broken``, or ``signed-out``
            when the person who could open it has left.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultHealth:
    """What the vault can do on this computer now.

    Attributes:
        backend: name of the password store, or ``memory``.
        durable: True when sign-ins are still there after the app was closed.
        working: True when a trial entry was written, read back and removed.
        code: a ``VaultError`` code, or "" when all is well.
    """

    backend: str
    durable: bool
    working: bool
    code: str = ""


class SecretStore(Protocol):
    """Sign-ins by account id: the vault, or one person's part of it."""

    def get(self, account_id: str) -> Secret | None:
        """Return the sign-in, or None. Raises ``VaultError``."""

    def put(self, account_id: str, secret: Secret) -> None:
        """Keep a sign-in and make sure of it. Raises ``VaultError``."""

    def remove(self, account_id: str) -> None:
        """Forget a sign-in. Raises ``VaultError``."""


class Backend(Protocol):
    """The three calls of a keyring backend that are used."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return the password, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Store or replace the password."""

    def delete_password(self, service: str, username: str) -> None:
        """Remove the password, or raise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """A password store that may be used.

    Attributes:
        name: for people.
        open: makes the backend; None or any error when this computer does not have it.
        limit: most UTF-16 units in one entry, 0 for none.
        durable: False when it forgets at the end.
        apart: True to give each entry a service name of its own.
        clean: called with (backend, service, user name) after each write and removal, for
            a store that leaves older copies.
    """

    name: str
    open: Callable[[], Backend | None]
    limit: int = 0
    durable: bool = True
    apart: bool = False
    clean: Callable[[Backend, str, str], None] | None = None


class Memory:
    """Forgets everything when the program ends."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return the password, or None."""
        return self._values.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Store or replace the password."""
        self._values[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Remove the password. It is fine when there is none."""
        self._values.pop((service, username), None)


MEMORY = Store(name="memory", open=Memory, durable=False)
"""What is used on a computer without a password store."""


def may_pass(code: str, seconds: float) -> bool:
    """Tell whether a call that failed may work when it is made again.

    A crowded Secret Service says "locked" too, but at once: no person said no to it.

    Args:
        code: as in ``VaultError``.
        seconds: how long the call took to fail.
    """
    return code == "broken" or (code == "locked" and seconds < _AT_ONCE)
