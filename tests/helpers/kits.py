"""The demo kit for tests: loaded once, or copied so that a test can break it."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from studio import paths
from studio.brand_kit.errors import Problem
from studio.brand_kit.load import load_kit, read_kit
from studio.brand_kit.model import BrandKit


@cache
def demo_kit() -> BrandKit:
    """Return the demo kit, loaded once for all tests."""
    return load_kit(paths.demo_kit())


def copy_of_demo_kit(folder: Path) -> Path:
    """Copy the demo kit's folder into ``folder`` and return the copy."""
    return Path(shutil.copytree(paths.demo_kit(), folder / "kit"))


def edit(kit: Path, name: str, old: str, new: str) -> None:
    """Replace the first ``old`` in a file of a kit, which has to have it."""
    text = (kit / name).read_text(encoding="utf-8")
    assert old in text, f"{name} has no {old!r}"
    (kit / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def problems_of(kit: Path) -> dict[str, Problem]:
    """Read a kit and return its problems by code."""
    return {problem.code: problem for problem in read_kit(kit)[1]}
