"""Who works at this PC: their tiles, their folders and their locks."""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import replace
from pathlib import Path

from studio import atomic
from studio.accounts.stores import VaultError
from studio.accounts.vault import Vault
from studio.people.keys import Cost, new_key
from studio.people.lock import PASSPHRASE, PIN, Lock
from studio.people.model import PeopleError, Person, why_no_passphrase, why_no_pin
from studio.people.seal import Seal, part_of
from studio.storage.accounts import AccountBook
from studio.storage.people import PeopleBook
from studio.storage.settings import Settings

PEOPLE = "people"
"""The folder that holds everybody's folder."""

OWNER = "owner"
"""Id of the tile of what lay here before the PC was shared."""


_OWNERS = ("drafts.json", "accounts.json")
"""Files of the data folder that only somebody who works here has."""


class Roster:
    """The tiles, and where everybody's things are. Adding somebody waits: no UI thread.

    Args:
        folder: the data folder that people share.
        vault: the password store.
        cost: what one try at a PIN costs; this version's when None.
        shared: True where the organisation says that several people share this PC.
    """

    def __init__(
        self, folder: Path, vault: Vault, *, cost: Cost | None = None, shared: bool = False
    ) -> None:
        self._folder = folder
        self._vault = vault
        self._cost = cost
        self._said_shared = shared
        self._marker = folder / PEOPLE / "shared"
        self._book = PeopleBook(folder)

    @property
    def shared(self) -> bool:
        """True when several people share this PC."""
        if self._said_shared or self._marker.exists():
            return True
        return Settings(self._folder).get().shared

    def share(self, *, shared: bool) -> None:
        """Let several people share this PC, or only one use it again.

        Raises:
            StorageError: nothing was changed.
        """
        if shared:
            # Beside the settings, so that a damaged settings file opens nobody's things.
            atomic.write_bytes(self._marker, b"")
        Settings(self._folder).set(shared=shared)
        if not shared:
            self._marker.unlink(missing_ok=True)

    @property
    def shop(self) -> str:
        """The shop that this PC stands in, or ""."""
        return Settings(self._folder).get().store

    def people(self) -> tuple[Person, ...]:
        """Return the tiles.

        Raises:
            StorageError: they cannot be read.
        """
        return tuple(self._with_lock(person) for person in self.listed())

    def listed(self) -> tuple[Person, ...]:
        """Return the tiles without what opens their locks.

        What lay here before the PC was shared is a tile as well, though nobody made one.

        Raises:
            StorageError: they cannot be read.
        """
        listed = self._book.list()
        lay_here = any((self._folder / name).exists() for name in _OWNERS)
        if any(person.owner for person in listed) or not (self.shared and lay_here):
            return listed
        name = Settings(self._folder).get().first_name
        return (Person(id=OWNER, first_name=name, owner=True), *listed)

    def person(self, person_id: str) -> Person:
        """Return one tile.

        Raises:
            PeopleError: ``nobody``.
            StorageError: they cannot be read.
        """
        found = next((person for person in self.people() if person.id == person_id), None)
        if found is None:
            raise PeopleError("nobody")
        return found

    def put(self, person: Person) -> None:
        """Add a tile, or replace the one with the same id.

        Raises:
            StorageError: nothing was changed.
        """
        self._book.put(person)

    def add(self, first_name: str, department: str, kind: str, word: str) -> Person:
        """Add a person.

        Args:
            first_name: what everybody sees.
            department: where in the shop, or "".
            kind: ``pin`` or ``passphrase``.
            word: what they will type.

        Raises:
            PeopleError: the name or the word is not taken.
            VaultError: the PIN's pepper could not be kept.
            StorageError: nothing was kept.
            OSError: nothing was kept.
        """
        name = self._free_name(first_name)
        self.vet(kind, word)
        person = Person(
            id=secrets.token_hex(4), first_name=name, department=" ".join(department.split())
        )
        self.lock_of(person).set(kind, word, new_key())
        self.put(person)
        return self._with_lock(person)

    def tries_left(self, person_id: str) -> int:
        """Return how many wrong PINs a person has left."""
        return self.lock_of(self.person(person_id)).tries_left()

    def vet(self, kind: str, word: str) -> None:
        """Refuse a PIN or passphrase that is no good.

        Raises:
            PeopleError: why not.
        """
        code = why_no_pin(word) if kind == PIN else why_no_passphrase(word)
        if code:
            raise PeopleError(code)
        if kind == PIN and not self.takes_pins():
            raise PeopleError("pin-needs-store")

    def takes_pins(self) -> bool:
        """Tell whether there is a password store that can keep the other half of a PIN."""
        with contextlib.suppress(VaultError):
            return self._vault.durable
        return False

    def lock_of(self, person: Person) -> Lock:
        """Return a person's lock."""
        return Lock(self._folder / PEOPLE / person.id, person.id, self._vault, cost=self._cost)

    def home(self, person: Person) -> Path:
        """Return the folder with everything of a person."""
        return self._folder if person.owner else self._folder / PEOPLE / person.id

    def erase_sign_ins(self, person: Person) -> None:
        """Delete a person's sign-ins. That needs no key; no network can be told.

        Raises:
            VaultError: one may still be there.
        """
        theirs = part_of(self._vault, person, Seal(b""))
        for account in AccountBook(self.home(person)).known():
            theirs.remove(account.id)

    def _with_lock(self, person: Person) -> Person:
        lock = self.lock_of(person)
        kinds = lock.kinds()
        return replace(
            person, pin=PIN in kinds, passphrase=PASSPHRASE in kinds, digits=lock.digits()
        )

    def _free_name(self, first_name: str) -> str:
        name = " ".join("".join(c if c.isprintable() else " " for c in first_name).split())
        if not name:
            raise PeopleError("no-name")
        if any(person.first_name.casefold() == name.casefold() for person in self.listed()):
            raise PeopleError("name-taken", name=name)
        return name
