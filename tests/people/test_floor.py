from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studio.accounts.vault import MemoryVault, VaultError
from studio.core import Core
from studio.floor import Floor
from studio.outbox.model import State
from studio.people.lock import PASSPHRASE, PIN
from studio.people.model import PeopleError
from studio.policy import Policy
from studio.post import Draft
from studio.publishers.base import Secret
from studio.publishers.errors import UnavailableError
from tests.helpers.fake_keyrings import FakeKeyring, RudeKeyring
from tests.helpers.fake_network import FakeNetwork
from tests.helpers.people import PHRASE, RIGHT_PIN, WRONG_PIN, link, queue, shared_floor


class Shop:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keyring = FakeKeyring()
        self.network = FakeNetwork()
        self.floor = self.open()
        self.anna = self.floor.roster.add("Anna", "Plants", PIN, RIGHT_PIN).id
        self.tom = self.floor.roster.add("Tom", "Coffee bar", PASSPHRASE, PHRASE).id

    def open(self) -> Floor:
        return shared_floor(self.folder, self.keyring, self.network)

    def as_anna(self) -> Core:
        return self.floor.unlock(self.anna, PIN, RIGHT_PIN)

    def as_tom(self) -> Core:
        return self.floor.unlock(self.tom, PASSPHRASE, PHRASE)

    def entries_of(self, person: str) -> set[str]:
        return {user for _service, user in self.keyring.values if user.startswith(person)}


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path)
    yield made
    made.floor.leave()


def code(work: Callable[[], object]) -> str:
    with pytest.raises(PeopleError) as caught:
        work()
    return caught.value.code


def test_tiles_show_names_and_departments_and_nothing_else(shop: Shop) -> None:
    core = shop.as_anna()
    link(core, "anna.grows", "canary")
    core.drafts.save(Draft(id="d", text="my secret draft"))
    shop.floor.leave()
    shown = repr(shop.floor.roster.people())
    assert "Anna" in shown
    assert "Coffee bar" in shown
    for private in ("anna.grows", "canary", "secret draft"):
        assert private not in shown


def test_a_persons_words_and_accounts_are_there_again_after_the_lock(shop: Shop) -> None:
    core = shop.as_anna()
    account = link(core, "anna", "canary")
    core.drafts.save(Draft(id="d", text="Bulbs are in"))
    shop.floor.leave()
    assert shop.floor.core is None
    again = shop.as_anna()
    assert again.drafts.latest() == Draft(id="d", text="Bulbs are in")
    entry = queue(again, account, "Anna one")
    assert again.send(entry.id).state is State.SENT
    assert again.person().first_name == "Anna"


def test_the_next_person_starts_with_nothing_of_the_last_one(shop: Shop) -> None:
    core = shop.as_anna()
    link(core, "anna", "canary")
    core.drafts.save(Draft(id="d", text="Bulbs are in"))
    queue(core, link(core, "anna", "canary"), "Anna one")
    toms = shop.as_tom()
    assert toms.drafts.all() == ()
    assert toms.entries() == ()
    assert [account.id for account in toms.all_accounts()] == ["practice"]
    assert toms.person().first_name == "Tom"


def test_a_locked_part_sends_nothing_and_has_no_key(shop: Shop) -> None:
    core = shop.as_anna()
    entry = queue(core, link(core, "anna", "canary"), "Anna one")
    shop.floor.step_away()
    assert core.send(entry.id).state is State.QUEUED
    assert shop.network.taken == []
    assert core.publishing.check(entry.account_id).startswith("vault-signed-out")


def test_a_session_that_is_open_already_sends_nothing_after_the_lock(shop: Shop) -> None:
    core = shop.as_anna()
    account = link(core, "anna", "canary")
    core.send(queue(core, account, "Anna one").id)
    entry = queue(core, account, "Anna two")
    with core._on_their_way.one_more():  # so that the key is not dropped yet
        shop.floor.step_away()
        assert core.send(entry.id).state is State.QUEUED
    assert len(shop.network.taken) == 1


def test_whoever_only_looks_around_never_reaches_the_password_store(shop: Shop) -> None:
    before = dict(shop.keyring.values)
    link(shop.floor.look_around(), "guest", "canary")
    assert shop.keyring.values == before


def test_what_a_guest_left_when_the_power_went_is_gone_at_the_next_look(shop: Shop) -> None:
    left = shop.folder / "people" / "guest-0000"
    left.mkdir(parents=True)
    (left / "drafts.json").write_text("{}")
    shop.floor.look_around()
    assert not left.exists()


