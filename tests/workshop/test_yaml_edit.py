"""A change to a file that a person wrote touches one value and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from studio.workshop.yaml_edit import YamlEditError, edit_entry, edit_yaml, plain

FILE = """# pictures of the winter
one:   # the first
  name: One
  tags: [a, b]

# the second is Karl's
two:
  name: 'Two'
  text: |
    keeps: its
    lines
three: {name: Three}
"""


def rename(entry: dict[str, object]) -> None:
    entry["name"] = plain("no")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "pictures.yml"
    made.write_text(FILE, "utf-8")
    return made


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("one", "  name: One\n", '  name: "no"\n'),
        ("two", "  name: 'Two'\n", '  name: "no"\n'),
        ("three", "three: {name: Three}\n", 'three: {name: "no"}\n'),
    ],
)
def test_only_the_entrys_value_differs(file: Path, key: str, old: str, new: str) -> None:
    assert edit_entry(file, key, rename) == FILE.encode()
    assert file.read_text("utf-8") == FILE.replace(old, new)


def test_an_entry_with_a_quoted_key_is_found_as_well(file: Path) -> None:
    file.write_text('"one": {name: One}\n', "utf-8")
    edit_entry(file, "one", rename)
    assert yaml.safe_load(file.read_text("utf-8")) == {"one": {"name": "no"}}


def test_an_entry_that_is_not_there_changes_nothing(file: Path) -> None:
    with pytest.raises(YamlEditError):
        edit_entry(file, "four", rename)
    assert file.read_text("utf-8") == FILE


def test_a_file_that_is_no_mapping_is_left_alone(file: Path) -> None:
    file.write_text("- a\n- b\n", "utf-8")
    with pytest.raises(YamlEditError):
        edit_yaml(file, rename)
    assert file.read_text("utf-8") == "- a\n- b\n"


@given(words=st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"))))
def test_any_words_come_back_as_they_were_written(
    words: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("kit") / "a.yml"

    def change(top: dict[str, object]) -> None:
        top["words"] = plain(words)
        top["list"] = plain((words, "12:30", "no", "- x", "#y"))

    edit_yaml(file, change)
    # YAML 1.1 and 1.2 readers have to agree.
    read = yaml.safe_load(file.read_text("utf-8"))
    assert read == {"words": words, "list": [words, "12:30", "no", "- x", "#y"]}
