"""What happens to a person's things when a shift ends, or when they start again."""

from __future__ import annotations

import contextlib
import itertools
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from studio.accounts.model import Account
from studio.accounts.stores import SecretStore, VaultError
from studio.outbox.errors import WrongStateError
from studio.outbox.journal import Outbox
from studio.outbox.model import State
from studio.people.model import Person
from studio.post import PRACTICE
from studio.storage.accounts import AccountBook
from studio.storage.errors import StorageError

if TYPE_CHECKING:
    from studio.core import Core

SHIFT_ENDED = "shift-ended"
OUTBOX = "outbox.sqlite3"

_THEIRS = ("drafts.json", "feedback.json", "accounts.json", OUTBOX, "photos", "practice")
"""How the names of what is a person's begin: files have copies and helpers beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a shift ended.

    Attributes:
        stopped: how many posts waited and do not go out.
        signed_out: how many accounts were signed out.
        untold: accounts whose network could not be told; their sign-ins are gone from here.
        kept: accounts whose sign-in may still be here, because the password store did not answer.
        problem: code of why the shift could not be ended after all, or "".
    """

    stopped: int
    signed_out: int
    untold: tuple[Account, ...] = ()
    kept: tuple[Account, ...] = ()
    problem: str = ""


def end_shift_of(core: Core, *, revoke: bool) -> Ended:
    """End the shift of whoever is signed in. Waits for networks.

    Args:
        core: their part of the app; it sends nothing more.
        revoke: True to end the sign-ins at the networks and forget them here. The accounts
            stay listed, to be linked again.

    Raises:
        StorageError: what waits could not be stopped; nothing was signed out.
    """
    stopped = core.publishing.stop_waiting(SHIFT_ENDED)
    linked = _linked(core.book) if revoke else ()
    untold, kept = [], []
    for account in linked:
        try:
            if not core.publishing.sign_out(account.id):
                untold.append(account)
        except (VaultError, StorageError):
            kept.append(account)
    return Ended(
        stopped=len(stopped),
        signed_out=len(linked) - len(kept),
        untold=tuple(untold),
        kept=tuple(kept),
    )


def end_shift_from_outside(home: Path, secrets: SecretStore, *, revoke: bool) -> Ended:
    """End the shift of somebody who is locked. Their sign-ins cannot be read, only deleted.

    Args:
        home: their folder.
        secrets: where their sign-ins are removed from; nothing is read.
        revoke: True to forget the sign-ins. No network can be told.

    Raises:
        StorageError: what waits could not be stopped; nothing was forgotten.
    """
    stopped = _stop_waiting(home)
    linked = _linked(AccountBook(home)) if revoke else ()
    kept = []
    for account in linked:
        try:
            secrets.remove(account.id)
        except VaultError:
            kept.append(account)
    gone = tuple(account for account in linked if account not in kept)
    return Ended(stopped=stopped, signed_out=len(gone), untold=gone, kept=tuple(kept))


def take_along(folder: Path, plain: SecretStore, sealed: SecretStore) -> None:
    """Seal the sign-ins that lay in the vault before the PC was shared.

    Each is sealed and read back before the open one is deleted.

    Args:
        folder: where the accounts are listed.
        plain: the vault as it is.
        sealed: the owner's part of it.

    Raises:
        VaultError: not all are sealed; those that are not are still there as they were.
    """
    for account in _linked(AccountBook(folder)):
        secret = plain.get(account.id)
        if secret is not None:
            sealed.put(account.id, secret)
            plain.remove(account.id)


def set_aside(home: Path, people: Path, person: Person, now: datetime) -> Path | None:
    """Move what is a person's into a folder beside it. Nothing is deleted.

    Args:
        home: their folder.
        people: where everybody's folders are.
        person: whose things they are.
        now: for the folder's name.

    Returns:
        The folder, or None when there was nothing to move.

    Raises:
        OSError: not everything was moved; what was not is where it was.
    """
    _join_journal(home)
    listed = home.iterdir() if home.is_dir() else ()
    there = sorted(path.name for path in listed if path.name.startswith(_THEIRS))
    if not there:
        return None
    stamp = now.astimezone(UTC).strftime("%Y-%m-%d-%H%M%S")
    aside = _new_folder(people, f"aside-{person.id}-{stamp}")
    for name in there:
        (home / name).rename(aside / name)
    return aside


def _join_journal(home: Path) -> None:
    """Make one file of the journal, so that no move can tear it apart.

    A program that was killed leaves its last changes in a file beside it, and that file
    would go into the next journal of this name.
    """
    if (home / f"{OUTBOX}-wal").exists():
        Outbox(home / OUTBOX).close()


def _new_folder(parent: Path, name: str) -> Path:
    for number in itertools.count(1):
        made = parent / (name if number == 1 else f"{name}-{number}")
        with contextlib.suppress(FileExistsError):
            made.mkdir(parents=True)
            return made
    raise AssertionError  # there is always a next number


def _stop_waiting(home: Path) -> int:
    if not (home / OUTBOX).exists():
        return 0
    outbox = Outbox(home / OUTBOX)
    try:
        waiting = [e for e in outbox.entries(with_pictures=False) if e.state is State.QUEUED]
        for entry in waiting:
            with contextlib.suppress(WrongStateError):
                outbox.finish(entry.id, State.FAILED, reason=SHIFT_ENDED)
        return len(waiting)
    finally:
        outbox.close()


def _linked(book: AccountBook) -> tuple[Account, ...]:
    return tuple(account for account in book.known() if account.id != PRACTICE)
