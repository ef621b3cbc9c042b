from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from studio.brand_kit.picture_header import is_bare, kind_of, size_of
from tests.helpers.packing import picture

KINDS = ("JPEG", "PNG", "WEBP")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(1, 1), (40, 20), (300, 700)])
def test_kind_and_size_are_those_of_the_picture(kind: str, size: tuple[int, int]) -> None:
    data = picture(kind, "red", size)
    assert (kind_of(data), size_of(data), is_bare(data)) == (kind, size, True)


@pytest.mark.parametrize(
    "options",
    [
        {"format": "JPEG", "progressive": True},
        {"format": "JPEG", "restart_marker_rows": 1},
        {"format": "WEBP", "lossless": True},
        {"format": "WEBP", "quality": 50},
    ],
)
def test_other_ways_to_save_are_bare_too(options: dict[str, object]) -> None:
    file = io.BytesIO()
    Image.effect_noise((70, 50), 80).convert("RGB").save(file, **options)  # type: ignore[arg-type]
    assert is_bare(file.getvalue())
    assert size_of(file.getvalue()) == (70, 50)


@pytest.mark.parametrize("kind", KINDS)
def test_anything_behind_the_picture_is_noticed(kind: str) -> None:
    assert not is_bare(picture(kind) + b"x")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_ends_early_is_not_bare(kind: str) -> None:
    data = picture(kind)
    assert not any(is_bare(data[:length]) for length in range(len(data)))


@pytest.mark.parametrize("kind", KINDS)
def test_where_and_with_what_a_photo_was_taken_is_noticed(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, kind, exif=exif)
    assert not is_bare(file.getvalue())


def test_a_remark_in_a_photo_is_noticed() -> None:
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, "JPEG", comment=b"hello")
    assert not is_bare(file.getvalue())


def test_two_photos_in_one_file_are_noticed() -> None:
    assert not is_bare(picture("JPEG") + picture("JPEG"))


@given(st.binary(max_size=80))
def test_any_bytes_give_an_answer(data: bytes) -> None:
    for start in (b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x20\0\0\0WEBPVP8 "):
        size_of(start + data)
        is_bare(start + data)


def test_other_files_have_no_size() -> None:
    for data in (b"", b"<svg/>", b"GIF89a", b"\xff\xd8\xff"):
        assert size_of(data) is None
