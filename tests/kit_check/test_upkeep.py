from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.brand_kit.errors import Problem
from studio.brand_kit.recall import Recall, RecallKind
from studio.kit_check import check_kit, upkeep
from studio.kit_check.upkeep import MAX_KIT_BYTES, size_problems
from tests.helpers.kits import copy_of_demo_kit, demo_kit, edit

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def found(kit: Path, now: datetime = NOW, recalls: tuple[Recall, ...] = ()) -> dict[str, Problem]:
    return {problem.code: problem for problem in check_kit(kit, now=now, recalls=recalls)}


def test_a_check_that_this_version_does_not_run_says_so(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "checks.yml", "kind: alt", "kind: limit\n  of: [sky]\n  most: 3")
    problem = found(kit)["check-not-run"]
    assert problem.level == "warning"
    assert dict(problem.values) == {"check": "described-for-all", "kind": "limit"}


@pytest.mark.parametrize(
    "check", ["kind: alt\n  colour: [red]", "kind: of-tomorrow", "kind: embargo\n  patterns: ['(']"]
)
def test_a_check_that_asks_for_more_than_this_version_knows_says_so(
    tmp_path: Path, check: str
) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "checks.yml", "kind: alt", check)
    assert dict(found(kit)["check-not-run"].values)["check"] == "described-for-all"


@pytest.mark.parametrize(
    "check", ["kind: alt\n  most: 100", "kind: limit\n  of: [emoji]\n  most: 3"]
)
def test_a_check_with_numbers_of_its_own_runs(tmp_path: Path, check: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "checks.yml", "kind: alt", check)
    assert "check-not-run" not in found(kit)


def test_a_slow_pattern_of_a_check_is_refused(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "checks.yml", "kind: alt", "kind: embargo\n  patterns: ['(?:a|aa)+!z']")
    assert found(kit)["slow-pattern"].level == "error"


def test_a_check_that_nobody_looked_at_again_is_a_warning(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "checks.yml", "review_by: 2027-11-01", "review_by: 2026-12-01")
    assert "review-due" not in found(kit, datetime(2026, 12, 1, 23, tzinfo=UTC))
    problem = found(kit, datetime(2026, 12, 2, tzinfo=UTC))["review-due"]
    assert dict(problem.values)["day"] == "2026-12-01"
    assert problem.target == ("check", "say-you-work-here", "review_by")


def test_a_picture_that_was_replaced_may_not_stand_in_a_brief(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "pictures.yml", "  focal: [0.5, 0.6]\n", "  replaced_by: watering-can\n")
    problem = found(kit)["replaced-picture-used"]
    assert (problem.level, problem.fixes) == ("error", ("use-replacement",))
    assert dict(problem.values)["new"] == "watering-can"


def test_a_picture_that_will_be_replaced_may_be_used_until_then(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "pictures.yml", "  focal: [0.5, 0.28]\n", "  replaced_by: watering-can\n")
    assert "replaced-picture-used" not in found(kit)


def test_a_picture_that_was_withdrawn_may_not_stand_in_a_brief(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    recall = Recall(
        kit_id="uk.fernandfinch.demo",
        kind=RecallKind.PICTURE,
        id="watering-can",
        reason="The licence ended.",
        since=NOW,
    )
    problem = found(kit, recalls=(recall,))["recalled-picture-used"]
    assert problem.level == "error"
    assert problem.target == ("campaign", "alliums", "pictures")
    assert problem.fixes == ("take-picture-out-of-brief",)


def test_a_kit_that_is_too_heavy_for_shops_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(size_problems(demo_kit())) == []
    assert MAX_KIT_BYTES == 150_000_000
    monkeypatch.setattr(upkeep, "MAX_KIT_BYTES", 1_000_000)
    (problem,) = size_problems(demo_kit())
    assert (problem.code, problem.level) == ("kit-too-heavy", "error")
    assert dict(problem.values)["most"] == "1"
