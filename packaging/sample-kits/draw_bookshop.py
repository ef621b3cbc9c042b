"""Draws the pictures of the sample kit Harbour Pages; the same bytes at every run.

Run ``python packaging/sample-kits/draw_bookshop.py``. Needs Pillow and the app's own fonts.
"""

from __future__ import annotations

import math
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from parts import KITS, Canvas, copy_photo, cut_round, lying, open_book, spine

from canvas import curve, leaf, mug, steam  # isort: skip  found by way of parts

KIT = "harbour-pages"
NAVY, SEA, FOAM, PAPER = "#1F3A5F", "#3F6C93", "#CFE0EA", "#FAF5EA"
BRASS, OXBLOOD, MOSS, INK, ROSE = "#E3B55B", "#7A2E2E", "#6F8060", "#1B2430", "#C98B7A"
OAK, OAK_DARK, SAND = "#B98A5A", "#8A6139", "#E9DCC3"
BACKS = ((NAVY, BRASS), (OXBLOOD, SAND), (MOSS, PAPER), (BRASS, OXBLOOD), (SEA, PAPER), (ROSE, INK))


def stack_and_mug() -> Canvas:
    """Five books in a stack, a mug of tea on top."""
    canvas = Canvas(1200, 1500, FOAM)
    canvas.ellipse(600, 760, 500, 500, "#DEEAF1")
    canvas.box(0, 1330, 1200, 170, OAK)
    canvas.box(0, 1330, 1200, 12, OAK_DARK)
    for i, (x, w) in enumerate(((270, 680), (310, 640), (250, 620), (330, 560), (350, 500))):
        fill, band = BACKS[i]
        lying(canvas, x, 1222 - i * 112, w, 110, fill, band)
    mug(canvas, 590, 772, 210, 220, OXBLOOD, "#5F2222")
    steam(canvas, 590, 520, 240, "#FFFFFFAA")
    return canvas


def reading_chair() -> Canvas:
    """A mustard armchair under a lamp, a book open on its seat."""
    canvas = Canvas(1200, 1500, "#DCE3DC")
    canvas.box(0, 1180, 1200, 320, OAK)
    canvas.ellipse(560, 1370, 520, 90, OXBLOOD)
    canvas.ellipse(560, 1370, 440, 70, "#8E4040")
    canvas.polygon([(880, 420), (1080, 420), (1150, 1330), (560, 1330)], "#FFF4C855")
    canvas.box(972, 430, 16, 900, INK)
    canvas.ellipse(980, 1335, 110, 20, INK)
    canvas.polygon([(910, 230), (1050, 230), (1120, 430), (840, 430)], BRASS)
    for x in (320, 770):
        canvas.box(x, 1200, 44, 130, OAK_DARK, 10)
    canvas.box(300, 470, 540, 620, "#D9A441", 120)
    canvas.box(350, 520, 440, 440, "#E3B55B", 90)
    canvas.box(290, 930, 560, 300, "#C9922F", 50)
    canvas.box(340, 930, 460, 130, "#EBC471", 50)
    for x in (230, 790):
        canvas.box(x, 800, 120, 430, "#D9A441", 56)
        canvas.box(x + 14, 812, 92, 70, "#E9BE66", 36)
    open_book(canvas, 570, 965, 270, 130, NAVY)
    return canvas


def bookmark() -> Canvas:
    """A closed blue book, a red ribbon near its end."""
    canvas = Canvas(1080, 1350, SAND)
    canvas.ellipse(540, 660, 440, 440, "#F3EAD7")
    canvas.box(262, 300, 600, 790, "#00000022", 24)
    canvas.box(780, 290, 60, 770, "#F4ECD8", 8)
    for i in range(7):
        canvas.box(786 + i * 7, 296, 2, 758, "#CDBFA0")
    canvas.box(240, 270, 560, 800, NAVY, 24)
    canvas.box(240, 270, 70, 800, "#172C49", 24)
    canvas.box(370, 380, 370, 580, BRASS, 12)
    canvas.box(380, 390, 350, 560, NAVY, 8)
    canvas.polygon([(430, 720), (680, 720), (630, 800), (480, 800)], PAPER)
    canvas.polygon([(550, 500), (550, 700), (430, 700)], PAPER)
    canvas.polygon([(566, 540), (566, 700), (670, 700)], FOAM)
    canvas.box(806, 1040, 26, 170, "#B03A3A")
    canvas.polygon([(806, 1200), (832, 1200), (832, 1250), (819, 1226), (806, 1250)], "#B03A3A")
    return canvas


