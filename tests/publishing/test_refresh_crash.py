from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")


def test_a_refresh_that_is_killed_at_any_step_leaves_an_account_that_works_or_asks_to_link() -> (
    None
):
    tool = [sys.executable, "-m", "tests.helpers.refresh_crash"]
    done = subprocess.run(tool, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    assert done.stderr == ""
    told = json.loads(done.stdout)
    assert told["runs"] >= 30
    assert told["limits"] == [0, 100]  # a secret in one entry, and one in several
    outcomes = {item["step"].partition(" (")[0]: item["outcome"] for item in told["found"]}
    assert {item["outcome"] for item in told["found"]} == {"works", "link again"}
    # Before the server was asked nothing has changed; after the new one is kept nothing is lost.
    assert outcomes["about to ask"] == "works"
    assert outcomes["kept"] == "works"
    # In between, the old one is used up and the new one is nowhere: no app can do better.
    assert outcomes["answered"] == "link again"
    assert outcomes["server: taken, not answered"] == "link again"