def test_a_window_without_a_name_sends_nothing_once_the_pc_is_shared(tmp_path: Path) -> None:
    keyring, network = FakeKeyring(), FakeNetwork()
    mine = shared_floor(tmp_path, keyring, network)
    mine.share(shared=False)
    core = mine.own()
    account = link(core, "owner", "canary")
    entry = queue(core, account, "Owner one")
    other = shared_floor(tmp_path, keyring, network)  # shares the PC
    bob = other.roster.add("Bob", "", PIN, RIGHT_PIN)
    other.unlock(bob.id, PIN, RIGHT_PIN)
    assert core.send(entry.id).state is State.QUEUED
    assert network.taken == []
    other.leave()
    mine.leave()


def test_a_damaged_sheet_at_the_door_lets_nobody_else_in(shop: Shop) -> None:
    shop.as_anna()
    (shop.folder / "signed-in.json").write_text("{")
    other = shop.open()
    assert code(lambda: other.unlock(shop.tom, PASSPHRASE, PHRASE)) == "somebody-else"


@pytest.mark.parametrize("name", ["An\x1b[31mna B", "\u202eBob"])
def test_a_name_has_no_signs_that_change_how_a_screen_shows_things(shop: Shop, name: str) -> None:
    person = shop.floor.roster.add(name, "", PASSPHRASE, PHRASE)
    assert person.first_name.isprintable()


def test_a_sign_in_that_is_not_done_when_somebody_leaves_is_given_back(shop: Shop) -> None:
    core = shop.as_anna()
    linked = core.publishing.link("bluesky", host="", handle="a", password=Secret("canary-1"))
    shop.floor.step_away()
    with pytest.raises(UnavailableError):
        core.publishing.link("bluesky", host="", handle="a", password=Secret("canary-2"))
    with pytest.raises(VaultError):
        core.publishing.confirm("bluesky", linked)
    assert [secret.reveal() for secret in shop.network.unlinked] == ["canary-2", "canary-1"]
    assert all("pepper" in entry for entry in shop.entries_of(shop.anna))


def test_locking_waits_for_a_post_that_is_on_its_way_and_keeps_its_new_token(shop: Shop) -> None:
    core = shop.as_anna()
    account = link(core, "anna", "canary")
    entry = queue(core, account, "Anna one")
    shop.network.rotates = True
    inside, go_on = threading.Event(), threading.Event()
    take = shop.network.take

    def slow(key: str, post: object) -> None:
        inside.set()
        assert go_on.wait(20)
        take(key, post)  # type: ignore[arg-type]

    shop.network.take = slow  # type: ignore[method-assign]
    sending = threading.Thread(target=core.send, args=(entry.id,))
    sending.start()
    assert inside.wait(20)
    shop.floor.step_away()
    leaving = threading.Thread(target=shop.floor.leave)
    leaving.start()
    other = shop.open()
    assert code(lambda: other.unlock(shop.tom, PASSPHRASE, PHRASE)) == "somebody-else"
    go_on.set()
    sending.join()
    leaving.join()
    assert [e.state for e in shop.as_anna().entries()] == [State.SENT]
    assert shop.floor.core is not None
    kept = shop.floor.core.publishing._sign_ins._vault.get(account.id)
    assert kept == Secret("canary-0")


def test_no_session_and_no_token_stays_in_memory_after_the_lock(shop: Shop) -> None:
    core = shop.as_anna()
    shop_entry = queue(core, link(core, "anna", "canary"), "Anna one")
    core.send(shop_entry.id)
    assert core.publishing._sign_ins._sessions
    shop.floor.leave()
    assert core.publishing._sign_ins._sessions == {}
    assert core.publishing._sign_ins._keepers == {}


def test_ending_a_shift_stops_what_waits_and_signs_out_everywhere(shop: Shop) -> None:
    core = shop.as_anna()
    account = link(core, "anna", "canary")
    queue(core, account, "Anna one")
    ended = shop.floor.end_shift(shop.anna)
    assert (ended.stopped, ended.signed_out, ended.untold) == (1, 1, ())
    assert shop.network.unlinked == [Secret("canary")]
    assert all("pepper" in entry for entry in shop.entries_of(shop.anna))
    assert shop.floor.core is None
    assert not shop.floor.roster.person(shop.anna).on_shift
    again = shop.as_anna()
    (entry,) = again.entries()
    assert (entry.state, entry.reason) == (State.FAILED, "shift-ended")
    assert [a.handle for a in again.book.list()] == ["practice", "anna"]  # to be linked again
    assert again.publishing.check(account.id) == "no-sign-in"


