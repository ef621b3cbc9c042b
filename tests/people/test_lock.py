from __future__ import annotations

import json
import re
import threading
from pathlib import Path

import pytest

from studio.accounts.vault import MemoryVault, VaultError
from studio.people.keys import new_key
from studio.people.lock import PASSPHRASE, PIN, Lock
from studio.people.model import PeopleError
from tests.helpers.fake_keyrings import FakeKeyring, LockedKeyring, vault_of
from tests.helpers.people import CHEAP, PHRASE, RIGHT_PIN, WRONG_PIN

KEY = new_key()


@pytest.fixture
def lock(tmp_path: Path) -> Lock:
    made = Lock(tmp_path / "anna", "anna", MemoryVault(), cost=CHEAP)
    made.set(PIN, RIGHT_PIN, KEY)
    return made


def refusal(lock: Lock, kind: str, word: str) -> PeopleError:
    with pytest.raises(PeopleError) as caught:
        lock.open(kind, word)
    return caught.value


def test_a_pin_opens_and_a_right_one_forgets_the_wrong_ones(lock: Lock) -> None:
    assert lock.open(PIN, RIGHT_PIN) == KEY
    for left in (4, 3, 2):
        problem = refusal(lock, PIN, WRONG_PIN)
        assert (problem.code, problem.tries) == ("wrong-word", left)
    assert lock.tries_left() == 2
    assert lock.open(PIN, RIGHT_PIN) == KEY
    assert lock.tries_left() == 5


