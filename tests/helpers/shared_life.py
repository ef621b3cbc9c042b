"""A sign-in's whole life at a shared PC, with everything that is said and stored on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from studio.core import Core
from studio.floor import Floor
from studio.outbox.model import State
from studio.people.lock import PIN
from studio.people.seal import Seal
from studio.post import Draft, OutgoingPost
from studio.publishers.base import Linked, Secret
from studio.shifts import Ended
from tests.helpers.canaries import Canaries, reachable

LONG_PIN = "294751830264"
"""Six digits may stand in any file by chance."""


class SharedLife:
    """Anna links, posts, locks, comes back, and goes home.

    Args:
        folder: the data folder.
        open_floor: opens the app.
        link: signs her in at the network once more.
    """

    def __init__(
        self, folder: Path, open_floor: Callable[[], Floor], link: Callable[[Core], Linked]
    ) -> None:
        self.folder = folder
        self.canaries = Canaries()
        self.canaries.take(LONG_PIN)
        self._open, self._link = open_floor, link
        self.floor = open_floor()
        self.anna = self.floor.roster.add("Anna", "Plants", PIN, LONG_PIN).id
        self.account = ""
        self._number = 0

    def come(self) -> Core:
        core = self.floor.unlock(self.anna, PIN, LONG_PIN)
        pepper = self.floor.vault.get(f"{self.anna}/pepper")
        assert pepper is not None
        self.canaries.take(pepper.reveal())
        self.look()
        return core

    def link(self, core: Core) -> None:
        linked = self._link(core)
        self.canaries.take(linked.secret.reveal())
        self.account = core.publishing.confirm("bluesky", linked).id
        core.reload_accounts()
        self.canaries.said.append(("repr", repr(linked)))
        self.look()

    def post(self, core: Core) -> None:
        self._number += 1
        words = f"Ad · Bulbs {self._number}"
        core.drafts.save(Draft(id="d", text=words))
        post = OutgoingPost(text=words, created_at="2026-11-21T09:30:00.000Z")
        draft = Draft(id="d", accounts=(self.account,))
        (entry,) = core.publishing.queue(draft, [(self.account, post)])
        sent = core.send(entry.id)
        self.canaries.said.append(("repr", repr(sent)))
        self.look()
        assert sent.state is State.SENT, sent.reason

    def lock(self) -> None:
        self.floor.leave()
        self.nothing_is_in_memory()
        self.look()

    def look(self) -> None:
        """Look at everything: memory, files and what other programs see."""
        self.canaries.look_into(self.floor)
        self.canaries.surprise(self.folder)
        assert self.canaries.look_at_files(self.folder) > 2
        self.canaries.look_at_arguments()

    def until_the_shift_ends(self) -> Ended:
        """Link, refresh in several sessions, lock, unlink, link again, and end the shift."""
        core = self.come()
        self.link(core)
        self.post(core)
        for _ in range(2):
            self.lock()
            core = self.come()
            self.post(core)
            assert core.publishing.check(self.account) == ""
        assert core.publishing.unlink(self.account)
        self.look()
        self.nothing_is_kept()
        self.link(core)
        self.post(core)
        ended = self.floor.end_shift(self.anna)
        self.look()
        self.nothing_is_kept()
        self.nothing_is_in_memory()
        return ended

    def nothing_is_in_memory(self) -> None:
        """Nobody is signed in: no token and no key is in the app's reach."""
        held = list(reachable(self.floor))
        assert not [thing for thing in held if isinstance(thing, Secret) and thing.reveal()]
        assert all(thing.dropped for thing in held if isinstance(thing, Seal))

    def nothing_is_kept(self) -> None:
        """To be filled in: look at the password store by another way than the app's."""
