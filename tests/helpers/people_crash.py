"""Kills what a person does at a shared PC at every step of it, and looks what is left.

    python -m tests.helpers.people_crash

Needs fork and SIGKILL. A step is every write to the password store, every file that is
replaced, moved or deleted, and every change of the outbox, before and after it. Each
time a new program then lets the person in, or lets them start again. It prints a JSON list
of what was done, the last step, and what came of it.
"""

from __future__ import annotations

import json
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio import atomic
from studio.accounts.vault import Store, Vault
from studio.core import Core
from studio.floor import Floor
from studio.outbox.journal import Outbox
from studio.people.lock import PIN
from studio.people.model import PeopleError
from studio.post import Draft
from tests.helpers import people
from tests.helpers.fake_keyrings import FakeKeyring
from tests.helpers.fake_network import FakeNetwork
from tests.helpers.people import RIGHT_PIN, WRONG_PIN, link, queue, shared_floor
from tests.helpers.refresh_crash import FileKeyring, Steps, _forked

WORDS, TOKEN, NEW_PIN = "Bulbs are in", "canary-token", "830264"
STORE = "keyring.json"


def floor_of(folder: Path, step: Callable[[str], None]) -> Floor:
    keyring = FileKeyring(folder.parent / STORE, step)  # type: ignore[arg-type]
    vault = Vault((Store(name="file", open=lambda: keyring),))
    floor = shared_floor(folder, FakeKeyring(), FakeNetwork(), vault=vault)
    floor.vault = vault
    return floor


def _id(floor: Floor) -> str:
    return next((p.id for p in floor.roster.people() if p.first_name == "Anna"), "")


def _write(core: Core) -> None:
    core.drafts.save(Draft(id="d", text=WORDS))
    queue(core, link(core, "anna", TOKEN), "Anna one")


def _nobody(floor: Floor) -> None:
    floor.roster.people()


def _anna(floor: Floor) -> None:
    person = floor.roster.add("Anna", "", PIN, RIGHT_PIN)
    _write(floor.unlock(person.id, PIN, RIGHT_PIN))
    floor.leave()


def _four_wrong(floor: Floor) -> None:
    _anna(floor)
    for _ in range(4):
        _wrong(floor)


def _lay_here(floor: Floor) -> None:
    floor.share(shared=False)
    core = floor.own()
    core.prefer(first_name="Anna")
    _write(core)
    floor.leave()
    floor.share(shared=True)


def _claimed(floor: Floor) -> None:
    _lay_here(floor)
    floor.claim(_id(floor), PIN, RIGHT_PIN)
    floor.leave()


def _wrong(floor: Floor) -> None:
    try:
        floor.unlock(_id(floor), PIN, WRONG_PIN)
    except PeopleError:
        return
    raise AssertionError("a wrong PIN opened")


def _change(floor: Floor) -> None:
    floor.unlock(_id(floor), PIN, RIGHT_PIN)
    floor.change_word(PIN, NEW_PIN)


def _end_inside(floor: Floor) -> None:
    floor.unlock(_id(floor), PIN, RIGHT_PIN)
    floor.end_shift(_id(floor))


Work = Callable[[Floor], object]
WHAT: dict[str, tuple[Work, Work]] = {
    "add": (_nobody, lambda floor: floor.roster.add("Anna", "", PIN, RIGHT_PIN)),
    "unlock": (_anna, lambda floor: floor.unlock(_id(floor), PIN, RIGHT_PIN)),
    "claim": (_lay_here, lambda floor: floor.claim(_id(floor), PIN, RIGHT_PIN)),
    "fifth wrong PIN": (_four_wrong, _wrong),
    "change the PIN": (_anna, _change),
    "start again": (_anna, lambda floor: floor.start_again(_id(floor), PIN, NEW_PIN)),
    "start again, first of all": (
        _claimed,
        lambda floor: floor.start_again(_id(floor), PIN, NEW_PIN),
    ),
    "end the shift": (_anna, _end_inside),
    "end it from outside": (_anna, lambda floor: floor.end_shift(_id(floor))),
}
"""What is there before, and what is killed."""


