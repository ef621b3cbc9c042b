from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from studio.brand_kit.load import load_kit
from studio.brand_kit.new_kit import NewKitError, new_kit
from studio.kit_check import check_kit
from tests.helpers.photos import alternatives, packet, photo

_TODAY = date(2026, 11, 21)
_NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def described(text: str, *more: str) -> bytes:
    return packet(alternatives("Iptc4xmpCore:AltTextAccessibility", x_default=text), *more)


def test_a_new_kit_has_nothing_to_mend_and_one_picture(tmp_path: Path) -> None:
    made = new_kit(tmp_path / "My Shop", None, today=_TODAY)
    assert check_kit(made.folder, now=_NOW) == ()
    kit = load_kit(made.folder)
    assert (kit.id, kit.name) == ("kit.my-shop", "My Shop")
    assert [picture.id for picture in kit.pictures] == ["sample"]
    assert (made.folder / "schemas/kit.schema.json").is_file()
    assert (made.folder / ".vscode/settings.json").is_file()


@pytest.mark.parametrize(
    "name", ["Émile & Co", "日本", "@NAME@", 'a"b: {c}', "...", "a" * 200, "\u3164"]
)
def test_any_folder_name_gives_a_kit_that_can_be_read(tmp_path: Path, name: str) -> None:
    made = new_kit(tmp_path / name / "x" / ".." if name == "..." else tmp_path / name, None)
    assert not [p for p in check_kit(made.folder) if p.level == "error"]


def test_a_folder_with_something_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(NewKitError) as refusal:
        new_kit(tmp_path, None)
    assert refusal.value.code == "folder-not-empty"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_photos_come_with_their_words_and_rights(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photo(
        photos / "Red Cup!.jpg",
        described("A red cup.", "<plus:LicenseEndDate>2027-12-31</plus:LicenseEndDate>"),
    )
    photo(photos / "deeper/red cup.png", described("Another cup: “small”."))
    made = new_kit(tmp_path / "kit", photos, today=_TODAY)
    assert check_kit(made.folder, now=_NOW) == ()
    kit = load_kit(made.folder)
    assert made.pictures == ("red-cup", "red-cup-2")
    first = kit.picture("red-cup")
    assert first is not None
    assert first.alt.get("en-GB") == "A red cup."
    assert first.rights.valid_until == date(2027, 12, 31)
    assert kit.campaigns[0].pictures == ("red-cup",)
    assert not (made.folder / "pictures/sample.png").exists()


def test_photos_without_a_description_wait_as_remarks_and_are_named(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photo(photos / "cup.jpg")
    photo(photos / "long.jpg", described("Very long. " * 40))
    made = new_kit(tmp_path / "kit", photos, today=_TODAY)
    assert (made.pictures, made.to_describe) == ((), ("cup", "long"))
    assert check_kit(made.folder, now=_NOW) == ()
    text = (made.folder / "pictures.yml").read_text("utf-8")
    assert "# cup:\n#   file: pictures/cup.jpg\n" in text
    assert (made.folder / "pictures/cup.jpg").is_file()
    assert load_kit(made.folder).pictures == ()


def test_a_remark_becomes_a_picture_when_a_person_describes_it(tmp_path: Path) -> None:
    photo(tmp_path / "photos/cup.jpg")
    made = new_kit(tmp_path / "kit", tmp_path / "photos", today=_TODAY)
    file = made.folder / "pictures.yml"
    text = file.read_text("utf-8").replace("{}\n", "").replace('alt: {en-GB: ""}', "alt: A cup.")
    start = text.index("# cup:")
    written = "\n".join(line.removeprefix("# ") for line in text[start:].splitlines())
    file.write_text(text[:start] + written + "\n", "utf-8")
    assert [picture.id for picture in load_kit(made.folder).pictures] == ["cup"]


def test_a_photo_whose_licence_ends_soon_is_not_put_into_the_first_brief(tmp_path: Path) -> None:
    photo(
        tmp_path / "photos/cup.jpg",
        described("A cup.", "<plus:LicenseEndDate>2026-12-01</plus:LicenseEndDate>"),
    )
    made = new_kit(tmp_path / "kit", tmp_path / "photos", today=_TODAY)
    assert check_kit(made.folder, now=_NOW) == ()
    assert load_kit(made.folder).campaigns[0].pictures == ()


def test_files_that_cannot_be_in_a_kit_are_left_out_and_named(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photo(photos / "cup.jpg", described("A cup."))
    (photos / "notes.docx").write_bytes(b"PK")
    (photos / "moving.gif").write_bytes(b"GIF89a")
    (photos / ".DS_Store").write_bytes(b"x")
    made = new_kit(tmp_path / "kit", photos, today=_TODAY)
    assert made.left_out == (("moving.gif", "bad-picture"), ("notes.docx", "bad-picture"))


def test_a_photo_folder_that_is_not_there_is_told_before_anything_is_written(
    tmp_path: Path,
) -> None:
    with pytest.raises(NewKitError) as refusal:
        new_kit(tmp_path / "kit", tmp_path / "gone")
    assert refusal.value.code == "no-photos-folder"
    assert not (tmp_path / "kit").exists()


def test_metadata_cannot_write_yaml_of_its_own(tmp_path: Path) -> None:
    evil = 'A cup."}\nother: {file: ../x}\n# “'.replace('"', "&quot;")
    photo(tmp_path / "photos/cup.jpg", described(evil))
    made = new_kit(tmp_path / "kit", tmp_path / "photos", today=_TODAY)
    assert [picture.id for picture in load_kit(made.folder).pictures] == ["cup"]


def test_names_that_windows_keeps_for_itself_are_not_used(tmp_path: Path) -> None:
    photo(tmp_path / "photos/CON.jpg", described("A cup."))
    photo(tmp_path / "photos/cone.jpg", described("A cone."))
    made = new_kit(tmp_path / "kit", tmp_path / "photos", today=_TODAY)
    assert made.pictures == ("con-2", "cone")
    assert (made.folder / "pictures/con-2.jpg").is_file()


@pytest.mark.parametrize("name", ["cut.jpg", "cut.png"])
def test_a_photo_that_is_cut_off_is_left_out_and_named(tmp_path: Path, name: str) -> None:
    whole = photo(tmp_path / "photos" / name, described("A cup."))
    whole.write_bytes(whole.read_bytes()[:-40])
    made = new_kit(tmp_path / "kit", tmp_path / "photos", today=_TODAY)
    assert (made.pictures, made.left_out) == ((), ((name, "bad-picture"),))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_what_is_no_file_is_left_out_and_named(tmp_path: Path) -> None:
    photo(tmp_path / "photos/cup.jpg", described("A cup."))
    os.mkfifo(tmp_path / "photos/pipe.jpg")
    (tmp_path / "photos/lost.jpg").symlink_to(tmp_path / "nothing")
    made = new_kit(tmp_path / "kit", tmp_path / "photos", today=_TODAY)
    assert made.pictures == ("cup",)
    assert made.left_out == (("lost.jpg", "special-file"), ("pipe.jpg", "special-file"))
