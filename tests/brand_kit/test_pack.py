from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from studio import paths
from studio.brand_kit.errors import BrandKitError, KitProblemsError
from studio.brand_kit.load import load_kit
from studio.brand_kit.model import BrandKit
from studio.brand_kit.pack import pack_kit
from studio.brand_kit.packed import open_packed
from studio.pictures import for_kit
from tests.helpers.packing import a_key, packed, small_folder

BUILD = """
import sys
from pathlib import Path
from studio.brand_kit.pack import pack_kit
from studio.brand_kit.signing import load_signing_key
from studio.pictures import for_kit
pack_kit(Path(sys.argv[1]), Path(sys.argv[2]), None, clean=for_kit)
"""


def plain(kit: BrandKit) -> BrandKit:
    """Return a kit without what has to differ between its forms: places, digests and key."""
    pictures = tuple(replace(p, file="", sha256="") for p in kit.pictures)
    fonts = tuple(replace(font, file="") for font in kit.fonts)
    here = Path()
    return replace(kit, pictures=pictures, fonts=fonts, mark="", root=here, signed_by="")


def test_the_packed_demo_kit_says_what_its_folder_says(tmp_path: Path) -> None:
    pack_kit(paths.demo_kit(), tmp_path / "demo.brandkit", a_key(), clean=for_kit)
    assert plain(load_kit(tmp_path / "demo.brandkit")) == plain(load_kit(paths.demo_kit()))


def test_a_kit_says_who_signed_it(tmp_path: Path) -> None:
    packed(tmp_path / "a")
    assert load_kit(tmp_path / "a").signed_by == " · ".join(a_key().public.words())
    packed(tmp_path / "b", signed=False)
    assert load_kit(tmp_path / "b").signed_by == ""


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = small_folder(tmp_path / "one"), tmp_path / "two"
    shutil.copytree(one, two, copy_function=shutil.copyfile)
    for path in two.rglob("*"):
        os.utime(path, (1, 1))
    made = [
        pack_kit(f, tmp_path / f"{f.name}.brandkit", a_key(), clean=for_kit) for f in (one, two)
    ]
    assert made[0].sha256 == made[1].sha256
    assert made[0].path.read_bytes() == made[1].path.read_bytes()


def test_another_computers_language_and_time_change_nothing(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "kit")
    found = set()
    for name, where in (("a", {"TZ": "Asia/Tokyo", "LC_ALL": "C"}), ("b", {"PYTHONHASHSEED": "7"})):
        line = [sys.executable, "-c", BUILD, str(folder), str(tmp_path / name)]
        subprocess.run(line, check=True, env={**os.environ, **where})
        found.add((tmp_path / name).read_bytes())
    assert len(found) == 1


def test_a_kit_with_errors_is_not_packed_and_the_old_file_stays(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "kit")
    (folder / "links.yml").write_text("home:\n  url: javascript:x\n  title: Home\n")
    (tmp_path / "old").write_text("old")
    with pytest.raises(KitProblemsError):
        pack_kit(folder, tmp_path / "old", None, clean=for_kit)
    assert (tmp_path / "old").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kit", "old"]


def test_a_hidden_character_is_found_before_the_kit_is_handed_out(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "kit", publisher='"Small \\u202e team"')
    with pytest.raises(BrandKitError, match="hidden-character"):
        pack_kit(folder, tmp_path / "out", None, clean=for_kit)
    assert not (tmp_path / "out").exists()


def test_a_place_that_takes_nothing_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(OSError, match="out"):
        packed(tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_key_that_signs_is_the_one_in_the_list(tmp_path: Path) -> None:
    made = packed(tmp_path / "a")
    with open_packed(made.path) as kit:
        assert kit.key == made.key == a_key().public
        assert len(kit.manifest.entries) == made.entries
    assert made.size == made.path.stat().st_size
