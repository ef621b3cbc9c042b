"""Draws the demo kit's illustrations and its mark; the same bytes at every run.

Run ``python packaging/demo-kit/draw_pictures.py``. Needs Pillow and the app's own fonts.
The photographs are not made here; two details are cut out of them.
"""

from __future__ import annotations

import math
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from canvas import (
    COFFEE,
    CREAM,
    GREEN,
    INK,
    LEAF,
    MOSS,
    MUSTARD,
    PALE,
    PAPER,
    PINK,
    PLUM,
    SAND,
    SKY,
    SOIL,
    SOIL_DARK,
    TERRA,
    TERRA_DARK,
    TERRA_LIGHT,
    WOOD,
    WOOD_DARK,
    Canvas,
    curve,
    frond,
    leaf,
    mug,
    pot,
    steam,
)
from PIL import Image

KIT = Path(__file__).resolve().parents[2] / "assets" / "kits" / "fern-and-finch"


def allium(canvas: Canvas, x: float, ground: float, height: float, size: float, hue: str) -> None:
    """Draw an allium in flower: a ball of many small stars on a stalk."""
    top = ground - height
    canvas.stroke([(x, ground - i * height / 300) for i in range(301)], LEAF, size * 0.13)
    canvas.ellipse(x, top, size, size, hue)
    chance = random.Random(int(x * 7 + size))  # noqa: S311  petals, not secrets
    for i in range(170):
        away = math.sqrt(i / 170) * size * 1.02
        turn = i * 2.39996
        cx, cy = x + math.cos(turn) * away, top + math.sin(turn) * away
        light = ("#FFFFFF88", PINK, "#E7C3D4", PLUM + "AA")[chance.randrange(4)]
        for petal in range(5):
            angle = petal * 72 + chance.randrange(60)
            leaf(canvas, (cx, cy), angle, size * 0.13, size * 0.05, light)


def bulb(canvas: Canvas, x: float, y: float, size: float, fill: str, shade: str) -> None:
    """Draw a bulb, pointed end up, roots below; its widest part is at ``y``."""
    for i in range(-3, 4):
        way = curve(
            (x + i * size * 0.1, y + size * 0.6),
            (x + i * size * 0.16, y + size * 0.8),
            (x + i * size * 0.2, y + size * 0.9),
            (x + i * size * 0.3, y + size * 1.1),
            90,
        )
        canvas.stroke(way, "#E9DCC6", size * 0.05, size * 0.02)
    tip, base = (x, y - size * 1.25), (x, y + size * 0.68)
    left = curve(
        tip,
        (x - size * 0.15, y - size * 0.7),
        (x - size, y - size * 0.5),
        (x - size * 0.72, y + size * 0.1),
        80,
    )
    left += curve(
        left[-1], (x - size * 0.6, y + size * 0.55), (x - size * 0.3, y + size * 0.68), base, 60
    )
    right = [(2 * x - px, py) for px, py in reversed(left)]
    canvas.polygon(left + right, fill)
    canvas.polygon([*right, *[(x + (2 * x - px - x) * 0.35, py) for px, py in left]], shade)
    for part in (0.25, 0.62):
        line = [(x - (x - px) * part, py) for px, py in left]
        canvas.stroke(line, shade, size * 0.025)


