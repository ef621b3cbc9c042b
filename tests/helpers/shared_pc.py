"""A shared PC in other processes, with a password store that is a file.

    python -m tests.helpers.shared_pc STORE run ARGUMENT …      a command of the app
    python -m tests.helpers.shared_pc STORE stay FOLDER NAME    signs somebody in and stays

The second prints ``in`` or why not, and stays until its standard input ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from studio import door
from studio.accounts.vault import Store, Vault
from studio.people.keys import Cost
from studio.people.lock import PIN
from studio.people.model import PeopleError
from tests.helpers.people import CHEAP, RIGHT_PIN
from tests.helpers.refresh_crash import FileKeyring

ROOT = Path(__file__).resolve().parents[2]


def started(
    store: Path, *arguments: str, stdin: int | None = subprocess.PIPE
) -> subprocess.Popen[str]:
    """Start one of the two."""
    command = [sys.executable, "-m", "tests.helpers.shared_pc", str(store), *arguments]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def _stay(folder: Path, name: str) -> int:
    from studio.floor import build_floor

    floor = build_floor(folder)
    person = next(p for p in floor.roster.people() if p.first_name == name)
    try:
        floor.unlock(person.id, PIN, RIGHT_PIN)
    except PeopleError as problem:
        _say(f"{problem.code} {problem.name}")
    else:
        _say("in")
    sys.stdin.read()
    floor.leave()
    return 0


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say."""
    store, what, *rest = arguments
    keyring = FileKeyring(Path(store), lambda _name: None)  # type: ignore[arg-type]
    vault = Vault((Store(name="file", open=lambda: keyring),))
    vars(door)["open_vault"] = lambda: vault
    (Cost.__init__.__kwdefaults__ or {}).update(
        {name: getattr(CHEAP, name) for name in Cost.__slots__}
    )
    if what == "stay":
        return _stay(Path(rest[0]), rest[1])
    from studio.__main__ import main as studio

    return studio(rest)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
