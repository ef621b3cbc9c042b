"""How long the first full verification of a kit takes, against a plain loop over the ZIP file.

Run it with ``python -m bench.kit_verify [--record]`` (goal G17), for 20, 2,000 and 10,000
pictures. The jobs take turns, and a ratio is the median of the ratios of each turn.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from bench.made_kits import SIZES, entries, signing_key, write_kit
from bench.measuring import Figure, pair_ratios, ratio_of, report
from studio.brand_kit.packed import open_packed
from studio.brand_kit.verify import verify_packed, verify_pictures

ROUNDS = 9


def ours(path: Path) -> None:
    """Open a kit: signature, layout, entry set; then hash everything, in two threads."""
    with open_packed(path) as kit:
        verify_packed(kit)


def whole(path: Path) -> None:
    """Do the same, and read the kit and look into every picture, as an installation does."""
    with open_packed(path) as kit:
        verify_packed(kit)
        verify_pictures(kit, kit.load())


def peer(path: Path) -> None:
    """Hash every entry with the standard library, one after the other."""
    with zipfile.ZipFile(path) as file:
        listed = json.loads(file.read("META-INF/manifest.json"))["entries"]
        for name, entry in listed.items():
            if hashlib.sha256(file.read(name)).hexdigest() != entry["sha256"]:
                raise ValueError(name)


def floor(path: Path) -> None:
    """Read the bytes and do nothing with them."""
    buffer = bytearray(1_000_000)
    with path.open("rb", buffering=0) as file:
        while file.readinto(buffer):
            pass


def turns(path: Path) -> dict[str, list[float]]:
    """Return the milliseconds of each job in each round."""
    jobs: dict[str, Callable[[Path], None]] = {
        "ours": ours,
        "whole": whole,
        "peer": peer,
        "floor": floor,
    }
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for at in range(ROUNDS + 1):
        for name, job in jobs.items():
            start = time.perf_counter()
            job(path)
            if at:  # the first round warms up
                times[name].append((time.perf_counter() - start) * 1000)
    return times


def figures(pictures: int, times: dict[str, list[float]]) -> list[Figure]:
    """Return what one size of kit shows."""
    here = f"{pictures} pictures"
    ratios = pair_ratios(times["ours"], times["peer"])
    found = [ratio_of("G17", f"verify / zipfile and sha256, {here}", ratios, 0.65)]
    ratios = pair_ratios(times["ours"], times["floor"])
    found.append(ratio_of("G17", f"verify / reading the bytes, {here}", ratios, 5.0))
    ratios = pair_ratios(times["whole"], times["peer"])
    found.append(ratio_of("", f"verify, read, look into pictures / peer, {here}", ratios))
    for name, values in times.items():
        found.append(Figure(goal="", what=f"{name}, {here}", value=_middle(values), unit="ms"))
    return found


def _middle(values: list[float]) -> float:
    return statistics.median(values)


def main() -> None:
    """Measure, print and perhaps record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    found: list[Figure] = []
    key = signing_key()
    with tempfile.TemporaryDirectory() as folder:
        for pictures, size in SIZES.items():
            path = write_kit(Path(folder) / str(pictures), entries(pictures, size), key)
            found += figures(pictures, turns(path))
            path.unlink()
    report("kit_verify", found, record=options.record)


if __name__ == "__main__":
    main()
