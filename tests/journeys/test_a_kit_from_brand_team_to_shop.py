"""A kit's whole way: made and signed on the command line, hosted by nginx, used in a window.

Everything is real: the commands run as programs of their own, nginx serves the channel, and
a colleague sits at a window on an X server. Run with
``tests/counterparts/run_with_real_parts.py``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from studio import paths
from tests.helpers.colleague import Colleague
from tests.helpers.kits import edit
from tests.helpers.nginx import Nginx, nginx

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed"),
    pytest.mark.skipif(
        os.environ.get("STUDIO_REAL_DISPLAY") != "1",
        reason="no window of our own: run through run_with_real_parts.py",
    ),
]

KIT = "uk.fernandfinch.demo"
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandTeam:
    """A folder with a kit, a key and a channel, and the program to work on them."""

    folder: Path

    def studio(self, *words: str) -> dict[str, Any]:
        """Run one command as a program of its own and return its JSON."""
        line = [sys.executable, "-m", "studio", "--data-dir", str(self.folder / "data")]
        done = subprocess.run(
            [*line, "--format", "json", *words], cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    @property
    def channel(self) -> Path:
        """Where nginx looks."""
        return self.folder / "channel"

    def publishes(self) -> None:
        """Build what is in the folder and publish it."""
        file = self.folder / "kit.brandkit"
        key = str(self.folder / "brand.key")
        self.studio("kit", "build", str(self.folder / "kit"), "-o", str(file), "--key", key)
        self.studio("kit", "publish", str(file), str(self.channel))


@pytest.fixture
def brand(tmp_path: Path) -> BrandTeam:
    team = BrandTeam(folder=tmp_path / "brand")
    team.folder.mkdir()
    shutil.copytree(paths.demo_kit(), team.folder / "kit")
    team.studio("kit", "keygen", "-o", str(team.folder / "brand.key"), "--no-passphrase")
    team.channel.mkdir()
    return team


@pytest.fixture
def server(brand: BrandTeam, tmp_path: Path) -> Iterator[Nginx]:
    with nginx(brand.channel, tmp_path / "nginx") as running:
        yield running


def test_a_kit_reaches_the_shop_is_renewed_and_partly_taken_back(
    brand: BrandTeam, server: Nginx, tmp_path: Path
) -> None:
    brand.publishes()
    words = brand.studio("kit", "show", str(brand.folder / "kit.brandkit"))["signed_by"]
    colleague = Colleague(tmp_path / "shop", brand.folder / "kit.brandkit")
    try:
        colleague.waits_until(lambda: bool(colleague.sees_dialog()))
        assert words in colleague.sees_dialog()
        colleague.presses("The words are the same: use this kit")
        assert colleague.core.kit.signed_by == words
        colleague.core.kits.store.set_channel(KIT, server.url)
        renew(colleague, brand)
        take_back(colleague, brand)
    finally:
        colleague.closes()


def renew(colleague: Colleague, brand: BrandTeam) -> None:
    """The brand team publishes a new version; the colleague uses it when they like."""
    edit(brand.folder / "kit", "kit.yml", "sequence: 1", "sequence: 2")
    edit(brand.folder / "kit", "kit.yml", "version: 2026.11.1", "version: 2026.12.1")
    brand.publishes()
    colleague.kits.update_now()
    colleague.waits_until(lambda: "new version" in colleague.sees_banner())
    assert colleague.core.kit.version == "2026.11.1"
    colleague.presses("Use it now")
    colleague.waits_until(lambda: colleague.core.kit.version == "2026.12.1")
    colleague.settles()


def take_back(colleague: Colleague, brand: BrandTeam) -> None:
    """The brand team takes a picture back; the draft says so, and one press mends it."""
    colleague.opens("alliums")
    colleague.picks_picture("allium-heads")
    reason, other = "Rights ended early", "allium-petals"
    brand.studio(
        "kit",
        "recall",
        str(brand.channel),
        "allium-heads",
        "--reason",
        reason,
        "--replacement",
        other,
    )
    colleague.kits.update_now()
    colleague.waits_until(lambda: reason in colleague.sees_banner())
    colleague.settles()
    assert any(reason in words for words in colleague.sees_findings())
    colleague.presses("Use the other picture")
    assert colleague.composer.draft.attachments[0].picture_id == other
    assert not any(reason in words for words in colleague.sees_findings())
