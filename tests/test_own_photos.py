"""A colleague's own photos on the disk: cleaned, verified, tidied, and every refusal told."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import struct
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from studio.brand_kit.picture_header import is_bare
from studio.own_photos import OwnPhotos, PhotoError
from studio.post import Attachment
from studio.wording import photos as words
from studio.wording.outcomes import problem_words
from tests.helpers.phones import phone_photo

NOW = datetime.now(UTC)


@pytest.fixture
def shelf(tmp_path: Path) -> OwnPhotos:
    return OwnPhotos(tmp_path / "photos", lambda: NOW)


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "photos").glob("*"))


def written(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def png_header(width: int, height: int) -> bytes:
    """Return a PNG of any size whose pixels are all black, packed small."""

    def chunk(name: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(name + body)
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc)

    lines = zlib.compressobj(9)
    line = bytes(1 + (width + 7) // 8)
    body = b"".join(lines.compress(line) for _ in range(height)) + lines.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(PhotoError) as caught:
        work()
    assert problem_words(caught.value) == words.problem(caught.value.code)
    return caught.value.code


def test_only_the_cleaned_copy_is_kept_and_the_file_is_left_alone(
    shelf: OwnPhotos, tmp_path: Path
) -> None:
    original = phone_photo("orientation-6.jpg").data
    file = written(tmp_path, "IMG_1.JPG", original)
    taken = shelf.take(file)
    (copy,) = kept(tmp_path)
    assert copy.name == f"{taken.digest}.jpg"
    assert is_bare(copy.read_bytes())
    assert hashlib.sha256(copy.read_bytes()).hexdigest() == taken.digest
    assert shelf.read(taken.digest) == copy.read_bytes()
    assert taken.removed == ("place", "camera", "words", "thumbnail")
    assert (taken.width, taken.height, taken.still) == (720, 480, True)
    assert taken.attachment == Attachment(photo=taken.digest)
    assert file.read_bytes() == original


def test_the_same_photo_is_kept_once(shelf: OwnPhotos, tmp_path: Path) -> None:
    data = phone_photo("upright.heic").data
    assert shelf.take_bytes(data) == shelf.take(written(tmp_path, "a.heic", data))
    assert len(kept(tmp_path)) == 1


def test_a_screenshot_stays_a_png(shelf: OwnPhotos, tmp_path: Path) -> None:
    shelf.take_bytes(phone_photo("screenshot.png").data)
    assert [file.suffix for file in kept(tmp_path)] == [".png"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo-unreadable"),
        (b"GIF89a, but a text really", "photo-unreadable"),
        (phone_photo("orientation-1.jpg").data[:6_000], "photo-unreadable"),
        (phone_photo("upright.heic").data[:3_000], "photo-unreadable"),
        (phone_photo("16-bit.png").data[:2_000], "photo-unreadable"),
        (png_header(9_000, 9_000), "photo-too-large"),
        (b"\0" * 60_000_001, "photo-too-large"),
        (png_header(30_000, 1), "photo-odd-shape"),
        (png_header(1, 30_000), "photo-odd-shape"),
    ],
    ids=["empty", "renamed", "jpeg", "heic", "png", "bomb", "huge", "line", "column"],
)
def test_what_cannot_be_used_is_told_and_nothing_is_kept(
    shelf: OwnPhotos, tmp_path: Path, data: bytes, code: str
) -> None:
    file = written(tmp_path, "IMG_2.jpg", data)
    assert code_of(lambda: shelf.take(file)) == code
    assert code_of(lambda: shelf.take_bytes(data)) == code
    assert kept(tmp_path) == []


def test_the_bomb_is_as_small_as_bombs_are() -> None:
    assert len(png_header(9_000, 9_000)) < 12_000


ONE_WRONG_BYTE = phone_photo("upright.heic").data.replace(b"/rdf+xml", b"/r\x9cf+xml", 1)
"""``pi-heif`` 1.4.0 ends its process on this one."""


def test_a_photo_that_crashes_the_decoder_is_only_a_photo_that_cannot_be_opened(
    shelf: OwnPhotos,
) -> None:
    assert code_of(lambda: shelf.take_bytes(ONE_WRONG_BYTE)) == "photo-unreadable"


def test_a_decoder_that_never_answers_is_stopped(
    shelf: OwnPhotos, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.pictures.heif.PATIENCE", 0.0)
    data = phone_photo("upright.heic").data
    assert code_of(lambda: shelf.take_bytes(data)) == "photo-unreadable"


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{}\n",
        b"[]\n",
        b"\xff\n",
        b'{"code": "", "size": [9, 9], "mode": "RGB", "lengths": [3, 0, 0, 0]}\nabc',
        b'{"code": "", "size": [99999, 99999], "mode": "RGB", "lengths": [3, 0, 0, 0]}\nabc',
    ],
)
def test_an_odd_answer_of_the_decoder_is_not_believed(
    shelf: OwnPhotos, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr("studio.pictures.heif._asked", lambda *_anything: said)
    data = phone_photo("upright.heic").data
    assert code_of(lambda: shelf.take_bytes(data)) == "photo-unreadable"


def test_a_heic_of_too_many_pixels_is_refused_by_its_header(
    shelf: OwnPhotos, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.pictures.photo.MAX_PHOTO_PIXELS", 720 * 480 - 1)
    data = phone_photo("upright.heic").data
    assert code_of(lambda: shelf.take_bytes(data)) == "photo-too-large"


def os_error(number: int, winerror: int = 0) -> OSError:
    made = OSError(number, "no")
    if winerror:
        made.winerror = winerror  # type: ignore[attr-defined,unused-ignore]
    return made


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (os_error(errno.ENOENT), "photo-missing"),
        (os_error(errno.EIO), "photo-missing"),
        (os_error(errno.EHOSTDOWN), "photo-missing"),
        (os_error(errno.EACCES), "photo-locked"),
        (os_error(errno.EACCES, 32), "photo-locked"),
        (os_error(errno.EACCES, 21), "photo-missing"),
        (os_error(errno.ENOENT, 53), "photo-missing"),
        (os_error(errno.EINVAL), "photo-unreadable"),
    ],
)
@pytest.mark.parametrize("late", [False, True])
def test_a_file_that_cannot_be_read_is_told_by_what_helps(
    shelf: OwnPhotos,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    problem: OSError,
    code: str,
    late: bool,
) -> None:
    file = written(tmp_path, "IMG_3.jpg", phone_photo("comment.jpg").data)

    def goes(*_anything: object) -> bytes:
        raise problem

    if late:
        # The drive goes while the file is read, after it was opened.
        monkeypatch.setattr("studio.own_photos._all_of", goes)
    else:
        monkeypatch.setattr("studio.brand_kit.regular_file.os.open", goes)
    assert code_of(lambda: shelf.take(file)) == code
    assert kept(tmp_path) == []


def test_a_file_that_is_gone_and_a_folder_are_told(shelf: OwnPhotos, tmp_path: Path) -> None:
    assert code_of(lambda: shelf.take(tmp_path / "gone.jpg")) == "photo-missing"
    assert code_of(lambda: shelf.take(tmp_path)) == "photo-unreadable"


def test_a_drive_that_answers_in_pieces_is_read_to_the_end() -> None:
    from studio.own_photos import _all_of

    slow = io.BytesIO(b"a" * 1_000)
    assert _all_of(lambda _most: slow.read(7)) == b"a" * 1_000


def test_a_full_disk_is_told(
    shelf: OwnPhotos, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("studio.own_photos.write_bytes", full)
    data = phone_photo("comment.jpg").data
    assert code_of(lambda: shelf.take_bytes(data)) == "photo-not-kept"


def test_a_kept_photo_that_was_changed_is_not_handed_out(shelf: OwnPhotos, tmp_path: Path) -> None:
    taken = shelf.take_bytes(phone_photo("comment.jpg").data)
    (copy,) = kept(tmp_path)
    copy.write_bytes(copy.read_bytes() + b"\0")
    assert code_of(lambda: shelf.read(taken.digest)) == "photo-missing"
    assert shelf.take_bytes(phone_photo("comment.jpg").data) == taken
    assert hashlib.sha256(shelf.read(taken.digest)).hexdigest() == taken.digest


def test_a_name_that_is_no_digest_opens_nothing(
    shelf: OwnPhotos, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, "secret.jpg", b"secret")
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"opened {path}"))
    for digest in ("", "../secret", "a" * 63, "A" * 64, "a" * 64 + "\n"):
        assert code_of(lambda digest=digest: shelf.read(digest)) == "photo-missing"  # type: ignore[misc]


def aged(file: Path, days: float) -> Path:
    then = (NOW - timedelta(days=days)).timestamp()
    os.utime(file, (then, then))
    return file


def test_tidying_keeps_what_drafts_use_what_is_young_and_what_is_not_ours(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    used = aged(written(folder, f"{'a' * 64}.jpg", b"1"), 30)
    young = aged(written(folder, f"{'b' * 64}.jpg", b"2"), 0.9)
    old = aged(written(folder, f"{'c' * 64}.png", b"3"), 1.1)
    cut_off = aged(written(folder, f".{'d' * 64}.jpg.0123abcd.new", b"4"), 2)
    other = aged(written(folder, "notes.txt", b"5"), 30)
    OwnPhotos(folder, lambda: NOW).tidy(frozenset({"a" * 64}))
    assert {used, young, other} == set(folder.iterdir())
    assert not old.exists()
    assert not cut_off.exists()


def test_tidying_without_a_folder_does_nothing(tmp_path: Path) -> None:
    OwnPhotos(tmp_path / "none", lambda: NOW).tidy(frozenset())
    assert not (tmp_path / "none").exists()


def test_every_kept_photo_can_be_shown(shelf: OwnPhotos) -> None:
    taken = shelf.take_bytes(phone_photo("cmyk.jpg").data)
    assert Image.open(io.BytesIO(shelf.read(taken.digest))).size == (720, 480)