def signing_table() -> Canvas:
    """A small table with books and a pen; the chair behind it is empty."""
    canvas = Canvas(1200, 1500, "#E7DFD0")
    canvas.box(0, 1250, 1200, 250, OAK)
    for i in range(7):
        canvas.box(90 + i * 160, 120, 120, 150, "#D8CDB8", 8)
    canvas.box(430, 480, 340, 420, OXBLOOD, 60)
    canvas.box(470, 520, 260, 300, "#8E4040", 44)
    canvas.polygon([(120, 880), (1080, 880), (1130, 960), (70, 960)], NAVY)
    canvas.polygon([(70, 960), (1130, 960), (1090, 1360), (110, 1360)], "#274A77")
    for x in (250, 480, 720, 940):
        canvas.polygon([(x, 962), (x + 26, 962), (x + 14, 1358), (x - 8, 1358)], "#1F3A5F99")
    for i in range(4):
        lying(canvas, 180 + (i % 2) * 14, 838 - i * 62, 270, 60, *BACKS[(i + 1) % 6])
    for i in range(3):
        lying(canvas, 790 - (i % 2) * 12, 838 - i * 62, 250, 60, *BACKS[(i + 3) % 6])
    open_book(canvas, 620, 905, 220, 70, OXBLOOD)
    canvas.stroke([(690 + i * 0.9, 890 - i * 0.5) for i in range(90)], INK, 11, 5)
    return canvas


def pen_and_bookplate() -> Canvas:
    """A bookplate with a boat, a fountain pen beside it."""
    canvas = Canvas(1500, 1125, "#D9C8A9")
    canvas.box(238, 198, 700, 800, "#00000020", 10)
    canvas.box(220, 180, 700, 800, PAPER, 10)
    canvas.box(260, 220, 620, 720, NAVY, 6)
    canvas.box(272, 232, 596, 696, PAPER, 4)
    canvas.polygon([(400, 600), (740, 600), (670, 690), (470, 690)], NAVY)
    canvas.polygon([(562, 320), (562, 580), (410, 580)], OXBLOOD)
    canvas.polygon([(582, 370), (582, 580), (710, 580)], ROSE)
    for i in range(3):
        x = 360 + i * 140
        wave = curve((x, 735), (x + 40, 700), (x + 80, 770), (x + 130, 735), 200)
        canvas.stroke(wave, SEA, 13)
    canvas.text(570, 850, "From the books of", 46, NAVY, bold=True)
    body = curve((1330, 250), (1260, 420), (1160, 640), (1090, 800), 500)
    canvas.stroke(body, INK, 74, 56)
    canvas.stroke(body[200:232], BRASS, 72)
    canvas.polygon([(1066, 790), (1116, 812), (1046, 930)], BRASS)
    canvas.stroke([(1088 - i * 0.4, 808 + i) for i in range(100)], INK, 4)
    return canvas


def story_rug() -> Canvas:
    """A round rug with cushions and one big picture book."""
    canvas = Canvas(1500, 1125, "#E3EAE4")
    canvas.box(0, 620, 1500, 505, OAK)
    for i in range(6):
        canvas.box(0, 620 + i * 84, 1500, 4, OAK_DARK + "88")
    for size, hue in ((1.0, NAVY), (0.84, PAPER), (0.68, SEA), (0.52, PAPER), (0.36, ROSE)):
        canvas.ellipse(750, 860, 640 * size, 220 * size, hue)
    for i, hue in enumerate((BRASS, OXBLOOD, MOSS, BRASS, OXBLOOD, MOSS)):
        turn = math.radians(190 + i * 32)
        x, y = 750 + math.cos(turn) * 620, 840 + math.sin(turn) * 230
        canvas.ellipse(x + 8, y + 14, 110, 62, "#00000022")
        canvas.box(x - 105, y - 62, 210, 116, hue, 54)
        canvas.ellipse(x, y - 4, 12, 7, "#00000044")
    open_book(canvas, 750, 840, 420, 220, OXBLOOD)
    canvas.ellipse(650, 800, 44, 40, BRASS)
    canvas.polygon([(800, 880), (880, 880), (840, 790)], MOSS)
    return canvas


def paper_boat() -> Canvas:
    """A paper boat of a printed page on three rows of waves."""
    canvas = Canvas(1200, 1200, FOAM)
    canvas.ellipse(900, 270, 130, 130, "#F6E3B0")
    canvas.polygon([(600, 300), (820, 720), (380, 720)], "#F3EBD8")
    canvas.polygon([(600, 300), (600, 720), (380, 720)], PAPER)
    canvas.polygon([(200, 640), (600, 720), (1000, 640), (840, 900), (360, 900)], PAPER)
    canvas.polygon([(600, 720), (1000, 640), (840, 900), (600, 900)], "#EADFC8")
    for i in range(5):
        canvas.box(400 + i * 8, 760 + i * 24, 170 - i * 6, 7, "#B9AD95", 3)
        canvas.box(640, 760 + i * 24, 170 - i * 10, 7, "#AA9D83", 3)
    for row, (y, hue) in enumerate(((860, SEA), (960, "#31597D"), (1060, NAVY))):
        canvas.box(0, y + 20, 1200, 400, hue)
        for i in range(-1, 9):
            canvas.ellipse(i * 160 + row * 60, y + 24, 84, 40, hue)
    return canvas