def bulbs_in_layers() -> Canvas:
    """A pot cut open: tulips deep, alliums above them, crocus on top."""
    canvas = Canvas(1200, 1500, SKY)
    canvas.ellipse(930, 330, 150, 150, "#F3DFA8")
    canvas.box(0, 1330, 1200, 170, WOOD)
    canvas.box(0, 1330, 1200, 14, WOOD_DARK + "77")
    outer = [(190, 470), (1010, 470), (880, 1370), (320, 1370)]
    canvas.polygon(outer, TERRA)
    canvas.polygon([(235, 520), (965, 520), (848, 1325), (352, 1325)], SOIL)
    canvas.polygon([(272, 800), (928, 800), (896, 1020), (304, 1020)], SOIL_DARK + "66")
    canvas.box(160, 420, 880, 100, TERRA_LIGHT, 18)
    canvas.box(235, 505, 730, 25, SOIL_DARK)
    chance = random.Random(4)  # noqa: S311
    for _ in range(260):
        y = chance.uniform(545, 1300)
        half = 360 - (y - 520) * 0.145
        size = chance.uniform(3, 8)
        canvas.ellipse(600 + chance.uniform(-half, half), y, size, size * 0.7, "#8A644A")
    for x in (430, 600, 770):
        bulb(canvas, x, 1165, 82, "#D9A066", "#B77E4C88")
    for x in (375, 525, 675, 825):
        bulb(canvas, x, 905, 58, "#EDE3D2", PINK + "77")
    for x in (340, 455, 570, 685, 800, 885):
        bulb(canvas, x, 690, 36, "#C58D57", "#9C6B3F88")
    for x, tall in ((330, 120), (470, 170), (610, 140), (740, 185), (880, 125)):
        for angle in (-105, -90, -74):
            leaf(canvas, (x, 425), angle, tall, 15, LEAF if angle != -90 else GREEN)
    return canvas


def potting_bench() -> Canvas:
    """Two mugs, a pot with seedlings and a trowel on a potting bench."""
    canvas = Canvas(1500, 1125, PALE)
    canvas.box(140, 120, 500, 410, SKY)
    canvas.ellipse(250, 560, 210, 150, MOSS)
    canvas.ellipse(500, 590, 260, 170, LEAF)
    for x, y, w, h in ((0, 0, 140, 800), (640, 0, 860, 800), (140, 530, 500, 270)):
        canvas.box(x, y, w, h, PALE)
    for x, y, w, h in ((110, 90, 560, 34), (110, 90, 34, 460), (636, 90, 34, 460)):
        canvas.box(x, y, w, h, PAPER, 8)
    canvas.box(90, 526, 600, 34, PAPER, 10)
    canvas.box(378, 120, 24, 410, PAPER)
    canvas.box(140, 305, 500, 24, PAPER)
    canvas.box(0, 800, 1500, 325, WOOD)
    for y in (880, 980, 1060):
        canvas.box(0, y, 1500, 5, WOOD_DARK + "66")
    canvas.box(0, 800, 1500, 18, "#D3AB80")
    pot(canvas, 1170, 900, 330, 330)
    for angle, length in ((-140, 190), (-118, 260), (-92, 320), (-66, 250), (-42, 190)):
        leaf(canvas, (1170, 575), angle, length, 46, GREEN if length > 240 else LEAF, MOSS)
    for x in (850, 960):
        pot(canvas, x, 850, 130, 140)
    mug(canvas, 330, 960, 210, 220, GREEN, "#244836")
    mug(canvas, 640, 1000, 210, 220, PAPER, "#E7DCC8")
    steam(canvas, 330, 710, 170, "#FFFFFFB0")
    steam(canvas, 640, 750, 170, "#FFFFFFB0")
    canvas.stroke(curve((850, 1030), (900, 1020), (960, 1010), (1010, 1000)), TERRA_DARK, 40)
    canvas.stroke(curve((1010, 1000), (1040, 996), (1060, 992), (1085, 988)), "#8C9794", 16)
    leaf(canvas, (1070, 992), -8, 210, 62, "#A9B4B0", "#8C9794")
    return canvas


