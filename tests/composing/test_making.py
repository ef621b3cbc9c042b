"""What is made for one place, and why nothing is."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace

import pytest
from PIL import Image

from studio.brand_kit.model import Edits, Layer, Picture, Template, TextSlot
from studio.composing.alt import described, written_words
from studio.composing.areas import WHOLE
from studio.composing.making import Made, Wish, make, unsuited
from studio.composing.zones import View, view_of
from studio.lettering import QtLetterer
from studio.networks.places import find_place
from studio.pictures.source import PictureSource
from studio.post import Area, PictureEdit, PictureWords
from tests.helpers.any_composition import saved, scene
from tests.helpers.small_kit import NETWORKS, kit, picture, said

PHOTO = Layer(id="photo", kind="picture", box=WHOLE, lock="none")
SLOT = TextSlot(
    kind="headline", maximum=90, colours=("a",), min_contrast=4.5,
    font="", size=0.1, min_size=0.08, overflow="shrink",
)  # fmt: skip
WORDS = Layer(id="words", kind="text", box=(0.1, 0.1, 0.8, 0.2), lock="style", slot=SLOT)
CARD = Template(id="card", title=said("Card"), ratio=(4, 5), layers=(PHOTO, WORDS))


def wish(
    size: tuple[int, int],
    key: str = "practice",
    *,
    shown: Picture | None = None,
    template: Template = CARD,
    edit: PictureEdit = PictureEdit(),  # noqa: B008  frozen
) -> Wish:
    place = find_place(NETWORKS, key)
    assert place is not None
    return Wish(
        kit=replace(kit(), templates=(template,)),
        picture_id=shown.id if shown else "",
        view=view_of(shown) if shown else View(size=size),
        edit=edit,
        place=place,
        label="",
        locale="en-GB",
    )


def plain(data: bytes, key: str, edit: PictureEdit = PictureEdit()) -> Made:  # noqa: B008  frozen
    def nobody() -> QtLetterer:
        raise AssertionError

    source = PictureSource(data)
    return make(wish(source.size, key, edit=edit), source, b"", nobody)


def written(text: str, **changes: object) -> PictureEdit:
    words = replace(PictureWords(slot="words", text=text), **changes)  # type: ignore[arg-type]
    return PictureEdit(template="card", words=(words,))


def data_of(made: Made) -> bytes:
    assert made.rendition is not None, made.facts
    return made.rendition.data


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_clean_picture_that_fits_goes_through_byte_for_byte(kind: str) -> None:
    data = saved(scene(800, 1000), kind)
    assert data_of(plain(data, "facebook")) == data
    assert (data_of(plain(data, "instagram")) == data) is (kind == "JPEG")


def test_a_picture_that_is_cut_or_turned_or_told_of_is_made_anew() -> None:
    data = saved(scene(800, 1000), "JPEG")
    cut = PictureEdit(crops=(("facebook", (0.0, 0.0, 0.5, 0.5)),))
    assert data_of(plain(data, "facebook", cut)) != data
    assert data_of(plain(data, "bluesky", cut)) == data
    turned = saved(scene(1000, 800), "JPEG", turned=6)
    assert data_of(plain(turned, "facebook")) != turned


def test_a_progressive_file_goes_only_where_it_is_taken() -> None:
    data = saved(scene(800, 1000), "JPEG", progressive=True)
    assert data_of(plain(data, "bluesky")) == data
    made = data_of(plain(data, "instagram"))
    assert made != data
    with Image.open(io.BytesIO(made)) as image:
        assert not image.info.get("progressive")


def test_a_picture_whose_shape_is_a_pixel_off_is_made_anew() -> None:
    data = saved(scene(797, 1000), "JPEG")
    made = plain(data, "instagram")
    assert made.facts.size[0] / made.facts.size[1] >= 0.8
    assert data_of(plain(data, "bluesky")) == data


def test_a_file_with_16_bits_for_each_colour_is_made_anew() -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(name + body)
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc)

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 300, 300, 16, 2, 0, 0, 0))
    row = b"\0" + b"\x80\x01\x40\x02\x20\x03" * 300
    body = chunk(b"IDAT", zlib.compress(row * 300))
    data = b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")
    made = data_of(plain(data, "facebook"))
    assert made != data
    with Image.open(io.BytesIO(made)) as image:
        found = image.convert("RGB").getpixel((150, 150))
    assert isinstance(found, tuple)
    assert all(abs(a - b) <= 3 for a, b in zip(found, (0x80, 0x40, 0x20), strict=True))


@pytest.mark.parametrize("turned", range(1, 9))
def test_the_same_corner_is_shown_however_a_file_is_turned(turned: int) -> None:
    upright = scene(640, 480)
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(undo[turned]) if turned in undo else upright
    source = PictureSource(saved(stored, "PNG", turned=turned))
    assert source.size == (640, 480)
    area: Area = (0.5, 0.25, 0.5, 0.75)
    seen = source.cut(area, (320, 360))
    assert seen.tobytes() == upright.crop((320, 120, 640, 480)).tobytes()


def test_an_area_at_the_edge_of_a_turned_picture_is_cut_too() -> None:
    source = PictureSource(saved(scene(640, 480), "JPEG", turned=3))
    # 1.0 - 0.9 - 0.1 is a little less than nothing.
    assert source.cut((0.9, 0.9, 0.1, 0.1), (64, 48)).size == (64, 48)


def test_a_large_photo_is_decoded_no_larger_than_it_has_to_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[int, int]] = []
    draft = Image.Image.draft

    def noted(image: Image.Image, mode: str | None, size: tuple[int, int] | None) -> object:
        assert size is not None
        asked.append(size)
        return draft(image, mode, size)

    monkeypatch.setattr("PIL.JpegImagePlugin.JpegImageFile.draft", noted)
    source = PictureSource(saved(scene(1600, 1200), "JPEG"))
    source.cut(WHOLE, (800, 600))
    source.cut((0.0, 0.0, 0.5, 0.5), (400, 300))
    source.cut((0.25, 0.25, 0.5, 0.5), (399, 299))
    assert asked == [(800, 600)]
    source.cut(WHOLE, (100, 75))
    assert asked == [(800, 600), (200, 150)]


@pytest.mark.parametrize(
    ("edits", "size", "template", "code"),
    [
        (Edits(), (1000, 800), CARD, ""),
        (Edits(crop="none"), (1000, 800), CARD, "template-other"),
        (Edits(crop="none"), (800, 1000), CARD, ""),
        (Edits(overlay_text=False), (1000, 800), CARD, "template-other"),
        (Edits(overlay_text=False), (1000, 800), replace(CARD, layers=(PHOTO,)), ""),
        (Edits(), (1000, 800), replace(CARD, pictures=("other",)), "template-other"),
        (Edits(), (1000, 800), replace(CARD, pictures=("heads",)), ""),
        (Edits(), (1000, 800), replace(CARD, id="other"), "template-gone"),
    ],
)
def test_a_picture_and_a_template_have_to_go_together(
    edits: Edits, size: tuple[int, int], template: Template, code: str
) -> None:
    shown = picture(edits=edits, width=size[0], height=size[1])
    asked = wish(size, shown=shown, template=template, edit=PictureEdit(template="card"))
    assert unsuited(asked) == code
    source = PictureSource(saved(scene(*size), "JPEG"))
    made = make(asked, source, b"", QtLetterer)
    assert made.facts.problem == code
    assert (made.rendition is None) is bool(code)


def test_a_picture_that_may_not_be_cut_does_not_go_where_it_would_have_to_be() -> None:
    shown = picture(edits=Edits(crop="none"), width=1000, height=500)
    source = PictureSource(saved(scene(1000, 500), "JPEG"))
    assert make(wish((0, 0), "instagram", shown=shown), source, b"", QtLetterer).facts.problem == (
        "picture-shape"
    )


@pytest.mark.parametrize(
    ("key", "template", "size"),
    [
        ("youtube", "", (500, 400)),
        ("youtube", "card", (500, 400)),
        ("youtube", "", (300, 1000)),
        ("instagram", "", (200, 250)),
        ("instagram:story", "card", (110, 500)),
        ("bluesky", "card", (150, 150)),
    ],
)
def test_a_picture_with_the_pixels_that_are_needed_is_made(
    letterer: QtLetterer, key: str, template: str, size: tuple[int, int]
) -> None:
    def made(size: tuple[int, int]) -> Made:
        source = PictureSource(saved(scene(*size), "JPEG"))
        asked = wish(size, key, edit=PictureEdit(template=template))
        return make(asked, source, b"", lambda: letterer)

    told = made(size).facts
    assert told.problem == "picture-too-small"
    assert told.needed > size[0]
    larger = (told.needed, -(-size[1] * told.needed // size[0]))
    assert made(larger).facts.problem == ""


def test_words_that_do_not_fit_make_no_picture(letterer: QtLetterer) -> None:
    source = PictureSource(saved(scene(800, 1000), "JPEG"))
    few, many = (
        make(wish((800, 1000), edit=written(text)), source, b"", lambda: letterer)
        for text in ("Hi", "many words " * 20)
    )
    assert few.facts.problem == ""
    assert [slot.fits for slot in few.facts.slots] == [True]
    assert (many.rendition, many.facts.problem) == (None, "words-too-many")


@pytest.mark.parametrize("kind", ["legal", "badge"])
def test_a_legal_line_or_a_label_is_never_cut_off(letterer: QtLetterer, kind: str) -> None:
    source = PictureSource(saved(scene(800, 1000), "JPEG"))
    for text, problem in (
        ("Terms apply.", ""),
        ("Terms apply, and so on. " * 40, "words-too-many"),
    ):
        line = Layer(id="l", kind=kind, box=(0.1, 0.8, 0.6, 0.1), lock="full", text=said(text))
        template = replace(CARD, layers=(PHOTO, line))
        asked = wish((800, 1000), template=template, edit=PictureEdit(template="card"))
        made = make(replace(asked, label=text), source, b"", lambda: letterer)
        assert made.facts.problem == problem
        assert (made.rendition is None) is bool(problem)


@pytest.mark.parametrize(("side", "soft"), [(1200, False), (660, False), (640, True)])
def test_a_picture_with_clearly_too_few_pixels_is_soft(side: int, *, soft: bool) -> None:
    made = plain(saved(scene(side, side), "JPEG"), "practice")
    assert made.facts.soft is soft
    assert made.facts.size == (side, side)


def test_the_words_on_a_picture_are_told_in_its_description() -> None:
    legal = Layer(id="terms", kind="legal", box=WHOLE, lock="full", text=said("18+  only"))
    brand = replace(kit(), templates=(replace(CARD, layers=(PHOTO, WORDS, legal)),))
    words = written_words(brand, written("Plant\n now"), "en-GB")
    assert words == (("words", "Plant now"), ("terms", "18+ only"))
    assert written_words(brand, written(" "), "en-GB") == (("terms", "18+ only"),)
    assert written_words(brand, PictureEdit(template="gone"), "en-GB") == ()
    assert written_words(brand, PictureEdit(), "en-GB") == ()


@pytest.mark.parametrize(
    ("base", "words", "whole"),
    [
        ("A cup", ("Plant now", "18+"), "A cup. On it: Plant now. 18+."),
        ("A cup.", ("Plant now.",), "A cup. On it: Plant now."),
        ("", ("Plant now",), "On it: Plant now."),
        ("A sign that says plant now", ("Plant now",), "A sign that says plant now"),
        ("A cup", (), "A cup"),
    ],
)
def test_a_description_is_one_text_that_can_be_read_aloud(
    base: str, words: tuple[str, ...], whole: str
) -> None:
    assert described(base, words, "On it:") == whole
