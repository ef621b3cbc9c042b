from __future__ import annotations

from pathlib import Path

import pytest

from studio.brand_kit.places import problem, target_of
from tests.helpers.kits import copy_of_demo_kit, edit, problems_of


@pytest.mark.parametrize(
    ("file", "path", "target"),
    [
        ("kit.yml", ("valid_until",), ("kit", "", "valid_until")),
        ("kit.json", ("policy", "networks"), ("kit", "", "policy.networks")),
        ("pictures.yml", ("a.b", "alt", "cy-GB"), ("picture", "a.b", "alt.cy-GB")),
        ("assets/index.json", ("a", "focal"), ("picture", "a", "focal")),
        ("campaigns/a.b.yml", ("until",), ("campaign", "a.b", "until")),
        ("campaigns/a.json", (), ("campaign", "a", "")),
        ("tone/styles/House/Calm.yml", ("tests", 0), ("rule", "House.Calm", "tests.0")),
        ("tone/guidelines.yml", ("House.Calm", "why"), ("rule", "House.Calm", "why")),
        ("tone/rules.json", ("House.Calm", "swap"), ("rule", "House.Calm", "swap")),
        ("tone/vocab/accept.txt", (), ("words", "accept.txt", "")),
        ("tone/voice.cy-GB.md", (), ("voice", "voice.cy-GB.md", "")),
        ("labels.yml", ("labels", 2, "why"), ("label", "2", "why")),
        ("phrases.yml", ("hours", "text"), ("phrase", "hours", "text")),
        ("links.yml", ("home", "url"), ("link", "home", "url")),
        ("tokens.yml", ("colour", "fern", "$value"), ("token", "colour.fern", "$value")),
        ("fonts.yml", ("plain", "file"), ("font", "plain", "file")),
        ("fonts/index.json", ("plain", "file"), ("font", "plain", "file")),
        ("templates/card.yml", ("layers", 1), ("template", "card", "layers.1")),
        ("checks.yml", ("first", "level"), ("check", "first", "level")),
        ("training.yml", ("lesson", "text"), ("card", "lesson", "text")),
        ("training/cards.json", ("lesson", "text"), ("card", "lesson", "text")),
    ],
)
def test_every_file_leads_to_the_part_that_a_screen_shows(
    file: str, path: tuple[str | int, ...], target: tuple[str, str, str]
) -> None:
    assert target_of(file, path) == target


def test_a_problem_says_where_in_words_and_for_a_screen() -> None:
    made = problem("rights-ended", "pictures.yml", "cup", "rights", "until", day="2026-11-30")
    assert made.where == "pictures.yml: cup.rights.until"
    assert made.target == ("picture", "cup", "rights.until")
    assert made.values == (("day", "2026-11-30"),)


def test_what_reading_notes_has_a_target_too(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "campaigns/alliums.yml", "until: 2027-12-31", "until: soon")
    assert problems_of(kit)["not-a-date"].target == ("campaign", "alliums", "until")


def test_names_that_lead_nowhere_have_a_line_too(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "pictures.yml", "campaigns: [bench-cafe]", "campaigns: [gone]")
    lines = (kit / "pictures.yml").read_text("utf-8").splitlines()
    line = lines.index("  campaigns: [gone]") + 1
    problem = problems_of(kit)["unknown-brief"]
    assert problem.where == f"pictures.yml line {line}: bench-cafe-cup.campaigns"
    assert problem.target == ("picture", "bench-cafe-cup", "campaigns")