def watering_can() -> Canvas:
    """A green watering can beside alliums."""
    canvas = Canvas(1500, 1125, CREAM)
    canvas.ellipse(1130, 300, 190, 190, "#F3DFA8")
    canvas.ellipse(240, 1140, 760, 330, MOSS)
    canvas.ellipse(1210, 1180, 800, 330, LEAF)
    canvas.box(0, 1010, 1500, 115, GREEN)
    canvas.stroke(curve((470, 560), (470, 300), (860, 270), (850, 560), 900), "#244836", 34)
    canvas.stroke(curve((820, 620), (1010, 640), (1000, 900), (830, 900), 900), "#244836", 34)
    canvas.polygon([(520, 870), (520, 740), (285, 480), (232, 520)], GREEN)
    canvas.polygon([(196, 545), (316, 432), (280, 404), (160, 516)], "#244836")
    canvas.polygon([(470, 560), (850, 560), (885, 985), (435, 985)], GREEN)
    canvas.polygon([(740, 560), (850, 560), (885, 985), (760, 985)], "#244836")
    canvas.ellipse(660, 985, 225, 34, "#244836")
    canvas.ellipse(660, 560, 190, 40, "#3F7459")
    canvas.ellipse(660, 562, 160, 28, "#1E3A2C")
    frond(canvas, curve((600, 900), (640, 820), (640, 740), (600, 660), 300), 80, PALE, 11)
    for i, (x, y) in enumerate(((150, 590), (196, 640), (120, 680), (232, 590), (170, 730))):
        leaf(canvas, (x, y), 100, 46, 15, "#8FB6C4" if i % 2 else "#A9CAD4")
    for x, tall, size in ((1070, 430, 74), (1230, 600, 100), (1390, 480, 82)):
        for angle in (-118, -64):
            leaf(canvas, (x, 1040), angle, 200, 22, MOSS)
        allium(canvas, x, 1050, tall, size, PLUM)
    return canvas


def bean(canvas: Canvas, x: float, y: float, size: float, angle: float) -> None:
    """Draw one roasted bean."""
    turn = math.radians(angle)
    c, s = math.cos(turn), math.sin(turn)
    ring = [(math.cos(t / 30 * math.pi), math.sin(t / 30 * math.pi) * 0.68) for t in range(60)]
    canvas.polygon(
        [(x + size * (a * c - b * s), y + size * (a * s + b * c)) for a, b in ring], COFFEE
    )
    seam = curve((-0.86, 0.1), (-0.3, -0.28), (0.3, 0.28), (0.86, -0.1), 60)
    canvas.stroke(
        [(x + size * (a * c - b * s), y + size * (a * s + b * c)) for a, b in seam],
        "#8A5E45",
        size * 0.12,
    )


def coffee_bag() -> Canvas:
    """A bag of the bench café's coffee, and beans."""
    canvas = Canvas(1200, 1500, TERRA_LIGHT)
    canvas.ellipse(600, 640, 520, 520, "#E5A27D")
    canvas.box(0, 1230, 1200, 270, CREAM)
    canvas.box(330, 300, 560, 1010, "#D9CBB0", 26)
    canvas.polygon([(330, 340), (890, 340), (915, 1310), (305, 1310)], SAND)
    canvas.polygon([(760, 340), (890, 340), (915, 1310), (790, 1310)], "#D3C3A3")
    canvas.box(330, 270, 560, 110, "#CDBD9C", 14)
    canvas.box(330, 318, 560, 8, "#B7A682")
    canvas.box(400, 560, 420, 520, GREEN, 22)
    frond(canvas, curve((560, 900), (590, 800), (640, 740), (700, 640), 300), 125, CREAM, 10, 0.15)
    canvas.text(610, 945, "Bench café", 54, CREAM, bold=True)
    canvas.text(610, 1010, "whole beans", 34, PALE, bold=False)
    chance = random.Random(11)  # noqa: S311
    for i in range(34):
        x = 60 + i * 33 + chance.uniform(-12, 12)
        y = 1368 + chance.uniform(-34, 80)
        bean(canvas, x, y, chance.uniform(30, 40), chance.uniform(0, 180))
    return canvas


def packet(canvas: Canvas, x: float, y: float, colour: str, words: str) -> None:
    """Draw one seed packet, its top left at (x, y)."""
    canvas.box(x + 12, y + 14, 330, 480, "#00000022", 12)
    canvas.box(x, y, 330, 480, PAPER, 12)
    canvas.box(x, y, 330, 88, colour, 12)
    canvas.box(x, y + 60, 330, 28, colour)
    canvas.text(x + 165, y + 46, words, 38, PAPER, bold=True)
    canvas.box(x + 30, y + 430, 270, 8, SAND, 4)
    canvas.box(x + 80, y + 452, 170, 8, SAND, 4)