def test_five_wrong_pins_in_a_row_and_no_pin_opens_any_more(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    lock = Lock(tmp_path / "anna", "anna", vault_of(keyring), cost=CHEAP)
    lock.set(PIN, RIGHT_PIN, KEY)
    lock.set(PASSPHRASE, PHRASE, KEY)
    assert keyring.values
    codes = [refusal(lock, PIN, WRONG_PIN).code for _ in range(5)]
    assert codes == ["wrong-word"] * 4 + ["erased"]
    assert keyring.values == {}  # the pepper is gone
    assert refusal(lock, PIN, RIGHT_PIN).code == "erased"
    assert lock.kinds() == {PASSPHRASE}
    assert lock.open(PASSPHRASE, PHRASE) == KEY


def test_a_new_pin_after_five_wrong_ones_has_five_tries_again(lock: Lock) -> None:
    for _ in range(5):
        refusal(lock, PIN, WRONG_PIN)
    lock.set(PIN, RIGHT_PIN, KEY)
    assert lock.open(PIN, RIGHT_PIN) == KEY
    assert lock.tries_left() == 5


def test_the_try_is_written_down_before_it_is_made(
    lock: Lock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("studio.people.lock.unwrap", power_cut)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            lock.open(PIN, RIGHT_PIN)
    assert lock.tries_left() == 2


def test_a_try_that_cannot_be_written_down_is_not_made(
    lock: Lock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def full(*_: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr("studio.atomic.write_bytes", full)
    monkeypatch.setattr("studio.people.lock.unwrap", lambda *_, **__: tried.append("x"))
    with pytest.raises(OSError, match="no room"):
        lock.open(PIN, WRONG_PIN)
    assert tried == []


def test_a_stolen_disk_alone_does_not_open_with_the_right_pin(tmp_path: Path) -> None:
    Lock(tmp_path, "anna", MemoryVault(), cost=CHEAP).set(PIN, RIGHT_PIN, KEY)
    elsewhere = Lock(tmp_path, "anna", MemoryVault(), cost=CHEAP)
    assert refusal(elsewhere, PIN, RIGHT_PIN).code == "no-lock"
    assert elsewhere.tries_left() == 5  # and that was no try


def test_a_store_that_is_locked_is_no_wrong_try(tmp_path: Path) -> None:
    keyring = LockedKeyring()
    keyring.locked = False
    lock = Lock(tmp_path, "anna", vault_of(keyring), cost=CHEAP)
    lock.set(PIN, RIGHT_PIN, KEY)
    keyring.locked = True
    with pytest.raises(VaultError, match="locked"):
        lock.open(PIN, RIGHT_PIN)
    keyring.locked = False
    assert lock.tries_left() == 5
    assert lock.open(PIN, RIGHT_PIN) == KEY


def test_a_pin_whose_pepper_cannot_be_kept_is_not_set(tmp_path: Path) -> None:
    lock = Lock(tmp_path, "anna", vault_of(LockedKeyring()), cost=CHEAP)
    with pytest.raises(VaultError):
        lock.set(PIN, RIGHT_PIN, KEY)
    assert lock.kinds() == frozenset()
    assert not lock.exists()


def test_wrong_passphrases_erase_nothing(lock: Lock) -> None:
    lock.set(PASSPHRASE, PHRASE, KEY)
    for _ in range(7):
        assert refusal(lock, PASSPHRASE, "something else").code == "wrong-word"
    assert lock.open(PASSPHRASE, PHRASE) == KEY
    assert lock.open(PIN, RIGHT_PIN) == KEY


def test_a_changed_pin_replaces_the_old_one(lock: Lock) -> None:
    lock.set(PIN, "830264", KEY)
    assert refusal(lock, PIN, RIGHT_PIN).code == "wrong-word"
    assert lock.open(PIN, "830264") == KEY


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b'{"wrong": "x"}', b"[" * 9000])
def test_a_damaged_file_opens_for_nobody_and_says_so(tmp_path: Path, data: bytes) -> None:
    lock = Lock(tmp_path, "anna", MemoryVault(), cost=CHEAP)
    lock.set(PIN, RIGHT_PIN, KEY)
    (tmp_path / "lock.json").write_bytes(data)
    assert refusal(lock, PIN, RIGHT_PIN).code == "no-lock"
    assert lock.kinds() == frozenset()


@pytest.mark.parametrize("change", [("wrong", "1e999"), ("salt", '""'), ("box", '"AAAA"')])
def test_a_number_or_a_key_that_cannot_be_opens_for_nobody(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    lock = Lock(tmp_path, "anna", MemoryVault(), cost=CHEAP)
    lock.set(PIN, RIGHT_PIN, KEY)
    name, value = change
    text = (tmp_path / "lock.json").read_text()
    (tmp_path / "lock.json").write_text(re.sub(rf'"{name}": [^,\n]+', f'"{name}": {value}', text))
    assert refusal(lock, PIN, RIGHT_PIN).code == "no-lock"
    assert lock.kinds() == frozenset()


def test_another_persons_file_does_not_open_with_their_pin(tmp_path: Path) -> None:
    vault = MemoryVault()
    toms = Lock(tmp_path / "tom", "tom", vault, cost=CHEAP)
    toms.set(PASSPHRASE, PHRASE, KEY)
    anna = Lock(tmp_path / "anna", "anna", vault, cost=CHEAP)
    anna.set(PASSPHRASE, "quite another one", new_key())
    (tmp_path / "anna" / "lock.json").write_bytes((tmp_path / "tom" / "lock.json").read_bytes())
    assert refusal(anna, PASSPHRASE, PHRASE).code == "wrong-word"


def test_two_programs_do_not_get_more_tries_than_one(lock: Lock, tmp_path: Path) -> None:
    codes: list[str] = []
    threads = [
        threading.Thread(target=lambda: codes.append(refusal(lock, PIN, WRONG_PIN).code))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == ["erased"] * 4 + ["wrong-word"] * 4


def test_the_file_holds_neither_key_nor_pin(lock: Lock, tmp_path: Path) -> None:
    text = (tmp_path / "anna" / "lock.json").read_text()
    assert RIGHT_PIN not in text
    assert KEY.hex() not in text
    assert json.loads(text)["pin"]["peppered"]


def test_erasing_leaves_neither_file_nor_pepper(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    lock = Lock(tmp_path, "anna", vault_of(keyring), cost=CHEAP)
    lock.set(PIN, RIGHT_PIN, KEY)
    lock.erase()
    assert keyring.values == {}
    assert not lock.exists()
