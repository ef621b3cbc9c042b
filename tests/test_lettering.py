"""Qt sets words on pictures: every script, its direction, emoji in colour, never outside."""

from __future__ import annotations

import colorsys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontDatabase, QImage, QPainter

from studio.app import application, without_display
from studio.brand_kit.model import Font
from studio.composing.letters import Letters, Painted
from studio.lettering import QtLetterer
from studio.paths import assets
from tests.helpers.any_composition import WORDS

without_display()
HELLO = Letters(words="Hello", width=400, height=200, size=40, least=20, colour="#FF0000")
LONG = "Free soup on Saturday from eleven, and a bulb for every child who helps us plant"
FONT = Font(
    id="headline", file="f.ttf", sha256="a" * 64, family="Any", weight=700, italic=False,
    licence="OFL-1.1",
)  # fmt: skip
REGULAR = (assets() / "fonts" / "AtkinsonHyperlegibleNext_400Regular.ttf").read_bytes()


def half_as_large(font: bytes) -> bytes:
    """Return a font of another name whose letters are half as large."""
    changed = bytearray(font)
    for code in ("ascii", "utf-16-be"):
        changed = changed.replace("Atkinson".encode(code), "Btkinson".encode(code))
    # OpenType 1.9: the table directory, and unitsPerEm in ``head``.
    record = 12 + 16 * [font[at : at + 4] for at in range(12, 12 + 16 * 40, 16)].index(b"head")
    at = int.from_bytes(font[record + 8 : record + 12]) + 18
    units = 2 * int.from_bytes(font[at : at + 2])
    changed[at : at + 2] = units.to_bytes(2)
    return bytes(changed)


def _families() -> list[str]:
    application()
    return QFontDatabase.families()


@pytest.fixture(scope="session")
def qapp() -> object:
    """Replace pytest-qt's application by ours, with our fonts."""
    return application()


@pytest.fixture
def letterer(qapp: object) -> QtLetterer:
    return QtLetterer()


def seen(painted: Painted) -> Image.Image:
    size = painted.width, painted.height
    return Image.frombytes("RGBA", size, painted.rgba) if all(size) else Image.new("RGBA", (1, 1))


def ink(painted: Painted) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of what is to be seen, in the words' box."""
    box = seen(painted).getchannel("A").getbbox()
    assert box is not None
    left, top = painted.left, painted.top
    return box[0] + left, box[1] + top, box[2] + left, box[3] + top


def hues(painted: Painted) -> set[int]:
    """Return the hues of clearly coloured pixels, in twelfths of the circle."""
    found = set()
    for _count, (red, green, blue, alpha) in seen(painted).getcolors(1_000_000):  # type: ignore[union-attr, misc]
        hue, light, strong = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
        if alpha > 200 and strong > 0.4 and 0.15 < light < 0.85:
            found.add(round(hue * 12) % 12)
    return found


def test_words_from_left_to_right_begin_at_the_left(letterer: QtLetterer) -> None:
    left, _top, right, _bottom = ink(letterer.paint(HELLO))
    assert left < 8
    assert right < 200


@pytest.mark.parametrize("words", ["שלום", "مرحبا", "12 שלום"])
def test_words_from_right_to_left_begin_at_the_right(letterer: QtLetterer, words: str) -> None:
    left, _top, right, _bottom = ink(letterer.paint(replace(HELLO, words=words)))
    assert right > 392
    assert left > 200


def test_a_latin_name_in_words_from_right_to_left_stays_on_their_left(
    letterer: QtLetterer,
) -> None:
    def width(words: str) -> float:
        box = ink(letterer.paint(replace(HELLO, words=words)))
        return box[2] - box[0]

    # The first letter is the rightmost: what is narrow there is a gap at the right.
    wide = letterer.paint(replace(HELLO, words="שש WWWW"))
    picture = seen(wide).getchannel("A")
    half = picture.width - int(width("שש")) - 2
    hebrew = picture.crop((half, 0, picture.width, picture.height))
    alone = seen(letterer.paint(replace(HELLO, words="שש"))).getchannel("A")
    same = alone.crop((alone.width - hebrew.width, 0, alone.width, alone.height))
    assert hebrew.tobytes() == same.tobytes()


def test_each_script_is_drawn_and_not_a_row_of_boxes(letterer: QtLetterer) -> None:
    for one, other in (("שלום", "םולש"), ("مرحبا", "ابحرم"), ("Hello", "olleH")):
        first = seen(letterer.paint(replace(HELLO, words=one)))
        second = seen(letterer.paint(replace(HELLO, words=other)))
        assert first.tobytes() != second.tobytes()


@pytest.mark.skipif(
    not any("Emoji" in name for name in _families()), reason="no font with emoji is installed"
)
def test_emoji_are_drawn_in_their_own_colours(letterer: QtLetterer) -> None:
    assert hues(letterer.paint(HELLO)) == {0}
    assert len(hues(letterer.paint(replace(HELLO, words="🌷🌻")))) >= 3


def test_words_in_the_middle_have_as_much_room_on_both_sides(letterer: QtLetterer) -> None:
    for words in ("Ad", "إعلان", "Two lines of words that are long enough"):
        left, top, right, bottom = ink(letterer.paint(replace(HELLO, words=words, middle=True)))
        assert abs(left - (400 - right)) <= 6
        assert abs(top - (200 - bottom)) <= 30


