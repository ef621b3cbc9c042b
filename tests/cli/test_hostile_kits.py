"""Kits that nobody should open: each ends with exit code 3 and one line, and leaves no trace."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.packed import open_packed
from studio.wording.kit_problems import SENTENCES
from tests.cli.conftest import Studio
from tests.helpers import hostile_kits

MEGABYTE = 1_000_000
MOST_MEMORY = 300 * MEGABYTE
MOST_SECONDS = 20
"""Ten times what one may take, for a busy computer: it ends a command that never ends."""

WORST = (
    "bomb-signed",
    "bomb-lying-signed",
    "too-many-signed",
    "deep-lists-signed",
    "manifest-deep-signed",
    "slow-rule-signed",
    "picture-81-megapixels-signed",
    "overlapping-signed",
)
LIMITED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
sys.argv = ["studio", *sys.argv[1:]]
runpy.run_module("studio", run_name="__main__")
"""


@cache
def files() -> dict[str, bytes]:
    return hostile_kits.hostile()


@pytest.mark.parametrize("name", sorted(files()))
def test_a_hostile_kit_is_refused_by_every_command(
    studio: Studio, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "kit.brandkit"
    file.write_bytes(files()[name])
    for command in ("show", "verify", "install"):
        ran = studio("kit", command, str(file))
        assert (ran.code, ran.err.count("\n"), ran.out) == (3, 1, ""), command
        assert ran.err.startswith(f"studio: {file}"), command
    listed = studio("kit", "check", str(file), "--format", "json")
    assert (listed.code, listed.err.count("\n")) == (3, 1)
    assert listed.json["problems"]
    assert [path.name for path in tmp_path.iterdir()] == ["kit.brandkit"]


def test_a_text_is_checked_without_harm_from_a_kit_with_a_slow_pattern(
    studio: Studio, tmp_path: Path
) -> None:
    file = tmp_path / "kit.brandkit"
    for name in ("slow-rule-signed", "script-link-signed", "deep-lists-signed"):
        file.write_bytes(files()[name])
        ran = studio("check", "--kit", str(file), stdin="a" * 2_000)
        assert ran.code in (0, 1, 3)
        assert "app itself" not in ran.err


def test_the_kit_that_they_are_made_of_is_fine(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "kit.brandkit"
    file.write_bytes(hostile_kits.honest())
    for command in ("show", "verify", "install"):
        assert studio("kit", command, str(file)).code == 0


def test_a_hostile_kit_does_not_harm_the_installed_one(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "kit.brandkit"
    file.write_bytes(hostile_kits.honest())
    studio("kit", "install", str(file))
    data = tmp_path / "data"
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
    for name in sorted(files())[::5]:
        file.write_bytes(files()[name])
        assert studio("kit", "install", str(file)).code == 3
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*")} == before


# A process of its own between, because a process knows only the largest of all its children.
WEIGHED = """
import pathlib, resource, subprocess, sys
code = subprocess.run(sys.argv[2:], check=False).returncode
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # kilobytes on Linux
pathlib.Path(sys.argv[1]).write_text(str(peak))
sys.exit(code)
"""


@pytest.mark.parametrize("name", WORST)
@pytest.mark.parametrize("command", ["verify", "install"])
def test_the_worst_of_them_take_little_memory_and_come_to_an_end(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, name: str, command: str
) -> None:
    file = tmp_path / "kit.brandkit"
    file.write_bytes(files()[name])
    inner = [sys.executable, "-c", LIMITED, "kit", command, str(file), "--data-dir", str(tmp_path)]
    weight = tmp_path_factory.mktemp("weight") / "peak"
    line = [sys.executable, "-c", WEIGHED, str(weight), *inner]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=MOST_SECONDS)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "Traceback" not in done.stderr
    assert int(weight.read_text()) * 1024 < MOST_MEMORY
    assert [path.name for path in tmp_path.iterdir()] == ["kit.brandkit"]


def test_every_refusal_has_a_sentence(tmp_path: Path) -> None:
    codes = set()
    for data in files().values():
        (tmp_path / "x").write_bytes(data)
        try:
            with open_packed(tmp_path / "x") as kit:
                kit.load()
        except KitRefusedError as problem:
            codes |= {item.code for item in problem.problems}
    assert len(codes) > 15
    assert codes <= SENTENCES.keys()