def second_hand_crate() -> Canvas:
    """A wooden crate of worn paperbacks."""
    canvas = Canvas(1500, 1125, "#DDE6E3")
    canvas.box(0, 900, 1500, 225, "#C9B99A")
    chance = random.Random(5)  # noqa: S311  books, not secrets
    x = 300.0
    while x < 1150:
        w, h = chance.uniform(44, 86), chance.uniform(400, 520)
        fill, band = BACKS[chance.randrange(6)]
        spine(canvas, x, 800, min(w, 1200 - x), h, fill, band)
        crease = x + w * chance.uniform(0.3, 0.6)
        canvas.stroke([(crease, 800 - h + i) for i in range(0, round(h), 2)], "#FFFFFF66", 4)
        x += w + 3
    for y in (620, 760, 900):
        canvas.box(260, y, 980, 118, OAK, 8)
        canvas.box(260, y + 100, 980, 18, OAK_DARK + "99", 8)
        for at in (300, 1200):
            canvas.ellipse(at, y + 56, 8, 8, OAK_DARK)
    canvas.box(640, 660, 220, 50, OAK_DARK, 25)
    return canvas


def spines() -> Canvas:
    """Two shelves of books; one leans on the next."""
    canvas = Canvas(1500, 1125, "#6B4A2F")
    canvas.box(50, 40, 1400, 1045, "#533821", 10)
    chance = random.Random(21)  # noqa: S311
    for ground in (530, 1030):
        x = 80.0
        while x < 1330:
            w, h = chance.uniform(50, 104), chance.uniform(300, 430)
            spine(canvas, x, ground, w, h, *BACKS[chance.randrange(6)])
            x += w + 4
            if 600 < x < 700:
                canvas.polygon(
                    [(x + 70, ground), (x + 130, ground), (x + 60, ground - 350),
                     (x + 4, ground - 340)], SAND,
                )  # fmt: skip
                x += 140
        canvas.box(50, ground, 1400, 44, OAK)
        canvas.box(50, ground + 34, 1400, 10, OAK_DARK)
    return canvas


def _window(wall: str, sky: str, cold: bool) -> Canvas:
    canvas = Canvas(1200, 1500, sky)
    canvas.box(90, 260, 1020, 1240, wall)
    canvas.box(150, 300, 900, 120, BRASS, 12)
    canvas.text(600, 362, "Harbour Pages", 84, INK, bold=True)
    canvas.box(180, 480, 840, 700, INK, 16)
    canvas.box(200, 500, 800, 660, "#FBE3A4", 8)
    for shelf in (780, 1120):
        for i in range(9):
            tall = 150 + (i * 37) % 90
            spine(canvas, 240 + i * 80, shelf, 66, tall, *BACKS[(i + shelf) % 6])
        canvas.box(200, shelf, 800, 22, OAK_DARK)
    canvas.box(590, 500, 20, 660, INK)
    canvas.box(140, 1180, 920, 60, OAK_DARK, 8)
    for i in range(12):
        x = 170 + i * 78
        if cold:
            canvas.ellipse(x + 10, 1180, 70, 26 + i % 3 * 7, "#FFFFFF")
        else:
            leaf(canvas, (x, 1176), i * 47, 70, 24, (ROSE, BRASS, "#B5653A")[i % 3])
    return canvas


def winter_window() -> Canvas:
    """The shop's window on a blue evening, snow on the sill."""
    canvas = _window(NAVY, "#4A678C", cold=True)
    chance = random.Random(12)  # noqa: S311
    for _ in range(150):
        size = chance.uniform(3, 8)
        x, y = chance.uniform(0, 1200), chance.uniform(0, 1500)
        canvas.ellipse(x, y, size, size, "#FFFFFFBB")
    return canvas


def autumn_window() -> Canvas:
    """The same window on a brown evening, leaves on the sill."""
    canvas = _window("#5B4030", "#A98B6A", cold=False)
    chance = random.Random(9)  # noqa: S311
    for i in range(26):
        at = (chance.uniform(0, 1200), chance.uniform(0, 240))
        leaf(canvas, at, chance.uniform(0, 360), 46, 15, (BRASS, "#B5653A")[i % 2])
    return canvas


def mark() -> None:
    """Draw the mark: an open book that is a boat, on navy."""
    canvas = Canvas(1024, 1024, NAVY)
    canvas.polygon([(490, 190), (490, 640), (230, 640)], PAPER)
    canvas.polygon([(534, 270), (534, 640), (770, 640)], BRASS)
    canvas.polygon([(170, 690), (512, 740), (854, 690), (740, 860), (284, 860)], PAPER)
    canvas.box(504, 738, 16, 122, NAVY)
    cut_round(canvas, 512).save(KITS / KIT / "mark.png", "PNG", optimize=True)


def main() -> None:
    """Draw everything."""
    for draw in (
        stack_and_mug, reading_chair, bookmark, signing_table, pen_and_bookplate, story_rug,
        paper_boat, second_hand_crate, spines, winter_window, autumn_window,
    ):  # fmt: skip
        name = draw.__name__.replace("_", "-")
        draw().save(KITS / KIT / "pictures" / f"{name}.png")
    mark()
    copy_photo("bench-cafe-cup.png", KIT, "tea-break.jpg")
    copy_photo("cat-close-up.png", KIT, "shop-cat.jpg")
    copy_photo("harbour.jpg", KIT, "old-harbour.jpg")


if __name__ == "__main__":
    main()
