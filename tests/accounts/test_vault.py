from __future__ import annotations

import subprocess
import sys
import traceback
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.accounts.known_stores import stores_of
from studio.accounts.vault import MemoryVault, Store, Vault, VaultError, open_vault
from studio.publishers.base import Secret
from tests.helpers.fake_keyrings import (
    FakeKeyring,
    GoneKeyring,
    HangingKeyring,
    LockedKeyring,
    NullKeyring,
    RudeKeyring,
    secret_in,
    vault_of,
)

ONE, TWO = Secret("canary-one"), Secret("canary-two")


def test_a_sign_in_is_kept_replaced_and_removed() -> None:
    backend = FakeKeyring()
    vault = vault_of(backend)
    assert vault.get("bluesky-1") is None
    vault.put("bluesky-1", ONE)
    vault.put("bluesky-1", TWO)
    assert vault.get("bluesky-1") == TWO
    assert secret_in(backend, "bluesky-1") == "canary-two"
    assert "canary-one" not in backend.values.values()
    vault.remove("bluesky-1")
    vault.remove("bluesky-1")  # once more is fine
    assert backend.values == {}


def test_without_a_password_store_sign_ins_are_forgotten_at_the_end() -> None:
    vault = Vault((Store(name="none here", open=lambda: None),))
    assert not vault.durable
    vault.put("a", ONE)
    assert vault.get("a") == ONE
    health = vault.health()
    assert (health.backend, health.durable, health.working) == ("memory", False, True)
    assert health.code == "none"
    assert MemoryVault().get("a") is None


def test_a_store_that_keeps_nothing_is_not_used() -> None:
    vault = vault_of(NullKeyring())
    assert not vault.durable
    vault.put("a", ONE)
    assert vault.get("a") == ONE


def test_a_store_that_does_not_open_gives_way_to_the_next() -> None:
    def broken() -> FakeKeyring:
        raise RuntimeError("no D-Bus")

    second = FakeKeyring()
    vault = Vault((Store(name="first", open=broken), Store(name="second", open=lambda: second)))
    assert vault.health().backend == "second"
    assert second.values == {}  # the trial entry is gone


def test_a_locked_store_says_so_and_works_once_it_is_unlocked() -> None:
    backend = LockedKeyring()
    vault = vault_of(backend)
    calls: list[Callable[[], object]] = [
        lambda: vault.get("a"),
        lambda: vault.put("a", ONE),
        lambda: vault.remove("a"),
    ]
    for call in calls:
        with pytest.raises(VaultError, match=r"^locked$"):
            call()
    assert vault.health().code == "locked"
    assert vault.health().durable
    backend.locked = False
    vault.put("a", ONE)
    assert vault.get("a") == ONE


def test_a_store_that_asks_and_waits_is_given_up_on_and_can_be_used_later() -> None:
    backend = HangingKeyring()
    vault = vault_of(backend, deadline=0.2)
    vault.put("a", ONE)
    backend.stuck = True
    with pytest.raises(VaultError, match="timed-out"):
        vault.get("a")
    with pytest.raises(VaultError, match="timed-out"):
        vault.put("a", TWO)  # behind the stuck one: never begun
    backend.stuck = False
    backend.released.set()
    assert vault.get("a") == ONE


def test_a_store_that_went_away_is_said_to_be_gone() -> None:
    backend = GoneKeyring()
    vault = vault_of(backend)
    vault.put("a", ONE)
    backend.gone = True
    with pytest.raises(VaultError, match=r"^none$"):
        vault.get("a")


def test_a_secret_of_unreasonable_length_is_refused_before_it_is_written() -> None:
    backend = FakeKeyring()
    vault = vault_of(backend, limit=1280)
    vault.put("a", Secret("x" * 1281))
    with pytest.raises(VaultError, match="too-long"):
        vault.put("a", Secret("🌷" * 640 * 41))  # two UTF-16 units each
    assert vault.get("a") == Secret("x" * 1281)
    assert max(len(value) for value in backend.values.values()) == 1280


def test_what_a_store_says_about_a_secret_goes_nowhere() -> None:
    vault = vault_of(RudeKeyring(fail_at=1))
    with pytest.raises(VaultError, match=r"^broken$") as caught:
        vault.put("a", ONE)
    assert "canary" not in "".join(traceback.format_exception(caught.value))
    assert "canary" not in repr(ONE)


def test_no_trial_is_made_to_read_keep_or_remove_a_sign_in() -> None:
    backend = FakeKeyring()
    vault = vault_of(backend)
    vault.put("a", ONE)
    vault.get("a")
    vault.remove("a")
    assert not any(name.startswith("trial-") for name in backend.reads)
    assert vault.durable
    assert any(name.startswith("trial-") for name in backend.reads)


