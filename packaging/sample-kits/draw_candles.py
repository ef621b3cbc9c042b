"""Draws the pictures of the sample kit Lumen & Lark; the same bytes at every run.

Run ``python packaging/sample-kits/draw_candles.py``. Needs Pillow and the app's own fonts.
"""

from __future__ import annotations

import math
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from parts import KITS, Canvas, copy_photo, cut_round, open_book

from canvas import curve, leaf, mug, steam  # isort: skip  found by way of parts

KIT = "lumen-and-lark"
PLUM, DUSK, ROSE, BLUSH = "#5A2E4A", "#3B2A45", "#C9828F", "#F1DAD6"
WAX, GLOW, AMBER, GOLD = "#FBF3E2", "#FFE9A8", "#F3B64C", "#D79A3A"
SAGE, PINE, OAK, OAK_DARK, INK = "#8FA38A", "#4D6A5B", "#B88860", "#8A6242", "#2A2030"


def flame(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw a flame that stands on (x, y), with its glow and its wick."""
    for i in range(6):
        canvas.ellipse(
            x, y - size * 0.5, size * (2.4 - i * 0.3), size * (2.4 - i * 0.3), GLOW + "22"
        )
    canvas.box(x - size * 0.03, y - size * 0.12, size * 0.06, size * 0.34, INK)
    for part, hue in ((1.0, AMBER), (0.62, GLOW), (0.34, "#FFFFFF")):
        tall, wide = size * part, size * 0.34 * part
        left = curve((x, y - tall), (x - wide * 0.5, y - tall * 0.6), (x - wide * 1.5, y), (x, y))
        canvas.polygon(left + [(2 * x - px, py) for px, py in reversed(left)], hue)


def jar(canvas: Canvas, x: float, ground: float, w: float, h: float, hue: str, words: str) -> None:
    """Draw a lit candle in a glass that stands on ``ground``, centred on ``x``."""
    canvas.ellipse(x, ground, w * 0.6, h * 0.06, "#00000022")
    flame(canvas, x, ground - h * 0.8, h * 0.3)
    canvas.box(x - w / 2, ground - h, w, h, "#FFFFFF44", w * 0.1)
    canvas.box(x - w * 0.45, ground - h * 0.78, w * 0.9, h * 0.74, hue, w * 0.08)
    canvas.ellipse(x, ground - h * 0.78, w * 0.45, h * 0.05, WAX)
    canvas.box(x - w * 0.42, ground - h * 0.96, w * 0.05, h * 0.84, "#FFFFFF77", w * 0.02)
    if words:
        canvas.box(x - w * 0.32, ground - h * 0.56, w * 0.64, h * 0.34, WAX, w * 0.03)
        canvas.text(x, ground - h * 0.42, words, round(w * 0.085), PLUM, bold=True)
        canvas.box(x - w * 0.16, ground - h * 0.32, w * 0.32, h * 0.012, GOLD)


def taper(canvas: Canvas, x: float, ground: float, w: float, h: float, hue: str) -> None:
    """Draw a tall candle in a brass holder."""
    flame(canvas, x, ground - h - 6, w * 1.5)
    canvas.box(x - w / 2, ground - h, w, h, hue, w * 0.18)
    canvas.box(x + w * 0.2, ground - h, w * 0.3, h, "#00000018", w * 0.18)
    canvas.polygon([(x - w, ground - w), (x + w, ground - w), (x + w * 0.6, ground),
                    (x - w * 0.6, ground)], GOLD)  # fmt: skip
    canvas.ellipse(x, ground, w * 1.6, w * 0.3, GOLD)


def jar_candle() -> Canvas:
    """One candle in a glass; nothing that burns is near it."""
    canvas = Canvas(1200, 1500, PLUM)
    canvas.ellipse(600, 700, 520, 520, "#6B3A59")
    canvas.box(0, 1260, 1200, 240, OAK)
    canvas.box(0, 1260, 1200, 12, OAK_DARK)
    jar(canvas, 600, 1330, 460, 620, BLUSH, "Fig & Fern")
    return canvas


def three_candles() -> Canvas:
    """Three candles of different heights in brass holders."""
    canvas = Canvas(1500, 1125, DUSK)
    canvas.box(0, 900, 1500, 225, "#2C1F35")
    canvas.box(0, 900, 1500, 8, GOLD)
    for x, tall, hue in ((450, 420, ROSE), (750, 560, WAX), (1050, 340, SAGE)):
        taper(canvas, x, 985, 78, tall, hue)
    return canvas


def wax_melts() -> Canvas:
    """Six wax melts in a dish, two of them shaped like leaves."""
    canvas = Canvas(1200, 1200, BLUSH)
    canvas.ellipse(612, 630, 470, 440, "#00000018")
    canvas.ellipse(600, 610, 470, 440, "#FFFFFF")
    canvas.ellipse(600, 610, 400, 372, "#F6ECE6")
    for i, hue in enumerate((ROSE, AMBER, SAGE, ROSE, AMBER, SAGE)):
        turn = math.radians(i * 60 + 20)
        x, y = 600 + math.cos(turn) * 225, 610 + math.sin(turn) * 205
        if i % 3 == 2:
            leaf(canvas, (x - 100, y + 40), -24, 220, 66, hue, "#6F8469")
            continue
        canvas.box(x - 82, y - 72, 170, 152, "#00000018", 40)
        canvas.box(x - 86, y - 80, 170, 152, hue, 40)
        canvas.box(x - 54, y - 50, 106, 92, "#FFFFFF33", 28)
    return canvas


def reed_diffuser() -> Canvas:
    """A bottle with seven reeds beside a sprig."""
    canvas = Canvas(1200, 1500, "#E4E9DF")
    canvas.ellipse(600, 640, 460, 460, "#EFF2EA")
    canvas.box(0, 1240, 1200, 260, "#D8C8B2")
    for i in range(-3, 4):
        end = (600 + i * 110, 260 + abs(i) * 36)
        canvas.stroke(curve((600 + i * 12, 900), (600 + i * 30, 700), end, end, 500), OAK_DARK, 13)
    canvas.ellipse(600, 1312, 250, 26, "#00000022")
    canvas.box(540, 800, 120, 120, GOLD, 14)
    canvas.box(390, 900, 420, 410, "#FFFFFF88", 60)
    canvas.box(412, 1030, 376, 262, AMBER + "BB", 44)
    canvas.box(460, 1070, 280, 150, WAX, 10)
    canvas.text(600, 1142, "Rain on slate", 40, PLUM, bold=True)
    stalk = curve((870, 1350), (940, 1230), (980, 1130), (1040, 1040), 300)
    canvas.stroke(stalk, PINE, 10)
    for i in range(30, 300, 34):
        for side in (-60, 60):
            leaf(canvas, stalk[i], -55 + side, 84, 20, SAGE if side > 0 else PINE)
    return canvas


def party_table() -> Canvas:
    """A table from above: candles to try, cups, and cards for notes."""
    canvas = Canvas(1500, 1125, OAK)
    for i in range(1, 6):
        canvas.box(0, i * 188, 1500, 5, OAK_DARK + "88")
    canvas.ellipse(750, 560, 330, 310, "#00000018")
    canvas.ellipse(750, 550, 330, 310, WAX)
    for i, hue in enumerate((ROSE, SAGE, AMBER, PLUM, BLUSH)):
        turn = math.radians(i * 72 - 90)
        x, y = 750 + math.cos(turn) * 190, 550 + math.sin(turn) * 175
        canvas.ellipse(x, y, 78, 78, "#FFFFFF")
        canvas.ellipse(x, y, 66, 66, hue)
        canvas.ellipse(x, y, 8, 8, INK)
    for x, y in ((230, 250), (1290, 300), (260, 880), (1270, 860)):
        canvas.ellipse(x + 6, y + 10, 128, 128, "#00000018")
        canvas.ellipse(x, y, 126, 126, "#FFFFFF")
        canvas.ellipse(x, y, 74, 74, BLUSH)
        canvas.ellipse(x, y, 62, 62, "#A66A3C")
    for x, y in ((560, 50), (900, 940)):
        canvas.box(x, y, 190, 130, "#FFFDF7", 6)
        for i in range(3):
            canvas.box(x + 22, y + 30 + i * 30, 140 - i * 26, 8, ROSE, 4)
    return canvas


def gift_box() -> Canvas:
    """A small closed box with a ribbon."""
    canvas = Canvas(1200, 1200, SAGE)
    canvas.ellipse(600, 600, 470, 470, "#A2B49D")
    canvas.ellipse(600, 930, 330, 44, "#00000022")
    canvas.box(320, 520, 560, 410, WAX, 10)
    canvas.box(290, 440, 620, 120, "#FFFDF7", 10)
    canvas.box(290, 548, 620, 12, "#E2D5BD")
    canvas.box(560, 440, 80, 490, PLUM)
    for side in (-1, 1):
        leaf(canvas, (600, 440), -90 + side * 58, 250, 84, PLUM, "#7B4A69")
        leaf(canvas, (600, 440), 90 - side * 40, 180, 34, "#7B4A69")
    canvas.ellipse(600, 436, 40, 34, ROSE)
    return canvas


def matchbox() -> Canvas:
    """A box of matches, one match beside it."""
    canvas = Canvas(1500, 1125, BLUSH)
    canvas.box(366, 346, 700, 470, "#00000018", 10)
    canvas.box(560, 330, 560, 460, "#D9C9AC", 8)
    for i in range(10):
        canvas.box(1000 + i % 2 * 8, 360 + i * 41, 110, 20, "#E9D3A6", 8)
        canvas.ellipse(1106 + i % 2 * 8, 370 + i * 41, 18, 15, "#B5474B")
    canvas.box(340, 320, 620, 480, PLUM, 8)
    canvas.box(340, 750, 620, 50, "#3A2A22")
    canvas.ellipse(650, 520, 150, 150, AMBER)
    for i in range(16):
        turn = math.radians(i * 22.5)
        x, y = 650 + math.cos(turn) * 190, 520 + math.sin(turn) * 190
        canvas.ellipse(x, y, 12, 12, GLOW)
    canvas.stroke([(480 + i, 970 - i * 0.06) for i in range(520)], "#E9D3A6", 24)
    canvas.ellipse(1004, 938, 30, 22, "#B5474B")
    return canvas


def lantern_window() -> Canvas:
    """A lantern on a window sill at night."""
    canvas = Canvas(1200, 1500, "#2B2F4A")
    chance = random.Random(4)  # noqa: S311  stars, not secrets
    for _ in range(90):
        size = chance.uniform(1.5, 4)
        canvas.ellipse(chance.uniform(0, 1200), chance.uniform(0, 1100), size, size, "#FFFFFFAA")
    canvas.ellipse(930, 240, 90, 90, "#F4EBCB")
    canvas.ellipse(966, 218, 80, 80, "#2B2F4A")
    for x in (0, 580, 1160):
        canvas.box(x, 0, 40, 1180, WAX)
    canvas.box(0, 520, 1200, 34, WAX)
    canvas.box(0, 1160, 1200, 70, WAX)
    canvas.box(0, 1230, 1200, 270, BLUSH)
    canvas.ring(600, 640, 80, 80, INK, 14)
    canvas.polygon([(600, 670), (790, 800), (410, 800)], INK)
    canvas.box(430, 800, 340, 360, GLOW + "DD", 6)
    taper(canvas, 600, 1136, 70, 130, WAX)
    for x in (430, 592, 754):
        canvas.box(x, 800, 16, 360, INK)
    canvas.box(410, 1136, 380, 34, INK, 6)
    return canvas


def parcel() -> Canvas:
    """A brown paper parcel on a doorstep."""
    canvas = Canvas(1200, 1200, PINE)
    for i in range(4):
        canvas.box(120 + i * 250, 0, 210, 760, "#466153", 6)
    canvas.box(0, 820, 1200, 380, "#CFC6B8")
    canvas.box(0, 820, 1200, 18, "#A79E90")
    canvas.ellipse(600, 1010, 380, 40, "#00000022")
    canvas.polygon([(260, 560), (940, 560), (980, 660), (220, 660)], "#D2AA79")
    canvas.box(220, 660, 760, 350, "#BE9361")
    canvas.box(560, 560, 44, 450, WAX)
    canvas.box(220, 800, 760, 34, WAX)
    canvas.box(690, 880, 210, 96, WAX, 6)
    for i in range(3):
        canvas.box(712, 898 + i * 24, 160 - i * 40, 9, OAK_DARK, 4)
    return canvas


def candle_care() -> Canvas:
    """A candle with space around it, a wick trimmer and a snuffer."""
    canvas = Canvas(1080, 1350, "#EFE6DB")
    canvas.ellipse(540, 1090, 430, 110, "#DCCDB8")
    canvas.ring(540, 1090, 430, 110, ROSE, 8)
    jar(canvas, 540, 1120, 300, 400, ROSE, "")
    for side in (-1, 1):
        line = curve((190 - side * 40, 330), (200, 460), (220, 540), (205 + side * 50, 690), 400)
        canvas.stroke(line, INK, 16)
        canvas.ring(200 + side * 58, 730, 46, 56, INK, 14)
    canvas.stroke(curve((930, 260), (900, 420), (880, 520), (850, 610), 400), GOLD, 18)
    canvas.polygon([(800, 600), (900, 626), (858, 740), (766, 714)], GOLD)
    return canvas


def order_book() -> Canvas:
    """An open notebook beside a mug and a small candle that is not lit."""
    canvas = Canvas(1500, 1125, ROSE)
    canvas.box(0, 560, 1500, 565, OAK)
    canvas.box(0, 560, 1500, 10, OAK_DARK)
    open_book(canvas, 700, 850, 720, 330, PLUM)
    mug(canvas, 240, 760, 210, 230, WAX, "#E2D5BD")
    steam(canvas, 240, 510, 190, "#FFFFFF88")
    canvas.box(1180, 520, 210, 240, "#FFFFFF66", 20)
    canvas.box(1192, 580, 186, 172, SAGE, 14)
    canvas.box(1282, 548, 6, 38, INK)
    canvas.stroke([(930 + i, 1010 - i * 0.34) for i in range(300)], INK, 15, 9)
    return canvas


def summer_tins() -> Canvas:
    """Three candle tins on a towel in the sun."""
    canvas = Canvas(1500, 1125, "#BFDDE0")
    canvas.ellipse(1240, 220, 140, 140, GLOW)
    for i in range(8):
        canvas.box(0, 620 + i * 64, 1500, 32, "#FFFFFF" if i % 2 else AMBER)
    for x, hue in ((380, ROSE), (750, SAGE), (1120, AMBER)):
        canvas.ellipse(x, 932, 180, 40, "#00000022")
        canvas.box(x - 160, 700, 320, 230, "#D9DCDD", 24)
        canvas.ellipse(x, 704, 160, 50, "#F1F3F3")
        canvas.ellipse(x, 706, 138, 40, hue)
        canvas.box(x - 3, 668, 6, 40, INK)
    return canvas


def mark() -> None:
    """Draw the mark: a lark whose wing is a flame, on plum."""
    canvas = Canvas(1024, 1024, PLUM)
    canvas.ellipse(520, 600, 250, 165, WAX)
    canvas.ellipse(740, 460, 118, 112, WAX)
    canvas.polygon([(836, 430), (930, 470), (836, 506)], AMBER)
    canvas.polygon([(330, 560), (90, 700), (150, 760), (380, 700)], WAX)
    canvas.ellipse(770, 440, 17, 17, PLUM)
    wing = curve((470, 180), (330, 420), (360, 640), (520, 660))
    wing += curve((520, 660), (690, 620), (600, 430), (470, 180))
    canvas.polygon(wing, AMBER)
    canvas.polygon([((x - 500) * 0.5 + 505, (y - 640) * 0.5 + 630) for x, y in wing], GLOW)
    cut_round(canvas, 300).save(KITS / KIT / "mark.png", "PNG", optimize=True)


def main() -> None:
    """Draw everything."""
    for draw in (
        jar_candle, three_candles, wax_melts, reed_diffuser, party_table, gift_box, matchbox,
        lantern_window, parcel, candle_care, order_book, summer_tins,
    ):  # fmt: skip
        name = draw.__name__.replace("_", "-")
        draw().save(KITS / KIT / "pictures" / f"{name}.png")
    mark()
    copy_photo("snow-above-the-pines.jpg", KIT, "pine-forest.jpg")
    copy_photo("acanthus.jpg", KIT, "leaf-study.jpg")


if __name__ == "__main__":
    main()
