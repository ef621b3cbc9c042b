"""A network in memory that answers as it is told, and counts what it really took."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from studio.post import OutgoingPost
from studio.publishers.base import Identity, Keeper, Linked, Posted, Publisher, Secret, Session
from studio.publishers.errors import (
    LinkExpiredError,
    OutcomeUnknownError,
    PublishError,
    RejectedError,
    UnavailableError,
)
from studio.server_limits import ServerLimits


class PowerCut(BaseException):
    """The program ends here and now."""


FAULTS: dict[str, PublishError] = {
    "refused": RejectedError("refused", "no"),
    "expired": LinkExpiredError("sign-in-ended"),
    "offline": UnavailableError("offline"),
    "lost": OutcomeUnknownError("no-answer"),  # it was taken
    "nothing": OutcomeUnknownError("no-answer"),  # it was not
    "late": OutcomeUnknownError("no-answer"),  # it will be
}


class FakeNetwork(Publisher):
    """``taken`` has one key for each request that took effect: a repeat is counted twice."""

    id: ClassVar[str] = "fake"

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.posts: list[OutgoingPost] = []
        self.late: list[str] = []
        self.outcomes: list[str] = []
        self.answer_to_look: PublishError | None = None
        self.looked: list[tuple[str, OutgoingPost | None, frozenset[str]]] = []
        self.limits: ServerLimits | None = None
        self.resumed = 0
        self.unlinked: list[Secret] = []
        self.unlink_fails = False
        self.rotates = False
        self.number = 0

    def new_key(self, now: datetime) -> str:
        self.number += 1
        return f"key{self.number}"

    def link(self, *, host: str, handle: str, password: Secret) -> Linked:
        who = Identity(user_id="did:1", handle=handle, name="Priya", host="https://fake")
        return Linked(identity=who, secret=password, limits=self.limits)

    def resume(self, identity: Identity, secret: Secret, *, keeper: Keeper) -> Session:
        self.resumed += 1
        return _FakeSession(self, keeper)

    def unlink(self, identity: Identity, secret: Secret) -> None:
        if self.unlink_fails:
            raise UnavailableError("offline")
        self.unlinked.append(secret)

    def take(self, key: str, post: OutgoingPost) -> None:
        self.taken.append(key)
        self.posts.append(post)

    def take_late_ones(self) -> None:
        self.taken += self.late
        self.late.clear()


class _FakeSession(Session):
    def __init__(self, network: FakeNetwork, keeper: Keeper) -> None:
        self._network = network
        self._keeper = keeper

    def _publish(self, post: OutgoingPost, *, key: str) -> Posted:
        network = self._network
        if network.rotates:
            with self._keeper.latest():
                self._keeper.keep(Secret(f"canary-{len(network.taken)}"))
        outcome = network.outcomes.pop(0) if network.outcomes else "fine"
        if outcome == "cut-before":
            raise PowerCut
        if outcome in {"fine", "lost", "cut-after"}:
            network.take(key, post)
        if outcome == "late":
            network.late.append(key)
        if outcome == "cut-after":
            raise PowerCut
        if outcome in FAULTS:
            fault = FAULTS[outcome]
            raise type(fault)(fault.reason, fault.detail)
        return Posted(url=f"https://fake/{key}", remote_id=key)

    def _check(self, *, key: str) -> ServerLimits | None:
        super()._check(key=key)
        return self._network.limits

    def _look(self, *, key: str, post: OutgoingPost | None, taken: frozenset[str]) -> Posted | None:
        if self._network.answer_to_look is not None:
            raise self._network.answer_to_look
        self._network.looked.append((key, post, taken))
        there = key in self._network.taken
        return Posted(url=f"https://fake/{key}", remote_id=key) if there else None
