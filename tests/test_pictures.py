from __future__ import annotations

import io
import random
import struct
import time
import zlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from studio import paths
from studio.networks.model import PictureLimits
from studio.pictures import PictureError, Rendition, pixels, rendition, thumbnail

LIMITS = PictureLimits(
    count=4,
    max_bytes=1_000_000,
    formats=("image/jpeg", "image/png"),
    max_side=1_000,
    ratio_min=0.0,
    ratio_max=0.0,
    alt_limit=0,
    has_alt=True,
)
CANARY = b"CANARY"


def photo(width: int = 400, height: int = 300, *, noise: bool = False) -> Image.Image:
    if noise:
        data = random.Random(1).randbytes(width * height * 3)  # noqa: S311
        return Image.frombytes("RGB", (width, height), data)
    image = Image.new("RGB", (width, height), (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, width // 2, height))
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010E] = "CANARY description"
    found[0x013B] = "CANARY artist"
    gps = found.get_ifd(0x8825)
    gps[1], gps[2], gps[29] = "N", (51.0, 30.0, 12.0), "CANARY date"
    return found


def decoded(made: Rendition) -> Image.Image:
    image = Image.open(io.BytesIO(made.data))
    image.load()
    return image


def is_close(colour: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(a - b) < 40 for a, b in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_that_fits_and_tells_nothing_goes_out_byte_for_byte(kind: str) -> None:
    data = saved(photo(), kind)
    made = rendition(data, LIMITS)
    assert made.data == data
    assert (made.width, made.height) == (400, 300)
    assert made.mime == f"image/{kind.lower()}"


def test_a_progressive_jpeg_without_metadata_goes_out_byte_for_byte() -> None:
    data = saved(photo(noise=True), progressive=True)
    assert rendition(data, LIMITS).data == data


def test_place_camera_and_names_are_gone() -> None:
    data = saved(photo(), exif=exif(), comment=CANARY, xmp=b"<x:xmpmeta>CANARY</x:xmpmeta>")
    assert data.count(CANARY) >= 4
    made = rendition(data, LIMITS)
    assert CANARY not in made.data
    assert b"Exif" not in made.data
    assert b"GPS" not in made.data
    assert not decoded(made).getexif()
    shown = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    assert set(decoded(made).info) <= shown


@pytest.mark.parametrize(
    "options",
    [
        {"exif": exif()},
        {"comment": CANARY},
        {"xmp": b"CANARY"},
        {
            "icc_profile": CANARY
            + ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        },
    ],
)
def test_each_kind_of_jpeg_metadata_alone_is_removed(options: dict[str, Any]) -> None:
    data = saved(photo(), **options)
    assert CANARY in data
    assert CANARY not in rendition(data, LIMITS).data


def test_png_texts_and_exif_are_removed() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "CANARY")
    info.add_itxt("XML:com.adobe.xmp", "CANARY")
    data = saved(photo(), "PNG", pnginfo=info, exif=exif())
    made = rendition(data, LIMITS)
    assert CANARY in data
    assert CANARY not in made.data
    assert b"eXIf" not in made.data


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_hangs_behind_the_picture_is_removed(kind: str) -> None:
    made = rendition(saved(photo(), kind) + CANARY, LIMITS)
    assert CANARY not in made.data


def test_a_comment_between_the_scans_is_removed() -> None:
    data = saved(photo(noise=True), progressive=True)
    second = data.index(b"\xff\xda", data.index(b"\xff\xda") + 2)
    hidden = b"\xff\xfe" + struct.pack(">H", 2 + len(CANARY)) + CANARY
    made = rendition(data[:second] + hidden + data[second:], LIMITS)
    assert CANARY not in made.data


@pytest.mark.parametrize(
    ("orientation", "size", "left_top"),
    [
        (1, (400, 300), (255, 0, 0)),
        (2, (400, 300), (0, 0, 255)),
        (3, (400, 300), (0, 0, 255)),
        (6, (300, 400), (255, 0, 0)),
        (8, (300, 400), (0, 0, 255)),
    ],
)
def test_a_turned_photo_goes_out_upright(
    orientation: int, size: tuple[int, int], left_top: tuple[int, int, int]
) -> None:
    made = rendition(saved(photo(), exif=exif(orientation)), LIMITS)
    assert (made.width, made.height) == size == decoded(made).size
    assert is_close(decoded(made).getpixel((5, 5)), left_top)


def test_a_large_picture_is_scaled_down_and_keeps_its_shape() -> None:
    made = rendition(saved(photo(2_000, 1_000)), LIMITS)
    assert (made.width, made.height) == (1_000, 500)


def test_a_small_picture_is_never_scaled_up() -> None:
    made = rendition(saved(photo(80, 60), exif=exif()), LIMITS)
    assert (made.width, made.height) == (80, 60)


@pytest.mark.parametrize("most", [200_000, 60_000, 12_000])
def test_a_picture_is_made_to_fit_the_bytes(most: int) -> None:
    data = saved(photo(900, 900, noise=True), quality=95)
    made = rendition(data, replace(LIMITS, max_bytes=most))
    assert len(made.data) <= most
    assert (made.width, made.height) == decoded(made).size


def test_a_limit_that_nothing_fits_is_told() -> None:
    with pytest.raises(PictureError, match="picture-does-not-fit"):
        rendition(saved(photo(noise=True)), replace(LIMITS, max_bytes=100))


def test_without_published_limits_our_own_hold() -> None:
    data = saved(photo(3_000, 2_000, noise=True), quality=95)
    made = rendition(data, replace(LIMITS, max_bytes=0, max_side=0))
    assert max(made.width, made.height) <= 2_000
    assert len(made.data) <= 2_000_000


def test_a_format_that_the_network_does_not_take_becomes_one_that_it_takes() -> None:
    made = rendition(saved(photo(), "WEBP"), LIMITS)
    assert made.mime == "image/jpeg"
    assert made.data.startswith(b"\xff\xd8")
    made = rendition(saved(photo(), "PNG"), replace(LIMITS, formats=("image/jpeg",)))
    assert made.mime == "image/jpeg"
    made = rendition(saved(photo()), replace(LIMITS, formats=("image/png",)))
    assert made.mime == "image/png"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixels_becomes_rgb_or_goes_out_as_it_is(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    data = saved(Image.new(mode, (40, 20)), kind)
    assert decoded(rendition(data, LIMITS)).mode in ("RGB", "L", "P")
    assert thumbnail(data, 10).width == 10


def test_what_is_see_through_is_put_on_white() -> None:
    made = rendition(saved(Image.new("RGBA", (40, 20), (0, 0, 0, 0)), "PNG"), LIMITS)
    assert is_close(decoded(made).getpixel((5, 5)), (255, 255, 255))


def test_colours_of_another_profile_are_changed_to_srgb() -> None:
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # A profile in which red and blue have changed places.
    odd = plain.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    made = rendition(saved(photo(), icc_profile=odd), LIMITS)
    assert "icc_profile" not in decoded(made).info
    assert is_close(decoded(made).getpixel((5, 5)), (0, 0, 255))


def png(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(name + body)
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc)

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1_000))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (png(20_000, 10_000), "picture-too-large"),
        (png(6_500, 6_500), "picture-too-large"),
        (b"", "picture-unreadable"),
        (b"hello", "picture-unreadable"),
        (png(40, 40)[:-40], "picture-unreadable"),
        (saved(Image.new("RGB", (9, 9)), "GIF"), "picture-unreadable"),
        (saved(Image.new("RGB", (9, 9)), "BMP"), "picture-unreadable"),
        (b"\0" * 60_000_001, "picture-too-large"),
    ],
    ids=["200-megapixel", "42-megapixel", "empty", "words", "cut", "gif", "bmp", "huge-file"],
)
def test_what_cannot_or_must_not_be_opened_is_told(data: bytes, code: str) -> None:
    for use in (lambda: rendition(data, LIMITS), lambda: thumbnail(data, 80)):
        with pytest.raises(PictureError) as caught:
            use()
        assert caught.value.code == code