def test_a_network_that_cannot_be_told_is_named_and_the_sign_in_is_gone_all_the_same(
    shop: Shop,
) -> None:
    account = link(shop.as_anna(), "anna", "canary")
    shop.network.unlink_fails = True
    ended = shop.floor.end_shift(shop.anna)
    assert [item.id for item in ended.untold] == [account.id]
    assert all("pepper" in entry for entry in shop.entries_of(shop.anna))


def test_where_sign_ins_may_stay_they_are_there_after_the_shift(shop: Shop) -> None:
    shop.floor.policy = Policy(locked={"RevokeAtShiftEnd": False})
    account = link(shop.as_anna(), "anna", "canary")
    shop.floor.end_shift(shop.anna)
    assert shop.network.unlinked == []
    assert shop.as_anna().publishing.check(account.id) == ""


def test_somebody_elses_shift_can_be_ended_while_they_are_locked(shop: Shop) -> None:
    core = shop.as_anna()
    account = link(core, "anna", "canary")
    queue(core, account, "Anna one")
    shop.as_tom()
    ended = shop.floor.end_shift(shop.anna)
    assert (ended.stopped, ended.signed_out) == (1, 1)
    assert [item.id for item in ended.untold] == [account.id]  # nobody could read the sign-in
    assert shop.floor.core is not None  # Tom is still here
    assert all("pepper" in entry for entry in shop.entries_of(shop.anna))
    assert shop.as_anna().entries()[0].reason == "shift-ended"


def test_a_sign_in_that_the_store_does_not_let_go_is_said_to_be_there(shop: Shop) -> None:
    account = link(shop.as_anna(), "anna", "canary")
    shop.floor.leave()

    def refuse(service: str, username: str) -> None:
        raise OSError("canary")

    shop.keyring.delete_password = refuse  # type: ignore[method-assign]
    ended = shop.floor.end_shift(shop.anna)
    assert [item.id for item in ended.kept] == [account.id]
    assert ended.signed_out == 0
    del shop.keyring.delete_password


@pytest.mark.parametrize("text", ["{", '{"schema": 99, "tables": {}}', None])
def test_a_damaged_list_of_accounts_keeps_no_sign_in_alive(shop: Shop, text: str | None) -> None:
    link(shop.as_anna(), "anna", "canary")
    home = shop.floor.core.home if shop.floor.core else shop.folder
    shop.floor.leave()
    for file in home.glob("accounts.json*"):
        file.unlink()
    if text is not None:
        (home / "accounts.json").write_text(text)
    shop.floor.end_shift(shop.anna)
    assert all("pepper" in entry for entry in shop.entries_of(shop.anna))
    shop.floor.start_again(shop.anna, PIN, "830264")  # and that is no dead end


def test_all_shifts_are_ended_together(shop: Shop) -> None:
    shop.as_anna()
    shop.as_tom()
    names = [person.first_name for person, _ended in shop.floor.end_all_shifts()]
    assert names == ["Anna", "Tom"]
    assert not any(person.on_shift for person in shop.floor.roster.people())


def test_one_shift_that_cannot_be_ended_does_not_keep_the_others_open(shop: Shop) -> None:
    shop.as_anna()
    shop.as_tom()
    shop.floor.leave()
    other = shop.open()
    other.unlock(shop.anna, PIN, RIGHT_PIN)
    done = {person.first_name: how.problem for person, how in shop.floor.end_all_shifts()}
    assert done == {"Anna": "elsewhere", "Tom": ""}
    on_shift = {person.first_name: person.on_shift for person in shop.floor.roster.people()}
    assert on_shift == {"Anna": True, "Tom": False}
    other.leave()


def test_five_wrong_pins_erase_the_sign_ins_and_keep_the_words(shop: Shop) -> None:
    core = shop.as_anna()
    link(core, "anna", "canary")
    core.drafts.save(Draft(id="d", text="Bulbs are in"))
    shop.floor.leave()
    codes = [code(lambda: shop.floor.unlock(shop.anna, PIN, WRONG_PIN)) for _ in range(5)]
    assert codes == [*["wrong-word"] * 4, "erased"]
    assert shop.entries_of(shop.anna) == set()
    fresh, aside = shop.floor.start_again(shop.anna, PIN, "830264")
    assert fresh.drafts.all() == ()  # whoever typed five wrong PINs does not see her words
    assert aside is not None
    assert "Bulbs are in" in (aside / "drafts.json").read_text()


