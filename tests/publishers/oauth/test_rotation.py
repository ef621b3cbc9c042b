from __future__ import annotations

import threading

import pytest

from studio.publishers.base import Secret
from studio.publishers.errors import LinkExpiredError, UnavailableError
from studio.publishers.oauth.rotation import Renewed, Rotation
from tests.helpers.keepers import ListKeeper


class Server:
    """Takes each refresh token once."""

    def __init__(self) -> None:
        self.number = 0
        self.asked: list[str] = []

    def renew(self, kept: Secret) -> Renewed:
        self.asked.append(kept.reveal())
        if kept.reveal() != f"r{self.number}":
            raise LinkExpiredError("sign-in-ended")
        self.number += 1
        return Renewed(kept=Secret(f"r{self.number}"), access=Secret(f"a{self.number}"))


def test_one_access_token_serves_until_it_is_dead() -> None:
    server, keeper = Server(), ListKeeper(Secret("r0"))
    rotation = Rotation(keeper, server.renew)
    assert rotation.access() == rotation.access() == Secret("a1")
    assert rotation.access(Secret("a1")) == Secret("a2")
    assert rotation.access(Secret("a1")) == Secret("a2")  # another thread was faster
    assert server.asked == ["r0", "r1"]
    assert keeper.kept == [Secret("r0"), Secret("r1"), Secret("r2")]
    assert keeper.held == 2


def test_what_another_program_kept_is_used() -> None:
    server, keeper = Server(), ListKeeper(Secret("r0"))
    mine, other = Rotation(keeper, server.renew), Rotation(keeper, server.renew)
    mine.access()
    other.access()
    assert mine.access(Secret("a1")) == Secret("a3")
    assert server.asked == ["r0", "r1", "r2"]


def test_a_replacement_that_cannot_be_kept_is_not_used_and_not_lost() -> None:
    server = Server()
    failing = [True, True]

    def locked(_fresh: Secret) -> None:
        if failing:
            failing.pop()
            raise UnavailableError("vault-locked")

    keeper = ListKeeper(Secret("r0"), locked)
    rotation = Rotation(keeper, server.renew)
    for _ in range(2):
        with pytest.raises(UnavailableError, match="vault-locked"):
            rotation.access()
    assert rotation.access() == Secret("a1")
    assert server.asked == ["r0"]  # the old one would have ended everything
    assert keeper.kept[-1] == Secret("r1")


def test_a_sign_in_that_is_over_keeps_what_was_kept() -> None:
    server, keeper = Server(), ListKeeper(Secret("old"))
    rotation = Rotation(keeper, server.renew)
    with pytest.raises(LinkExpiredError):
        rotation.access()
    assert keeper.kept == [Secret("old")]


def test_two_threads_replace_once() -> None:
    server, keeper = Server(), ListKeeper(Secret("r0"))
    rotation = Rotation(keeper, server.renew)
    rotation.access()
    start, got = threading.Barrier(8), []

    def ask() -> None:
        start.wait()
        got.append(rotation.access(Secret("a1")).reveal())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(got) == {"a2"}
    assert server.asked == ["r0", "r1"]
