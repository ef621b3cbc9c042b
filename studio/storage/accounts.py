"""The linked accounts. Sign-ins are not in here; they are in the vault."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from tinydb import where

from studio.accounts.model import PRACTICE_ACCOUNT, Account
from studio.server_limits import server_limits
from studio.storage.documents import Documents
from studio.storage.errors import Recovered, StorageError

LOCKS = "locks"
"""The folder with a lock for each account's sign-in."""

KNOWN = ".known"
"""Ending of the empty files in it that remember whose sign-in was ever kept here."""


class AccountBook:
    """Every account that posts can go to; the practice account is always the first.

    Args:
        folder: the app's folder, or one person's.

    Attributes:
        folder: as given.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._documents = Documents(folder / "accounts.json")

    @property
    def recovered(self) -> tuple[Recovered, ...]:
        """Damaged files that were put aside."""
        return self._documents.recovered

    def list(self) -> tuple[Account, ...]:
        """Return the accounts in the order of linking.

        Raises:
            StorageError: they cannot be read.
        """
        return _accounts(self._documents.read(lambda tables: tables.all()))

    def look(self) -> tuple[Account, ...]:
        """Return the accounts from a folder that may not be written to.

        Raises:
            StorageError: they cannot be read.
        """
        return _accounts(self._documents.look(lambda tables: tables.all()))

    def get(self, account_id: str) -> Account | None:
        """Return one account, or None.

        Raises:
            StorageError: the accounts cannot be read.
        """
        return next((item for item in self.list() if item.id == account_id), None)

    def known(self) -> tuple[Account, ...]:
        """Return every account that may have a sign-in here. Never raises.

        One that a damaged list has forgotten has its id for a handle.
        """
        listed: tuple[Account, ...] = (PRACTICE_ACCOUNT,)
        with contextlib.suppress(StorageError):
            listed = self.list()
        ids = {account.id for account in listed}
        files = sorted((self.folder / LOCKS).glob(f"*{KNOWN}"))
        lost = (file.stem for file in files if file.stem not in ids)
        forgotten = (Account(id=i, network=i.rpartition("-")[0], handle=i) for i in lost)
        return (*listed, *forgotten)

    def add(self, account: Account) -> None:
        """Add an account, or replace the one with the same id.

        Raises:
            StorageError: it was not kept.
        """
        row = asdict(account)
        self._documents.change(lambda tables: tables.upsert(row, where("id") == account.id))

    def remove(self, account_id: str) -> None:
        """Forget an account. It is fine when there is none.

        Raises:
            StorageError: it is still there.
        """
        self._documents.change(lambda tables: tables.remove(where("id") == account_id))
        with contextlib.suppress(OSError):
            (self.folder / LOCKS / f"{account_id}{KNOWN}").unlink(missing_ok=True)


def _accounts(rows: Sequence[Mapping[str, Any]]) -> tuple[Account, ...]:
    return (PRACTICE_ACCOUNT, *map(_account, rows))


def _account(row: Mapping[str, Any]) -> Account:
    names = (item.name for item in fields(Account) if item.name != "limits")
    known = {name: str(row.get(name, "")) for name in names}
    return Account(**known, limits=server_limits(row.get("limits")))