def test_words_become_smaller_until_they_fit_and_are_refused_then(letterer: QtLetterer) -> None:
    few = letterer.set(HELLO)
    assert (few.size, few.fits, few.lines) == (40, True, 1)
    many = letterer.set(replace(HELLO, words=LONG, height=100))
    assert many.fits
    assert 20 <= many.size < 40
    assert many.lines > 1
    largest = letterer.set(replace(HELLO, words=LONG, height=100, least=many.size + 2))
    assert not largest.fits
    too_many = letterer.set(replace(HELLO, words=LONG * 4, height=60))
    assert (too_many.size, too_many.fits) == (20, False)


def test_one_long_word_is_not_broken_but_refused(letterer: QtLetterer) -> None:
    found = letterer.set(replace(HELLO, words="W" * 60))
    assert (found.fits, found.lines) == (False, 1)


def test_no_words_are_no_pixels(letterer: QtLetterer) -> None:
    assert not letterer.paint(replace(HELLO, words="")).rgba or not any(
        letterer.paint(replace(HELLO, words="")).rgba
    )


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    words=st.one_of(st.sampled_from(WORDS), st.text(max_size=40)),
    width=st.integers(1, 500),
    height=st.integers(1, 300),
    size=st.floats(1, 200),
    least=st.floats(1, 200),
    middle=st.booleans(),
)
def test_nothing_is_outside_of_the_box(
    qapp: object, words: str, width: int, height: int, size: float, least: float, *, middle: bool
) -> None:
    letterer = QtLetterer()
    asked = Letters(
        words=words, width=width, height=height, size=size, least=least, colour="#000000",
        middle=middle,
    )  # fmt: skip
    found, painted = letterer.set(asked), letterer.paint(asked)
    for left, top, wide, high in (
        found.ink,
        (painted.left, painted.top, painted.width, painted.height),
    ):
        assert min(left, top, wide, high) >= 0
        assert left + wide <= width
        assert top + high <= height
    assert len(painted.rgba) == painted.width * painted.height * 4
    assert min(round(size), round(least)) <= found.size <= max(1, round(size))


@pytest.mark.parametrize("words", [LONG, "🌷 מבצע " * 12, "Fährgesellschaft und Söhne " * 4])
def test_lines_end_at_the_same_words_at_every_scale(letterer: QtLetterer, words: str) -> None:
    asked = Letters(words=words, width=300, height=900, size=24, least=24, colour="#000000")
    lines = letterer.set(asked)
    for scale in (2, 3, 5):
        larger = replace(
            asked, width=300 * scale, height=900 * scale, size=24 * scale, least=24 * scale
        )
        found = letterer.set(larger)
        assert found.lines == lines.lines
        # Qt rounds the height of a line up to whole pixels, and a rim is two pixels wide.
        for at, (large, small) in enumerate(zip(found.ink, lines.ink, strict=True)):
            assert abs(large / scale - small) <= (5 + lines.lines if at % 2 else 5)


def test_a_painter_draws_what_is_painted(letterer: QtLetterer) -> None:
    asked = replace(HELLO, words="Hello שלום 🌷")
    image = QImage(420, 220, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    letterer.draw_on(painter, asked, QPointF(10, 10))
    painter.end()
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    whole = Image.frombytes("RGBA", (420, 220), bytes(plain.constBits()))
    painted = letterer.paint(asked)
    left, top = painted.left + 10, painted.top + 10
    part = whole.crop((left, top, left + painted.width, top + painted.height))
    assert part.tobytes() == painted.rgba


def test_another_colour_changes_the_ink_and_not_its_place(letterer: QtLetterer) -> None:
    red, blue = letterer.paint(HELLO), letterer.paint(replace(HELLO, colour="#0000FF"))
    assert ink(red) == ink(blue)
    assert (hues(red), hues(blue)) == ({0}, {8})


def test_a_kits_font_is_used_and_a_damaged_one_is_left_out(letterer: QtLetterer) -> None:
    plain = letterer.paint(HELLO)
    light = replace(FONT, sha256="b" * 64, weight=400)
    letterer.learn(light, REGULAR)
    letterer.learn(light, b"learnt already")
    assert letterer.paint(replace(HELLO, font=light)).rgba != plain.rgba
    letterer.learn(FONT, b"no font at all")
    assert letterer.paint(replace(HELLO, font=FONT)).rgba == plain.rgba
    assert letterer.paint(replace(HELLO, font=replace(FONT, sha256="c" * 64))).rgba == plain.rgba


def test_words_that_were_set_before_their_font_came_are_set_anew(letterer: QtLetterer) -> None:
    small = replace(FONT, sha256="d" * 64, family="Btkinson", weight=400)
    asked = replace(HELLO, font=small)
    before = letterer.set(asked)
    letterer.learn(small, half_as_large(REGULAR))
    assert letterer.set(asked).ink[2] < 0.7 * before.ink[2]
    assert letterer.paint(asked).width == letterer.set(asked).ink[2]


def test_several_threads_get_what_one_gets(letterer: QtLetterer) -> None:
    asked = [replace(HELLO, words=words, width=300 + at) for at in range(8) for words in WORDS[:-1]]
    alone = [QtLetterer().paint(item) for item in asked]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(letterer.paint, asked)) == alone
