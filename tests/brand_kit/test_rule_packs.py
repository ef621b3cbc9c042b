"""Packs of checks that a kit takes over by name."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from studio.brand_kit.check_kinds import KINDS, unknown_parts
from studio.brand_kit.load import load_kit
from studio.brand_kit.rule_packs import compiled, pack_names, read_pack
from studio.paths import assets
from tests.helpers.kits import copy_of_demo_kit, demo_kit, edit, problems_of

PACKS = sorted((assets() / "rule-packs").glob("*.yml"))
READ = date(2026, 11, 22)
NEEDED = {"kind", "level", "markets", "why", "source", "review_by", "example"}
COMMON = NEEDED | {"source_url"}


def words(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.stem)
def test_the_json_of_a_pack_is_what_its_yaml_says(pack: Path) -> None:
    written = pack.with_suffix(".json").read_text("utf-8")
    assert written == compiled(pack), "run packaging/rule_packs.py"


@pytest.mark.parametrize("pack", pack_names())
def test_every_check_of_a_pack_has_a_market_a_reason_a_source_and_a_day(pack: str) -> None:
    for name, check in read_pack(pack).items():
        assert isinstance(check, dict), name
        assert check.keys() >= NEEDED, name
        house = str(check["source"]).startswith("House rule")
        assert house or str(check.get("source_url", "")).startswith("https://"), name
        assert date.fromisoformat(str(check["review_by"])) > READ, name
        assert check["kind"] in KINDS
        params = tuple((key, tuple(words(check[key]))) for key in check.keys() - COMMON)
        assert unknown_parts(str(check["kind"]), params) == (), name


@pytest.mark.parametrize("pack", pack_names())
def test_no_reason_of_a_pack_speaks_like_a_lawyer(pack: str) -> None:
    for name, check in read_pack(pack).items():
        assert isinstance(check, dict)
        why = str(check["why"])
        assert not re.search(r"\b(?:legal|compliant|compliance|pursuant|shall)\b", why), name
        assert len(why.split()) <= 30, name


@pytest.mark.parametrize("pack", pack_names())
def test_the_page_of_checks_has_every_check_with_its_source_and_day(pack: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text("utf-8")
    for name, check in read_pack(pack).items():
        assert isinstance(check, dict)
        row = next((line for line in page.splitlines() if line.startswith(f"| `{name}` |")), "")
        assert f"`{check['kind']}`" in row, name
        assert str(check["source"]) in row, name
        assert str(check["review_by"]) in row, name


def test_the_page_of_checks_has_every_kind_and_its_parameters() -> None:
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text("utf-8")
    for kind, params in KINDS.items():
        row = next(line for line in page.splitlines() if line.startswith(f"| `{kind}` |"))
        assert all(re.search(rf"\b{name}\b", row) for name in params), kind


def test_a_kit_has_the_checks_of_its_packs_in_its_languages() -> None:
    checks = {check.id: check for check in demo_kit().checks}
    assert {"uk-price", "ie-label", "say-you-work-here"} <= checks.keys()
    assert "us-label" not in checks
    assert checks["uk-price"].why.has("cy-GB")
    assert checks["uk-price"].markets == ("GB", "IE")


def test_a_kit_replaces_a_check_of_a_pack_and_switches_one_off(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", "off: [uk-emoji]", "off: [uk-emoji-rows]")
    edit(kit, "checks.yml", "described-for-all:", "uk-alt:")
    checks = {check.id: check for check in load_kit(kit).checks}
    assert "uk-emoji-rows" not in checks
    assert "uk-emoji" in checks
    assert checks["uk-alt"].source == "Voice guide, Words for everybody"


def test_a_check_for_other_markets_alone_is_left_out(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", "packs: [uk]", "packs: [uk, us]")
    checks = {check.id for check in load_kit(kit).checks}
    assert not any(name.startswith("us-") for name in checks)


def test_names_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", "packs: [uk]", "packs: [uk, mars]")
    edit(kit, "kit.yml", "off: [uk-emoji]", "off: [uk-emoji, gone]")
    problems = problems_of(kit)
    assert (problems["unknown-pack"].level, problems["unknown-check"].level) == ("error", "warning")
    assert dict(problems["unknown-pack"].values)["value"] == "mars"
    assert problems["unknown-check"].where.startswith("kit.yml line")
    with pytest.raises(KeyError):
        read_pack("mars")
    with pytest.raises(KeyError):
        read_pack("../kits")


def test_a_kit_without_packs_has_only_its_own_checks(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", "packs: [uk]\n", "")
    edit(kit, "kit.yml", "off: [uk-emoji]\n", "")
    assert [check.id for check in load_kit(kit).checks] == [
        "described-for-all",
        "say-you-work-here",
    ]
    (kit / "checks.yml").unlink()
    edit(kit, "kit.yml", "policy:", "packs: [uk]\npolicy:")
    edit(kit, "training.yml", "guideline: say-you-work-here", "guideline: uk-label")
    assert "uk-price" in {check.id for check in load_kit(kit).checks}
