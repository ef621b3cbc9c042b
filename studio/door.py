"""Somebody comes in, somebody goes: one person at a time has the app, and only their part of it."""

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
from studio.people.keys import Cost
from studio.people.model import PeopleError, Person
from studio.people.seal import Seal, SealedSecrets, part_of
from studio.people.signed_in import SignedIn
from studio.policy import Policy
from studio.policy.keys import SHARED_DEVICE
from studio.roster import PEOPLE, Roster

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
        policy: what the organisation decided; None to read it.
        make_core: makes a person's part of the app.
        cost: what one try at a PIN costs, for tests.
    """

    vault: Vault | None = None
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    language: str = ""
    publishers: Callable[[Path], dict[str, Publisher]] | None = None
    policy: Policy | None = None
    make_core: type[Core] = Core
    cost: Cost | None = None


class Door:
    """Lets people in and out. Coming and going waits: never on the UI thread.

    Args:
        data_dir: the only folder that is written to.
        ground: what everybody shares.
        equipment: what each part is built with.

    Attributes:
        roster: who works here.
        ground: what everybody shares.
        policy: what the organisation decided.
        core: the part of whoever is signed in, or None.
    """

    def __init__(self, data_dir: Path, ground: Ground, equipment: Equipment | None = None) -> None:
        self._folder = data_dir
        self.ground = ground
        self._equipment = equipment or Equipment()
        self.vault = self._equipment.vault or open_vault()
        self.policy = self._equipment.policy or Policy()
        said = self.policy.value(SHARED_DEVICE)
        self.roster = Roster(data_dir, self.vault, cost=self._equipment.cost, shared=said)
        self._door = SignedIn(data_dir)
        self._seal: Seal | None = None
        self.core: Core | None = None

    @property
    def revoke(self) -> bool:
        """True to end sign-ins at the networks, and forget them here, when a shift ends."""
        return False

    def own(self) -> Core:
        """Open the app on a computer of one's own."""
        self.leave()
        self.core = self._build(None)
        # Another program may share this PC meanwhile. From then on nothing goes out without a name.
        self.core.publishing.is_mine = lambda: not self.roster.shared
        return self.core

    def look_around(self) -> Core:
        """Let somebody look and practise without a name. Nothing is sent or kept."""
        self.leave()
        for left in (self._folder / PEOPLE).glob(f"{_GUEST}-*"):
            shutil.rmtree(left, ignore_errors=True)  # of a program that was ended suddenly
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
        self._finish_sending(core)
        if self._seal is not None:
            self._seal.drop()
            self._seal = None
        core.publishing.forget()
        self.ground.kit, self.ground.trouble = core.kit, core.kit_trouble
        core.close()
        if core.who is not None and core.who.id == _GUEST:
            shutil.rmtree(core.home, ignore_errors=True)
        elif core.who is not None:
            self._door.leave()

    def _enter(self, person: Person, key: bytes) -> Core:
        try:
            self._door.enter(person.id)
        except PeopleError as problem:
            names = {other.id: other.first_name for other in self.roster.listed()}
            raise PeopleError(problem.code, name=names.get(problem.name, "")) from None
        try:
            self._seal = Seal(key)
            mine = part_of(self.vault, person, self._seal)
            self.core = self._build(self._belongings(person, mine))
            self.roster.put(replace(person, on_shift=True))
        except BaseException:
            if self._seal is not None:
                self._seal.drop()
                self._seal = None
            if self.core is not None:
                self.core.close()
                self.core = None
            self._door.leave()
            raise
        return self.core

    def _belongings(self, person: Person, secrets: SealedSecrets) -> Belongings:
        home, shop = self.roster.home(person), self.roster.shop
        return Belongings(who=person, home=home, secrets=secrets, shop=shop, this_shift=self.revoke)

    def _build(self, mine: Belongings | None) -> Core:
        equipment = self._equipment
        home = mine.home if mine else self._folder
        core = equipment.make_core(
            self._folder,
            self.ground.kit,
            self.ground.networks,
            publishers=equipment.publishers(home) if equipment.publishers else None,
            vault=self.vault,
            clock=equipment.clock,
            language=equipment.language,
            mine=mine,
            policy=self.policy,
        )
        core.kit_trouble = self.ground.trouble
        return core

    @staticmethod
    def _finish_sending(core: Core) -> None:
        core.publishing.halted = True
        core.wait_until_sent(_LONGEST_SEND)