def seed_packets() -> Canvas:
    """Three seed packets on a cream cloth: cosmos, beans and mint."""
    canvas = Canvas(1500, 1125, PALE)
    for i in range(0, 1500, 100):
        canvas.box(i, 0, 50, 1125, "#FFFFFF30")
        canvas.box(0, i, 1500, 50, "#FFFFFF30")
    packet(canvas, 120, 250, TERRA, "Cosmos")
    packet(canvas, 585, 190, GREEN, "Beans")
    packet(canvas, 1050, 290, MUSTARD, "Mint")
    for turn in range(8):
        leaf(canvas, (285, 500), turn * 45, 118, 44, PINK if turn % 2 else "#D7A3BC")
    canvas.ellipse(285, 500, 34, 34, MUSTARD)
    canvas.stroke([(750, 600 - i) for i in range(280)], LEAF, 10)
    for y, side in ((350, -1), (410, 1), (470, -1), (530, 1)):
        leaf(canvas, (750, y), 90 - side * 55, 140, 30, LEAF if side > 0 else GREEN, MOSS)
    for y in (620, 540, 460):
        leaf(canvas, (1215, y + 50), -148, 120, 42, LEAF, PALE)
        leaf(canvas, (1215, y + 50), -32, 120, 42, LEAF, PALE)
    leaf(canvas, (1215, 520), -90, 110, 40, MOSS, PALE)
    chance = random.Random(3)  # noqa: S311
    for _ in range(46):
        x, y = chance.uniform(80, 1420), chance.uniform(850, 1060)
        leaf(canvas, (x, y), chance.uniform(0, 360), 26, 11, SOIL)
    return canvas


def pots_on_a_shelf() -> Canvas:
    """Two shelves of terracotta pots, some planted."""
    canvas = Canvas(1200, 1200, "#E9EFE6")
    for y in (570, 1090):
        canvas.box(60, y, 1080, 36, WOOD, 6)
        canvas.box(60, y + 28, 1080, 12, WOOD_DARK, 6)
        for x in (150, 1010):
            canvas.polygon([(x, y + 38), (x + 40, y + 38), (x + 20, y + 100)], WOOD_DARK)
    _upper_shelf(canvas)
    _lower_shelf(canvas)
    return canvas


def _upper_shelf(canvas: Canvas) -> None:
    for x, w, h in ((220, 210, 200), (490, 170, 170), (980, 220, 210)):
        pot(canvas, x, 570, w, h)
    for i in range(4):
        pot(canvas, 735, 572 - i * 62, 180, 150)
    for angle in range(-160, -10, 25):
        leaf(canvas, (220, 376), angle, 190, 34, LEAF if angle % 50 else GREEN, MOSS)
    for side in (-1, 0, 1):
        middle = (980 + side * 150, 190)
        way = curve(
            (980, 370),
            (980 + side * 50, 260),
            middle,
            (980 + side * 190, 170 + abs(side) * 60),
            300,
        )
        frond(canvas, way, 86, GREEN if side else LEAF, 13)


def _lower_shelf(canvas: Canvas) -> None:
    for x, w, h in ((250, 260, 250), (620, 200, 190), (950, 240, 230)):
        pot(canvas, x, 1090, w, h)
    for x, tall, size in ((200, 220, 40), (255, 270, 46), (310, 200, 36)):
        allium(canvas, x, 850, tall - 70, size, PLUM)
    for i, angle in enumerate((-150, -120, -90, -60, -30)):
        leaf(canvas, (620, 905), angle, 130 + (i % 2) * 30, 40, MOSS, LEAF)
    canvas.ellipse(950, 815, 92, 78, LEAF)
    for i in range(26):
        turn, away = i * 2.4, math.sqrt(i) * 17
        x, y = 950 + math.cos(turn) * away, 815 + math.sin(turn) * away * 0.85
        canvas.ellipse(x, y, 7, 7, PAPER)


