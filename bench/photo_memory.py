"""Memory while twenty photos of 48 megapixels are taken, one after another.

Run it with ``python -m bench.photo_memory [--record]``. A process of its own takes each photo as
the window does: read, cleaned, kept. The figure is the largest resident size of that process.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.measuring import Figure, report

PHOTOS = 20
SIZE = (8_064, 6_048)
"""What phones make of 48 megapixels (2026)."""

MOST_MEGABYTES = 600
_KILO = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there


def take(folder: Path) -> None:
    """Take every photo of a folder and print seconds and megabytes. A process of its own."""
    from studio.own_photos import OwnPhotos

    shelf = OwnPhotos(folder / "shelf")
    start = time.perf_counter()
    for photo in sorted(folder.glob("*.jpg")):
        shelf.take(photo)
    took = time.perf_counter() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILO
    print(took, most / 1e6)


def measure() -> list[Figure]:
    """Make the photos here, so that making them does not count."""
    from bench.made_photos import made_photo

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = [made_photo(number, *SIZE) for number in range(4)]
        for number in range(PHOTOS):
            # Each its own file and digest: a byte behind the picture is cut off with the rest.
            data = made[number % len(made)] + bytes([number])
            (folder / f"{number:02}.jpg").write_bytes(data)
        command = [sys.executable, "-m", "bench.photo_memory", "--take", name]
        told = subprocess.run(command, check=True, capture_output=True, text=True)
    took, megabytes = (float(part) for part in told.stdout.split())
    return [
        Figure(
            goal="memory",
            what=f"{PHOTOS} photos of 48 MP, largest resident size",
            value=megabytes,
            most=MOST_MEGABYTES,
            unit="MB",
        ),
        Figure(goal="", what="one photo of 48 MP", value=took / PHOTOS * 1000, unit="ms"),
    ]


def main() -> None:
    """Measure, print and perhaps record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--take", type=Path)
    args = parser.parse_args()
    if args.take:
        take(args.take)
    else:
        report("photo_memory", measure(), record=args.record)


if __name__ == "__main__":
    main()
