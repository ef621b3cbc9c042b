from __future__ import annotations

from pathlib import Path

import pytest

from studio.brand_kit.model import Story
from tests.helpers.kits import copy_of_demo_kit, demo_kit, edit, problems_of

_FILE = "campaigns/alliums.yml"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("from: 2026-11-08", "from: 2028-11-08", "dates-swapped"),
        ("{days}:", "{when}:", "unknown-gap"),
        ("a hand deep", "a hand} deep", "stray-brace"),
        ('en-GB: "which days?"', 'en-GB: "which {days}?"', "brace-in-prompt"),
        ("max: 180", "max: 5", "bad-length"),
        ("max: 180", "max: 5000", "bad-length"),
        ("- id: days", "- id: store", "bad-id"),
        ('["#GrowWithFern"]', '["Grow With Fern"]', "bad-hashtag"),
        ("slots:", "gaps:", "unknown-gap"),
        ("variants:", "words:", "missing-field"),
    ],
)
def test_a_wrong_value_in_a_brief_is_named(tmp_path: Path, old: str, new: str, code: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, _FILE, old, new)
    found = problems_of(kit)
    assert code in found
    assert found[code].where.startswith(_FILE)


def test_suggested_words_without_a_gap_are_an_error(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "campaigns/alpine-trough.yml", "{pick} Give", "Give")
    assert problems_of(kit)["variant-without-gap"].level == "error"


def test_the_name_of_the_file_is_the_id_and_the_newest_brief_comes_first() -> None:
    campaigns = demo_kit().campaigns
    assert campaigns[0].id == "alliums"
    starts = [campaign.valid_from for campaign in campaigns]
    assert starts == sorted(starts, reverse=True)


def test_both_kinds_of_story_are_read() -> None:
    assert {campaign.story for campaign in demo_kit().campaigns} == set(Story)


def test_a_file_whose_name_cannot_be_an_id_is_named(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "campaigns/My Brief.yml").write_bytes((kit / _FILE).read_bytes())
    assert problems_of(kit)["bad-id"].where == "campaigns/My Brief.yml line 1"
