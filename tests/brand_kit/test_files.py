from __future__ import annotations

from pathlib import Path

import pytest

from studio.brand_kit.files import KitFileError, file_bytes, file_path, mark_bytes, picture_bytes
from studio.brand_kit.load import load_kit
from studio.brand_kit.model import BrandKit
from studio.brand_kit.packed import open_packed
from studio.kit_store.store import KitStore
from tests.helpers.kits import demo_kit
from tests.helpers.packing import packed, picture, small_folder

FORMS = ("folder", "packed", "installed")


def kit_as(form: str, folder: Path) -> BrandKit:
    if form == "folder":
        return load_kit(small_folder(folder / "kit"))
    path = packed(folder / "a.brandkit").path
    if form == "packed":
        return load_kit(path)
    with open_packed(path) as kit:
        KitStore(folder).install(kit)
    return KitStore(folder).load("uk.example.small")


def break_picture(kit: BrandKit) -> None:
    """Change a byte of the first picture, wherever it is."""
    place = file_path(kit, kit.pictures[0].file) or kit.root
    good = picture("PNG", "red")
    place.write_bytes(place.read_bytes().replace(good, good[:-1] + b"!"))


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_is_read_in_every_form_of_a_kit(form: str, tmp_path: Path) -> None:
    kit = kit_as(form, tmp_path)
    assert picture_bytes(kit, kit.pictures[0]) == picture("PNG", "red")
    assert picture_bytes(kit, kit.pictures[1]) == picture("JPEG", "blue")
    assert mark_bytes(kit) == b""


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_that_was_changed_is_not_used(form: str, tmp_path: Path) -> None:
    kit = kit_as(form, tmp_path)
    break_picture(kit)
    with pytest.raises(KitFileError, match="picture-changed"):
        picture_bytes(kit, kit.pictures[0])


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_that_is_gone_is_told(form: str, tmp_path: Path) -> None:
    kit = kit_as(form, tmp_path)
    (file_path(kit, kit.pictures[0].file) or kit.root).unlink()
    with pytest.raises(KitFileError, match="picture-missing"):
        picture_bytes(kit, kit.pictures[0])


@pytest.mark.parametrize("form", FORMS)
def test_no_file_outside_of_the_kit_is_read(form: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    kit = kit_as(form, tmp_path)
    for name in ("../secret", "../../secret", str(tmp_path / "secret")):
        with pytest.raises(KitFileError, match="picture-missing"):
            file_bytes(kit, name)
        assert file_path(kit, name) is None


def test_the_mark_of_the_demo_kit_is_there() -> None:
    assert mark_bytes(demo_kit()).startswith(b"\x89PNG")
    assert file_path(demo_kit(), demo_kit().mark) is not None
    assert file_path(demo_kit(), "") is None


@pytest.mark.parametrize("form", ["packed", "installed"])
def test_a_file_that_was_changed_is_not_used_by_its_name(form: str, tmp_path: Path) -> None:
    kit = kit_as(form, tmp_path)
    name = kit.pictures[0].file
    assert file_bytes(kit, name) == picture("PNG", "red")
    break_picture(kit)
    with pytest.raises(KitFileError, match="picture-changed"):
        file_bytes(kit, name)
