from __future__ import annotations

from pathlib import Path

import pytest

from studio.brand_kit.contents import kit_of
from studio.brand_kit.entry_names import is_document
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.load import read_kit
from studio.brand_kit.manifest import manifest_bytes, read_manifest
from studio.brand_kit.shown_names import LONGEST, name_problem
from tests.helpers.kits import edit
from tests.helpers.packing import small_entries, small_folder

HIDDEN = [
    *map(chr, (0x0, 0xA, 0xD, 0x85, 0xAD, 0x200B, 0x200D, 0x200E, 0x200F, 0x2028, 0x202E)),
    *map(chr, (0x2060, 0x2064, 0x2066, 0x206F, 0xFEFF, 0x2800, 0x3164, 0xE0041, 0x378, 0xE000)),
]


@pytest.mark.parametrize("character", HIDDEN, ids=[f"U+{ord(c):04X}" for c in HIDDEN])
def test_a_character_that_is_not_seen_is_named(character: str) -> None:
    assert name_problem(f"Fern{character}Finch") == (
        "hidden-character",
        f"U+{ord(character):04X}",
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Fern & Finch", ""),
        ("فرن", ""),
        ("Tiếng Việt", ""),
        ("a" * LONGEST, ""),
        ("a" * (LONGEST + 1), "long-name"),
        ("   ", "blank-name"),
        ("\u00a0\u2003", "blank-name"),
        ("o\u0302\u0301", ""),
        ("o\u0302\u0301\u0316", "stacked-marks"),
    ],
)
def test_a_name_is_one_short_plain_line(name: str, code: str) -> None:
    assert name_problem(name)[0] == code


def test_a_packed_kit_with_such_a_name_is_refused(tmp_path: Path) -> None:
    entries = small_entries()
    documents = {name: data for name, data in entries.items() if is_document(name)}
    documents["kit.json"] = documents["kit.json"].replace(b"Small team", "Sm\u200ball".encode())
    manifest = manifest_bytes("uk.example.small", 1, {**entries, **documents})
    with pytest.raises(KitRefusedError, match="hidden-character"):
        kit_of(documents, read_manifest(manifest), tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("name: Small\n", 'name: "Sm\\u200Ball"\n', "name"),
        ('version: "1"', 'version: "1\\u2066"', "version"),
        ("publisher: Small team", 'publisher: "Small\\nteam"', "publisher"),
        ("publisher: Small team", 'publisher: {name: "a\\u3164", contact: a}', "publisher.name"),
        ("publisher: Small team", f"publisher: {{name: a, contact: {'a' * 81}}}", "contact"),
    ],
)
def test_every_name_of_a_kit_is_looked_at(tmp_path: Path, old: str, new: str, field: str) -> None:
    folder = small_folder(tmp_path / "kit")
    edit(folder, "kit.yml", old, new)
    (problem,) = (item for item in read_kit(folder)[1] if item.level == "error")
    assert problem.code in ("hidden-character", "long-name")
    assert problem.target[0] == "kit"
    assert problem.target[2].endswith(field)
