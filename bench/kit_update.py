"""G18: an update with one picture in a hundred changed, against verifying the whole kit.

The channel is a folder, so that no network is measured. The full verification is what
``studio kit verify`` does: every hash, every document, every picture's header. Both take
turns. Run: ``python -m bench.kit_update [--record]``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.made_kits import SIZES, entries, signing_key, write_kit
from bench.measuring import Figure, pair_ratios, ratio_of, report, spread
from studio.brand_kit.packed import open_packed
from studio.brand_kit.signing import SigningKey
from studio.brand_kit.verify import verify_packed, verify_pictures
from studio.channel.join import install_from
from studio.channel.outgoing import open_outgoing
from studio.channel.places import FolderPlace
from studio.channel.publish import publish
from studio.channel.update import Updated, UpdateState, update_kit
from studio.kit_store.store import KitStore

PAIRS = 7
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
OVERHEAD = 100_000  # bytes beside the changed pictures


def prepared(folder: Path, pictures: int, size: int, key: SigningKey) -> tuple[Path, int]:
    """Make two versions, publish both, install the first; return the second and its news."""
    changed = max(1, pictures // 100)
    channel = FolderPlace(folder / "channel")
    for sequence in (1, 2):
        listed = entries(pictures, size, sequence=sequence, changed=(sequence - 1) * changed)
        file = write_kit(folder / f"{sequence}.brandkit", listed, key, sequence=sequence)
        with open_outgoing(file) as kit:
            publish(channel, kit, key, NOW)
        if sequence == 1:
            install_from(str(channel.root), KitStore(folder / "first"), key.public, now=NOW)
    old = entries(pictures, size)
    news = sum(len(data) for name, data in listed.items() if name not in old and "blob" in name)
    return file, news


def timed_update(folder: Path) -> tuple[float, Updated]:
    """Return seconds and outcome of the update of a fresh copy of the first version."""
    copy = folder / "copy"
    shutil.copytree(folder / "first", copy)
    store = KitStore(copy)
    os.sync()  # what the copying left to write is none of the update's
    begun = time.perf_counter()
    (kit,) = store.installed()
    done = update_kit(store, kit, now=NOW)
    took = time.perf_counter() - begun
    if done is None or done.state is not UpdateState.UPDATED:
        raise SystemExit(f"the update did not work: {done}")
    shutil.rmtree(copy)
    return took, done


def timed_verify(file: Path, *, hashes_only: bool) -> float:
    """Return seconds of a full verification, or of comparing all hashes alone."""
    begun = time.perf_counter()
    with open_packed(file) as packed:
        verify_packed(packed)
        if not hashes_only:
            verify_pictures(packed, packed.load())
    return time.perf_counter() - begun


def measured(pictures: int, size: int) -> list[Figure]:
    """Return the figures for one size of kit."""
    with tempfile.TemporaryDirectory(prefix="bench-update-") as made:
        folder = Path(made)
        file, news = prepared(folder, pictures, size, signing_key())
        ours, whole, hashes = [], [], []
        for _pair in range(PAIRS):
            took, done = timed_update(folder)
            ours.append(took)
            whole.append(timed_verify(file, hashes_only=False))
            hashes.append(timed_verify(file, hashes_only=True))
    most = 1.05 * news + OVERHEAD
    kit = f"{pictures:,} pictures"
    return [
        ratio_of("G18", f"update / full verification, {kit}", pair_ratios(ours, whole), 0.10),
        ratio_of("", f"update / hashes alone, {kit}", pair_ratios(ours, hashes)),
        Figure(
            goal="",
            what=f"update, {kit}",
            value=sorted(ours)[PAIRS // 2] * 1_000,
            unit="ms",
            spread=spread([one * 1_000 for one in ours]),
        ),
        Figure(
            goal="G18",
            what=f"bytes / (1.05 x changed pictures + 100 kB), {kit}: {done.bytes:,} bytes",
            value=done.bytes / most,
            most=1.0,
        ),
        Figure(goal="", what=f"requests, {kit}", value=done.requests),
    ]


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--pictures", type=int, choices=tuple(SIZES), nargs="*")
    args = parser.parse_args()
    figures: list[Figure] = []
    for pictures in args.pictures or SIZES:
        figures += measured(pictures, SIZES[pictures])
    report("kit_update", figures, record=args.record)


if __name__ == "__main__":
    main()
