"""Two programs of the app, really: nobody comes in while somebody else is there."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.helpers.people import RIGHT_PIN
from tests.helpers.shared_pc import started


class Pc:
    def __init__(self, folder: Path) -> None:
        self.data, self.store = folder / "data", folder / "store.json"
        for name in ("Anna", "Tom"):
            code, _out, err = self.run("people", "add", name, "--unlock-stdin")
            assert code == 0, err

    def run(self, *argv: str) -> tuple[int, str, str]:
        return self.ended(self.start(*argv))

    def start(self, *argv: str) -> subprocess.Popen[str]:
        process = started(self.store, "run", *argv, "--data-dir", str(self.data))
        assert process.stdin is not None
        process.stdin.write(f"{RIGHT_PIN}\n")
        process.stdin.flush()
        return process

    def ended(self, process: subprocess.Popen[str]) -> tuple[int, str, str]:
        out, err = process.communicate(timeout=60)
        assert RIGHT_PIN not in out + err
        return process.returncode, out, err

    def anna_runs(self) -> tuple[int, str, str]:
        return self.run("outbox", "run", "--person", "Anna", "--unlock-stdin")

    @contextmanager
    def stays(self, name: str) -> Iterator[subprocess.Popen[str]]:
        process = started(self.store, "stay", str(self.data), name)
        try:
            yield process
        finally:
            process.kill()
            process.communicate()


def word_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def pc(tmp_path: Path) -> Pc:
    made = Pc(tmp_path)
    assert made.run("people", "share", "on")[0] == 0
    return made


def test_while_tom_is_in_annas_command_is_refused_and_goes_once_he_was_killed(pc: Pc) -> None:
    with pc.stays("Tom") as toms:
        assert word_of(toms) == "in"
        code, out, err = pc.anna_runs()
        assert (code, out) == (4, "")
        assert "Tom is signed in in another window" in err
        toms.kill()
        toms.wait()
        assert pc.anna_runs()[0] == 0
    assert not list(pc.data.glob("signed-in-*.lock"))


def test_while_tom_is_in_his_shift_cannot_be_ended_from_elsewhere(pc: Pc) -> None:
    with pc.stays("Tom") as toms:
        assert word_of(toms) == "in"
        code, _out, err = pc.run("people", "end-shift", "Tom")
        assert code == 4
        assert "Tom" in err
    assert pc.run("people", "end-shift", "Tom")[0] == 0


def test_of_two_who_come_at_the_same_moment_one_gets_in(pc: Pc) -> None:
    said = set()
    for _ in range(6):
        with pc.stays("Tom") as toms, pc.stays("Anna") as annas:
            said.add((word_of(toms), word_of(annas)))
    assert said <= {("in", "somebody-else Tom"), ("somebody-else Anna", "in")}


def test_a_window_and_a_command_at_the_same_moment_are_never_two_people(pc: Pc) -> None:
    for _ in range(4):
        with pc.stays("Tom") as toms:
            code, _out, _err = pc.anna_runs()
            word = word_of(toms)
            # Whoever came later was refused, unless the first one had gone by then.
            assert (code, word) in {(4, "in"), (0, "somebody-else Anna"), (0, "in")}
