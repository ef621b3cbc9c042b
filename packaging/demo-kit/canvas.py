"""A small drawing surface: everything is drawn four times too large and scaled down."""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

Point = tuple[float, float]

FOUR = 4
FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"

GREEN, LEAF, MOSS, PALE = "#2F5D46", "#5E8C6A", "#93B184", "#CFDCC2"
CREAM, SAND, PAPER = "#F4EFE3", "#E5D8BE", "#FFFDF7"
TERRA, TERRA_DARK, TERRA_LIGHT = "#C4693F", "#A04F2C", "#DC8F66"
INK, PLUM, PINK, MUSTARD = "#26302B", "#7E5277", "#C58AA8", "#E0B04C"
WOOD, WOOD_DARK, SOIL, SOIL_DARK = "#BC9063", "#946A42", "#6B4A36", "#533828"
SKY, COFFEE = "#D5E3DE", "#4A2F22"


class Canvas:
    """A picture of ``width`` by ``height`` pixels; lengths are in final pixels."""

    def __init__(self, width: int, height: int, colour: str) -> None:
        self.width, self.height = width, height
        self._image = Image.new("RGB", (width * FOUR, height * FOUR), colour)
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def save(self, path: Path) -> None:
        """Scale down, and write a PNG without metadata."""
        self.picture().save(path, "PNG", optimize=True)

    def picture(self) -> Image.Image:
        """Return the picture, scaled down to its size."""
        return self._image.resize((self.width, self.height), Image.Resampling.LANCZOS)

    def polygon(self, points: list[Point], fill: str) -> None:
        """Fill a polygon."""
        self._draw.polygon([(x * FOUR, y * FOUR) for x, y in points], fill=fill)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str) -> None:
        """Fill an ellipse around (x, y)."""
        self._draw.ellipse([v * FOUR for v in (x - rx, y - ry, x + rx, y + ry)], fill=fill)

    def ring(self, x: float, y: float, rx: float, ry: float, fill: str, width: float) -> None:
        """Draw the outline of an ellipse, ``width`` inwards."""
        box = [v * FOUR for v in (x - rx, y - ry, x + rx, y + ry)]
        self._draw.ellipse(box, outline=fill, width=round(width * FOUR))

    def box(self, x: float, y: float, w: float, h: float, fill: str, radius: float = 0) -> None:
        """Fill a rectangle, its corners rounded by ``radius``."""
        edges = [v * FOUR for v in (x, y, x + w, y + h)]
        self._draw.rounded_rectangle(edges, radius * FOUR, fill=fill)

    def stroke(self, points: list[Point], fill: str, width: float, end: float = -1.0) -> None:
        """Draw a line with round ends, which may grow thinner from ``width`` to ``end``."""
        last = max(1, len(points) - 1)
        for i, (x, y) in enumerate(points):
            part = width + (end - width) * i / last if end >= 0 else width
            self.ellipse(x, y, part / 2, part / 2, fill)

    def text(self, x: float, y: float, words: str, size: int, fill: str, *, bold: bool) -> None:
        """Write a centred line, its middle at (x, y)."""
        name = "700Bold" if bold else "500Medium"
        font = ImageFont.truetype(
            FONTS / f"AtkinsonHyperlegibleNext_{name}.ttf",
            size * FOUR,
            layout_engine=ImageFont.Layout.BASIC,
        )
        self._draw.text((x * FOUR, y * FOUR), words, font=font, fill=fill, anchor="mm")


def curve(a: Point, b: Point, c: Point, d: Point, steps: int = 400) -> list[Point]:
    """Return points on a cubic Bézier curve."""
    found = []
    for i in range(steps + 1):
        t = i / steps
        u = 1 - t
        k = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        points = (a, b, c, d)
        x = sum(w * p[0] for w, p in zip(k, points, strict=True))
        y = sum(w * p[1] for w, p in zip(k, points, strict=True))
        found.append((x, y))
    return found


