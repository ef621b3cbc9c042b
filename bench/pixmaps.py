"""Handing pixels over to the window (goal G16): ours, ``PIL.ImageQt``, and a plain copy.

Run it with ``python -m bench.pixmaps [--record]``. The picture is 1,080 by 1,350 pixels; each
way begins with a decoded Pillow picture and ends with a ``QPixmap``. The floor is copying a
``QImage`` of the same size.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable

from PIL import Image
from PIL.ImageQt import ImageQt
from PySide6.QtGui import QGuiApplication, QImage, QPixmap

from bench.measuring import Figure, pair_ratios, ratio_of, report, spread
from studio.pictures.showing import raw_image
from studio.ui.pixmaps import to_pixmap

SIZE = (1080, 1350)
ROUNDS = 60


def measure() -> list[Figure]:
    """Let all take turns."""
    image = Image.effect_noise(SIZE, 60).convert("RGB")
    held = QImage(*SIZE, QImage.Format.Format_RGB32)
    held.fill(0)
    ways: dict[str, Callable[[], object]] = {
        "ours": lambda: to_pixmap(raw_image(image)),
        "ImageQt": lambda: QPixmap.fromImage(ImageQt(image)),
        "QImage.copy": held.copy,
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _round in range(ROUNDS):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            times[name].append((time.perf_counter() - start) * 1000)
    ours = times["ours"]
    return [
        ratio_of("G16", "to_pixmap / PIL.ImageQt", pair_ratios(ours, times["ImageQt"]), 0.65),
        ratio_of("G16", "to_pixmap / QImage.copy", pair_ratios(ours, times["QImage.copy"]), 3.0),
        *(
            Figure(
                goal="",
                what=f"{name}, p50",
                value=statistics.median(found),
                unit="ms",
                spread=spread(found),
            )
            for name, found in times.items()
        ),
    ]


def main() -> None:
    """Measure, print and perhaps record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    record = parser.parse_args().record
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    figures = measure()
    app.quit()
    report("pixmaps", figures, record=record)


if __name__ == "__main__":
    main()