def warm_hands() -> Canvas:
    """Two hands in mittens around a steaming cup."""
    canvas = Canvas(1200, 1200, GREEN)
    canvas.ellipse(600, 620, 480, 480, "#3B6E54")
    canvas.ellipse(600, 1000, 330, 46, "#24483699")
    canvas.box(400, 520, 400, 470, CREAM, 60)
    canvas.box(690, 520, 110, 470, "#DDD0B4", 50)
    canvas.ellipse(600, 530, 200, 52, PAPER)
    canvas.ellipse(600, 532, 176, 40, COFFEE)
    canvas.ellipse(590, 538, 120, 22, "#7A5138")
    frond(canvas, curve((560, 930), (580, 830), (610, 740), (640, 640), 300), 92, PALE, 12)
    steam(canvas, 600, 460, 300, "#FFFFFF88")
    for side in (-1, 1):
        _mitten(canvas, side)
    return canvas


def _mitten(canvas: Canvas, side: int) -> None:
    def at(x: float, y: float) -> tuple[float, float]:
        return (600 + side * x, y)

    arm = curve(at(660, 1250), at(540, 1130), at(480, 1060), at(400, 965), 300)
    canvas.stroke(arm, TERRA_DARK, 240, 205)
    hand = curve(at(340, 905), at(300, 820), at(250, 760), at(150, 735), 400)
    canvas.stroke(hand, TERRA, 200, 118)
    canvas.stroke(curve(at(270, 780), at(260, 700), at(230, 640), at(195, 600), 300), TERRA, 96, 70)
    # The cuff: a band straight across the arm.
    across, along = (84, -74), (37, 42)
    middle = at(352, 918)
    for part, hue in ((0.0, CREAM), (1.0, SAND)):
        x, y = middle[0] + side * along[0] * part, middle[1] + along[1] * part
        canvas.stroke(
            [(x + side * across[0] * i / 60, y + across[1] * i / 60) for i in range(-60, 61)],
            hue,
            46,
        )


def fern_frond() -> Canvas:
    """One large fern frond on cream, and two behind it."""
    canvas = Canvas(1080, 1350, CREAM)
    canvas.ellipse(540, 640, 430, 430, PALE)
    frond(canvas, curve((380, 1330), (330, 1000), (200, 700), (120, 480), 500), 170, MOSS, 17, 0.11)
    frond(canvas, curve((700, 1330), (760, 1000), (900, 760), (980, 560), 500), 170, MOSS, 17, 0.11)
    frond(canvas, curve((540, 1330), (500, 900), (520, 480), (640, 150), 600), 285, GREEN, 19, 0.11)
    return canvas


def workshop_poster() -> Canvas:
    """A poster for a wreath workshop; its words are in the alt text too."""
    canvas = Canvas(1080, 1350, GREEN)
    canvas.box(50, 50, 980, 1250, CREAM, 30)
    chance = random.Random(8)  # noqa: S311
    for i in range(84):
        turn = i * 360 / 84
        x = 540 + math.cos(math.radians(turn)) * 285
        y = 500 + math.sin(math.radians(turn)) * 285
        hue = (GREEN, LEAF, MOSS)[i % 3]
        leaf(canvas, (x, y), turn + 62 + chance.uniform(-34, 34), 128, 34, hue)
        leaf(canvas, (x, y), turn + 128 + chance.uniform(-34, 34), 108, 30, (LEAF, GREEN)[i % 2])
    for i in range(24):
        turn = math.radians(i * 15 + chance.uniform(-5, 5))
        away = 285 + chance.uniform(-44, 44)
        x, y = 540 + math.cos(turn) * away, 500 + math.sin(turn) * away
        canvas.ellipse(x, y, 17, 17, TERRA)
        canvas.ellipse(x - 5, y - 6, 5, 5, TERRA_LIGHT)
    for side in (-1, 1):
        leaf(canvas, (540, 780), 90 - side * 62, 190, 62, TERRA, TERRA_DARK)
        leaf(canvas, (540, 780), 90 - side * 22, 170, 34, TERRA_DARK)
    canvas.ellipse(540, 785, 34, 30, TERRA_LIGHT)
    canvas.text(540, 1035, "Make a wreath", 104, INK, bold=True)
    canvas.text(540, 1130, "Saturday mornings at the bench", 46, INK, bold=False)
    canvas.text(540, 1195, "Come as you are. We have aprons.", 42, GREEN, bold=True)
    return canvas


