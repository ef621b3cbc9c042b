from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studio.accounts.model import Account
from studio.accounts.vault import VaultError
from studio.outbox.model import State
from studio.publishers.base import Identity, Linked, Secret
from studio.publishers.errors import LinkExpiredError, PublishError, UnavailableError
from studio.server_limits import ServerLimits
from studio.storage.errors import StorageError
from tests.helpers.fake_keyrings import FakeKeyring, LockedKeyring, RudeKeyring, secret_in
from tests.helpers.keepers import ListKeeper
from tests.helpers.shop import Shop, shop_in

IDENTITY = Identity(user_id="did:1", handle="p", name="P", host="https://fake")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    opened = shop_in(tmp_path, FakeKeyring())
    yield opened
    opened.outbox.close()


def test_the_keyring_is_read_once_for_many_posts(shop: Shop) -> None:
    account = shop.linked().id
    shop.keyring.reads.clear()
    shop.publishing.send_all([shop.queued(account).id for _ in range(3)])
    assert shop.keyring.reads == [account, f"{account}#a0"]
    assert shop.network.resumed == 1


def test_a_locked_keyring_means_later(tmp_path: Path) -> None:
    keyring = LockedKeyring()
    keyring.locked = False
    shop = shop_in(tmp_path, keyring)
    entry = shop.queued(shop.linked().id)
    keyring.locked = True
    after = shop.publishing.send(entry.id)
    assert (after.state, after.reason) == (State.QUEUED, "vault-locked")
    keyring.locked = False
    assert shop.publishing.send(entry.id).state is State.SENT
    shop.outbox.close()


def test_a_replaced_secret_that_cannot_be_kept_means_that_nothing_was_sent(
    tmp_path: Path,
) -> None:
    keyring = LockedKeyring()
    keyring.locked = False
    shop = shop_in(tmp_path, keyring)
    account = shop.linked().id
    shop.publishing.send(shop.queued(account).id)
    shop.network.rotates = True
    keyring.locked = True
    after = shop.publishing.send(shop.queued(account).id)
    assert (after.state, after.reason) == (State.QUEUED, "vault-locked")
    keyring.locked = False
    assert shop.publishing.send(after.id).state is State.SENT
    assert (secret_in(keyring, account) or "").startswith("canary-")
    shop.outbox.close()


def test_linking_stores_nothing_until_it_is_confirmed(shop: Shop) -> None:
    linked = shop.publishing.link("fake", host="", handle="priya", password=Secret("canary"))
    assert shop.keyring.values == {}
    assert len(shop.book.list()) == 1
    account = shop.publishing.confirm("fake", linked)
    assert secret_in(shop.keyring, account.id) == "canary"
    assert len(shop.keyring.values) == 2
    assert shop.book.get(account.id) == account
    assert "canary" not in repr(account) + repr(linked)


def test_a_sign_in_that_is_not_confirmed_is_ended_at_the_network(shop: Shop) -> None:
    linked = shop.publishing.link("fake", host="", handle="x", password=Secret("canary"))
    assert shop.publishing.drop("fake", linked)
    assert shop.network.unlinked == [Secret("canary")]
    shop.network.unlink_fails = True
    assert not shop.publishing.drop("fake", linked)


def test_a_secret_that_another_program_replaced_is_taken_up(shop: Shop) -> None:
    account = shop.linked().id
    shop.publishing.send(shop.queued(account).id)
    shop.keyring.values["Shopfloor Studio", account] = "canary-newer"
    entry = shop.queued(account)
    shop.network.outcomes = ["expired", "fine"]
    assert shop.publishing.send(entry.id).state is State.SENT
    assert shop.network.resumed == 2
    shop.network.outcomes = ["expired", "fine"]  # and with nothing newer, it is not tried
    assert shop.publishing.send(shop.queued(account).id).state is State.FAILED


def test_linking_the_same_account_again_keeps_its_id(shop: Shop) -> None:
    first = shop.linked()
    linked = shop.publishing.link("fake", host="", handle="new.example", password=Secret("two"))
    again = shop.publishing.confirm("fake", linked)
    assert again.id == first.id
    assert [a.handle for a in shop.book.list()] == ["practice", "new.example"]
    assert secret_in(shop.keyring, first.id) == "two"


def test_the_same_person_by_the_browser_is_the_same_account_on_another_server(shop: Shop) -> None:
    first = shop.linked()
    moved = replace(IDENTITY, host="https://elsewhere.example")
    again = shop.publishing.confirm("fake", Linked(identity=moved, secret=Secret("two")))
    assert again.id == first.id
    assert again.host == "https://elsewhere.example"