def _watch(step: Callable[[str], None]) -> None:
    """Count every change of a file or of the outbox as two steps."""

    def watched(owner: Any, name: str) -> None:
        real = getattr(owner, name)

        def call(*given: Any, **named: Any) -> Any:
            step(f"about to {name}")
            answer = real(*given, **named)
            step(f"{name} done")
            return answer

        setattr(owner, name, call)

    watched(atomic, "_replace")
    watched(Outbox, "finish")
    for name in ("rename", "unlink"):
        watched(Path, name)


def _do(folder: Path, work: Work, die_at: int) -> int:
    count = Steps(die_at, folder.parent / "steps")

    def step(name: str) -> None:
        if name != "store: read":  # nothing has changed since the step before
            count(name)

    floor = floor_of(folder, step if die_at else lambda _name: None)
    floor.roster.people()
    if die_at:
        _watch(step)
    work(floor)
    return 0


def _let_in(floor: Floor) -> tuple[str, Core]:
    person_id = _id(floor)
    if not person_id:
        floor.roster.add("Anna", "", PIN, RIGHT_PIN)
        return "added once more", floor.unlock(_id(floor), PIN, RIGHT_PIN)
    person = floor.roster.person(person_id)
    if person.owner and not person.pin:
        return "claimed once more", floor.claim(person_id, PIN, RIGHT_PIN)
    for pin, outcome in ((RIGHT_PIN, "in"), (NEW_PIN, "in with the new PIN")):
        try:
            return outcome, floor.unlock(person_id, PIN, pin)
        except PeopleError as problem:
            if problem.code in ("no-lock", "erased"):
                break
    return "started again", floor.start_again(person_id, PIN, NEW_PIN)[0]


def _look(folder: Path, what: str) -> int:
    floor = floor_of(folder, lambda _name: None)
    outcome, core = _let_in(floor)
    bad = []
    if outcome == "claimed once more" and what != "claim" and core.drafts.all():
        bad.append("words without a lock")
    kept = [WORDS] if what == "add" else [draft.text for draft in core.drafts.all()]
    kept += [file.read_text() for file in folder.glob("people/aside-*/drafts.json")]
    if not any(WORDS in text for text in kept):
        bad.append("words lost")
    if TOKEN in (folder.parent / STORE).read_text():
        bad.append("an open token")
    if what in ("unlock", "claim", "change the PIN"):
        bad += ["sign-in lost" for a in core.book.list()[1:] if core.publishing.kept(a.id)]
    person_id = _id(floor)
    floor.end_shift(person_id)
    entries = json.loads((folder.parent / STORE).read_text())
    # A trial entry or the pepper of somebody who was never added tells nobody anything.
    bad += [name for name in entries if "/pepper" not in name and "/trial-" not in name]
    (folder.parent / "found").write_text(json.dumps([outcome, bad]))
    return 0


def one_run(root: Path, what: str, die_at: int) -> dict[str, Any]:
    """Kill one thing at one step; the step is "" when it has not so many."""
    folder = root / "data"
    ended = _forked(_do, folder, WHAT[what][1], die_at)
    steps = (root / "steps").read_text().splitlines() if (root / "steps").exists() else []
    looked = _forked(_look, folder, what)
    outcome, bad = "else", ["no way in"]
    if looked == 0:
        outcome, bad = json.loads((root / "found").read_text())
    if ended not in (0, -signal.SIGKILL):
        bad.append(f"ended with {ended}")
    last = f"{steps[-1]} ({len(steps)})" if ended == -signal.SIGKILL else ""
    return {"what": what, "step": last, "outcome": outcome, "bad": bad}


def _prepare() -> None:
    """Read what every process needs once, before they fork: a kit takes longest."""
    from argon2 import low_level
    from cryptography.hazmat.primitives.ciphers import aead
    from cryptography.hazmat.primitives.kdf import hkdf

    assert low_level
    assert aead
    assert hkdf
    made = people.ground()
    people.ground = lambda: made


def main() -> int:
    """Go through every step of everything, and once to the end."""
    told: list[dict[str, Any]] = []
    _prepare()
    with tempfile.TemporaryDirectory(prefix="people-crash-") as folder:
        for what, (before, _work) in WHAT.items():
            start = Path(folder) / what
            if _forked(_do, start / "data", before, 0) != 0:
                raise RuntimeError(what)
            for die_at in range(1, 500):
                root = Path(folder) / f"{what}-{die_at}"
                shutil.copytree(start, root)
                told.append(one_run(root, what, die_at))
                if not told[-1]["step"]:
                    break
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
