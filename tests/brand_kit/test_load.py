from __future__ import annotations

import hashlib
import io
import random
import shutil
import struct
import tempfile
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from studio import paths
from studio.brand_kit.errors import BrandKitError, KitProblemsError, KitRefusedError
from studio.brand_kit.load import load_kit, read_kit
from tests.helpers.kits import copy_of_demo_kit, edit, problems_of

_TEXTS = sorted(
    path.relative_to(paths.demo_kit()).as_posix()
    for pattern in ("*.yml", "campaigns/*.yml", "tone/**/*.*")
    for path in paths.demo_kit().glob(pattern)
)


def png_header(width: int, height: int) -> bytes:
    """Return a PNG that claims a size and has next to no pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(name + body)
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


def replace_picture(kit: Path, data: bytes) -> None:
    (kit / "pictures/alpine-trough.png").write_bytes(data)


def test_the_demo_kit_loads_in_a_quarter_of_a_second() -> None:
    load_kit(paths.demo_kit())
    times = []
    for _ in range(3):
        start = time.perf_counter()
        load_kit(paths.demo_kit())
        times.append(time.perf_counter() - start)
    assert min(times) < 0.25


def test_size_and_digest_are_those_of_the_file(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    picture = load_kit(kit).picture("alpine-trough")
    assert picture is not None
    data = (kit / picture.file).read_bytes()
    assert picture.sha256 == hashlib.sha256(data).hexdigest()
    assert (picture.width, picture.height) == (1500, 1125)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_turned_photo_has_the_size_in_which_it_is_seen(tmp_path: Path, kind: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    exif = Image.Exif()
    exif[0x0112] = 6
    file = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(file, kind, exif=exif)
    replace_picture(kit, file.getvalue())
    picture = load_kit(kit).picture("alpine-trough")
    assert picture is not None
    assert (picture.width, picture.height) == (20, 40)


def test_a_missing_picture_is_named_with_its_line(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "pictures/harbour.jpg").unlink()
    problem = problems_of(kit)["missing-picture"]
    assert problem.where.startswith("pictures.yml line ")
    assert problem.where.endswith("harbour.file")
    assert ("file", "pictures/harbour.jpg") in problem.values


def test_all_problems_are_told_and_not_only_the_first(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "pictures/harbour.jpg").unlink()
    edit(kit, "campaigns/alliums.yml", "until: 2027-12-31", "until: soon")
    edit(kit, "campaigns/bench-cafe.yml", "story: community", "story: gossip")
    (kit / "phrases.yml").write_text("a: [", encoding="utf-8")
    with pytest.raises(KitProblemsError) as caught:
        load_kit(kit)
    codes = {problem.code for problem in caught.value.problems}
    assert codes >= {"missing-picture", "not-a-date", "not-a-choice", "broken-yaml"}


def test_a_kit_with_warnings_only_can_be_used(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", "sequence: 1", "sequence: 1\nmotto: grow")
    problems = read_kit(kit)[1]
    assert [(p.code, p.level) for p in problems] == [("unknown-key", "warning")]
    assert load_kit(kit).sequence == 1


def test_errors_come_before_warnings(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", "sequence: 1", "sequence: one\nmotto: grow")
    assert [p.level for p in read_kit(kit)[1]] == ["error", "warning"]


@pytest.mark.parametrize("schema", ['"2.0"', '""', "two", "[1]", '"11.0"'])
def test_an_unknown_schema_is_refused(tmp_path: Path, schema: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", 'schema: "1.0"', f"schema: {schema}")
    with pytest.raises(KitRefusedError) as caught:
        load_kit(kit)
    assert caught.value.problems[0].code == "unknown-schema"


def test_a_newer_minor_schema_is_read(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", 'schema: "1.0"', 'schema: "1.7"')
    assert load_kit(kit).id == "uk.fernandfinch.demo"


def test_a_broken_main_file_gives_no_kit_and_says_why(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "kit.yml").write_text("schema: [", encoding="utf-8")
    loaded, problems = read_kit(kit)
    assert loaded is None
    assert [problem.code for problem in problems] == ["broken-yaml"]
    with pytest.raises(KitProblemsError):
        load_kit(kit)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (png_header(20_000, 10_000), "picture-too-large"),
        (png_header(8_001, 5_000), "picture-too-large"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "bad-picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bad-picture"),
        (b"", "bad-picture"),
        (b"\xff\xd8\xff", "bad-picture"),
    ],
)
def test_hostile_and_foreign_pictures_are_named(tmp_path: Path, data: bytes, code: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    replace_picture(kit, data)
    assert code in problems_of(kit)


def test_a_picture_that_moves_is_named(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    file = io.BytesIO()
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    replace_picture(kit, file.getvalue())
    assert "moving-picture" in problems_of(kit)


@pytest.mark.parametrize("name", ["../outside.png", "/etc/hostname", "pictures/link.png"])
def test_a_picture_outside_of_the_kit_is_refused(tmp_path: Path, name: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    shutil.copy(kit / "mark.png", tmp_path / "outside.png")
    (kit / "pictures/link.png").symlink_to(tmp_path / "outside.png")
    edit(kit, "pictures.yml", "pictures/alpine-trough.png", name)
    with pytest.raises(KitRefusedError) as caught:
        load_kit(kit)
    assert caught.value.problems[0].code == "path-leaves-kit"


def _damage(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randrange(1, 60))
    kinds = (
        b"",
        bytes(chance.randrange(256) for _ in range(8)),
        chance.choice([b"[", b"{", b": ", b"- ", b"&a ", b"*a", b"\n", b"'", b"|", b"!x "]),
        data[start:end] * 2,
        chance.choice([b"..", b"-1", b"99999999999999", b"true", b"{}", b"[]", b"2026-02-31"]),
    )
    return data[:start] + chance.choice(kinds) + data[end:]


@settings(max_examples=30, deadline=None)
@given(name=st.sampled_from(_TEXTS), seed=st.integers(0, 2**32))
def test_a_damaged_kit_loads_or_says_brand_kit_error_and_nothing_else(name: str, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kit = copy_of_demo_kit(Path(folder))
        chance = random.Random(seed)  # noqa: S311  damage, not secrets
        data = (kit / name).read_bytes()
        for _ in range(chance.randrange(1, 4)):
            data = _damage(data or b"x", chance)
        (kit / name).write_bytes(data)
        try:
            loaded = load_kit(kit)
        except BrandKitError as problem:
            loaded = None
            told = problem.problems
        else:
            told = ()
        assert (loaded is None) is bool(told)
        assert all(problem.where and problem.code for problem in told)
