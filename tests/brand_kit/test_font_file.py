from __future__ import annotations

import hashlib
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import paths
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.font_file import MAX_FONT_BYTES, font_problem
from studio.brand_kit.packed import open_packed
from studio.brand_kit.verify import verify_pictures
from studio.kit_store.store import KitStore
from tests.helpers.kit_zips import raws
from tests.helpers.kits import copy_of_demo_kit, problems_of
from tests.helpers.packing import a_key, small_entries
from tests.helpers.raw_zip import raw_zip

_FONT = paths.assets() / "fonts" / "AtkinsonHyperlegibleNext_400Regular.ttf"


def font(
    rights: int,
    magic: bytes = b"\x00\x01\x00\x00",
    tables: tuple[bytes, ...] = (b"OS/2", b"cmap", b"glyf", b"head", b"name"),
) -> bytes:
    """Return the least that is a font: a directory, and its tables side by side."""
    body = struct.pack(">HhHHH", 4, 500, 400, 5, rights) + bytes(90)
    start = 12 + 16 * len(tables)
    head = magic + struct.pack(">HHHH", len(tables), 16, 0, 0)
    for number, tag in enumerate(tables):
        head += struct.pack(">4sLLL", tag, 0, start + number * len(body), len(body))
    return head + body * len(tables)


def moved(start: int) -> bytes:
    """Return a font whose third table says that it starts elsewhere."""
    data = bytearray(font(0))
    struct.pack_into(">L", data, 12 + 2 * 16 + 8, start)
    return bytes(data)


def test_the_apps_own_font_may_be_passed_on() -> None:
    assert font_problem(_FONT.read_bytes()) == ""


@pytest.mark.parametrize(
    ("rights", "code"),
    [
        (0x0000, ""),
        (0x0002, "font-may-not-travel"),
        (0x0004, ""),
        (0x0008, ""),
        (0x000A, ""),
        (0x0100, ""),
        (0x0200, "font-may-not-travel"),
    ],
)
def test_what_the_makers_of_a_font_allow_is_read(rights: int, code: str) -> None:
    assert font_problem(font(rights)) == code
    assert font_problem(font(rights, b"OTTO")) == code


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"wOF2" + bytes(60),
        b"OTTO" + bytes(8),
        b"\x89PNG\r\n",
        font(0)[:20],
        font(0)[:30],
        font(0)[:-1],
        font(0) + bytes(4),
        moved(0),
        moved(100),
        moved(2**32 - 1),
        font(0, tables=(b"OS/2", b"cmap", b"head", b"name")),
        font(0, tables=(b"OS/2", b"cmap", b"glyf", b"head")),
        font(0, tables=(b"OS/2", b"cmap", b"glyf", b"head", b"name", b"name")),
    ],
)
def test_what_is_no_whole_font_is_told(data: bytes) -> None:
    assert font_problem(data) == "bad-font"


def test_a_font_that_is_too_big_is_told() -> None:
    assert font_problem(font(0) + bytes(MAX_FONT_BYTES)) == "font-too-big"


@given(st.binary(max_size=200).map(lambda tail: b"OTTO" + tail))
def test_any_bytes_are_answered(data: bytes) -> None:
    assert font_problem(data) in ("", "bad-font", "font-may-not-travel")


@pytest.mark.parametrize(
    ("data", "code"),
    [(font(2), "font-may-not-travel"), (b"GIF89a", "bad-font"), (None, "missing-picture")],
)
def test_a_kit_with_such_a_font_is_told(tmp_path: Path, data: bytes | None, code: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    file = kit / "fonts/AtkinsonHyperlegibleNext_400Regular.ttf"
    file.unlink() if data is None else file.write_bytes(data)
    problem = problems_of(kit)[code]
    assert problem.level == "error"
    assert problem.target == ("font", "plain", "file")


def test_a_picture_cannot_be_a_font_nor_a_font_a_picture(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    text = (kit / "pictures.yml").read_text("utf-8")
    other = text.replace("pictures/harbour.jpg", "fonts/AtkinsonHyperlegibleNext_400Regular.ttf")
    (kit / "pictures.yml").write_text(other, "utf-8")
    fonts = (kit / "fonts.yml").read_text("utf-8")
    (kit / "fonts.yml").write_text(
        fonts.replace("fonts/AtkinsonHyperlegibleNext_700Bold.ttf", "pictures/harbour.jpg"), "utf-8"
    )
    found = problems_of(kit)
    assert found["bad-picture"].target == ("picture", "harbour", "file")
    assert found["bad-font"].target == ("font", "headline", "file")


def test_a_packed_font_is_looked_into_by_verification_and_installation(tmp_path: Path) -> None:
    bad = b"OTTO" + bytes(60)
    digest = hashlib.sha256(bad).hexdigest()
    name = f"fonts/{digest}.otf"
    index = f'{{"plain":{{"family":"A","file":"{name}","licence":"OFL-1.1","weight":400}}}}'
    entries = {**small_entries(), name: bad, "fonts/index.json": index.encode()}
    data = raw_zip(raws(entries, a_key()))
    (tmp_path / "a.brandkit").write_bytes(data)
    store = KitStore(tmp_path / "data")
    with open_packed(tmp_path / "a.brandkit") as kit:
        with pytest.raises(KitRefusedError, match="bad-font"):
            verify_pictures(kit, kit.load())
        with pytest.raises(KitRefusedError, match="bad-font"):
            store.install(kit)
        for entry, listed in kit.manifest.entries.items():
            if not entry.endswith((".json", ".md")):
                store.put_blob(listed.sha256, kit.read(entry))
        with pytest.raises(KitRefusedError, match="bad-font"):
            store.install_documents(kit.manifest_bytes, kit.signature, kit.documents())
