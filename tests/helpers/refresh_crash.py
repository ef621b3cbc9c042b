"""Kills a refresh at every step of it, and looks what is left. Needs fork and SIGKILL.

    python -m tests.helpers.refresh_crash RUNS

A server on loopback takes each refresh token once, and ends the sign-in of whoever shows an
old one. A child process refreshes through the app's own ``Rotation``, ``Kept`` and ``Vault``,
with a password store that is a file. It is killed with SIGKILL at its n-th step, for every
n, and by the server after it took the old token and before it answered. A new process then
uses the account. It prints one JSON object: how often each step was the last one, and what
came of it.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import sys
import tempfile
import urllib.request
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from keyring.errors import PasswordDeleteError

from studio.accounts.vault import Store, Vault, VaultError
from studio.publishers import http
from studio.publishers.answers import Answer
from studio.publishers.base import Secret
from studio.publishers.errors import LinkExpiredError
from studio.publishers.oauth import tokens
from studio.publishers.oauth.rotation import Renewed, Rotation
from studio.publishing.keeping import Kept
from tests.helpers.rotating_server import serve

ACCOUNT = "crash-1"
WORKS, EXPIRED, ELSE = 0, 3, 9
_OUTCOMES = {WORKS: "works", EXPIRED: "link again", -signal.SIGKILL: "killed"}
_BY_SERVER = "server: taken, not answered"


class Steps:
    """Counts steps, and kills this process at one of them.

    Args:
        die_at: which one, from 1; 0 for none.
        noted: where the name of each step is written.
    """

    def __init__(self, die_at: int, noted: Path) -> None:
        self._left = die_at
        self._noted = noted

    def __call__(self, name: str) -> None:
        with self._noted.open("a") as file:
            file.write(f"{name}\n")
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class FileKeyring:
    """A password store that is one file; each entry is there or not, never half."""

    def __init__(self, file: Path, step: Steps) -> None:
        self._file = file
        self._step = step

    def get_password(self, service: str, username: str) -> str | None:
        self._step("store: read")
        return self._values().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._step("store: about to write")
        self._write({**self._values(), f"{service}/{username}": password})
        self._step("store: written")

    def delete_password(self, service: str, username: str) -> None:
        values = self._values()
        if values.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError("No such password!")
        self._step("store: about to delete")
        self._write(values)
        self._step("store: deleted")

    def _values(self) -> dict[str, str]:
        return dict(json.loads(self._file.read_text())) if self._file.exists() else {}

    def _write(self, values: dict[str, str]) -> None:
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps(values))
        fresh.replace(self._file)


class _WatchedKept(Kept):
    def __init__(self, vault: Vault, folder: Path, step: Steps) -> None:
        super().__init__(vault, ACCOUNT, folder / "locks")
        self._step = step

    def keep(self, fresh: Secret) -> None:
        super().keep(fresh)
        self._step("kept")


def _vault(folder: Path, step: Steps, limit: int) -> Vault:
    keyring = FileKeyring(folder / "keyring.json", step)
    return Vault((Store(name="file", open=lambda: keyring, limit=limit),))


def _use(folder: Path, server: str, limit: int, die_at: int, *, by_server: bool = False) -> int:
    """Sign in with what is kept and ask who it is, as a fresh start of the app does."""
    step = Steps(die_at, folder / f"steps-{secrets.token_hex(4)}")

    def send(url: str, fields: Mapping[str, str | Secret]) -> Answer:
        step("about to ask")
        marked = {**fields, "kill": str(os.getpid())} if by_server else fields
        answer = http.post_form(url, marked)
        step("answered")
        return answer

    def renew(kept: Secret) -> Renewed:
        got = tokens.by_refresh(f"{server}/token", client_id="c", refresh=kept, send=send)
        assert got.refresh is not None
        return Renewed(kept=got.refresh, access=got.access)

    keeper = _WatchedKept(_vault(folder, step, limit), folder, step)
    try:
        access = Rotation(keeper, renew).access()
    except LinkExpiredError:
        return EXPIRED
    return WORKS if http.get_json(f"{server}/me", {}, token=access).status == 200 else ELSE


def _put(folder: Path, secret: Secret, limit: int) -> int:
    try:
        _vault(folder, Steps(0, folder / "steps-put"), limit).put(ACCOUNT, secret)
    except VaultError as problem:
        return EXPIRED if problem.code == "too-long" else ELSE
    return WORKS


def _forked(work: object, *given: object, **named: object) -> int:
    """Run a function in a process of its own; return what it returned, or minus the signal."""
    pid = os.fork()
    if pid == 0:
        code = ELSE
        try:
            code = work(*given, **named)  # type: ignore[operator]
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def one_run(root: Path, server: str, limit: int, die_at: int) -> tuple[str, str]:
    """Kill one refresh, and use the account again.

    Args:
        root: where a folder for it is made.
        server: the rotating server.
        limit: most UTF-16 units in one entry of the store, 0 for any.
        die_at: the step to die at; 0 for "never", -1 for "by the server's hand".

    Returns:
        The last step, "" when there are no so many, and what came of the account.
    """
    folder = root / secrets.token_hex(4)
    folder.mkdir()
    request = urllib.request.Request(f"{server}/new", method="POST")  # noqa: S310  loopback
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        first = Secret(answer.read().decode())
    if _forked(_put, folder, first, limit) != WORKS:
        return "store refused", "else"
    for noted in folder.glob("steps-*"):
        noted.unlink()
    ended = _forked(_use, folder, server, limit, max(die_at, 0), by_server=die_at < 0)
    steps = "".join(file.read_text() for file in folder.glob("steps-*")).splitlines()
    again = _forked(_use, folder, server, limit, 0)
    shutil.rmtree(folder)
    if ended != -signal.SIGKILL:
        return "", _OUTCOMES.get(ended if die_at else again, "else")
    last = _BY_SERVER if die_at < 0 else f"{steps[-1]} ({len(steps)})"
    return last, _OUTCOMES.get(again, "else")


def every_step(root: Path, server: str, limit: int) -> Counter[tuple[str, str]]:
    """Kill at every step once, and once by the server's hand."""
    found: Counter[tuple[str, str]] = Counter()
    found[one_run(root, server, limit, -1)] += 1
    for die_at in range(1, 1_000):
        last, outcome = one_run(root, server, limit, die_at)
        if not last:
            break
        found[last, outcome] += 1
    return found


def main(runs: int) -> int:
    """Go through every step until so many processes were killed, or once for 0."""
    found: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory(prefix="refresh-crash-") as folder, serve() as server:
        # A store with small entries makes the vault split secrets, if it can.
        probe, first = Path(folder) / "probe", Secret("r" * 200)
        probe.mkdir()
        limits = (0, 100) if _forked(_put, probe, first, 100) == WORKS else (0,)
        while True:
            for limit in limits:
                found += every_step(Path(folder), server, limit)
            if sum(found.values()) >= runs:
                break
    told = [{"step": step, "outcome": out, "runs": n} for (step, out), n in sorted(found.items())]
    sys.stdout.write(json.dumps({"runs": sum(found.values()), "limits": limits, "found": told}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
