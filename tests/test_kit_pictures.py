"""Pictures as they go into a packed kit."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageCms

from studio.brand_kit.picture_header import is_bare, kind_of, size_of
from studio.pictures import KIT_SIDE, PictureError, for_kit
from tests.helpers.packing import picture


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_bare_picture_goes_in_byte_for_byte(kind: str) -> None:
    assert for_kit(picture(kind)) == picture(kind)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_a_camera_wrote_down_stays_out(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    made = for_kit(saved(Image.new("RGB", (30, 20), "red"), kind, exif=exif))
    assert b"SecretCamera" not in made
    assert is_bare(made)
    assert kind_of(made) == kind


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_turned_photo_is_put_upright(kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGB", (40, 20), "red")
    image.paste("blue", (0, 0, 20, 20))
    made = for_kit(saved(image, kind, exif=exif))
    assert size_of(made) == (20, 40)
    red, _green, blue = opened(made).convert("RGB").getpixel((10, 5))  # type: ignore[misc]
    assert blue > red


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_can_be_seen_through_stays_so(kind: str) -> None:
    image = Image.new("RGBA", (30, 20), (200, 10, 20, 0))
    image.paste((10, 200, 20, 255), (0, 0, 15, 20))
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    made = opened(for_kit(saved(image, kind, exif=exif, lossless=True))).convert("RGBA")
    assert made.getpixel((20, 5))[3] == 0  # type: ignore[index]
    assert made.getpixel((5, 5)) == (10, 200, 20, 255)


def test_other_colours_become_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = for_kit(saved(Image.new("RGB", (20, 20), "red"), "PNG", icc_profile=profile))
    assert "icc_profile" not in opened(made).info


def test_a_print_photo_becomes_a_screen_photo() -> None:
    made = for_kit(saved(Image.new("CMYK", (20, 20)), "JPEG"))
    assert opened(made).mode == "RGB"


def test_a_very_large_picture_is_made_smaller() -> None:
    made = for_kit(picture("PNG", "red", (KIT_SIDE * 2, 10)))
    assert size_of(made) == (KIT_SIDE, 5)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_same_picture_gives_the_same_bytes(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    data = saved(Image.effect_noise((60, 40), 90), kind, exif=exif)
    assert for_kit(data) == for_kit(data)
    assert for_kit(for_kit(data)) == for_kit(data)


@pytest.mark.parametrize("data", [b"", b"<svg/>", picture("PNG")[:50]])
def test_what_is_no_picture_is_not_taken(data: bytes) -> None:
    with pytest.raises(PictureError):
        for_kit(data)