def leaf(
    canvas: Canvas, at: Point, angle: float, length: float, width: float, fill: str, vein: str = ""
) -> None:
    """Draw a pointed leaf that starts at ``at`` and points to ``angle`` degrees."""
    turn = math.radians(angle)

    def place(along: float, across: float) -> Point:
        x = at[0] + math.cos(turn) * along - math.sin(turn) * across
        return (x, at[1] + math.sin(turn) * along + math.cos(turn) * across)

    tip = place(length, 0)
    low, high = place(length * 0.35, -width), place(length * 0.75, -width * 0.7)
    low_, high_ = place(length * 0.35, width), place(length * 0.75, width * 0.7)
    canvas.polygon(curve(at, low, high, tip, 60) + curve(tip, high_, low_, at, 60), fill)
    if vein:
        canvas.stroke(
            [place(length * i / 80 * 0.86, 0) for i in range(81)], vein, width * 0.09, 0.4
        )


def pot(canvas: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Draw a terracotta pot that stands on ``y``, centred on ``x``."""
    rim = h * 0.24
    top = y - h
    shoulder, wide, foot = top + rim, w * 0.43, w * 0.31
    canvas.polygon(
        [(x - wide, shoulder), (x + wide, shoulder), (x + foot, y), (x - foot, y)], TERRA
    )
    canvas.polygon(
        [(x + w * 0.16, shoulder), (x + wide, shoulder), (x + foot, y), (x + w * 0.12, y)],
        TERRA_DARK + "66",
    )
    canvas.box(x - w / 2, top, w, rim, TERRA_LIGHT, rim * 0.16)
    canvas.box(x + w * 0.18, top, w * 0.32, rim, TERRA + "99", rim * 0.16)
    canvas.box(x - w * 0.43, top + rim, w * 0.86, rim * 0.16, TERRA_DARK + "88")


def mug(canvas: Canvas, x: float, y: float, w: float, h: float, fill: str, shade: str) -> None:
    """Draw a mug that stands on ``y``, its handle on the right, coffee inside."""
    canvas.ring(x + w * 0.52, y - h * 0.5, w * 0.27, h * 0.3, fill, w * 0.1)
    canvas.box(x - w / 2, y - h, w, h, fill, w * 0.14)
    canvas.box(x + w * 0.2, y - h, w * 0.3, h, shade, w * 0.14)
    canvas.ellipse(x, y - h, w / 2, w * 0.13, fill)
    canvas.ellipse(x, y - h, w * 0.44, w * 0.1, COFFEE)
    canvas.ellipse(x - w * 0.06, y - h + w * 0.015, w * 0.3, w * 0.055, "#7A5138")


def steam(canvas: Canvas, x: float, y: float, height: float, colour: str) -> None:
    """Draw three wisps that rise from (x, y)."""
    for shift, part in ((-0.22, 0.78), (0.0, 1.0), (0.22, 0.72)):
        left, top = x + shift * height, y - height * part
        way = curve(
            (left, y),
            (left - height * 0.22, y - height * 0.3),
            (left + height * 0.24, top + height * 0.3),
            (left, top),
            700,
        )
        canvas.stroke(way, colour, height * 0.05, height * 0.008)


def frond(
    canvas: Canvas, points: list[Point], size: float, fill: str, pairs: int = 15, fat: float = 0.14
) -> None:
    """Draw a fern frond along a line, leaflets ``fat`` times as wide as long."""
    canvas.stroke(points, fill, size * 0.09, size * 0.02)
    last = len(points) - 1
    for i in range(pairs):
        part = 0.1 + 0.88 * i / pairs
        index = int(part * last)
        x, y = points[index]
        ahead = points[min(last, index + 8)]
        behind = points[max(0, index - 8)]
        angle = math.degrees(math.atan2(ahead[1] - behind[1], ahead[0] - behind[0]))
        grown = math.sin(math.pi * min(1.0, 0.22 + part * 0.8)) ** 0.75
        length = size * max(0.12, grown)
        for side in (-62, 62):
            leaf(canvas, (x, y), angle + side, length, length * fat, fill)
    x, y = points[-1]
    leaf(
        canvas,
        (x, y),
        math.degrees(math.atan2(y - points[-9][1], x - points[-9][0])),
        size * 0.2,
        size * 0.05,
        fill,
    )
