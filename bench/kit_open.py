"""How soon a known kit is open again, and how soon a kit can be searched.

Run it with ``python -m bench.kit_open [--record]`` (goals G18 and G19), for 20, 2,000 and
10,000 pictures. The jobs take turns, and a ratio is the median of the ratios of each turn.

* **known**: a kit that was installed before is recognised as whole: pointer, and the list
  of contents by its digest. Nothing else is hashed before its first use.
* **usable**: a packed file, from nothing to a kit in memory that can be searched, its
  signature verified, and twenty pictures in hand; no picture's bytes are read.
* **loaded**: the same for the installed kit, as the app does at each start.
* **searched**: loaded, and then one word that few pictures have is looked for in all.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from bench.kit_verify import ours as verify
from bench.made_kits import KIT, SIZES, entries, signing_key, write_kit
from bench.measuring import Figure, pair_ratios, ratio_of, report
from studio.brand_kit.packed import open_packed
from studio.brand_kit.search import found
from studio.kit_store.store import KitStore

ROUNDS = 11
VISIBLE = 20
"""Pictures that a window shows at once."""


def jobs(path: Path, store: KitStore) -> dict[str, Callable[[], object]]:
    """Return what takes turns."""
    kit_id = str(KIT["id"])

    def usable() -> None:
        with open_packed(path) as kit:
            tuple(kit.load().pictures[:VISIBLE])

    def searched() -> None:
        tuple(found(store.load(kit_id).pictures, ("rail-7",)))

    def peer() -> None:
        with zipfile.ZipFile(path) as file:
            json.loads(file.read("META-INF/manifest.json"))

    return {
        "verify": lambda: verify(path),
        "known": lambda: store.is_known(kit_id),
        "usable": usable,
        "loaded": lambda: tuple(store.load(kit_id).pictures[:VISIBLE]),
        "searched": searched,
        "zip open and json.loads": peer,
    }


def turns(work: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Return the milliseconds of each job in each round."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for at in range(ROUNDS + 1):
        for name, job in work.items():
            start = time.perf_counter()
            job()
            if at:  # the first round warms up
                times[name].append((time.perf_counter() - start) * 1000)
    return times


def figures(pictures: int, times: dict[str, list[float]]) -> list[Figure]:
    """Return what one size of kit shows."""
    here, peer = f"{pictures} pictures", times["zip open and json.loads"]
    ratios = pair_ratios(times["known"], times["verify"])
    seen = [ratio_of("G18", f"open again / verify, {here}", ratios, 0.03)]
    ratios = pair_ratios(times["usable"], peer)
    seen.append(ratio_of("G19", f"usable from the file / peer, {here}", ratios, 2.0))
    ratios = pair_ratios(times["loaded"], peer)
    seen.append(ratio_of("G19", f"usable when installed / peer, {here}", ratios, 2.0))
    ratios = pair_ratios(times["searched"], peer)
    seen.append(ratio_of("", f"installed, and searched once / peer, {here}", ratios))
    for name, values in times.items():
        middle = statistics.median(values)
        seen.append(Figure(goal="", what=f"{name}, {here}", value=middle, unit="ms"))
    return seen


def main() -> None:
    """Measure, print and perhaps record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    seen: list[Figure] = []
    key = signing_key()
    with tempfile.TemporaryDirectory() as folder:
        for pictures, size in SIZES.items():
            path = write_kit(Path(folder) / str(pictures), entries(pictures, size), key)
            store = KitStore(Path(folder) / f"data-{pictures}")
            with open_packed(path) as kit:
                store.install(kit)
            seen += figures(pictures, turns(jobs(path, store)))
            path.unlink()
    report("kit_open", seen, record=options.record)


if __name__ == "__main__":
    main()
