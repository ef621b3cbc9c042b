"""What a shared PC does when its password store goes wrong, or a program was stopped half-way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from studio.accounts.vault import Vault, VaultError
from studio.floor import Floor
from studio.outbox.journal import Outbox
from studio.people.lock import PASSPHRASE, PIN
from studio.people.model import PeopleError
from studio.post import Draft
from studio.publishers.base import Secret
from tests.helpers.fake_keyrings import (
    FakeKeyring,
    HangingKeyring,
    LockedKeyring,
    NullKeyring,
    RudeKeyring,
    vault_of,
)
from tests.helpers.fake_network import FakeNetwork
from tests.helpers.people import PHRASE, RIGHT_PIN, WRONG_PIN, link, queue, shared_floor


def open_floor(folder: Path, keyring: FakeKeyring, vault: Vault | None = None) -> Floor:
    return shared_floor(folder, keyring, FakeNetwork(), vault=vault)


def code(work: Callable[[], object]) -> str:
    try:
        work()
    except (PeopleError, VaultError) as problem:
        return problem.code
    return "let through"


def test_a_store_that_keeps_nothing_takes_no_pin_and_a_passphrase_works(tmp_path: Path) -> None:
    floor = open_floor(tmp_path, NullKeyring())
    assert code(lambda: floor.roster.add("Anna", "", PIN, RIGHT_PIN)) == "pin-needs-store"
    anna = floor.roster.add("Anna", "", PASSPHRASE, PHRASE).id
    core = floor.unlock(anna, PASSPHRASE, PHRASE)
    assert core.keeps_sign_ins() == "until-you-close"
    account = link(core, "anna", "canary")
    floor.leave()
    # In memory, sealed, until the program ends; then it has to be linked again.
    assert floor.unlock(anna, PASSPHRASE, PHRASE).publishing.check(account.id) == ""
    floor.leave()
    later = open_floor(tmp_path, NullKeyring())
    again = later.unlock(anna, PASSPHRASE, PHRASE)
    assert again.publishing.check(account.id) == "no-sign-in"
    assert again.keeps_sign_ins() == "until-you-close"  # as the window asks before linking
    assert link(again, "anna", "canary").id == account.id
    later.leave()


def test_a_locked_store_lets_nobody_in_with_a_pin_and_that_is_no_try(tmp_path: Path) -> None:
    keyring = LockedKeyring()
    keyring.locked = False
    floor = open_floor(tmp_path, keyring)
    anna = floor.roster.add("Anna", "", PIN, RIGHT_PIN).id
    floor.unlock(anna, PIN, RIGHT_PIN)
    floor.change_word(PASSPHRASE, PHRASE)
    floor.leave()
    keyring.locked = True
    for pin in (RIGHT_PIN, WRONG_PIN) * 3:
        assert code(partial(floor.unlock, anna, PIN, pin)) == "locked"
    assert floor.roster.tries_left(anna) == 5
    assert code(lambda: floor.roster.add("Tom", "", PIN, RIGHT_PIN)) == "locked"
    assert [person.first_name for person in floor.roster.people()] == ["Anna"]
    core = floor.unlock(anna, PASSPHRASE, PHRASE)  # that needs no store
    assert code(lambda: link(core, "anna", "canary")) == "locked"
    assert [a.network for a in core.book.list()] == ["practice"]
    floor.leave()


def test_a_store_that_hangs_is_given_up_on_and_nobody_loses_a_try(tmp_path: Path) -> None:
    keyring = HangingKeyring()
    floor = open_floor(tmp_path, keyring, vault_of(keyring, deadline=0.2))
    anna = floor.roster.add("Anna", "", PIN, RIGHT_PIN).id
    keyring.stuck = True
    assert code(lambda: floor.unlock(anna, PIN, RIGHT_PIN)) == "timed-out"
    assert floor.roster.tries_left(anna) == 5
    keyring.stuck = False
    keyring.released.set()
    floor.unlock(anna, PIN, RIGHT_PIN)
    floor.leave()


def test_a_store_with_small_entries_holds_sealed_sign_ins_of_any_length(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    floor = open_floor(tmp_path, keyring, vault_of(keyring, limit=1280))
    anna = floor.roster.add("Anna", "", PIN, RIGHT_PIN).id
    core = floor.unlock(anna, PIN, RIGHT_PIN)
    token = "canary-🌷" * 900
    account = link(core, "anna", token)
    assert max(len(value.encode("utf-16-le")) for value in keyring.values.values()) <= 2560
    assert not any("canary" in value for value in keyring.values.values())
    assert core.publishing._sign_ins._vault.get(account.id) == Secret(token)
    floor.end_shift(anna)
    assert all("/pepper" in name for _service, name in keyring.values)


@pytest.mark.parametrize("at", range(1, 9))
def test_a_store_that_refuses_one_write_keeps_the_sign_in_or_says_no(
    tmp_path: Path, at: int
) -> None:
    keyring = RudeKeyring(fail_at=0)
    floor = open_floor(tmp_path, keyring, vault_of(keyring, limit=200))
    anna = floor.roster.add("Anna", "", PIN, RIGHT_PIN).id
    core = floor.unlock(anna, PIN, RIGHT_PIN)
    account = link(core, "anna", "canary-one" * 30)
    keyring.fail_at = keyring.writes + at
    kept = core.publishing._sign_ins._vault
    refused = ""
    try:
        kept.put(account.id, Secret("canary-two" * 30))
    except VaultError as problem:
        refused = problem.code
    assert refused in ("", "broken")
    assert kept.get(account.id) == Secret(("canary-one" if refused else "canary-two") * 30)
    floor.leave()


@pytest.mark.parametrize("at", [1, 2])
def test_a_store_that_refuses_a_pepper_adds_nobody(tmp_path: Path, at: int) -> None:
    keyring = RudeKeyring(fail_at=0)
    floor = open_floor(tmp_path, keyring)
    assert floor.roster.takes_pins()
    keyring.fail_at = keyring.writes + at
    assert code(lambda: floor.roster.add("Anna", "", PIN, RIGHT_PIN)) == "broken"
    assert floor.roster.people() == ()
    anna = floor.roster.add("Anna", "", PIN, RIGHT_PIN).id
    floor.unlock(anna, PIN, RIGHT_PIN)
    floor.leave()


def test_a_store_that_is_not_there_today_is_not_taken_for_an_emptied_one(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    floor = open_floor(tmp_path, keyring)
    anna = floor.roster.add("Anna", "", PIN, RIGHT_PIN).id
    without = open_floor(tmp_path, keyring, Vault(()))
    assert code(lambda: without.unlock(anna, PIN, RIGHT_PIN)) == "none"
    keyring.values.clear()
    emptied = open_floor(tmp_path, keyring)
    assert code(lambda: emptied.unlock(anna, PIN, RIGHT_PIN)) == "no-lock"
    assert emptied.roster.tries_left(anna) == 5


# -- what lay here before the PC was shared ------------------------------------------


def priya(folder: Path, keyring: FakeKeyring) -> tuple[Floor, str]:
    floor = open_floor(folder, keyring)
    floor.share(shared=False)
    core = floor.own()
    core.prefer(first_name="Priya")
    account = link(core, "priya", "canary")  # and not one word was written
    floor.leave()
    floor.share(shared=True)
    return floor, account.id


def test_a_claim_that_stopped_half_way_goes_on_at_the_next_unlocking(tmp_path: Path) -> None:
    keyring = RudeKeyring(fail_at=0)
    floor, account = priya(tmp_path, keyring)
    assert floor.roster.takes_pins()
    keyring.fail_at = keyring.writes + 3  # the pepper's two, then the sealed sign-in
    assert code(lambda: floor.claim("owner", PIN, RIGHT_PIN)) == "broken"
    assert "canary" in keyring.values.values()
    core = floor.unlock("owner", PIN, RIGHT_PIN)
    assert "canary" not in keyring.values.values()
    assert core.publishing.check(account) == ""
    floor.leave()


@pytest.mark.parametrize("how", ["end", "erase"])
def test_an_open_sign_in_of_before_goes_with_the_sealed_ones(tmp_path: Path, how: str) -> None:
    keyring = FakeKeyring()
    floor, _account = priya(tmp_path, keyring)
    assert "canary" in keyring.values.values()
    if how == "end":
        assert floor.end_shift("owner").signed_out == 1
    else:
        floor.start_again("owner", PIN, RIGHT_PIN)
        floor.leave()
    assert "canary" not in keyring.values.values()
    assert all("/pepper" in name for _service, name in keyring.values)


def test_what_was_linked_while_the_pc_was_not_shared_is_sealed_as_well(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    floor, account = priya(tmp_path, keyring)
    floor.claim("owner", PIN, RIGHT_PIN)
    floor.leave()
    floor.share(shared=False)
    assert link(floor.own(), "priya", "canary").id == account
    floor.leave()
    floor.share(shared=True)
    assert "canary" in keyring.values.values()
    assert floor.unlock("owner", PIN, RIGHT_PIN).publishing.check(account) == ""
    assert "canary" not in keyring.values.values()
    floor.leave()


# -- starting again ------------------------------------------------------------------


def test_nobody_starts_again_while_somebody_is_in_elsewhere(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    floor, other = open_floor(tmp_path, keyring), open_floor(tmp_path, keyring)
    anna = floor.roster.add("Anna", "", PIN, RIGHT_PIN).id
    tom = floor.roster.add("Tom", "", PIN, RIGHT_PIN).id
    core = floor.unlock(anna, PIN, RIGHT_PIN)
    core.drafts.save(Draft(id="d", text="Bulbs are in"))
    account = link(core, "anna", "canary")
    assert code(lambda: other.start_again(anna, PIN, "830264")) == "elsewhere"
    assert code(lambda: other.start_again(tom, PIN, "830264")) == "somebody-else"
    assert core.drafts.latest() is not None
    assert core.publishing.check(account.id) == ""
    floor.leave()


def test_starting_again_twice_in_a_second_keeps_both_desks(tmp_path: Path) -> None:
    floor = open_floor(tmp_path, FakeKeyring())
    anna = floor.roster.add("Anna", "", PIN, RIGHT_PIN).id
    floor.unlock(anna, PIN, RIGHT_PIN).drafts.save(Draft(id="d", text="One"))
    core, first = floor.start_again(anna, PIN, RIGHT_PIN)
    core.drafts.save(Draft(id="d", text="Two"))
    _core, second = floor.start_again(anna, PIN, RIGHT_PIN)
    floor.leave()
    assert first is not None
    assert second is not None
    assert "One" in (first / "drafts.json").read_text()
    assert "Two" in (second / "drafts.json").read_text()


def test_a_journal_that_was_left_in_two_files_is_put_aside_as_one(tmp_path: Path) -> None:
    floor = open_floor(tmp_path, FakeKeyring())
    anna = floor.roster.add("Anna", "", PIN, RIGHT_PIN).id
    core = floor.unlock(anna, PIN, RIGHT_PIN)
    queue(core, link(core, "anna", "canary"), "Anna one")
    journal = core.home / "outbox.sqlite3"
    held = {name: (core.home / name).read_bytes() for name in _beside(journal)}
    assert len(held) >= 2
    floor.leave()
    for name, data in held.items():  # as a killed program leaves them
        (core.home / name).write_bytes(data)
    fresh, aside = floor.start_again(anna, PIN, RIGHT_PIN)
    assert fresh.entries() == ()
    floor.leave()
    assert aside is not None
    # One file: a kill between two moves would leave the other for the next journal.
    assert not (aside / "outbox.sqlite3-wal").exists()
    kept = Outbox(aside / "outbox.sqlite3")
    assert [entry.post.text for entry in kept.entries()] == ["Ad · Anna one"]
    kept.close()


def _beside(journal: Path) -> list[str]:
    return [path.name for path in journal.parent.glob("outbox.sqlite3*") if "shm" not in path.name]


def test_a_refused_program_leaves_no_lock_file_behind(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    floor, other = open_floor(tmp_path, keyring), open_floor(tmp_path, keyring)
    for name in ("Anna", "Tom"):
        floor.roster.add(name, "", PIN, RIGHT_PIN)
    anna, tom = (person.id for person in floor.roster.people())
    floor.unlock(anna, PIN, RIGHT_PIN)
    assert code(lambda: other.unlock(tom, PIN, RIGHT_PIN)) == "somebody-else"
    assert len(list(tmp_path.glob("signed-in-*.lock"))) == 1
    floor.leave()
    assert not list(tmp_path.glob("signed-in-*.lock"))
