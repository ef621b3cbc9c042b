from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.accounts.vault import VaultError
from studio.people.keys import new_key
from studio.people.seal import Seal, SealedSecrets
from studio.publishers.base import Secret
from tests.helpers.fake_keyrings import FakeKeyring, vault_of

KEY = new_key()


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60), st.text(max_size=9))
def test_what_is_sealed_opens_as_it_was_under_its_own_name_only(value: str, name: str) -> None:
    seal = Seal(KEY)
    sealed = seal.close(value, name)
    assert seal.open(sealed, name) == value
    assert seal.open(sealed, name + "x") is None
    assert Seal(new_key()).open(sealed, name) is None
    assert len(value) < 5 or value not in sealed


@pytest.mark.parametrize("sealed", ["", "plain", "sealed:1:", "sealed:1:%%%", "sealed:1:AAAA"])
def test_what_nobody_sealed_does_not_open(sealed: str) -> None:
    assert Seal(KEY).open(sealed, "a") is None


def test_a_dropped_key_opens_and_seals_nothing() -> None:
    seal = Seal(KEY)
    sealed = seal.close("canary", "a")
    seal.drop()
    seal.drop()  # once more is fine
    assert seal.dropped
    for work in (lambda: seal.open(sealed, "a"), lambda: seal.close("x", "a"), seal.key):
        with pytest.raises(VaultError, match="signed-out"):
            work()


def test_a_key_never_shows_itself() -> None:
    seal = Seal(KEY)
    assert KEY.hex() not in repr(seal)
    with pytest.raises(TypeError):
        pickle.dumps(seal)


def test_a_colleague_finds_a_sealed_entry_and_no_sign_in() -> None:
    keyring = FakeKeyring()
    vault = vault_of(keyring)
    annas = SealedSecrets(vault, "anna", Seal(KEY))
    annas.put("bluesky-1", Secret("canary"))
    assert annas.get("bluesky-1") == Secret("canary")
    assert not any("canary" in value for value in keyring.values.values())
    assert SealedSecrets(vault, "tom", Seal(new_key())).get("bluesky-1") is None
    assert SealedSecrets(vault, "anna", Seal(new_key())).get("bluesky-1") is None


def test_one_accounts_secret_put_in_the_place_of_anothers_does_not_open() -> None:
    keyring = FakeKeyring()
    vault = vault_of(keyring)
    annas = SealedSecrets(vault, "anna", Seal(KEY))
    annas.put("one", Secret("canary-one"))
    stolen = vault.get("anna/one")
    assert stolen is not None
    vault.put("anna/two", stolen)
    assert annas.get("two") is None


def test_a_sign_in_is_forgotten_without_a_key() -> None:
    keyring = FakeKeyring()
    vault = vault_of(keyring)
    SealedSecrets(vault, "anna", Seal(KEY)).put("one", Secret("canary"))
    SealedSecrets(vault, "anna", Seal(b"")).remove("one")
    assert keyring.values == {}
