"""What a password store is to the vault, how well it is, and why a call failed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class VaultError(Exception):
    """A sign-in could not be kept, found or removed.

    Args:
        code: ``locked``, ``none``, ``too-long``, ``timed-out`` or ``broken``.
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
        clean: called with (backend, user name) after each write, for a store that
            leaves older copies.
    """

    name: str
    open: Callable[[], Backend | None]
    limit: int = 0
    durable: bool = True
    clean: Callable[[Backend, str], None] | None = None
