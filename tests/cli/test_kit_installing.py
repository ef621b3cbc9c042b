"""The command kit install, for files, and what other commands use afterwards."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Studio
from tests.helpers.packing import a_key, packed, small_folder


def key_file(folder: Path, name: str = "one") -> str:
    (folder / f"{name}.pub").write_text(a_key(name).public.text())
    return str(folder / f"{name}.pub")


def test_the_first_installation_names_the_publisher_and_the_words(
    studio: Studio, tmp_path: Path
) -> None:
    file = str(packed(tmp_path / "a.brandkit").path)
    ran = studio("kit", "install", file, "--format", "json")
    words = " · ".join(a_key().public.words())
    assert ran.code == 0
    assert ran.json == {
        "id": "uk.example.small",
        "name": "Small",
        "version": "1",
        "sequence": 1,
        "signed_by": words,
        "publisher": "Small team",
        "relation": "new",
    }
    assert "Small team" in ran.err
    assert words in ran.err
    again = studio("kit", "install", file, "--format", "json")
    assert (again.code, again.json["relation"], again.err) == (0, "same", "")
    newer = str(packed(tmp_path / "b.brandkit", sequence=2).path)
    assert studio("kit", "install", newer, "--format", "json").json["relation"] == "newer"


def test_afterwards_every_command_uses_the_installed_kit(studio: Studio, tmp_path: Path) -> None:
    assert studio("kit", "show", "--format", "json").json["id"] == "uk.fernandfinch.demo"
    studio("kit", "install", str(packed(tmp_path / "a.brandkit").path))
    assert studio("kit", "show", "--format", "json").json["id"] == "uk.example.small"
    found = studio("check", "--format", "json", stdin="The best.").json["findings"]
    assert "Small.Best" in {item["rule"] for item in found}
    folder = str(small_folder(tmp_path / "kit", sequence=9))
    assert studio("kit", "show", folder, "--format", "json").json["sequence"] == 9


def test_an_installed_folder_is_a_kit_as_well(studio: Studio, tmp_path: Path) -> None:
    studio("kit", "install", str(packed(tmp_path / "a.brandkit").path))
    folder = str(tmp_path / "data" / "kits" / "uk.example.small" / "1")
    assert studio("kit", "show", folder, "--format", "json").json["signed_by"] != ""
    assert studio("kit", "check", folder, "--format", "json").json == {"problems": []}


def test_what_may_not_be_installed_changes_nothing(studio: Studio, tmp_path: Path) -> None:
    studio("kit", "install", str(packed(tmp_path / "a.brandkit", sequence=5).path))
    data = tmp_path / "data"
    before = {str(path): path.stat().st_mtime_ns for path in data.rglob("*")}
    wrong = {
        "older": packed(tmp_path / "older", sequence=4).path,
        "other": packed(tmp_path / "other", sequence=6, key=a_key("other")).path,
        "unsigned": packed(tmp_path / "unsigned", sequence=6, signed=False).path,
        "same-number": packed(tmp_path / "same", sequence=5, colour="green").path,
        "folder": small_folder(tmp_path / "kit"),
        "none": tmp_path / "none",
    }
    for name, path in wrong.items():
        ran = studio("kit", "install", str(path))
        assert (name, ran.code, ran.err.count("\n"), ran.out) == (name, 3, 1, "")
        assert str(path) in ran.err
    assert {str(path): path.stat().st_mtime_ns for path in data.rglob("*")} == before


def test_trust_takes_that_key_and_no_other(studio: Studio, tmp_path: Path) -> None:
    file = str(packed(tmp_path / "a.brandkit").path)
    wrong = studio("kit", "install", file, "--trust", key_file(tmp_path, "other"))
    assert wrong.code == 3
    assert not (tmp_path / "data").exists()
    assert studio("kit", "install", file, "--trust", key_file(tmp_path)).code == 0


def test_a_folder_that_takes_nothing_is_told_in_one_line(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    file = str(packed(tmp_path / "a.brandkit").path)
    ran = studio("kit", "install", file, "--data-dir", str(tmp_path / "file"))
    assert (ran.code, ran.err.count("\n")) == (4, 1)


def test_damage_to_the_installed_kit_is_told_in_one_line(studio: Studio, tmp_path: Path) -> None:
    file = str(packed(tmp_path / "a.brandkit").path)
    studio("kit", "install", file)
    document = tmp_path / "data" / "kits" / "uk.example.small" / "1" / "kit.json"
    document.write_bytes(b"{}")
    ran = studio("kit", "show")
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert studio("kit", "install", file).code == 0
    assert studio("kit", "show").code == 0


def test_a_command_says_that_an_older_version_is_used(studio: Studio, tmp_path: Path) -> None:
    for number in (1, 2):
        file = packed(tmp_path / f"{number}.brandkit", sequence=number).path
        assert studio("kit", "install", str(file)).code == 0
    assert studio("kit", "show").err == ""
    (tmp_path / "data/kits/uk.example.small/2/links.json").write_text("{}")
    ran = studio("kit", "show", "--format", "json")
    assert (ran.code, ran.json["sequence"], ran.err.count("\n")) == (0, 1, 1)
    assert "damaged" in ran.err
    assert studio("kit", "install", str(tmp_path / "2.brandkit")).code == 0
    assert studio("kit", "show").err == ""
