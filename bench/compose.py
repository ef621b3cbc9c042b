"""Pictures with words as they are uploaded (goals G9, G10), from photos of 12 megapixels.

Run it with ``python -m bench.compose [--record]``. Every photo is composed by us, by the way
that comes to mind first in Pillow, and by pyvips, taking turns; every second photo is turned by
its Exif note. Ours also measures how well the words can be read, which no peer does. The floor
is decoding alone, at the half size that is enough.
"""

from __future__ import annotations

import argparse
import io
import math
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps, ImageStat

from bench.made_photos import made_logo, made_photo
from bench.measuring import Figure, pair_ratios, percentile, ratio_of, report
from bench.peers.lines import INSTALLED, Peer, vips
from studio.brand_kit.files import file_bytes
from studio.brand_kit.load import load_kit
from studio.brand_kit.model import BrandKit
from studio.composing.drawing import draw
from studio.composing.letters import Letterer
from studio.composing.making import Wish, make, material_of
from studio.composing.planning import plan_of
from studio.composing.zones import View
from studio.networks.load import load_networks
from studio.networks.model import NetworkRules
from studio.networks.places import find_place
from studio.paths import assets, demo_kit
from studio.pictures.source import PictureSource
from studio.post import PictureEdit, PictureWords

PHOTOS, ROUNDS = 4, 7
FIVE = ("instagram", "bluesky", "x", "pinterest", "facebook")
EMOJI = Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
TEMPLATE = "said-at-the-bench"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What is composed again and again."""

    kit: BrandKit
    photos: tuple[bytes, ...]
    logo: bytes
    letterer: Letterer

    def wish(self, number: int, place: str, source: PictureSource) -> Wish:
        """Return one photo's wish; its words are its own, so that no layout is kept."""
        found = find_place(networks(), place)
        if found is None:
            raise KeyError(place)
        words = PictureWords(slot="words", text=" ".join(said(number)))
        return Wish(
            kit=self.kit, picture_id="", view=View(size=source.size), place=found, label="",
            edit=PictureEdit(template=TEMPLATE, words=(words,)), locale="en-GB",
        )  # fmt: skip

    def ours(self, number: int, places: Sequence[str]) -> list[tuple[int, int]]:
        """Compose a photo for places and return the sizes."""
        source = PictureSource(self.photos[number % len(self.photos)])
        return [self._one(number, place, source) for place in places]

    def _one(self, number: int, place: str, source: PictureSource) -> tuple[int, int]:
        made = make(self.wish(number, place, source), source, self.logo, lambda: self.letterer)
        if made.rendition is None:
            raise RuntimeError(made.facts.problem)
        return made.facts.size


@cache
def networks() -> dict[str, NetworkRules]:
    """Return every network's rules."""
    return load_networks(assets() / "networks")


def said(number: int) -> list[str]:
    """Return two lines of words."""
    return [f"Tulips are in again 🌷 {number}", "Come and see us 🐝 today"]