def test_starting_again_needs_a_good_pin_before_anything_is_touched(shop: Shop) -> None:
    core = shop.as_anna()
    core.drafts.save(Draft(id="d", text="Bulbs are in"))
    shop.floor.leave()
    assert code(lambda: shop.floor.start_again(shop.anna, PIN, "123456")) == "pin-too-easy"
    assert shop.as_anna().drafts.latest() is not None


def test_a_passphrase_opens_what_a_forgotten_pin_does_not(shop: Shop) -> None:
    core = shop.as_anna()
    account = link(core, "anna", "canary")
    shop.floor.change_word(PASSPHRASE, PHRASE)
    shop.floor.leave()
    again = shop.floor.unlock(shop.anna, PASSPHRASE, PHRASE)
    assert again.publishing.check(account.id) == ""


def test_without_a_password_store_no_pin_is_taken_and_a_passphrase_is(tmp_path: Path) -> None:
    floor = shared_floor(tmp_path, FakeKeyring(), FakeNetwork(), vault=MemoryVault())
    assert code(lambda: floor.roster.add("Anna", "", PIN, RIGHT_PIN)) == "pin-needs-store"
    person = floor.roster.add("Anna", "", PASSPHRASE, PHRASE)
    floor.unlock(person.id, PASSPHRASE, PHRASE)
    floor.leave()


@pytest.mark.parametrize(("name", "why"), [(" ", "no-name"), ("ANNA ", "name-taken")])
def test_a_tile_has_a_name_of_its_own(shop: Shop, name: str, why: str) -> None:
    assert code(lambda: shop.floor.roster.add(name, "", PIN, RIGHT_PIN)) == why
    assert len(shop.floor.roster.people()) == 2


def test_somebody_who_only_looks_around_can_link_nothing_and_leaves_nothing(shop: Shop) -> None:
    core = shop.floor.look_around()
    assert core.networks_with_link == ()
    core.drafts.save(Draft(id="d", text="just trying"))
    home = core.home
    assert home.exists()
    shop.floor.leave()
    assert not home.exists()


def test_what_lay_here_before_becomes_a_tile_that_asks_for_a_pin(tmp_path: Path) -> None:
    keyring, network = FakeKeyring(), FakeNetwork()
    floor = shared_floor(tmp_path, keyring, network)
    floor.share(shared=False)
    own = floor.own()
    own.prefer(first_name="Priya")
    own.drafts.save(Draft(id="d", text="Bulbs are in"))
    account = link(own, "priya", "canary")
    assert "canary" in keyring.values.values()
    floor.share(shared=True)
    floor.leave()
    (priya,) = floor.roster.people()
    assert (priya.first_name, priya.pin, priya.owner) == ("Priya", False, True)
    assert code(lambda: floor.unlock(priya.id, PIN, RIGHT_PIN)) == "no-lock"
    core = floor.claim(priya.id, PIN, RIGHT_PIN)
    assert core.drafts.latest() is not None
    assert core.publishing.check(account.id) == ""
    assert "canary" not in keyring.values.values()  # sealed, and the open one is gone
    floor.leave()
    assert code(lambda: floor.claim(priya.id, PIN, "830264")) == "no-lock"  # only once
    floor.unlock(priya.id, PIN, RIGHT_PIN)
    floor.leave()


def test_a_sign_in_that_cannot_be_sealed_is_not_lost(tmp_path: Path) -> None:
    keyring, network = RudeKeyring(fail_at=0), FakeNetwork()
    floor = shared_floor(tmp_path, keyring, network)
    floor.share(shared=False)
    own = floor.own()
    own.drafts.save(Draft(id="d", text="x"))
    link(own, "priya", "canary")
    floor.leave()
    floor.share(shared=True)
    (priya,) = floor.roster.people()
    keyring.fail_at = keyring.writes + 3  # the pepper's two, then the sealed sign-in
    with pytest.raises(VaultError):
        floor.claim(priya.id, PIN, RIGHT_PIN)
    assert "canary" in keyring.values.values()


def test_somebody_signed_in_elsewhere_is_named(shop: Shop) -> None:
    shop.as_anna()
    other = shop.open()
    with pytest.raises(PeopleError) as caught:
        other.unlock(shop.tom, PASSPHRASE, PHRASE)
    assert (caught.value.code, caught.value.name) == ("somebody-else", "Anna")
    other.unlock(shop.anna, PIN, RIGHT_PIN)  # a second window of the same person is fine
    other.leave()
