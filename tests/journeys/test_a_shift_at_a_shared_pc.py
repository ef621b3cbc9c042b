"""A whole shift at a shared PC, with a real server and a real keyring: nothing secret is left.

Run with ``tests/counterparts/run_with_real_parts.py``.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.core import Core
from studio.floor import Floor, build_floor
from studio.publishers.base import Linked, Secret
from tests.counterparts import run_with_real_parts
from tests.counterparts.bluesky_pds import Pds, PdsAccount, running_pds, why_not
from tests.counterparts.pds_person import Person
from tests.helpers.attempts import TEXTS
from tests.helpers.secret_tool import everything
from tests.helpers.shared_life import LONG_PIN, SharedLife

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(
        os.environ.get("STUDIO_REAL_KEYRING") != "1",
        reason="no keyring of our own: run through tests/counterparts/run_with_real_parts.py",
    ),
]
ROOT = Path(run_with_real_parts.__file__).parents[2]


@pytest.fixture(scope="module")
def pds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pds]:
    if why_not():
        pytest.skip(why_not())
    with running_pds(tmp_path_factory.mktemp("pds")) as running:
        yield running


class RealLife(SharedLife):
    def look(self) -> None:
        super().look()
        for name, value in everything().items():
            assert "@" not in name
            if "/pepper" not in name:
                self.canaries.said.append((name, value))

    def nothing_is_kept(self) -> None:
        left = everything()
        assert left
        assert all("/pepper" in name for name in left), list(left)

    def lock(self) -> None:
        super().lock()
        for argv in (
            ("accounts", "list"),
            ("accounts", "health"),
            ("outbox", "list"),
            ("outbox", "run"),
        ):
            code, out = self.command(*argv, "--person", "Anna", "--unlock-stdin")
            assert code == 0, out
        assert self.command("people", "list")[0] == 0
        code, told = self.command("diagnose")
        assert code == 0
        assert json.loads(told)["keyring"]["backend"] == "Secret Service"

    def command(self, *argv: str) -> tuple[int, str]:
        full = [sys.executable, "-m", "studio", *argv, "--format", "json"]
        process = subprocess.Popen(
            [*full, "--data-dir", str(self.folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.canaries.look_at_arguments()
        out, err = process.communicate(f"{LONG_PIN}\n", timeout=60)
        self.canaries.said += [(" ".join(argv), out), (" ".join(argv), err)]
        return process.returncode, out


def by_password(pds: Pds, who: PdsAccount) -> Callable[[Core], Linked]:
    def link(core: Core) -> Linked:
        password = Secret(who.app_password)
        return core.publishing.link("bluesky", host=pds.url, handle=who.handle, password=password)

    return link


def by_browser(pds: Pds, who: PdsAccount) -> Callable[[Core], Linked]:
    def link(core: Core) -> Linked:
        attempt = core.publishing.begin_link(
            "bluesky", host=pds.url, handle=who.handle, texts=TEXTS
        )
        assert attempt.paste(Person(attempt.url).agree(who)) == ""
        return attempt.wait()

    return link


@pytest.mark.parametrize("way", [by_password, by_browser])
def test_a_whole_shift_leaves_nothing_secret_anywhere(
    pds: Pds,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    way: Callable[[Pds, PdsAccount], Callable[[Core], Linked]],
) -> None:
    caplog.set_level(logging.DEBUG)
    who, folder = pds.new_account(), tmp_path / "studio-data"

    def opened() -> Floor:
        floor = build_floor(folder)
        floor.share(shared=True)
        return floor

    life = RealLife(folder, opened, way(pds, who))
    life.canaries.take(who.app_password, who.main_password)
    ended = life.until_the_shift_ends()
    assert (ended.signed_out, ended.untold, ended.kept) == (1, (), ())
    assert len(pds.keys(who.did)) == 4
    out, err = capfd.readouterr()
    life.canaries.said += [("log", caplog.text), ("stdout", out), ("stderr", err)]
    assert len(life.canaries.secrets) >= 12
    assert life.canaries.found() == []


LOCKED = """
import json, sys
from pathlib import Path
import secretstorage
from studio.accounts.vault import VaultError
from studio.floor import build_floor
from studio.people.lock import PIN
from studio.people.model import PeopleError
floor = build_floor(Path(sys.argv[1]))
floor.share(shared=True)
anna = floor.roster.add("Anna", "", PIN, "294751").id
def unlock(pin):
    try:
        return "in" if floor.unlock(anna, PIN, pin) else ""
    except (VaultError, PeopleError) as problem:
        return problem.code
    finally:
        floor.leave()
said = [unlock("294751")]
secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
said += [unlock(pin) for pin in ("294751", "294752") * 4]
print(json.dumps([said, floor.roster.tries_left(anna)]))
"""


def test_a_locked_keyring_lets_nobody_in_and_is_no_wrong_try(tmp_path: Path) -> None:
    said, tries = _in_a_session_of_its_own(LOCKED, tmp_path)
    assert said == ["in", *["locked"] * 8]
    assert tries == 5


CHANGED = """
import json, subprocess, sys
from pathlib import Path
from studio.floor import build_floor
from studio.people.lock import PASSPHRASE, PIN
from studio.people.model import PeopleError
from studio.post import Draft
from studio.publishers.base import Identity, Linked, Secret
def start():
    floor = build_floor(Path(sys.argv[1]))
    floor.share(shared=True)
    return floor
floor = start()
anna = floor.roster.add("Anna", "", PIN, "294751").id
core = floor.unlock(anna, PIN, "294751")
floor.change_word(PASSPHRASE, "red kites over Leeds")
core.drafts.save(Draft(id="d", text="Bulbs are in"))
who = Identity(user_id="did:plc:x", handle="anna", name="Anna", host="http://127.0.0.1:9")
account = core.publishing.confirm("bluesky", Linked(identity=who, secret=Secret("canary"))).id
floor.leave()
subprocess.run(["secret-tool", "clear", "service", "Shopfloor Studio"], check=True)
floor = start()
said = []
try:
    floor.unlock(anna, PIN, "294751")
except PeopleError as problem:
    said.append(problem.code)
said.append(floor.roster.tries_left(anna))
core = floor.unlock(anna, PASSPHRASE, "red kites over Leeds")
said += [core.publishing.check(account), core.drafts.latest().text]
floor.change_word(PIN, "830264")
floor.leave()
core = floor.unlock(anna, PIN, "830264")
again = core.publishing.confirm("bluesky", Linked(identity=who, secret=Secret("canary-2"))).id
said += [again == account, core.publishing.kept(account)]
subprocess.run(["secret-tool", "clear", "service", "Shopfloor Studio"], check=True)
floor.leave()
core, aside = start().start_again(anna, PIN, "593817")
said += [len(core.drafts.all()), "Bulbs are in" in (aside / "drafts.json").read_text()]
print(json.dumps(said))
"""


def test_a_keyring_that_was_emptied_asks_to_link_again_and_is_no_dead_end(tmp_path: Path) -> None:
    said = _in_a_session_of_its_own(CHANGED, tmp_path)
    assert said == ["no-lock", 5, "no-sign-in", "Bulbs are in", True, "", 0, True]


def _in_a_session_of_its_own(code: str, folder: Path) -> Any:
    launcher = [sys.executable, run_with_real_parts.__file__, "--no-display"]
    answer = subprocess.run(
        [*launcher, sys.executable, "-c", code, str(folder / "data")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)
