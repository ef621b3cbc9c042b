"""The commands kit new and kit diff, and kit check with addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studio.paths import demo_kit
from tests.helpers.kits import copy_of_demo_kit, edit
from tests.helpers.photos import alternatives, packet, photo

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Studio


def test_a_new_kit_passes_the_check_at_once(studio: Studio, tmp_path: Path) -> None:
    folder = str(tmp_path / "kit")
    made = studio("kit", "new", folder, "--format", "json")
    assert (made.code, made.json["pictures"]) == (0, [])
    checked = studio("kit", "check", folder, "--format", "json")
    assert (checked.code, checked.json) == (0, {"problems": []})


def test_photos_are_brought_in_and_those_that_cannot_be_are_named(
    studio: Studio, tmp_path: Path
) -> None:
    alt = alternatives("Iptc4xmpCore:AltTextAccessibility", x_default="A cup.")
    photo(tmp_path / "photos/cup.jpg", packet(alt))
    photo(tmp_path / "photos/hat.jpg")
    (tmp_path / "photos/notes.txt").write_text("x", "utf-8")
    photos, folder = str(tmp_path / "photos"), str(tmp_path / "kit")
    made = studio("kit", "new", folder, "--photos", photos, "--format", "json")
    assert made.code == 0
    assert made.json["pictures"] == ["cup"]
    assert made.json["to_describe"] == ["hat"]
    assert made.json["left_out"] == ["notes.txt"]
    assert "notes.txt is left out." in made.err
    assert studio("kit", "check", folder).code == 0


@pytest.mark.parametrize(("photos", "code"), [(False, 2), (True, 3)])
def test_what_is_there_is_never_written_over(
    studio: Studio, tmp_path: Path, photos: bool, code: int
) -> None:
    (tmp_path / "kit").mkdir()
    if not photos:
        (tmp_path / "kit/mine.txt").write_text("mine", "utf-8")
    more = ("--photos", str(tmp_path / "gone")) if photos else ()
    ran = studio("kit", "new", str(tmp_path / "kit"), *more)
    assert ran.code == code
    assert ran.err.startswith("studio: ")
    assert ran.err.count("\n") == 1
    assert len(list((tmp_path / "kit").iterdir())) == (0 if photos else 1)


def test_a_diff_says_what_is_new_in_words(studio: Studio, tmp_path: Path) -> None:
    new = copy_of_demo_kit(tmp_path)
    edit(new, "tone/styles/FernAndFinch/Calm.yml", "level: suggestion", "level: warning")
    edit(new, "phrases.yml", "opening-hours:", "shop-hours:")
    ran = studio("kit", "diff", str(demo_kit()), str(new))
    assert ran.code == 0
    assert "“Calm words” went from tip to check." in ran.out
    rows = studio("kit", "diff", str(demo_kit()), str(new), "--format", "json").json["changes"]
    assert {(row["kind"], row["id"]) for row in rows} == {
        ("rule", "FernAndFinch.Calm"),
        ("phrase", "shop-hours"),
        ("phrase", "opening-hours"),
    }
    assert all(row["message"] for row in rows)


def test_no_difference_is_an_answer_too(studio: Studio) -> None:
    ran = studio("kit", "diff", str(demo_kit()), str(demo_kit()), "--format", "json")
    assert (ran.code, ran.json) == (0, {"changes": []})
    assert studio("kit", "diff", str(demo_kit()), str(demo_kit())).out.strip()


def test_a_diff_with_something_that_is_no_kit_ends_with_one_line(
    studio: Studio, tmp_path: Path
) -> None:
    ran = studio("kit", "diff", str(demo_kit()), str(tmp_path / "gone"))
    assert ran.code == 3
    assert ran.err.count("\n") == 1


def test_a_folder_and_the_file_that_was_packed_from_it_do_not_differ(
    studio: Studio, tmp_path: Path
) -> None:
    packed = str(tmp_path / "demo.brandkit")
    assert studio("kit", "build", str(demo_kit()), "-o", packed).code == 0
    ran = studio("kit", "diff", str(demo_kit()), packed, "--format", "json")
    assert (ran.code, ran.json) == (0, {"changes": []})
    checked = studio("kit", "check", packed, "--format", "json")
    assert (checked.code, checked.json) == (0, {"problems": []})


def test_a_secret_phrase_is_hidden_for_a_check(studio: Studio) -> None:
    answer = studio("kit", "hash", "Project Bluebell", "--salt", "x7", "--format", "json")
    assert answer.code == 0
    assert answer.json["salt"] == "x7"
    assert answer.json["hash"].startswith("2:")
    assert "bluebell" not in answer.json["hash"].lower()


@pytest.mark.parametrize("phrase", ["", "one two three four five six seven eight nine"])
def test_a_phrase_of_no_words_or_too_many_is_not_hidden(studio: Studio, phrase: str) -> None:
    assert studio("kit", "hash", phrase, "--salt", "x7").code == 2
