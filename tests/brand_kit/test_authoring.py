from __future__ import annotations

from pathlib import Path

import pytest

from studio.brand_kit.authoring import MAX_BYTES, Document, file_inside, read_folder
from studio.brand_kit.errors import KitRefusedError
from tests.helpers.kits import copy_of_demo_kit


def refusal(path: Path) -> str:
    with pytest.raises(KitRefusedError) as caught:
        read_folder(path)
    return caught.value.problems[0].code


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "no-kit-file"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nothing") == "not-a-folder"


def test_a_plain_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    assert refusal(tmp_path / "notes.txt") == "not-a-folder"


def test_a_link_out_of_the_kit_is_refused(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (tmp_path / "secret.yml").write_text("a: 1\n", encoding="utf-8")
    (kit / "links.yml").unlink()
    (kit / "links.yml").symlink_to(tmp_path / "secret.yml")
    assert refusal(kit) == "path-leaves-kit"


def test_a_folder_that_is_a_link_out_of_the_kit_is_refused(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "campaigns").rename(tmp_path / "elsewhere")
    (kit / "campaigns").symlink_to(tmp_path / "elsewhere")
    assert refusal(kit) == "path-leaves-kit"


def test_a_link_inside_the_kit_is_followed(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "links.yml").rename(kit / "other.yml")
    (kit / "links.yml").symlink_to("other.yml")
    assert "links.yml" in read_folder(kit).documents


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "links.yml").unlink()
    (kit / "links.yml").symlink_to("links.yml")
    assert refusal(kit) in ("unreadable", "path-leaves-kit")


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "links.yml").unlink()
    (kit / "links.yml").mkdir()
    assert refusal(kit) == "unreadable"


def test_text_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "phrases.yml").write_bytes("a: caf\xe9".encode("latin-1"))
    assert refusal(kit) == "not-utf8"


def test_a_file_larger_than_a_megabyte_is_refused(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "phrases.yml").write_bytes(b"#" * (MAX_BYTES + 1))
    assert refusal(kit) == "file-too-large"


def test_a_file_of_just_a_megabyte_is_read(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "tone/vocab/accept.txt").write_bytes(b"a" * MAX_BYTES)
    assert len(read_folder(kit).texts["tone/vocab/accept.txt"]) == MAX_BYTES


def test_an_alias_bomb_is_refused_before_it_grows(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    (kit / "phrases.yml").write_text("\n".join(lines), encoding="utf-8")
    assert refusal(kit) == "yaml-alias"


def test_broken_yaml_is_a_problem_and_the_other_files_are_still_read(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "phrases.yml").write_text("a: 1\nb: [\n", encoding="utf-8")
    source = read_folder(kit)
    assert [problem.code for problem in source.problems] == ["broken-yaml"]
    assert source.problems[0].where.startswith("phrases.yml line ")
    assert "kit.yml" in source.documents


@pytest.mark.parametrize(
    "name", ["../secret", "pictures/../../secret", "/etc/passwd", "a\\..\\b", "C:/x", "a\0b"]
)
def test_a_path_that_leads_out_of_the_kit_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "kit").mkdir()
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    with pytest.raises(KitRefusedError) as caught:
        file_inside(tmp_path / "kit", name)
    assert caught.value.problems[0].code == "path-leaves-kit"


def test_a_value_is_placed_by_the_nearest_line_that_is_known(tmp_path: Path) -> None:
    document = read_folder(copy_of_demo_kit(tmp_path)).documents["campaigns/alliums.yml"]
    line = document.lines[("until",)]
    assert document.where(("until",)) == f"campaigns/alliums.yml line {line}: until"
    assert document.where(("gone",)).endswith("line 1: gone")


def test_a_key_without_letters_leaves_no_empty_part_in_a_place() -> None:
    document = Document(name="a.yml", data={}, lines={("",): 1})
    assert document.where(("",)) == "a.yml line 1"