def naive(data: bytes, logo: bytes, words: list[str], sizes: Sequence[tuple[int, int]]) -> None:
    """Compose as one would at first: decode, turn, cut, scale and save anew for each size."""
    for wide, high in sizes:
        image = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
        image = plainly(image, (wide, high))
        mark = Image.open(io.BytesIO(logo)).convert("RGBA")
        mark = mark.resize((wide // 8, wide // 12), Image.Resampling.LANCZOS)
        image.paste(mark, (wide // 14, high * 22 // 25), mark)
        _write(image, words)
        image.save(io.BytesIO(), "JPEG", quality=85)


def plainly(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Cut around the middle and scale by the best filter."""
    shape = size[0] / size[1]
    wide, high = min(image.width, image.height * shape), min(image.height, image.width / shape)
    left, top = round((image.width - wide) / 2), round((image.height - high) / 2)
    part = image.crop((left, top, left + round(wide), top + round(high)))
    return part.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def _write(image: Image.Image, words: list[str]) -> None:
    pen, side = ImageDraw.Draw(image), image.width // 17
    for row, line in enumerate(words):
        x, y = image.width // 14, image.height * 7 // 10 + row * side * 5 // 4
        for letter in line:
            if ord(letter) > 0x1F000:
                tile = _emoji(letter, side)
                image.paste(tile, (x, y), tile)
                x += side
            else:
                pen.text((x, y), letter, font=_font(side), fill="white")
                x += round(_font(side).getlength(letter))


@cache
def _font(side: int) -> ImageFont.FreeTypeFont:
    file = assets() / "fonts" / "AtkinsonHyperlegibleNext_700Bold.ttf"
    return ImageFont.truetype(str(file), side)


@cache
def _emoji(letter: str, side: int) -> Image.Image:
    tile = Image.new("RGBA", (136, 128))
    if EMOJI.exists():
        font = ImageFont.truetype(str(EMOJI), 109)
        ImageDraw.Draw(tile).text((0, 0), letter, font=font, embedded_color=True)
    return tile.resize((side, side), Image.Resampling.LANCZOS)


def floor(data: bytes) -> None:
    """Decode at half the size, and nothing else."""
    image = Image.open(io.BytesIO(data))
    image.draft(None, (image.width // 2, image.height // 2))
    image.load()


def likeness(bench: Bench) -> float:
    """Return the PSNR in dB of the picture alone against the naive one, before any encoder."""
    found = []
    for number, data in enumerate(bench.photos):
        source = PictureSource(data)
        wish = bench.wish(number, "instagram", source)
        if wish.template is None:
            raise RuntimeError(TEMPLATE)
        plan = plan_of(material_of(wish, wish.template))
        bare = replace(plan, layers=tuple(la for la in plan.layers if la.kind == "picture"))
        ours = draw(bare, source, b"", bench.letterer).image
        theirs = plainly(ImageOps.exif_transpose(Image.open(io.BytesIO(data))), ours.size)
        stat = ImageStat.Stat(ImageChops.difference(ours, theirs))
        found.append(10 * math.log10(255**2 / (sum(stat.sum2) / 3 / stat.count[0])))
    return min(found)


def timed(work: Callable[[], object]) -> float:
    """Return milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def measure(bench: Bench, folder: Path) -> list[Figure]:
    """Let everybody take turns, photo by photo."""
    times: dict[str, list[float]] = {}

    def turn(name: str, work: Callable[[], object]) -> None:
        times.setdefault(name, []).append(timed(work))

    with ExitStack() as stack:
        peer = stack.enter_context(vips()) if (INSTALLED / "venv").is_dir() else None
        if peer is None:
            print("  pyvips is not installed: run bench/peers/prepare.py")
        sizes = bench.ours(0, FIVE)
        for number in range(1, ROUNDS * PHOTOS + 1):
            data = bench.photos[number % PHOTOS]
            turn("ours", partial(bench.ours, number, FIVE[:1]))
            turn("naive", partial(naive, data, bench.logo, said(number), sizes[:1]))
            turn("floor", partial(floor, data))
            if peer is not None:
                times.setdefault("pyvips", []).append(_asked(peer, folder, number, sizes[0]))
            if number % 2:
                turn("five", partial(bench.ours, number, FIVE))
                turn("five naive", partial(naive, data, bench.logo, said(number), sizes))
    return [*_figures(times), _psnr(bench)]


def _asked(peer: Peer, folder: Path, number: int, size: tuple[int, int]) -> float:
    photo, logo = folder / f"{number % PHOTOS}.jpg", folder / "logo.png"
    peer.tell({"photo": str(photo), "logo": str(logo), "words": said(number), "size": size})
    return peer.answer()[0]


def _figures(times: dict[str, list[float]]) -> list[Figure]:
    goals = [("naive", 0.45), ("pyvips", 1.0), ("floor", 3.0)]
    figures = [
        ratio_of(
            "G9", f"1080x1350 from 12 MP / {name}", pair_ratios(times["ours"], times[name]), most
        )
        for name, most in goals
        if name in times
    ]
    five = pair_ratios(times["five"], times["five naive"])
    figures.append(ratio_of("G10", "five places from one photo / five naive ones", five, 0.40))
    return figures + [
        Figure(goal="", what=f"{name}, p50", value=statistics.median(found), unit="ms",
               spread=f"p90 {percentile(found, 90):.1f}")
        for name, found in times.items()
    ]  # fmt: skip


def _psnr(bench: Bench) -> Figure:
    """Return the likeness; it is met when it is at least 38 dB, so it is told the other way."""
    return Figure(
        goal="G9",
        what="1 / likeness to the naive picture, as a part of 1 / 38 dB",
        value=38 / likeness(bench),
        most=1.0,
        spread=f"{likeness(bench):.1f} dB",
    )


def made_bench(photos: int) -> Bench:
    """Make the photos, and open the demo kit."""
    from studio.app import application
    from studio.lettering import QtLetterer

    application()
    kit, letterer = load_kit(demo_kit()), QtLetterer()
    for font in kit.fonts:
        letterer.learn(font, file_bytes(kit, font.file))
    made = tuple(made_photo(number) for number in range(photos))
    return Bench(kit=kit, photos=made, logo=made_logo(), letterer=letterer)


def main() -> None:
    """Measure, print and perhaps record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    record = parser.parse_args().record
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bench = made_bench(PHOTOS)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "logo.png").write_bytes(bench.logo)
        for number, data in enumerate(bench.photos):
            (Path(folder) / f"{number}.jpg").write_bytes(data)
        figures = measure(bench, Path(folder))
    report("compose", figures, record=record)


if __name__ == "__main__":
    main()
