"""Words stand out from what is behind them: it is measured, and a shade makes sure of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from studio.brand_kit.model import Font
from studio.composing.contrast import blended, luminance, ratio, rgb
from studio.composing.drawing import draw
from studio.composing.letters import Letters, Painted, PxBox, Set
from studio.composing.plan import Plan, PlanLayer, shade_box
from studio.composing.planning import shade_for
from studio.pictures.source import PictureSource
from tests.helpers.any_composition import saved

_COLOUR = st.tuples(*(st.integers(0, 255) for _channel in range(3)))
BOX: PxBox = (0, 0, 100, 100)


@dataclass(frozen=True)
class Plain:
    """Sets words as one solid block."""

    ink: PxBox = BOX
    fits: bool = True
    drawn: bool = True

    def learn(self, font: Font, data: bytes) -> None:
        raise AssertionError

    def set(self, letters: Letters) -> Set:
        return Set(size=20, fits=self.fits, ink=self.ink, lines=1)

    def paint(self, letters: Letters) -> Painted:
        width, height = self.ink[2:] if self.drawn else (0, 0)
        pixel = bytes((*rgb(letters.colour), 255))
        return Painted(
            left=self.ink[0], top=self.ink[1], width=width, height=height,
            rgba=pixel * width * height,
        )  # fmt: skip


def plan(**changes: object) -> Plan:
    letters = Letters(words="Hi", width=100, height=100, size=20, least=20, colour="#FFFFFF")
    words = PlanLayer(
        kind="text",
        id="words",
        box=BOX,
        colour="colour.paper",
        letters=letters,
        colours=(("colour.paper", "#FFFFFF"), ("colour.ink", "#000000")),
        asked=4.5,
    )
    photo = PlanLayer(kind="picture", id="photo", box=BOX, area=(0.0, 0.0, 1.0, 1.0))
    layers = (photo, replace(words, **changes))  # type: ignore[arg-type]
    return Plan(width=100, height=100, ground="#00FF00", stage=BOX, layers=layers)


def light_part(share: float) -> bytes:
    """Return a black picture of which a part is white."""
    image = Image.new("RGB", (100, 100), "#000000")
    image.paste("#FFFFFF", (0, 0, 100, round(100 * share)))
    return saved(image, "PNG")


@pytest.mark.parametrize(
    ("share", "white", "black"),
    [(0.0, 21.0, 1.0), (0.04, 21.0, 1.0), (0.06, 1.0, 1.0), (0.96, 1.0, 21.0)],
)
def test_what_95_in_a_hundred_pixels_reach_is_measured(
    share: float, white: float, black: float
) -> None:
    (fact,) = draw(plan(), PictureSource(light_part(share)), b"", Plain()).facts
    assert fact.ratio == pytest.approx(white)
    wanted = {"colour.paper": white, "colour.ink": black}
    assert dict(fact.contrast) == pytest.approx(wanted)
    assert (fact.slot, fact.asked, fact.colour, fact.fits) == ("words", 4.5, "colour.paper", True)


@pytest.mark.parametrize("ground", [0, 255])
def test_thin_strokes_behind_many_pixels_of_words_are_not_blurred_away(ground: int) -> None:
    side = 600
    grain = Image.frombytes("L", (side, side), hashlib.shake_256(b"").digest(side * side))
    # One pixel in ten, here and there.
    image = grain.point(lambda value: 255 - ground if value < 26 else ground).convert("RGB")
    box: PxBox = (0, 0, side, side)
    photo, words = (replace(layer, box=box) for layer in plan().layers)
    made = replace(plan(), width=side, height=side, layers=(photo, words))
    (fact,) = draw(made, PictureSource(saved(image, "PNG")), b"", Plain(ink=box, drawn=False)).facts
    assert dict(fact.contrast) == pytest.approx({"colour.paper": 1.0, "colour.ink": 1.0})


def test_only_what_is_behind_the_words_is_measured() -> None:
    source = PictureSource(light_part(0.5))
    below = draw(plan(), source, b"", Plain(ink=(10, 60, 50, 20))).facts[0]
    above = draw(plan(), source, b"", Plain(ink=(10, 20, 50, 20))).facts[0]
    assert [below.ratio, above.ratio] == pytest.approx([21.0, 1.0])


def test_words_themselves_are_not_measured_and_no_words_are_no_ratio() -> None:
    source = PictureSource(light_part(0.0))
    shown, hidden = (draw(plan(), source, b"", Plain(drawn=drawn)) for drawn in (True, False))
    assert shown.facts == hidden.facts
    assert shown.image.getpixel((50, 50)) == (255, 255, 255)
    letters = plan().layers[1].letters
    assert letters is not None
    (fact,) = draw(plan(letters=replace(letters, words="")), source, b"", Plain()).facts
    assert (fact.contrast, fact.fits) == ((), True)


def test_words_that_do_not_fit_are_told() -> None:
    (fact,) = draw(plan(), PictureSource(light_part(0.0)), b"", Plain(fits=False)).facts
    assert not fact.fits


@given(_COLOUR, st.sampled_from([1.0, 3.0, 4.5]), _COLOUR)
def test_a_shade_reaches_what_is_asked_of_any_colour_on_any_background(
    colour: tuple[int, int, int], asked: float, behind: tuple[int, int, int]
) -> None:
    code = "#{:02X}{:02X}{:02X}".format(*colour)
    shade, opacity = shade_for(code, asked)
    assert shade in ("#000000", "#FFFFFF")
    assert 0 < opacity <= 1
    (mixed,) = blended({behind: 1}, rgb(shade), opacity)
    assert ratio(luminance(colour), luminance(mixed)) >= asked


def test_a_shade_is_no_denser_than_it_has_to_be() -> None:
    assert shade_for("#FFFFFF", 4.5) == ("#000000", 0.62)
    assert shade_for("#FFFFFF", 1.0) == ("#000000", 0.5)
    assert shade_for("#000000", 4.5) == ("#FFFFFF", 0.5)
    assert shade_for("#FFFFFF", 21.0) == ("#000000", 1.0)


def test_words_on_a_drawn_shade_reach_what_is_asked() -> None:
    shade, opacity = shade_for("#FFFFFF", 4.5)
    source = PictureSource(light_part(1.0))
    bare, shaded = (
        draw(made, source, b"", Plain(ink=(20, 20, 60, 60))).facts[0].ratio
        for made in (plan(), plan(shade=shade, opacity=opacity))
    )
    assert bare == pytest.approx(1.0)
    assert shaded >= 4.5


@pytest.mark.parametrize(
    ("ink", "expected"),
    [
        ((0, 0, 100, 100), BOX),
        ((40, 40, 20, 20), (33, 33, 34, 34)),
        ((95, 0, 5, 5), (88, 0, 12, 12)),
    ],
)
def test_a_shade_lies_around_the_words_and_not_outside_of_their_box(
    ink: PxBox, expected: PxBox
) -> None:
    assert shade_box(ink, BOX, 20.0) == expected


def test_a_shade_changes_nothing_outside_of_the_box() -> None:
    box: PxBox = (30, 30, 40, 40)
    letters = plan().layers[1].letters
    assert letters is not None
    small = replace(letters, width=40, height=40)
    image = draw(
        plan(box=box, letters=small, shade="#000000", opacity=1.0),
        PictureSource(light_part(1.0)),
        b"",
        Plain(ink=(0, 0, 40, 40), drawn=False),
    ).image
    dark = [(x, y) for x in range(100) for y in range(100) if image.getpixel((x, y)) != (255,) * 3]
    assert dark
    assert all(30 <= x < 70 and 30 <= y < 70 for x, y in dark)


def test_a_panel_is_laid_as_densely_as_it_says() -> None:
    panel = PlanLayer(kind="panel", id="p", box=(0, 0, 50, 100), colour="#000000", opacity=0.5)
    made = replace(plan(), layers=(plan().layers[0], panel))
    image = draw(made, PictureSource(light_part(1.0)), b"", Plain()).image
    left = image.getpixel((10, 10))
    assert isinstance(left, tuple)
    assert all(abs(channel - 128) <= 1 for channel in left)
    assert image.getpixel((60, 10)) == (255, 255, 255)
    solid = replace(made, layers=(made.layers[0], replace(panel, opacity=1.0)))
    assert draw(solid, PictureSource(light_part(1.0)), b"", Plain()).image.getpixel((1, 1)) == (
        0, 0, 0,
    )  # fmt: skip


def test_the_mark_keeps_its_shape_and_stands_on_the_left() -> None:
    mark = saved(Image.new("RGBA", (40, 20), (255, 0, 0, 255)), "PNG")
    logo = PlanLayer(kind="logo", id="l", box=(20, 20, 60, 60))
    made = replace(plan(), layers=(plan().layers[0], logo))
    source = PictureSource(light_part(0.0))
    assert draw(made, source, mark, Plain()).image.getbbox() == (20, 35, 80, 65)
    assert draw(made, source, b"", Plain()).image.getbbox() is None


def test_a_badge_is_a_light_card_behind_its_word() -> None:
    letters = Letters(words="Ad", width=40, height=20, size=12, least=3, colour="#000000")
    badge = PlanLayer(kind="badge", id="b", box=(10, 10, 40, 20), colour="#FFFFFF", letters=letters)
    made = replace(plan(), layers=(plan().layers[0], badge))
    image = draw(made, PictureSource(light_part(0.0)), b"", Plain(ink=(10, 5, 20, 10))).image
    assert image.getbbox() == (10, 10, 50, 30)
    assert image.getpixel((20, 18)) == (0, 0, 0)
    assert image.getpixel((15, 18)) == (255, 255, 255)


def test_each_colour_is_measured_on_the_shade_that_it_would_have() -> None:
    source = PictureSource(light_part(0.5))
    (fact,) = draw(plan(shade="#000000", opacity=0.62), source, b"", Plain()).facts
    # White words have a dark shade and dark words a light one: both can be read.
    assert all(found >= 4.5 for _colour, found in fact.contrast)


def test_more_words_than_the_slot_takes_do_not_fit() -> None:
    source = PictureSource(light_part(0.0))
    (fact,) = draw(plan(maximum=1), source, b"", Plain()).facts
    assert not fact.fits
    (fact,) = draw(plan(maximum=2), source, b"", Plain()).facts
    assert fact.fits


@pytest.mark.parametrize(
    ("opacity", "box", "hidden"),
    [
        (1.0, (50, 50, 50, 50), True),
        (0.5, (50, 50, 50, 50), True),
        (0.1, BOX, False),
        (1.0, (0, 50, 9, 9), False),
    ],
)
def test_words_that_a_panel_lies_over_are_told(opacity: float, box: PxBox, *, hidden: bool) -> None:
    panel = PlanLayer(kind="panel", id="band", box=box, colour="#101010", opacity=opacity)
    made = plan()
    source, letterer = PictureSource(light_part(0.0)), Plain(ink=(10, 40, 60, 30))
    over = replace(made, layers=(*made.layers, panel))
    (fact,) = draw(over, source, b"", letterer).facts
    assert fact.covered is hidden
    under = replace(made, layers=(made.layers[0], panel, made.layers[1]))
    (fact,) = draw(under, source, b"", letterer).facts
    assert not fact.covered


def test_words_under_other_words_are_told_where_letters_meet() -> None:
    made = plan()
    other = replace(made.layers[1], kind="legal", id="terms")
    both = replace(made, layers=(*made.layers, other))
    facts = draw(both, PictureSource(light_part(0.0)), b"", Plain()).facts
    assert [(fact.slot, fact.covered) for fact in facts] == [("words", True)]
