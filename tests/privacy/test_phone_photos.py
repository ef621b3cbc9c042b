"""Nothing but pixels leaves: every kind of phone's file, along every way out, byte by byte."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any

import pytest
from PIL import Image

from studio import paths
from studio.brand_kit.picture_header import is_bare
from studio.networks.load import load_networks
from studio.pictures import PictureError, clean_photo, for_kit, rendition
from studio.pictures.encoding import encode
from tests.helpers.phones import marks, phone_photos, place, scene

MOST_OFF, MEAN_OFF = 4, 1.5
"""How far a flat patch may be from its colour, of 255 in each channel: after colour management,
and after the quality of a JPEG. Measured on 2026-11-29: 3 at most, 0.8 on the mean."""

NETWORKS = load_networks(paths.assets() / "networks")
ONLY_PNG = replace(NETWORKS["bluesky"].pictures, formats=("image/png",))
HIDDEN = {
    "JPEG": (b"Exif\0", b"http://ns.adobe.com", b"ICC_PROFILE", b"Photoshop", b"MPF\0", b"JFXX"),
    "PNG": (b"eXIf", b"iCCP", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"acTL", b"pHYs"),
    "WEBP": (b"EXIF", b"XMP ", b"ICCP", b"ANIM", b"VP8X"),
}
"""What starts a hidden part in each kind of file."""

every_photo = pytest.mark.parametrize("photo", phone_photos(), ids=lambda photo: photo.name)


@cache
def cleaned(data: bytes) -> bytes:
    return clean_photo(data).data


def kit_takes(photo: Any) -> bool:
    """A kit holds still JPEG, PNG and WebP files only."""
    return photo.still and not photo.name.endswith(".heic")


def assert_tells_nothing(data: bytes) -> None:
    kind = Image.open(io.BytesIO(data)).format or ""
    for secret in (*marks(), place(), b"GPS", b"ftyp", *HIDDEN[kind]):
        assert secret not in data, secret
    assert is_bare(data)
    again = Image.open(io.BytesIO(data))
    again.load()
    assert not again.getexif()
    assert not {"icc_profile", "comment", "xmp", "photoshop", "exif", "mp"} & set(again.info)
    assert getattr(again, "n_frames", 1) == 1


def assert_upright_and_coloured(data: bytes, *, grey: bool) -> None:
    seen = Image.open(io.BytesIO(data)).convert("RGB")
    wanted = scene().convert("L").convert("RGB") if grey else scene()
    assert abs(seen.width / seen.height - wanted.width / wanted.height) < 0.02
    off = list(chain.from_iterable(differences(seen, wanted)))
    assert max(off) <= MOST_OFF
    assert sum(off) / len(off) <= MEAN_OFF


def differences(seen: Image.Image, wanted: Image.Image) -> Iterator[list[int]]:
    """Yield how far the middle of each patch is from what it should be."""
    for column in range(3):
        for row in range(2):
            x, y = (2 * column + 1) / 6, (2 * row + 1) / 4
            found = seen.getpixel((int(x * seen.width), int(y * seen.height)))
            right = wanted.getpixel((int(x * wanted.width), int(y * wanted.height)))
            assert isinstance(found, tuple)
            assert isinstance(right, tuple)
            yield [abs(a - b) for a, b in zip(found, right, strict=True)]


@every_photo
def test_a_cleaned_photo_is_upright_srgb_and_tells_nothing(photo: Any) -> None:
    clean = clean_photo(photo.data)
    assert_tells_nothing(clean.data)
    assert_upright_and_coloured(clean.data, grey=photo.grey)
    assert (clean.width, clean.height) == (720, 480)
    assert clean.mime == ("image/png" if photo.name.endswith(".png") else "image/jpeg")


@every_photo
def test_what_was_removed_is_told_and_what_was_not_there_is_not(photo: Any) -> None:
    clean = clean_photo(photo.data)
    assert clean.removed == photo.holds
    assert clean.still is photo.still


@pytest.mark.parametrize("network", sorted(NETWORKS))
@every_photo
def test_what_every_network_is_sent_tells_nothing(photo: Any, network: str) -> None:
    made = rendition(cleaned(photo.data), NETWORKS[network].pictures)
    assert_tells_nothing(made.data)
    assert_upright_and_coloured(made.data, grey=photo.grey)


@pytest.mark.parametrize("network", sorted(NETWORKS))
@every_photo
def test_a_kits_picture_that_nobody_cleaned_tells_nothing_either(photo: Any, network: str) -> None:
    if not kit_takes(photo):
        with pytest.raises(PictureError):
            rendition(photo.data, NETWORKS[network].pictures)
        return
    made = rendition(photo.data, NETWORKS[network].pictures)
    assert_tells_nothing(made.data)
    assert_upright_and_coloured(made.data, grey=photo.grey)


@every_photo
def test_what_goes_into_a_kit_tells_nothing(photo: Any) -> None:
    if not kit_takes(photo):
        with pytest.raises(PictureError):
            for_kit(photo.data)
        return
    made = for_kit(photo.data)
    assert_tells_nothing(made)
    assert_upright_and_coloured(made, grey=photo.grey)


def test_the_last_step_takes_the_pixels_and_leaves_the_rest() -> None:
    marked = scene()
    mark = marks()[0]
    marked.info = {"comment": mark, "exif": mark, "xmp": mark, "icc_profile": mark}
    for limits in (NETWORKS["bluesky"].pictures, ONLY_PNG):
        assert_tells_nothing(encode(marked, limits).data)


def test_the_files_hold_what_is_looked_for() -> None:
    mark, wide, _other = marks()
    holders = [photo for photo in phone_photos() if photo.holds]
    assert len(holders) >= 15
    for photo in holders:
        assert mark in photo.data
        assert (place() in photo.data) is ("place" in photo.holds)
        assert (wide in photo.data) is ("camera" in photo.holds)


def test_the_files_are_the_same_each_time() -> None:
    first = {photo.name: photo.data for photo in phone_photos()}
    phone_photos.cache_clear()
    assert {photo.name: photo.data for photo in phone_photos()} == first
