"""The shop floor's PC: who works here, and who is signed in. One person at a time.

Everything of a person lies in a folder of its own, and their secrets are sealed with a key
that is in memory only while they are signed in. So the next person's part of the app never
opens what is not theirs: there is nothing to filter, and nothing to forget to filter.

On a computer of one's own there are no tiles: the data folder is one person's, and the
operating system's login is the lock.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from studio.accounts.vault import MemoryVault, Vault, open_vault
from studio.core import Core
from studio.ground import Ground
from studio.people.belongings import Belongings
from studio.people.keys import Cost, new_key
from studio.people.model import PeopleError, Person
from studio.people.seal import Seal, SealedSecrets
from studio.people.signed_in import SignedIn
from studio.roster import PEOPLE, Roster
from studio.shifts import Ended, end_shift_from_outside, end_shift_of, set_aside, take_along

if TYPE_CHECKING:
    from studio.publishers.base import Publisher

_GUEST = "guest"
_LONGEST_SEND = 90.0  # seconds; more than one request may take


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """What every person's part of the app is built with; each has a usual one.

    Attributes:
        vault: the password store; this computer's when None.
        clock: gives the time, aware.
        language: BCP 47 tag for texts while the person has not chosen one.
        publishers: makes the doors to the networks for a person's folder, for tests.
        make_core: makes a person's part of the app.
        cost: what one try at a PIN costs, for tests.
    """

    vault: Vault | None = None
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    language: str = ""
    publishers: Callable[[Path], dict[str, Publisher]] | None = None
    make_core: type[Core] = Core
    cost: Cost | None = None


class Floor:
    """Whoever builds this holds everybody's door. Unlocking and ending wait: no UI thread.

    Args:
        data_dir: the only folder that is written to.
        ground: what everybody shares.
        equipment: what each part is built with.

    Attributes:
        roster: who works here.
        core: the part of whoever is signed in, or None.
        revoke: True to end sign-ins at the networks when a shift ends.
    """

    def __init__(self, data_dir: Path, ground: Ground, equipment: Equipment | None = None) -> None:
        self._folder = data_dir
        self._ground = ground
        self._equipment = equipment or Equipment()
        self.vault = self._equipment.vault or open_vault()
        self.roster = Roster(data_dir, self.vault, cost=self._equipment.cost)
        self._door = SignedIn(data_dir)
        self._seal: Seal | None = None
        self.core: Core | None = None
        self.revoke = True

    # -- whose PC this is --------------------------------------------------------

    @property
    def shared(self) -> bool:
        """True when several people share this PC."""
        return self.roster.shared

    def share(self, *, shared: bool) -> None:
        """Make this a PC that several people share, or one's own again.

        Nobody's data is moved or deleted. What lay here before is a tile of its own.

        Raises:
            StorageError: nothing was changed.
        """
        self.roster.share(shared=shared)

    # -- coming and going --------------------------------------------------------

    def unlock(self, person_id: str, kind: str, word: str) -> Core:
        """Sign a person in.

        Args:
            person_id: whose tile.
            kind: ``pin`` or ``passphrase``.
            word: what was typed.

        Returns:
            Their part of the app; also ``core``.

        Raises:
            PeopleError: it does not open, or somebody else is signed in elsewhere.
            VaultError: the password store could not be read.
            StorageError: what is theirs could not be opened.
            OSError: the try could not be written down, so it was not made.
        """
        self.leave()
        person = self.roster.person(person_id)
        try:
            key = self.roster.lock_of(person).open(kind, word)
        except PeopleError as problem:
            if problem.code == "erased":
                self.roster.erase_sign_ins(person)
            raise
        return self._enter(person, key)

    def claim(self, person_id: str, kind: str, word: str) -> Core:
        """Put a lock on what lay here before the PC was shared, and sign in.

        Raises:
            PeopleError: ``nobody``, ``no-lock`` when it has a lock already, or the word is
                not taken.
            VaultError: the PIN's pepper, or a sign-in, could not be kept.
        """
        person = self.roster.person(person_id)
        if (
            not person.owner
            or person.pin
            or person.passphrase
            or self.roster.lock_of(person).exists()
        ):
            raise PeopleError("no-lock")
        self.roster.vet(kind, word)
        self.leave()
        key = new_key()
        self.roster.lock_of(person).set(kind, word, key)
        self.roster.put(person)
        take_along(self._folder, self.vault, SealedSecrets(self.vault, person.id, Seal(key)))
        return self._enter(person, key)

    def start_again(self, person_id: str, kind: str, word: str) -> tuple[Core, Path | None]:
        """Give a person who forgot their PIN a new one, on an empty desk.

        Anybody at this PC can do this. So the sign-ins are erased, and drafts, photos and
        outbox are put aside in a folder, where whoever looks after the PC finds them.

        Returns:
            Their part of the app, and the folder with what was put aside, or None.

        Raises:
            PeopleError: the word is not taken.
            VaultError: a sign-in may still be there; nothing else was changed.
            OSError: not everything could be put aside.
        """
        self.roster.vet(kind, word)
        self.leave()
        person = self.roster.person(person_id)
        self.roster.erase_sign_ins(person)
        self.roster.lock_of(person).erase()
        aside = set_aside(self.roster.home(person), self._folder / PEOPLE, person, self._now())
        key = new_key()
        self.roster.lock_of(person).set(kind, word, key)
        return self._enter(person, key), aside

    def change_word(self, kind: str, word: str) -> None:
        """Let whoever is signed in choose a new PIN or passphrase.

        Raises:
            PeopleError: ``nobody`` is signed in, or the word is not taken.
            VaultError: the PIN's pepper could not be kept.
        """
        who = self.core.who if self.core else None
        if who is None or self._seal is None:
            raise PeopleError("nobody")
        self.roster.vet(kind, word)
        self.roster.lock_of(who).set(kind, word, self._seal.key())

    def own(self) -> Core:
        """Open the app on a computer of one's own."""
        self.leave()
        self.core = self._build(None)
        return self.core

    def look_around(self) -> Core:
        """Let somebody look and practise without a name. Nothing is sent or kept."""
        self.leave()
        home = self._folder / PEOPLE / f"{_GUEST}-{secrets.token_hex(4)}"
        guest = Person(id=_GUEST, first_name="")
        self.core = self._build(Belongings(who=guest, home=home, secrets=MemoryVault()))
        self.core.networks_with_link = ()
        return self.core

    def step_away(self) -> None:
        """Send nothing more from now on. At once, so that the window's thread may call it.

        When no post is on its way the key is dropped as well; else ``leave`` does it.
        """
        if self.core is not None:
            self.core.publishing.halted = True
            if not self.core.sending() and self._seal is not None:
                self._seal.drop()

    def leave(self) -> None:
        """Lock: wait for a post that is on its way, forget the key, close what is theirs."""
        core, self.core = self.core, None
        if core is None:
            return
        core.publishing.halted = True
        core.wait_until_sent(_LONGEST_SEND)
        if self._seal is not None:
            self._seal.drop()
            self._seal = None
        self._ground.kit, self._ground.trouble = core.kit, core.kit_trouble
        core.close()
        if core.who is not None and core.who.id == _GUEST:
            shutil.rmtree(core.home, ignore_errors=True)
        elif core.who is not None:
            self._door.leave()

    def end_shift(self, person_id: str) -> Ended:
        """End a person's shift: stop what waits, sign out, forget.

        Raises:
            PeopleError: ``nobody``, or ``somebody-else`` when they are signed in elsewhere.
            StorageError: what waits could not be stopped.
        """
        person = self.roster.person(person_id)
        core = self.core
        if core is not None and core.who is not None and core.who.id == person_id:
            core.publishing.halted = True
            core.wait_until_sent(_LONGEST_SEND)
            ended = end_shift_of(core, revoke=self.revoke)
            self.leave()
        else:
            if self._door.who() == person_id:
                raise PeopleError("somebody-else", name=person.first_name)
            secret_store = SealedSecrets(self.vault, person.id, Seal(b""))
            ended = end_shift_from_outside(
                self.roster.home(person), secret_store, revoke=self.revoke
            )
        self.roster.put(replace(person, on_shift=False))
        return ended

    def end_all_shifts(self) -> tuple[tuple[Person, Ended], ...]:
        """End the shift of everybody who is on one; see ``end_shift``."""
        on_shift = tuple(person for person in self.roster.people() if person.on_shift)
        return tuple((person, self.end_shift(person.id)) for person in on_shift)

    # -- inside ------------------------------------------------------------------

    def _enter(self, person: Person, key: bytes) -> Core:
        try:
            self._door.enter(person.id)
        except PeopleError as problem:
            names = {other.id: other.first_name for other in self.roster.listed()}
            raise PeopleError(problem.code, name=names.get(problem.name, "")) from None
        try:
            self._seal = Seal(key)
            mine = SealedSecrets(self.vault, person.id, self._seal)
            self.core = self._build(
                Belongings(who=person, home=self.roster.home(person), secrets=mine)
            )
            self.roster.put(replace(person, on_shift=True))
        except BaseException:
            self._seal = None
            if self.core is not None:
                self.core.close()
                self.core = None
            self._door.leave()
            raise
        return self.core

    def _build(self, mine: Belongings | None) -> Core:
        equipment = self._equipment
        home = mine.home if mine else self._folder
        core = equipment.make_core(
            self._folder,
            self._ground.kit,
            self._ground.networks,
            publishers=equipment.publishers(home) if equipment.publishers else None,
            vault=self.vault,
            clock=equipment.clock,
            language=equipment.language,
            mine=mine,
        )
        core.kit_trouble = self._ground.trouble
        return core

    def _now(self) -> datetime:
        return self._equipment.clock()
