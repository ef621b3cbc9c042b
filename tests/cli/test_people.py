"""The commands on a PC that several people share: a PIN for everything, and never shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.accounts.model import Account
from studio.people.keys import Cost
from studio.people.model import Person
from studio.publishers.base import Identity, Linked, Secret
from studio.publishers.bluesky import Bluesky
from studio.publishing import Publishing
from studio.storage.accounts import AccountBook
from studio.storage.errors import StorageError
from tests.cli.conftest import Ran, Studio
from tests.helpers.fake_keyrings import FakeKeyring, LockedKeyring, secret_in, vault_of
from tests.helpers.people import PHRASE, RIGHT_PIN, WRONG_PIN

PASSWORD = "abcd-efgh-ijkl-mnop"
TOKEN = "canary-refresh-token"
WHO = Identity(user_id="did:plc:x", handle="anna.test", name="Anna", host="https://pds.test")
PIN_LINE = f"{RIGHT_PIN}\n"
WHO_LAY_HERE = Person(id="owner", first_name="x", pin=True)


class SharedPc:
    """Runs commands on one PC, and looks for what must not be said after each."""

    def __init__(self, studio: Studio, keyring: FakeKeyring) -> None:
        self._studio = studio
        self.keyring = keyring
        assert studio("people", "share", "on").code == 0
        self.anna = self.add("Anna")["id"]

    def __call__(self, *argv: str, stdin: str = "") -> Ran:
        ran = self._studio(*argv, stdin=stdin)
        for private in (RIGHT_PIN, WRONG_PIN, PHRASE, PASSWORD, TOKEN, "Traceback"):
            assert private not in ran.out + ran.err, argv
        return ran

    def add(self, name: str, *more: str, word: str = RIGHT_PIN) -> dict[str, object]:
        argv = ("people", "add", name, *more, "--unlock-stdin", "--format", "json")
        ran = self._studio(*argv, stdin=f"{word}\n")
        assert ran.code == 0, ran.err
        (row,) = ran.json
        return dict(row)

    def anna_runs(self, *argv: str, stdin: str = "", pin: str = RIGHT_PIN) -> Ran:
        return self(*argv, "--person", "anna", "--unlock-stdin", stdin=f"{pin}\n{stdin}")


@pytest.fixture(autouse=True)
def _cheap_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Cost.__init__.__kwdefaults__ or {}
    for name, value in {"memory_kib": 16, "passes": 1, "lanes": 1}.items():
        monkeypatch.setitem(usual, name, value)


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> FakeKeyring:
    made = LockedKeyring()
    made.locked = False
    monkeypatch.setattr("studio.door.open_vault", lambda: vault_of(made))
    return made


@pytest.fixture
def pc(studio: Studio, keyring: FakeKeyring, monkeypatch: pytest.MonkeyPatch) -> SharedPc:
    def link(_self: Bluesky, *, host: str, handle: str, password: Secret) -> Linked:
        assert password.reveal() == PASSWORD
        return Linked(identity=WHO, secret=Secret(TOKEN))

    monkeypatch.setattr(Bluesky, "link", link)
    monkeypatch.setattr(Bluesky, "unlink", lambda *_args: None)
    monkeypatch.setattr(Publishing, "check", lambda *_args: "")
    return SharedPc(studio, keyring)


LINK = ("accounts", "link", "bluesky", "--handle", "anna.test", "--secret-stdin")


def linked(pc: SharedPc) -> str:
    ran = pc.anna_runs(*LINK, "--format", "json", stdin=f"{PASSWORD}\n")
    assert ran.code == 0, ran.err
    return str(ran.json["id"])


def test_people_are_added_and_listed_without_anything_of_theirs(pc: SharedPc) -> None:
    tom = pc.add("Tom", "--department", "Coffee bar", "--passphrase", word=PHRASE)
    assert set(tom) == {"id", "name", "department", "pin", "passphrase", "on_shift"}
    listed = pc("people", "list", "--format", "json")
    assert listed.json[1] == tom
    rows = [(r["name"], r["department"], r["pin"], r["passphrase"]) for r in listed.json]
    assert rows == [("Anna", "", True, False), ("Tom", "Coffee bar", False, True)]
    assert "Coffee bar" in pc("people", "list").out


@pytest.mark.parametrize(
    ("name", "word"), [("Tom", "123456"), ("Tom", "12"), ("ANNA", RIGHT_PIN), (" ", RIGHT_PIN)]
)
def test_a_name_or_a_pin_that_is_not_taken_is_one_line(pc: SharedPc, name: str, word: str) -> None:
    ran = pc("people", "add", name, "--unlock-stdin", stdin=f"{word}\n")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert len(pc("people", "list", "--format", "json").json) == 1


def test_an_account_is_linked_with_the_pin_first_and_the_secret_second(pc: SharedPc) -> None:
    account = linked(pc)
    kept = secret_in(pc.keyring, f"{pc.anna}/{account}")
    assert kept is not None
    assert kept.startswith("sealed:")
    rows = pc.anna_runs("accounts", "list", "--format", "json").json
    assert [row["handle"] for row in rows] == ["practice", "anna.test"]
    rows = pc.anna_runs("accounts", "health", "--format", "json").json
    assert [row["state"] for row in rows] == ["linked", "linked"]
    left = pc.anna_runs("accounts", "unlink", account, "--format", "json").json
    assert [row["network"] for row in left] == ["practice"]
    assert all(name.startswith(f"{pc.anna}/pepper") for _service, name in pc.keyring.values)


def post(folder: Path) -> str:
    file = folder / "post.json"
    file.write_text(json.dumps({"text": "Ad: Allium heads. Plant them now.", "brief": ""}))
    return str(file)


CORE_COMMANDS: dict[str, Callable[[Path], tuple[str, ...]]] = {
    "link": lambda _: LINK,
    "accounts": lambda _: ("accounts", "list"),
    "health": lambda _: ("accounts", "health"),
    "unlink": lambda _: ("accounts", "unlink", "bluesky-1"),
    "publish": lambda folder: ("publish", post(folder), "--account", "practice"),
    "outbox": lambda _: ("outbox", "list"),
    "run": lambda _: ("outbox", "run"),
    "resolve": lambda _: ("outbox", "resolve", "x", "drop"),
}


@pytest.mark.parametrize("name", CORE_COMMANDS)
def test_every_command_that_is_somebodys_asks_who_and_for_the_pin(
    pc: SharedPc, tmp_path: Path, name: str
) -> None:
    argv = CORE_COMMANDS[name](tmp_path)
    nobody = pc(*argv, stdin=f"{PASSWORD}\n")
    assert (nobody.code, nobody.out) == (2, "")
    assert "--person" in nobody.err
    unknown = pc(*argv, "--person", "Zoe", "--unlock-stdin", stdin=PIN_LINE)
    assert (unknown.code, unknown.out) == (2, "")
    assert "Anna" in unknown.err
    no_word = pc(*argv, "--person", "Anna", stdin=PIN_LINE)
    assert (no_word.code, no_word.out) == (2, "")
    empty = pc(*argv, "--person", "Anna", "--unlock-stdin", stdin="")
    assert (empty.code, empty.out) == (2, "")
    wrong = pc.anna_runs(*argv, stdin=f"{PASSWORD}\n", pin=WRONG_PIN)
    assert (wrong.code, wrong.out) == (3, "")
    assert "4 tries left" in wrong.err
    right = pc.anna_runs(*argv, stdin=f"{PASSWORD}\n")
    assert right.code in (0, 1, 2), right.err
    assert "PIN" not in right.err


def test_five_wrong_pins_end_in_a_refusal_that_says_so(pc: SharedPc) -> None:
    account = linked(pc)
    codes = [pc.anna_runs("outbox", "list", pin=WRONG_PIN).code for _ in range(5)]
    assert codes == [3] * 5
    assert not any(account in name for _service, name in pc.keyring.values)
    ran = pc.anna_runs("outbox", "list")
    assert ran.code == 3
    assert "Anna" in ran.err


def test_a_pin_is_read_as_the_shells_of_windows_send_it(pc: SharedPc) -> None:
    argv = ("outbox", "list", "--person", "Anna", "--unlock-stdin")
    for line in (f"\ufeff{RIGHT_PIN}\r\n", f"{RIGHT_PIN} \r\n"):
        assert pc(*argv, stdin=line).code == 0


def test_a_passphrase_opens_as_well(pc: SharedPc) -> None:
    pc.add("Tom", "--passphrase", word=PHRASE)
    argv = ("outbox", "list", "--person", "Tom", "--unlock-stdin", "--format", "json")
    assert pc(*argv, stdin=f"{PHRASE}\r\n").json == {"entries": []}
    assert pc(*argv, stdin="a wrong one\n").code == 3


def test_a_locked_password_store_is_said_and_is_no_wrong_try(pc: SharedPc) -> None:
    assert isinstance(pc.keyring, LockedKeyring)
    pc.keyring.locked = True
    for _ in range(6):
        ran = pc.anna_runs("outbox", "list")
        assert (ran.code, ran.out) == (4, "")
        assert "This was no wrong try." in ran.err
    pc.keyring.locked = False
    assert pc.anna_runs("outbox", "list").code == 0


def test_a_shift_is_ended_for_one_and_for_all(pc: SharedPc) -> None:
    account = linked(pc)
    ran = pc("people", "end-shift", "Anna", "--format", "json")
    assert ran.code == 0
    (row,) = ran.json
    assert set(row) == {"id", "stopped", "signed_out", "untold", "kept", "problem"}
    assert (row["signed_out"], row["untold"], row["kept"]) == (1, [account], [])
    assert all(name.startswith(f"{pc.anna}/pepper") for _service, name in pc.keyring.values)
    assert pc("people", "end-shift", "--format", "json").json == []
    assert pc("people", "end-shift", "Zoe").code == 2


def test_the_demo_needs_nobody_and_leaves_nothing_of_anybody(pc: SharedPc, tmp_path: Path) -> None:
    ran = pc("demo", "--format", "json")
    assert ran.code == 0
    assert [row["state"] for row in ran.json["results"]] == ["sent"]
    people = tmp_path / "data" / "people"
    assert [path.name for path in people.iterdir() if path.is_dir()] == [pc.anna]
    assert pc.anna_runs("outbox", "list", "--format", "json").json == {"entries": []}


def test_the_demo_of_a_person_is_theirs(pc: SharedPc) -> None:
    assert pc.anna_runs("demo", pin=WRONG_PIN).code == 3
    assert pc.anna_runs("demo").code == 0
    assert len(pc.anna_runs("outbox", "list", "--format", "json").json["entries"]) == 1


def test_where_one_person_works_nobody_elses_name_and_no_pin_is_taken(
    studio: Studio, keyring: FakeKeyring
) -> None:
    # The PIN would be read as the password, and the post would be somebody else's.
    for more in (("--person", "Anna"), ("--unlock-stdin",)):
        for argv in (LINK, ("outbox", "run"), ("demo",)):
            ran = studio(*argv, *more, stdin=f"{RIGHT_PIN}\n{PASSWORD}\n")
            assert (ran.code, ran.out) == (2, "")
            assert "One person uses this PC" in ran.err
    assert keyring.values == {}


def test_what_lay_here_before_has_to_be_given_a_pin_in_the_window(
    studio: Studio, keyring: FakeKeyring, tmp_path: Path
) -> None:
    assert studio("demo").code == 0
    AccountBook(tmp_path / "data").add(Account(id="bluesky-1", network="bluesky"))
    assert studio("people", "share", "on").code == 0
    ran = studio("outbox", "list", "--person", "owner", "--unlock-stdin", stdin=PIN_LINE)
    assert (ran.code, ran.out) == (3, "")
    assert "no PIN on this PC yet" in ran.err


def test_a_pc_is_shared_and_ones_own_again(studio: Studio, keyring: FakeKeyring) -> None:
    assert studio("people", "share", "on", "--format", "json").json == {"shared": True}
    assert studio("outbox", "list").code == 2
    assert studio("people", "share", "off", "--format", "json").json == {"shared": False}
    assert studio("outbox", "list").code == 0
    assert studio("people", "share", "perhaps").code == 2


def test_a_folder_that_takes_nothing_shows_nobodys_things_on_a_shared_pc(
    studio: Studio, keyring: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert studio("demo").code == 0  # what lay here before
    assert studio("people", "share", "on").code == 0

    def full(*_given: object, **_named: object) -> None:
        raise StorageError("read-only")

    monkeypatch.setattr("studio.floor.Floor.unlock", full)
    monkeypatch.setattr("studio.cli.opening.find_person", lambda _floor, _name: WHO_LAY_HERE)
    for command in (("outbox", "list"), ("accounts", "list")):
        ran = studio(*command, "--person", "x", "--unlock-stdin", stdin=PIN_LINE)
        assert (ran.code, ran.out) == (4, "")