def test_a_trial_that_fails_leaves_nothing_behind() -> None:
    class Changing(FakeKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            value = super().get_password(service, username)
            return value and value + "?"

    backend = Changing()
    assert vault_of(backend).health().backend == "memory"
    assert backend.values == {}


@pytest.mark.parametrize(("failures", "found"), [(1, True), (2, True), (3, False)])
def test_a_store_that_several_programs_ask_at_once_is_asked_again(
    failures: int, found: bool
) -> None:
    class Crowded(FakeKeyring):
        left = 0

        def get_password(self, service: str, username: str) -> str | None:
            if self.left:
                self.left -= 1
                raise OSError("the connection was reset")
            return super().get_password(service, username)

    backend = Crowded()
    vault = vault_of(backend)
    vault.put("a", ONE)
    backend.left = failures
    if found:
        assert vault.get("a") == ONE
    else:
        with pytest.raises(VaultError, match=r"^broken$"):
            vault.get("a")


def test_a_store_that_opens_at_the_second_try_is_used() -> None:
    backend, tries = FakeKeyring(), []

    def slow() -> FakeKeyring | None:
        tries.append(1)
        return backend if len(tries) > 1 else None

    backend.values["Shopfloor Studio", "a"] = ONE.reveal()
    assert Vault((Store(name="slow", open=slow),)).get("a") == ONE


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_secret_comes_back_as_it_was(name: str, value: str) -> None:
    vault = MemoryVault()
    vault.put(name, Secret(value))
    assert vault.get(name) == Secret(value)


def test_opening_the_vault_imports_no_keyring() -> None:
    code = (
        "import sys; from studio.accounts.vault import open_vault; open_vault();"
        "sys.exit(any(m.partition('.')[0] == 'keyring' for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_keyrings_own_choice_of_a_store_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    names = {
        store.name for stores in map(stores_of, ("Windows", "Darwin", "Linux")) for store in stores
    }
    assert names == {
        "Windows Credential Manager",
        "macOS Keychain",
        "Secret Service",
        "KWallet",
    }
    assert open_vault().health().backend in {*names, "memory"}


class FakeCredentialManager:
    """Windows' own store, as pywin32 shows it: by target name."""

    CRED_TYPE_GENERIC = 1
    CRED_PERSIST_LOCAL_MACHINE = 2
    CRED_PERSIST_ENTERPRISE = 3

    def __init__(self) -> None:
        self.entries: dict[str, dict[str, Any]] = {}

    def CredRead(self, Type: int, TargetName: str) -> dict[str, Any]:  # noqa: N802, N803
        if TargetName not in self.entries:
            raise NotFoundError
        entry = self.entries[TargetName]
        return {**entry, "CredentialBlob": entry["CredentialBlob"].encode("utf-16-le")}

    def CredWrite(self, credential: dict[str, Any], _: int) -> None:  # noqa: N802
        self.entries[credential["TargetName"]] = credential

    def CredDelete(self, Type: int, TargetName: str) -> None:  # noqa: N802, N803
        if self.entries.pop(TargetName, None) is None:
            error = NotFoundError()
            error.funcname = "CredDelete"
            raise error


class NotFoundError(Exception):
    winerror = 1168
    funcname = "CredRead"


def test_on_windows_no_older_secret_stays_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    from keyring.backends import Windows

    manager = FakeCredentialManager()
    monkeypatch.setattr(Windows, "win32cred", manager, raising=False)
    monkeypatch.setattr(Windows, "pywintypes", SimpleNamespace(error=NotFoundError), raising=False)
    monkeypatch.setattr(Windows, "missing_deps", None)
    vault = Vault(stores_of("Windows"))
    for secret in (ONE, TWO, ONE):
        vault.put("bluesky-1", secret)
        vault.put("bluesky-2", secret)
    vault.put("bluesky-1", TWO)
    kept = sorted(entry["CredentialBlob"] for entry in manager.entries.values())
    assert [word for word in kept if "canary" in word] == ["canary-one", "canary-two"]
    assert not [target for target in manager.entries if "@" in target]
    long = Secret("canary" * 400)
    vault.put("bluesky-3", long)
    assert vault.get("bluesky-3") == long
    assert max(len(entry["CredentialBlob"]) for entry in manager.entries.values()) <= 1280
    vault.remove("bluesky-3")
    assert {entry["Persist"] for entry in manager.entries.values()} == {2}  # LOCAL_MACHINE
    assert vault.health().backend == "Windows Credential Manager"
    assert vault.get("bluesky-1") == TWO
    assert vault.get("bluesky-2") == ONE
    vault.remove("bluesky-1")
    vault.remove("bluesky-2")
    assert manager.entries == {}
