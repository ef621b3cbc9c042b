"""Two programs, two people, any order of events: nothing of one reaches the other."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from studio.core import Core
from studio.floor import Floor
from studio.outbox.model import State
from studio.people.lock import PIN
from studio.people.model import PeopleError
from studio.post import Draft, OutgoingPost
from studio.publishers.base import Identity, Keeper, Linked, Posted, Secret, Session
from studio.publishers.errors import PublishError
from tests.helpers.fake_keyrings import FakeKeyring
from tests.helpers.fake_network import FakeNetwork
from tests.helpers.people import RIGHT_PIN, WRONG_PIN, link, queue, shared_floor

ANNA, TOM = "Anna", "Tom"
windows = st.sampled_from([0, 1])
people = st.sampled_from([ANNA, TOM])


class Net(FakeNetwork):
    """Knows whose token a post came with, and who was signed in when it came."""

    id: ClassVar[str] = "bluesky"

    def __init__(self, machine: TwoPeople) -> None:
        super().__init__()
        self.machine = machine

    def link(self, *, host: str, handle: str, password: Secret) -> Linked:
        who = Identity(user_id=handle, handle=handle, name=handle, host="https://net")
        return Linked(identity=who, secret=password)

    def resume(self, identity: Identity, secret: Secret, *, keeper: Keeper) -> Session:
        return _NetSession(self.machine, identity, keeper)


class _NetSession(Session):
    def __init__(self, machine: TwoPeople, identity: Identity, keeper: Keeper) -> None:
        self._machine, self._identity, self._keeper = machine, identity, keeper

    def _publish(self, post: OutgoingPost, *, key: str) -> Posted:
        with self._keeper.latest() as token:
            number = len(self._machine.sent)
            self._keeper.keep(Secret(f"{token.reveal().split('-')[0]}-{number}"))
        self._machine.came(self._identity.handle, token.reveal(), post.text)
        return Posted(url="https://net/1", remote_id="1")

    def _look(self, *, key: str, **_post: object) -> Posted | None:
        return None


class TwoPeople(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.keyring = FakeKeyring()
        self.net = Net(self)
        self.sent: list[tuple[str, str]] = []
        self.ended: set[str] = set()
        self.number = 0
        self.floors = [self._open(), self._open()]

    def _open(self) -> Floor:
        return shared_floor(Path(self._folder.name), self.keyring, self.net)

    @initialize()
    def two_people_join(self) -> None:
        for name in (ANNA, TOM):
            self.floors[0].roster.add(name, "", PIN, RIGHT_PIN)

    def teardown(self) -> None:
        for floor in self.floors:
            floor.leave()
        self._folder.cleanup()

    # -- what the network sees ---------------------------------------------------

    def came(self, handle: str, token: str, text: str) -> None:
        owner = text.split()[2]
        assert handle == owner, "a post went out as someone else"
        assert token.split("-")[0] == owner, "a post went out with someone else's token"
        assert self._signed_in() == {owner}, "a post went out while its owner was not there"
        self.sent.append((owner, text))

    # -- what people do ----------------------------------------------------------

    @rule(window=windows, name=people)
    def sign_in(self, window: int, name: str) -> None:
        if self._name(1 - window) in ("", name):
            self.floors[window].unlock(self._id(name), PIN, RIGHT_PIN)
            return
        with pytest.raises(PeopleError, match="somebody-else"):
            self.floors[window].unlock(self._id(name), PIN, RIGHT_PIN)

    @rule(window=windows, name=people)
    def try_a_wrong_pin(self, window: int, name: str) -> None:
        if self.floors[window].roster.tries_left(self._id(name)) < 2:
            return
        with contextlib.suppress(PeopleError):
            self.floors[window].unlock(self._id(name), PIN, WRONG_PIN)
            raise AssertionError("a wrong PIN opened")
        assert self._name(window) == ""

    @rule(window=windows)
    def lock(self, window: int) -> None:
        self.floors[window].leave()

    @rule(window=windows)
    def the_power_goes(self, window: int) -> None:
        floor = self.floors[window]
        if floor.core is not None:
            floor.core.outbox.close()
        if floor._door._alive is not None:
            floor._door._alive._lock.release()  # the system does that for a program that ends
        self.floors[window] = self._open()

    @rule(window=windows, name=people)
    def end_a_shift(self, window: int, name: str) -> None:
        if self._name(1 - window) == name:
            with pytest.raises(PeopleError, match="elsewhere"):
                self.floors[window].end_shift(self._id(name))
            return
        self.floors[window].end_shift(self._id(name))
        self.ended.add(name)

    @precondition(lambda self: self._signed_in())
    @rule(window=windows)
    def link_an_account(self, window: int) -> None:
        core = self._core(window)
        if core is not None:
            name = self._name(window)
            self.number += 1
            link(core, name, f"{name}-first{self.number}")
            self.ended.discard(name)

    @precondition(lambda self: self._signed_in())
    @rule(window=windows)
    def write_and_queue(self, window: int) -> None:
        core = self._core(window)
        if core is None:
            return
        self.number += 1
        words = f"{self._name(window)} {self.number}"
        core.drafts.save(Draft(id=words, text=words))
        for account in core.book.list():
            if account.network == "bluesky":
                queue(core, account, words)

    @rule(window=windows)
    def send_everything(self, window: int) -> None:
        core = self._core(window)
        if core is None:
            return
        for entry in core.entries():
            with contextlib.suppress(PublishError):
                core.send(entry.id)

    @rule(window=windows)
    def a_thread_that_was_left_over_sends(self, window: int) -> None:
        """The part of the app of somebody who left is asked to send after all."""
        floor = self.floors[window]
        core = floor.core
        if core is None:
            return
        waiting = [e.id for e in core.entries() if e.state is State.QUEUED]
        before = len(self.sent)
        floor.step_away()
        for entry_id in waiting:
            core.send(entry_id)
        assert len(self.sent) == before
        floor.leave()

    # -- what must hold ----------------------------------------------------------

    @invariant()
    def only_one_person_is_signed_in(self) -> None:
        assert len(self._signed_in()) <= 1

    @invariant()
    def everybody_sees_only_their_own_drafts_posts_and_accounts(self) -> None:
        for window in (0, 1):
            core = self._core(window)
            if core is None:
                continue
            name = self._name(window)
            assert {draft.text.split()[0] for draft in core.drafts.all()} <= {name}
            assert {entry.post.text.split()[2] for entry in core.entries()} <= {name}
            handles = {a.handle for a in core.book.list() if a.network == "bluesky"}
            assert handles <= {name}

    @invariant()
    def no_token_lies_open_in_the_password_store(self) -> None:
        for value in self.keyring.values.values():
            assert not value.startswith((ANNA, TOM))

    @invariant()
    def after_a_shift_nothing_but_the_pepper_is_left(self) -> None:
        for name in self.ended:
            entries = {user for _service, user in self.keyring.values}
            mine = {e for e in entries if e.startswith(self._id(name))}
            assert mine <= {e for e in mine if "/pepper" in e}

    def _core(self, window: int) -> Core | None:
        return self.floors[window].core

    def _name(self, window: int) -> str:
        core = self.floors[window].core
        return core.who.first_name if core is not None and core.who is not None else ""

    def _signed_in(self) -> set[str]:
        return {self._name(0), self._name(1)} - {""}

    def _id(self, name: str) -> str:
        listed = self.floors[0].roster.listed()
        return next(person.id for person in listed if person.first_name == name)


TestTwoPeople = TwoPeople.TestCase
TestTwoPeople.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
