"""The shop floor's PC: who works here, and who is signed in. One person at a time.

Everything of a person lies in a folder of its own, and their secrets are sealed with a key
that is in memory only while they are signed in. So the next person's part of the app never
opens what is not theirs: there is nothing to filter, and nothing to forget to filter.

On a computer of one's own there are no tiles: the data folder is one person's, and the
operating system's login is the lock.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from studio.accounts.stores import VaultError
from studio.core import Core
from studio.door import Door, Equipment
from studio.ground import lay_ground, policy_on
from studio.people.keys import new_key
from studio.people.model import PeopleError, Person
from studio.people.seal import Seal, SealedSecrets, part_of
from studio.policy.keys import AUTO_LOCK_MINUTES, REVOKE_AT_SHIFT_END, SHARED_DEVICE
from studio.policy.model import Origin
from studio.roster import PEOPLE
from studio.shifts import Ended, end_shift_from_outside, end_shift_of, set_aside, take_along
from studio.storage.errors import StorageError, make_folder
from studio.storage.settings import Settings


def build_floor(
    data_dir: Path,
    *,
    kit_path: Path | None = None,
    equipment: Equipment | None = None,
    forgiving: bool = False,
) -> Floor:
    """Read what everybody shares; nobody is signed in yet. See ``core.build_core``.

    Raises:
        BrandKitError: the kit cannot be used.
        StorageError: the folder cannot be used.
        DraftFolderError: the organisation wants another folder.
    """
    equipment = equipment or Equipment()
    equipment = replace(equipment, policy=policy_on(data_dir, equipment.policy))
    make_folder(data_dir)
    ground = lay_ground(data_dir, kit_path=kit_path, forgiving=forgiving)
    return Floor(data_dir, ground, equipment)


class Floor(Door):
    """Whoever builds this holds everybody's door. Unlocking and ending wait: no UI thread.

    Args:
        data_dir: the only folder that is written to.
        ground: what everybody shares.
        equipment: what each part is built with.

    Attributes:
        roster: who works here.
        ground: what everybody shares.
        core: the part of whoever is signed in, or None.
    """

    # -- whose PC this is --------------------------------------------------------

    @property
    def shared(self) -> bool:
        """True when several people share this PC."""
        return self.policy.value(SHARED_DEVICE, self.roster.shared or None)

    @property
    def may_share(self) -> bool:
        """False where the organisation decides whether this PC is shared."""
        return not self.policy.setting(SHARED_DEVICE).locked

    @property
    def revoke(self) -> bool:
        """True to end sign-ins at the networks, and forget them here, when a shift ends."""
        decided = self.policy.setting(REVOKE_AT_SHIFT_END)
        return self.shared if decided.origin is Origin.BUILT_IN else bool(decided.value)

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without input the app locks."""
        wanted = min(5, max(2, Settings(self._folder).get().lock_minutes))
        return self.policy.value(AUTO_LOCK_MINUTES, wanted)

    def choose_lock_minutes(self, minutes: int) -> None:
        """Lock after so many minutes, for everybody at this PC; a policy may say less.

        Raises:
            StorageError: nothing was changed.
        """
        Settings(self._folder).set(lock_minutes=minutes)

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
            key = self._key(person, kind, word)
        except PeopleError as problem:
            if problem.code == "erased":
                self.roster.erase_sign_ins(person)
            raise
        core = self._enter(person, key)
        if person.owner:
            # What a claim did not come to, and what was linked while the PC was not shared.
            with contextlib.suppress(VaultError):
                self._take_along(person, key)
        return core

    def claim(self, person_id: str, kind: str, word: str) -> Core:
        """Put a lock on what lay here before the PC was shared, and sign in.

        Raises:
            PeopleError: ``nobody``, ``no-lock`` when it has a lock already, or the word is
                not taken.
            VaultError: the PIN's pepper could not be kept, and nothing was changed; or a
                sign-in could not be sealed. Then the word opens the lock, and unlocking goes on.
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
        self._take_along(person, key)
        return self._enter(person, key)

    def start_again(self, person_id: str, kind: str, word: str) -> tuple[Core, Path | None]:
        """Give a person who forgot their PIN a new one, on an empty desk.

        Anybody at this PC can do this. So the sign-ins are erased, and drafts, photos and
        outbox are put aside in a folder, where whoever looks after the PC finds them.

        Returns:
            Their part of the app, and the folder with what was put aside, or None.

        Raises:
            PeopleError: the word is not taken, or somebody is signed in elsewhere.
            VaultError: a sign-in may still be there; nothing else was changed.
            OSError: not everything could be put aside.
        """
        self.roster.vet(kind, word)
        self.leave()
        self._require_nobody_elsewhere(person_id)
        person = self.roster.person(person_id)
        self.roster.erase_sign_ins(person)
        # Before the lock goes: words that are still here are never without one.
        aside = set_aside(
            self.roster.home(person), self._folder / PEOPLE, person, self._equipment.clock()
        )
        self.roster.lock_of(person).erase()
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

    def end_shift(self, person_id: str) -> Ended:
        """End a person's shift: stop what waits, sign out, forget.

        Raises:
            PeopleError: ``nobody``, or ``elsewhere`` when another program has them signed in:
                it could go on sending.
            StorageError: what waits could not be stopped.
        """
        person = self.roster.person(person_id)
        if self._door.elsewhere() == person_id:
            raise PeopleError("elsewhere", name=person.first_name)
        core = self.core
        if core is not None and core.who is not None and core.who.id == person_id:
            self._finish_sending(core)
            ended = end_shift_of(core, revoke=self.revoke)
            self.leave()
        else:
            theirs = part_of(self.vault, person, Seal(b""))
            ended = end_shift_from_outside(self.roster.home(person), theirs, revoke=self.revoke)
        self.roster.put(replace(person, on_shift=False))
        return ended

    def end_all_shifts(self) -> tuple[tuple[Person, Ended], ...]:
        """End the shift of everybody who is on one; see ``end_shift``.

        One that cannot be ended is told by its ``problem``, and keeps nobody else's open.
        """
        ended: list[tuple[Person, Ended]] = []
        for person in self.roster.people():
            if not person.on_shift:
                continue
            try:
                ended.append((person, self.end_shift(person.id)))
            except (PeopleError, StorageError) as raised:
                ended.append((person, Ended(stopped=0, signed_out=0, problem=raised.code)))
        return tuple(ended)

    # -- inside ------------------------------------------------------------------

    def _key(self, person: Person, kind: str, word: str) -> bytes:
        lock = self.roster.lock_of(person)
        try:
            return lock.open(kind, word)
        except PeopleError as problem:
            if problem.code != "no-lock" or kind not in lock.kinds():
                raise
        # The pepper is not there. Nobody is to start again because the whole store is missing.
        if not self.vault.durable:
            raise VaultError("none")
        return lock.open(kind, word)

    def _take_along(self, person: Person, key: bytes) -> None:
        take_along(self._folder, self.vault, SealedSecrets(self.vault, person.id, Seal(key)))

    def _require_nobody_elsewhere(self, person_id: str) -> None:
        who = self._door.elsewhere()
        if who:
            names = {person.id: person.first_name for person in self.roster.listed()}
            code = "elsewhere" if who == person_id else "somebody-else"
            raise PeopleError(code, name=names.get(who, ""))