def test_the_same_number_on_two_servers_is_two_people(shop: Shop) -> None:
    one = replace(IDENTITY, user_id="109")
    other = replace(one, host="https://elsewhere.example")
    first, second = (
        shop.publishing.confirm("fake", Linked(identity=who, secret=Secret("x")))
        for who in (one, other)
    )
    assert first.id != second.id


def test_a_secret_that_cannot_be_kept_leaves_no_account(tmp_path: Path) -> None:
    shop = shop_in(tmp_path, keyring := RudeKeyring(fail_at=1))
    with pytest.raises(VaultError):
        shop.linked()
    assert len(shop.book.list()) == 1
    assert keyring.values == {}
    shop.outbox.close()


def test_an_account_that_cannot_be_listed_leaves_no_secret(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Account) -> None:
        raise StorageError("disk-full")

    with monkeypatch.context() as patched:
        patched.setattr(shop.book, "add", full)
        with pytest.raises(StorageError):
            shop.linked()
        assert shop.keyring.values == {}
    account = shop.linked()
    monkeypatch.setattr(shop.book, "add", full)
    linked = shop.publishing.link("fake", host="", handle="priya", password=Secret("two"))
    with pytest.raises(StorageError):
        shop.publishing.confirm("fake", linked)
    assert secret_in(shop.keyring, account.id) == "canary"
    assert len(shop.keyring.values) == 2


@pytest.mark.parametrize("reachable", [True, False])
def test_unlinking_forgets_the_secret_whether_or_not_the_network_can_be_told(
    shop: Shop, reachable: bool
) -> None:
    account = shop.linked()
    entry = shop.queued(account.id)
    shop.network.unlink_fails = not reachable
    assert shop.publishing.unlink(account.id) is reachable
    assert shop.keyring.values == {}
    assert shop.book.get(account.id) is None
    after = shop.publishing.send(entry.id)
    assert (after.state, after.reason) == (State.FAILED, "not-linked")


def test_an_account_stays_listed_while_its_secret_may_still_be_there(tmp_path: Path) -> None:
    keyring = LockedKeyring()
    keyring.locked = False
    shop = shop_in(tmp_path, keyring)
    account = shop.linked()
    keyring.locked = True
    with pytest.raises(VaultError, match="locked"):
        shop.publishing.unlink(account.id)
    assert shop.book.get(account.id) == account
    shop.outbox.close()


def test_an_account_whose_secret_is_gone_asks_to_link_again(shop: Shop) -> None:
    account = shop.linked()
    shop.keyring.values.clear()
    after = shop.publishing.send(shop.queued(account.id).id)
    assert (after.state, after.reason) == (State.FAILED, "no-sign-in")


def test_a_check_asks_the_network_and_posts_nothing(shop: Shop) -> None:
    account = shop.linked().id
    assert shop.publishing.check(account) == ""
    assert shop.network.resumed == 1
    assert shop.network.taken == []
    shop.network.answer_to_look = UnavailableError("offline")
    assert shop.publishing.check(account) == "offline"
    shop.network.answer_to_look = LinkExpiredError("sign-in-ended")
    assert shop.publishing.check(account) == "sign-in-ended"
    assert shop.publishing.check("nobody") == "not-linked"


def test_a_check_finds_the_secret_that_another_program_kept(shop: Shop) -> None:
    account = shop.linked().id
    assert shop.publishing.check(account) == ""
    shop.keyring.values["Shopfloor Studio", account] = "canary-newer"
    answers: list[PublishError | None] = [LinkExpiredError("sign-in-ended"), None]
    network = shop.network
    looks = type(network.resume(IDENTITY, Secret(""), keeper=ListKeeper()))

    def look(_session: object, **_asked: object) -> None:
        problem = answers.pop(0)
        if problem is not None:
            raise problem

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looks, "_look", look)
        assert shop.publishing.check(account) == ""
    assert answers == []


def test_what_a_server_takes_is_kept_at_linking_and_anew_at_every_check(shop: Shop) -> None:
    shop.network.limits = ServerLimits(characters=500)
    account = shop.linked()
    assert account.limits == ServerLimits(characters=500)
    shop.network.limits = ServerLimits(characters=1000)
    assert shop.publishing.check(account.id) == ""
    kept = shop.book.get(account.id)
    assert kept is not None
    assert kept.limits == ServerLimits(characters=1000)
    shop.network.limits = None  # it does not say today
    assert shop.publishing.check(account.id) == ""
    assert shop.book.get(account.id) == kept


def test_a_new_sign_in_ends_the_one_before_at_the_network(shop: Shop) -> None:
    account = shop.linked()
    again = shop.network.link(host="", handle="priya.example", password=Secret("newer"))
    assert shop.publishing.confirm("fake", again).id == account.id
    assert shop.network.unlinked == [Secret("canary")]
    shop.publishing.confirm("fake", again)
    assert shop.network.unlinked == [Secret("canary")]