def alpine_trough() -> Canvas:
    """A stone trough with small alpine plants and stones."""
    canvas = Canvas(1500, 1125, SKY)
    canvas.polygon(
        [
            (0, 760),
            (330, 300),
            (560, 560),
            (800, 210),
            (1180, 640),
            (1500, 420),
            (1500, 1125),
            (0, 1125),
        ],
        "#B9CDCB",
    )
    canvas.polygon([(670, 400), (800, 210), (960, 392), (880, 370), (810, 420), (750, 372)], PAPER)
    canvas.polygon([(258, 402), (330, 300), (420, 402), (350, 384)], PAPER)
    canvas.box(0, 930, 1500, 195, MOSS)
    canvas.polygon([(220, 690), (1280, 690), (1230, 1010), (270, 1010)], "#A7A294")
    canvas.polygon([(1000, 690), (1280, 690), (1230, 1010), (980, 1010)], "#928D7F")
    canvas.box(190, 650, 1120, 70, "#BDB8A9", 14)
    for x, y, r in ((425, 620, 110), (650, 610, 100), (1065, 612, 124)):
        canvas.ellipse(x, y, r, r * 0.62, "#8C8A80")
        canvas.ellipse(x - r * 0.2, y - r * 0.14, r * 0.6, r * 0.3, "#A6A49A")
    for x, hue in ((315, PINK), (520, PAPER), (745, PINK), (935, MUSTARD), (1185, PAPER)):
        canvas.ellipse(x, 628, 108, 80, LEAF)
        for i in range(12):
            cx = x + math.cos(i * 2.4) * math.sqrt(i) * 27
            cy = 602 + math.sin(i * 2.4) * math.sqrt(i) * 13
            for turn in range(5):
                leaf(canvas, (cx, cy), turn * 72 + i * 9, 24, 10, hue)
            canvas.ellipse(cx, cy, 4, 4, MUSTARD if hue != MUSTARD else TERRA)
    canvas.box(190, 672, 1120, 48, "#BDB8A9", 14)
    return canvas


def mark() -> None:
    """Draw the brand's mark: a white frond on a rounded green square, 256 pixels."""
    big = Image.new("RGBA", (1024, 1024), (0, 0, 0, 0))
    shape = Canvas(1024, 1024, GREEN)
    way = curve((290, 890), (370, 660), (500, 400), (690, 150), 500)
    frond(shape, way, 265, PAPER, 8, 0.17)
    cut = Image.new("L", (1024, 1024), 0)
    corner = Canvas(1024, 1024, "#000000")
    corner.box(0, 0, 1024, 1024, "#FFFFFF", 220)
    cut = corner.picture().convert("L")
    big.paste(shape.picture(), (0, 0), cut)
    big.resize((256, 256), Image.Resampling.LANCZOS).save(KIT / "mark.png", "PNG", optimize=True)


def details() -> None:
    """Cut two details out of the photographs."""
    for name, new, box in (
        ("acanthus.jpg", "acanthus-leaves.jpg", (150, 300, 690, 840)),
        ("allium-heads.jpg", "allium-petals.jpg", (20, 40, 700, 500)),
    ):
        with Image.open(KIT / "pictures" / name) as photo:
            photo.convert("RGB").crop(box).save(KIT / "pictures" / new, "JPEG", quality=92)


DRAWINGS = {
    "bulbs-in-layers": bulbs_in_layers,
    "potting-bench": potting_bench,
    "watering-can": watering_can,
    "coffee-bag": coffee_bag,
    "seed-packets": seed_packets,
    "pots-on-a-shelf": pots_on_a_shelf,
    "warm-hands": warm_hands,
    "fern-frond": fern_frond,
    "workshop-poster": workshop_poster,
    "alpine-trough": alpine_trough,
}


def main() -> None:
    """Draw everything, or only the drawings named on the command line."""
    for name, draw in DRAWINGS.items():
        if len(sys.argv) == 1 or name in sys.argv:
            draw().save(KIT / "pictures" / f"{name}.png")
    mark()
    details()


if __name__ == "__main__":
    main()
