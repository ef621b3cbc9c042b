"""Lists what is kept in a folder that takes nothing any more: a full or read-only disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.cli import output
from studio.cli.opening import with_core
from studio.cli.options import data_dir
from studio.storage.errors import StorageError
from studio.wording.cli import said

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from studio.accounts.model import Account
    from studio.core import Core
    from studio.networks.model import NetworkRules
    from studio.outbox.model import Entry, Event

OUTBOX = "outbox.sqlite3"


class Look:
    """What the two lists need of a core, read without a lock and without a change.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        from studio.cli.reading import read_networks

        self._folder = folder
        self.networks: dict[str, NetworkRules] = read_networks()

    def all_accounts(self) -> tuple[Account, ...]:
        """Return the accounts.

        Raises:
            StorageError: they cannot be read.
        """
        from studio.storage.accounts import AccountBook

        return AccountBook(self._folder).look()

    def entries(self) -> tuple[Entry, ...]:
        """Return the journal, newest first, without the pictures' bytes.

        Raises:
            StorageError: it cannot be read.
        """
        from studio.outbox import rows
        from studio.outbox.database import looking

        with looking(self._folder / OUTBOX) as db:
            entries = rows.every(db, with_pictures=False)
        return tuple(sorted(entries, key=lambda entry: entry.created_at, reverse=True))

    def events(self, entry_id: str) -> tuple[Event, ...]:
        """Return an entry's history, oldest first.

        Raises:
            StorageError: it cannot be read.
        """
        from studio.outbox import rows
        from studio.outbox.database import looking

        with looking(self._folder / OUTBOX) as db:
            return rows.history(db, entry_id)


def with_core_or_look(
    command: Callable[[argparse.Namespace, Core | Look], output.Answer],
) -> Callable[[argparse.Namespace], output.Answer]:
    """Return a command that still answers when the folder can only be read."""
    usual = with_core(command)

    def run(args: argparse.Namespace) -> output.Answer:
        try:
            return usual(args)
        except (StorageError, OSError) as problem:
            folder = data_dir(args)
            if _shared(folder):  # nobody looks at anybody's things without their PIN
                raise
            if getattr(problem, "code", "") == "newer" or not (folder / OUTBOX).is_file():
                raise
            answer = command(args, Look(folder))
        output.note(said("only-looking"))
        return answer

    return run


def _shared(folder: Path) -> bool:
    from studio.policy import read_policy
    from studio.policy.keys import SHARED_DEVICE
    from studio.storage.settings import Settings

    try:
        chosen = Settings(folder).get().shared
    except (StorageError, OSError):
        chosen = True  # nobody knows, so nobody looks
    return read_policy().value(SHARED_DEVICE, chosen or None)
