"""Thumbnails (goal G11) and the picture grid of the Kit workshop (60 frames a second).

Run it with ``python -m bench.picture_grid [--record]``. Pictures are made: JPEG, 1,080 to
2,048 pixels wide, soft shapes with grain, 100 to 300 kB. "Two threads" includes reading the
file, keeping the small copy on the disk and handing the pixels over; the peer is Pillow's
``thumbnail()`` with its defaults on one thread, from bytes in memory.

A frame is: move the grid by one wheel step, ask for the thumbnails that came into view,
paint the view. Small copies are on the disk already, as after the first visit; they arrive
from two worker threads while the grid is moving.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from pathlib import Path

from PIL import Image, ImageFilter

from bench.measuring import SCREEN, Figure, percentile, ratio_of, report, spread
from studio.pictures import RawImage
from studio.thumbnails import ThumbnailShelf

SIDE = 256
FRAME = 1000 / 60
ROUNDS = 7
STEP = 120  # pixels, three lines of a wheel


def made_picture(number: int) -> bytes:
    """Return a JPEG of a kit's usual size, the same for the same number."""
    chance = random.Random(number)  # noqa: S311  made pictures, not secrets
    width = chance.choice((1080, 1350, 1600, 2048))
    small = Image.effect_noise((width // 8, width // 6), 60).convert("RGB")
    image = small.filter(ImageFilter.GaussianBlur(4)).resize((width, width * 8 // 6))
    grain = Image.effect_noise(image.size, 14).convert("RGB")
    file = io.BytesIO()
    Image.blend(image, grain, 0.25).save(file, "JPEG", quality=80)
    return file.getvalue()


def thumbnails(pictures: Sequence[bytes]) -> list[Figure]:
    """Measure two threads against Pillow on one, taking turns."""
    names = [sha256(data).hexdigest() for data in pictures]
    ours: list[float] = []
    again: list[float] = []
    peers: list[float] = []
    for _round in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
            shelf = ThumbnailShelf(Path(folder))
            work = [(name, data) for name, data in zip(names, pictures, strict=True)]
            get = partial(_get, shelf)
            for kept in (ours, again):
                start = time.perf_counter()
                list(pool.map(get, work))
                kept.append(time.perf_counter() - start)
        start = time.perf_counter()
        for data in pictures:
            image = Image.open(io.BytesIO(data))
            image.thumbnail((256, 256))
        peers.append(time.perf_counter() - start)
    each = 1000 / len(pictures)
    return [
        ratio_of(
            "G11",
            "two threads, kept on disk / Pillow thumbnail() on one",
            [a / b for a, b in zip(ours, peers, strict=True)],
            0.45,
        ),
        ratio_of(
            "G11",
            "from the disk / Pillow thumbnail() on one",
            [a / b for a, b in zip(again, peers, strict=True)],
        ),
        Figure(
            goal="",
            what="one thumbnail, Pillow on one thread",
            value=percentile(peers, 50) * each,
            unit="ms",
            spread="",
        ),
    ]


def _get(shelf: ThumbnailShelf, item: tuple[str, bytes]) -> RawImage:
    return shelf.get(item[0], 256, lambda: item[1])


def grid(count: int, pictures: Sequence[bytes]) -> list[Figure]:
    """Measure showing and moving a grid of ``count`` pictures."""
    from studio.app import application
    from studio.early import tokens
    from studio.ui.pixmaps import to_pixmap
    from studio.ui.tasks import Tasks
    from studio.ui.theme import Theme
    from studio.ui.workshop.picture_tiles import TileGrid
    from studio.ui.workshop.tile import Tile

    app = application()
    shelf = ThumbnailShelf(Path(tempfile.mkdtemp()))
    names = [sha256(data).hexdigest() for data in pictures]
    for name, data in zip(names, pictures, strict=True):
        shelf.get(name, SIDE, partial(bytes, data))
    tasks = Tasks()
    view = TileGrid(Theme(tokens=tokens()))
    view.resize(760, 640)

    def fetch(picture_id: str) -> None:
        name = names[int(picture_id) % len(names)]

        def arrived(raw: RawImage) -> None:
            view.tiles.set_pixmap(picture_id, to_pixmap(raw))

        tasks.run(view, partial(shelf.get, name, SIDE, bytes), done=arrived)

    view.tiles.wanted.connect(fetch)
    tiles = tuple(
        Tile(
            id=str(n),
            name=f"Picture {n} of the winter window",
            under="until 31 Jan",
            state="fine",
            words="Alt EN CY",
            focal=(0.5, 0.5),
        )
        for n in range(count)
    )
    start = time.perf_counter()
    view.tiles.show_items(tiles)
    view.show()
    app.processEvents()
    shown = (time.perf_counter() - start) * 1000
    frames = _scroll(app, view)
    tasks.close()
    view.close()
    late = sum(frame > FRAME for frame in frames) / len(frames)
    return [
        Figure(goal="grid", what=f"{count:,} pictures: first shown", value=shown, unit="ms"),
        Figure(
            goal="grid",
            what=f"{count:,} pictures: frame while scrolling, p99",
            value=percentile(frames, 99),
            most=FRAME,
            unit="ms",
            spread=f"p50 {percentile(frames, 50):.2f}, {spread(frames)}",
        ),
        Figure(
            goal="grid",
            what=f"{count:,} pictures: frames later than 16.7 ms",
            value=late * 100,
            unit="%",
        ),
    ]


def _scroll(app: object, view: object) -> list[float]:
    bar = view.verticalScrollBar()  # type: ignore[attr-defined]
    frames = []
    place, step = 0, STEP
    for _frame in range(600):
        if not 0 <= place + step <= bar.maximum():
            step = -step
        place = max(0, min(bar.maximum(), place + step))
        start = time.perf_counter()
        bar.setValue(place)
        app.processEvents()  # type: ignore[attr-defined]
        took = (time.perf_counter() - start) * 1000
        frames.append(took)
        if took < FRAME:
            # The rest of the frame belongs to the worker threads, as on a real screen.
            time.sleep((FRAME - took) / 1000)
    return frames


def main() -> None:
    """Measure, print and perhaps record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    record = parser.parse_args().record
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        file.write(SCREEN)
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={file.name}")
    pictures = [made_picture(number) for number in range(120)]
    figures = thumbnails(pictures)
    for count in (20, 2_000, 10_000):
        figures += grid(count, pictures)
    report("picture_grid", figures, record=record)


if __name__ == "__main__":
    main()
