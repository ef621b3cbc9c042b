from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")

OUTCOMES = {
    "add": {"added once more", "in"},
    "unlock": {"in"},
    "claim": {"claimed once more", "in"},
    "fifth wrong PIN": {"in", "started again"},
    "change the PIN": {"in", "in with the new PIN"},
    "start again": {"in", "started again", "in with the new PIN"},
    "start again, first of all": {"in", "claimed once more", "in with the new PIN"},
    "end the shift": {"in"},
    "end it from outside": {"in"},
}


def test_whatever_is_killed_at_any_step_the_person_gets_in_and_nothing_is_lost_or_open() -> None:
    tool = [sys.executable, "-m", "tests.helpers.people_crash"]
    done = subprocess.run(tool, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
    told = json.loads(done.stdout)
    assert [item for item in told if item["bad"]] == []
    found = defaultdict(set)
    for item in told:
        found[item["what"]].add(item["outcome"])
    assert found == OUTCOMES
    assert len(told) > 150
