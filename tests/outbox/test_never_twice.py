"""A state machine: whatever happens in whatever order, nothing goes out twice by itself."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from studio.accounts.model import Account
from studio.accounts.vault import MemoryVault
from studio.outbox.journal import Outbox
from studio.outbox.model import State
from studio.post import Draft, OutgoingPost
from studio.publishers.base import Secret
from studio.publishing import Publishing
from studio.storage.accounts import AccountBook
from tests.helpers.fake_network import FakeNetwork, PowerCut

OUTCOMES = [
    "fine", "refused", "expired", "offline", "lost", "nothing", "late", "cut-before", "cut-after"
]  # fmt: skip


class Shop(RuleBasedStateMachine):
    """Colleagues press Publish, networks fail, the power goes, people look and decide."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.network = FakeNetwork()
        self.vault = MemoryVault()
        self.vault.put("fake-1", Secret("s"))
        self.allowed: Counter[str] = Counter()
        self.doubt: set[str] = set()
        AccountBook(Path(self.folder.name)).add(Account(id="fake-1", network="fake"))
        self.open()

    def open(self) -> None:
        folder = Path(self.folder.name)
        self.outbox = Outbox(folder / "outbox.sqlite")
        self.publishing = Publishing(
            self.outbox, self.vault, AccountBook(folder), {"fake": self.network}
        )
        self.publishing.recover()

    def teardown(self) -> None:
        self.outbox.close()
        self.folder.cleanup()

    def keys(self, *states: State) -> list[tuple[str, str]]:
        return [(e.id, e.key) for e in self.outbox.entries() if e.state in states]

    @rule()
    def press_publish(self) -> None:
        draft = Draft(id="d", text="Bulbs")
        (entry,) = self.publishing.queue(draft, [("fake-1", OutgoingPost(text="Bulbs"))])
        self.allowed[entry.key] = 1

    @precondition(lambda self: self.keys(State.QUEUED))
    @rule(outcome=st.sampled_from(OUTCOMES), data=st.data())
    def send(self, outcome: str, data: st.DataObject) -> None:
        entry_id, key = data.draw(st.sampled_from(self.keys(State.QUEUED)))
        self.network.outcomes = [outcome]
        if outcome in {"lost", "nothing", "late", "cut-before", "cut-after"}:
            self.doubt.add(key)
        try:
            self.publishing.send(entry_id)
        except PowerCut:
            self.restart()

    @precondition(lambda self: self.outbox.entries())
    @rule(data=st.data())
    def send_anything_again(self, data: st.DataObject) -> None:
        settled = set(State) - {State.QUEUED}
        found = self.keys(*settled)
        if found:
            before = list(self.network.taken)
            self.publishing.send(data.draw(st.sampled_from(found))[0])
            assert self.network.taken == before

    @rule()
    def restart(self) -> None:
        self.outbox.close()
        self.open()

    @rule()
    def the_server_takes_what_was_late(self) -> None:
        self.network.take_late_ones()

    @precondition(lambda self: self.keys(State.UNKNOWN))
    @rule(data=st.data())
    def look(self, data: st.DataObject) -> None:
        entry_id, key = data.draw(st.sampled_from(self.keys(State.UNKNOWN)))
        entry = self.publishing.look(entry_id)
        assert (entry.state is State.SENT) == (key in self.network.taken)

    @precondition(lambda self: self.keys(State.UNKNOWN, State.FAILED))
    @rule(data=st.data(), how=st.sampled_from(["resend", "drop"]))
    def decide(self, data: st.DataObject, how: str) -> None:
        entry_id, key = data.draw(st.sampled_from(self.keys(State.UNKNOWN, State.FAILED)))
        unknown = self.outbox.entry(entry_id).state is State.UNKNOWN
        self.publishing.resolve(entry_id, how)
        if how == "resend" and unknown:
            self.allowed[key] += 1  # a person took that on themselves

    @invariant()
    def nothing_was_taken_more_often_than_people_asked_for(self) -> None:
        taken = Counter(self.network.taken + self.network.late)
        assert all(taken[key] <= self.allowed[key] for key in taken)

    @invariant()
    def what_is_called_sent_is_live_and_what_is_called_not_sent_is_not(self) -> None:
        for entry in self.outbox.entries():
            if entry.state is State.SENT:
                assert entry.key in self.network.taken
            if entry.state in {State.FAILED, State.QUEUED} and entry.key not in self.doubt:
                assert entry.key not in self.network.taken
            assert entry.state is not State.SENDING


Shop.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestShop = Shop.TestCase