def test_a_picture_that_moves_is_told() -> None:
    data = saved(photo(), "WEBP", save_all=True, append_images=[photo(noise=True)])
    with pytest.raises(PictureError, match="picture-moving"):
        rendition(data, LIMITS)


def test_a_thumbnail_has_four_bytes_for_each_pixel_and_is_upright() -> None:
    small = thumbnail(saved(photo(), exif=exif(6)), 80)
    assert (small.width, small.height) == (60, 80)
    assert len(small.rgbx) == 60 * 80 * 4
    assert is_close(tuple(small.rgbx[:3]), (255, 0, 0))
    assert is_close(tuple(small.rgbx[-4:-1]), (0, 0, 255))
    seen = pixels(saved(photo()), 1_000)
    assert (seen.width, seen.height) == (400, 300)


def test_every_demo_picture_has_a_thumbnail_and_goes_out_clean() -> None:
    for path in sorted((paths.demo_kit() / "pictures").iterdir()):
        data = path.read_bytes()
        assert max(thumbnail(data, 96).width, thumbnail(data, 96).height) == 96
        made = rendition(data, LIMITS)
        assert max(made.width, made.height) <= 1_000
        assert not decoded(made).getexif()


def test_a_twelve_megapixel_photo_has_its_thumbnail_at_once() -> None:
    data = saved(photo(4_000, 3_000), exif=exif(6))
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        thumbnail(data, 160)
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.3


@settings(max_examples=120, deadline=None)
@given(
    kind=st.sampled_from(["JPEG", "PNG", "WEBP"]),
    place=st.floats(0, 1),
    damage=st.binary(min_size=1, max_size=30),
)
def test_a_damaged_picture_is_made_or_told_and_keeps_no_secret(
    kind: str, place: float, damage: bytes
) -> None:
    options = {} if kind == "WEBP" else {"exif": exif()}
    data = saved(photo(40, 30), kind, **options)
    at = int(place * len(data))
    try:
        made = rendition(data[:at] + damage + data[at + len(damage) :], LIMITS)
    except PictureError:
        return
    assert CANARY not in made.data
    assert decoded(made).size == (made.width, made.height)
