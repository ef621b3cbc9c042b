"""A refresh that is under way, and somebody who unlinks, ends a shift or links again meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.publishers.base import Secret
from studio.publishers.oauth.rotation import Renewed, Rotation
from studio.publishing.keeping import Kept
from tests.helpers.fake_keyrings import FakeKeyring, secret_in
from tests.helpers.shop import Shop, shop_in


def while_refreshing(shop: Shop, account: str, act: Callable[[], object]) -> bool:
    """Act in the middle of a refresh; tell whether that waited for its end."""
    sign_ins = shop.publishing._sign_ins
    at_network, go_on = threading.Event(), threading.Event()

    def renew(_kept: Secret) -> Renewed:
        at_network.set()
        assert go_on.wait(20)
        return Renewed(kept=Secret("canary-fresh"), access=Secret("canary-access"))

    keeper = Kept(sign_ins._vault, account, sign_ins._locks)
    refreshing = threading.Thread(target=Rotation(keeper, renew).access)
    refreshing.start()
    assert at_network.wait(20)
    acting = threading.Thread(target=act)
    acting.start()
    acting.join(0.3)
    waited = acting.is_alive()
    go_on.set()
    refreshing.join()
    acting.join()
    return waited


@pytest.mark.parametrize("how", ["unlink", "sign_out"])
def test_a_refresh_never_brings_a_sign_in_back_that_was_ended(tmp_path: Path, how: str) -> None:
    keyring = FakeKeyring()
    shop = shop_in(tmp_path, keyring)
    account = shop.linked().id
    assert while_refreshing(shop, account, lambda: getattr(shop.publishing, how)(account))
    assert keyring.values == {}
    assert shop.network.unlinked == [Secret("canary-fresh")]  # the one that counts by then
    shop.outbox.close()


def test_a_refresh_never_puts_an_old_sign_in_over_a_new_one(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    shop = shop_in(tmp_path, keyring)
    account = shop.linked().id

    def link_again() -> None:
        linked = shop.publishing.link("fake", host="", handle="priya.example", password=Secret("2"))
        shop.publishing.confirm("fake", linked)

    assert while_refreshing(shop, account, link_again)
    assert secret_in(keyring, account) == "2"
    shop.outbox.close()
