"""Which networks have a door, and how each account's sign-in stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from studio.accounts.model import Account
from studio.accounts.vault import MemoryVault, VaultError
from studio.brand_kit.model import SignIn
from studio.core import Core
from studio.networks.load import load_networks
from studio.outbox.model import State
from studio.paths import assets
from studio.publishers.base import Identity, Linked, Registration, Secret
from studio.publishers.practice import Practice
from tests.helpers.fake_network import FakeNetwork
from tests.helpers.kits import demo_kit
from tests.helpers.window import NOW


class Moving(FakeNetwork):
    id = "bluesky"


class Clock:
    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def core(tmp_path: Path, clock: Clock) -> Iterator[Core]:
    doors = {"practice": Practice(tmp_path / "practice"), "bluesky": Moving()}
    networks = load_networks(assets() / "networks")
    made = Core(tmp_path, demo_kit(), networks, publishers=doors, vault=MemoryVault(), clock=clock)
    yield made
    made.close()


def linked(core: Core) -> Account:
    who = Identity(user_id="did:1", handle="priya", name="Priya", host="https://fake")
    account = core.publishing.confirm("bluesky", Linked(identity=who, secret=Secret("canary")))
    core.reload_accounts()
    return account


def ended(core: Core, account: Account, state: State, reason: str) -> str:
    draft = replace(core.example(), accounts=(account.id,))
    (entry,) = core.queue(draft, core.outgoing_posts(draft))
    core.outbox.begin(entry.id)
    return core.outbox.finish(entry.id, state, reason=reason).updated_at


def test_a_fresh_account_is_linked(core: Core) -> None:
    account = linked(core)
    assert core.sign_in_states()[account.id].code == ""
    assert "practice" not in core.sign_in_states()


def test_a_sign_in_that_is_not_kept_any_more_has_to_be_linked_again(core: Core) -> None:
    account = linked(core)
    core.publishing.sign_out(account.id)
    state = core.sign_in_states()[account.id]
    assert (state.code, state.again) == ("no-sign-in", True)


def test_a_post_that_met_an_ended_sign_in_tells_until_the_account_is_linked_again(
    core: Core, clock: Clock
) -> None:
    account = linked(core)
    clock.now = NOW + timedelta(hours=1)
    when = ended(core, account, State.FAILED, "sign-in-ended")
    state = core.sign_in_states()[account.id]
    assert (state.code, state.since, state.again) == ("sign-in-ended", when, True)
    clock.now = NOW + timedelta(hours=2)
    assert linked(core).id == account.id
    assert core.sign_in_states()[account.id].code == ""


def test_a_later_post_that_went_out_means_that_the_sign_in_works(core: Core, clock: Clock) -> None:
    account = linked(core)
    for hours, state, reason in ((1, State.FAILED, "sign-in-ended"), (2, State.SENT, "")):
        clock.now = NOW + timedelta(hours=hours)
        ended(core, account, state, reason)
    assert core.sign_in_states()[account.id].code == ""


def test_another_reason_says_nothing_about_the_sign_in(core: Core, clock: Clock) -> None:
    account = linked(core)
    clock.now = NOW + timedelta(hours=1)
    ended(core, account, State.FAILED, "too-long")
    assert core.sign_in_states()[account.id].code == ""


def test_a_locked_store_is_not_an_ended_sign_in(
    core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = linked(core)

    def locked(_account: str) -> Secret:
        raise VaultError("locked")

    monkeypatch.setattr(core.vault, "get", locked)
    state = core.sign_in_states()[account.id]
    assert (state.code, state.again) == ("vault-locked", False)


def test_sign_ins_last_as_long_as_the_store_does(
    core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert core.keeps_sign_ins() == "until-you-close"
    monkeypatch.setattr(type(core.vault), "durable", property(lambda _vault: True))
    assert core.keeps_sign_ins() == "until-you-unlink"

    def late(_vault: object) -> bool:
        raise VaultError("timed-out")

    monkeypatch.setattr(type(core.vault), "durable", property(late))
    assert core.keeps_sign_ins() == "until-you-close"


def test_networks_without_a_door_are_those_by_phone(core: Core) -> None:
    assert core.by_phone()[:2] == ("mastodon", "instagram")
    assert not {"practice", "bluesky"} & set(core.by_phone())


def test_a_kit_that_nobody_signed_sends_nobody_anywhere(core: Core) -> None:
    told = SignIn(network="bluesky", client_id="https://brand.example/client.json", broker="")
    core.use_kit(replace(core.kit, sign_in=(told,)))
    assert core.registration("bluesky") == Registration(
        client_id="https://brand.example/client.json"
    )
    assert core.registration("x") == Registration()
    core.use_kit(core.kit, trusted=False)
    assert core.registration("bluesky") == Registration()
