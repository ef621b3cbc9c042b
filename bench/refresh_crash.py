"""How an account ends whose refresh is killed. Counted, not timed.

Run it with ``python -m bench.refresh_crash [--record]``. At least 500 processes are killed
with SIGKILL, at every step of a refresh in turn (``tests/helpers/refresh_crash.py``). Each
account has to work afterwards, or to ask to be linked again.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.measuring import Figure, report

RUNS = 500


def count(runs: int) -> Counter[str]:
    """Return how often each thing came of an account."""
    tool = [sys.executable, "-m", "tests.helpers.refresh_crash", str(runs)]
    root = Path(__file__).resolve().parents[1]
    done = subprocess.run(tool, cwd=root, capture_output=True, text=True, check=True)
    found: Counter[str] = Counter()
    for item in json.loads(done.stdout)["found"]:
        found[item["outcome"]] += item["runs"]
    return found


def main(argv: Sequence[str] | None = None) -> None:
    """Count and print."""
    options = argparse.ArgumentParser(description="killed refreshes")
    options.add_argument("--record", action="store_true")
    args = options.parse_args(argv)
    found = count(RUNS)
    bad = sum(n for outcome, n in found.items() if outcome not in {"works", "link again"})
    what = f"accounts in ruins after {found.total()} killed refreshes"
    told = ", ".join(f"{outcome} {n}" for outcome, n in sorted(found.items()))
    ruins = Figure(goal="", what=what, value=bad, most=0, spread=told)
    report("refresh_crash", [ruins], record=args.record)


if __name__ == "__main__":
    main()
