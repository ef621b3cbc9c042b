from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.brand_kit.authoring import Document, Source
from studio.brand_kit.parse import PictureFile, parse_kit
from tests.helpers.kits import copy_of_demo_kit, demo_kit, edit, problems_of


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: uk.fernandfinch.demo", "id: Fern and Finch", "bad-id"),
        ("name: Fern & Finch", "name:", "missing-field"),
        ("sequence: 1", "sequence: first", "not-a-number"),
        ("valid_until: 2028-01-31", "valid_until: 2026-01-31", "dates-swapped"),
        ("valid_from: 2026-11-01", "valid_from: yesterday", "not-a-moment"),
        ("locales: [en-GB, cy-GB]", "locales: [english, en-GB, cy-GB]", "bad-tag"),
        ("markets: [GB, IE]", "markets: [GB, IE, uk]", "bad-tag"),
        ('colour: "#2F5D46"', "colour: green", "not-a-colour"),
        ("mark: mark.png", "mark: gone.png", "missing-picture"),
        ("own_photos: allow-with-questions", "own_photos: maybe", "not-a-choice"),
        ("sequence: 1", "sequence: 1\nsequence: 2", "duplicate-key"),
    ],
)
def test_a_wrong_value_in_the_main_file_is_named(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", old, new)
    found = problems_of(kit)
    assert code in found
    assert found[code].where.startswith("kit.yml line ")


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("pictures.yml", "focal: [0.5, 0.28]", "focal: [0.5, 1.28]", "not-a-point"),
        ("pictures.yml", "until: 2027-12-31", "until: 31.12.2027", "not-a-date"),
        ("pictures.yml", "from: 2026-03-01", "from: 2026-12-01", "dates-swapped"),
        ("pictures.yml", "    cy-GB: Astudiaeth", "    fr-FR: Astudiaeth", "missing-alt"),
        ("labels.yml", "preferred: Ad", "preferred:", "missing-field"),
        ("links.yml", "url: https://", "url: http://", "bad-link"),
        ("phrases.yml", "kind: hours", "sort: hours", "missing-field"),
        ("kit.yml", "  picture: allium-heads", "  foto: allium-heads", "unknown-key"),
    ],
)
def test_a_wrong_value_in_another_file_is_named(
    tmp_path: Path, name: str, old: str, new: str, code: str
) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, name, old, new)
    found = problems_of(kit)
    assert code in found
    assert found[code].where.startswith(f"{name} line ")


def test_the_place_of_a_problem_has_file_line_and_field(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "campaigns/alliums.yml", "until: 2027-12-31", "until: soon")
    lines = (kit / "campaigns/alliums.yml").read_text(encoding="utf-8").splitlines()
    line = lines.index("until: soon") + 1
    assert problems_of(kit)["not-a-date"].where == f"campaigns/alliums.yml line {line}: until"


def test_the_last_day_of_a_kit_counts_to_its_end() -> None:
    assert demo_kit().valid_until == datetime(2028, 1, 31, 23, 59, 59, tzinfo=UTC)


def test_native_json_values_are_read_like_words() -> None:
    data = {
        "schema": "1.0",
        "id": "a.b",
        "name": "A",
        "version": 3,
        "sequence": 4,
        "publisher": "P",
        "valid_from": "2026-01-01",
        "valid_until": "2027-01-01",
        "locales": ["en-GB"],
        "markets": ["GB"],
        "colour": "#000000",
    }
    pictures = {
        "cup": {
            "file": "cup.png",
            "focal": [0.25, 1],
            "name": "Cup",
            "alt": {"en-GB": "A cup."},
            "rights": {"credit": "Me", "credit_required": True},
        }
    }
    source = Source(
        root=Path(),
        documents={
            "kit.yml": Document(name="kit.yml", data=data),  # type: ignore[arg-type]
            "pictures.yml": Document(name="pictures.yml", data=pictures),  # type: ignore[arg-type]
        },
        texts={},
        problems=(),
    )
    seen = PictureFile(sha256="00", width=3, height=2)
    kit, problems = parse_kit(source, lambda _root, _name: seen)
    assert problems == ()
    assert kit is not None
    assert (kit.version, kit.sequence) == ("3", 4)
    assert kit.pictures[0].focal == (0.25, 1.0)
    assert kit.pictures[0].rights.credit_required is True


def test_the_preferred_label_is_always_an_accepted_one() -> None:
    assert all(label.accepted[0] == label.preferred for label in demo_kit().labels)
