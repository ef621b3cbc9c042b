from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.brand_kit.errors import KitRefusedError, Problem
from studio.kit_check import check_kit
from tests.helpers.kits import copy_of_demo_kit

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
_CALM = "We put the bulbs in on Friday, a hand deep, and the robin sat and watched us. "
_LOUD = "Hurry in, last chance, we have the best bulbs and they are flying out! "


def with_posts(tmp_path: Path, *texts: str) -> Path:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "posts").mkdir()
    for number, text in enumerate(texts):
        (kit / f"posts/{number}.txt").write_text(text, "utf-8")
    return kit


def found(kit: Path) -> dict[str, Problem]:
    return {problem.code: problem for problem in check_kit(kit, now=NOW)}


def test_rules_that_speak_up_on_good_posts_are_a_warning(tmp_path: Path) -> None:
    problem = found(with_posts(tmp_path, *[_CALM * 3 + _LOUD] * 8))["noisy-rules"]
    assert problem.level == "warning"
    values = dict(problem.values)
    assert float(values["rate"]) > float(values["budget"])
    assert values["rules"].startswith("FernAndFinch.Calm")


def test_calm_posts_are_within_the_budget_and_rules_that_never_spoke_are_named(
    tmp_path: Path,
) -> None:
    problems = found(with_posts(tmp_path, *[_CALM * 3] * 20))
    assert "noisy-rules" not in problems
    told = dict(problems["silent-rules"].values)["rules"]
    assert "FernAndFinch.Calm" in told
    assert "FernAndFinch.Gonest" not in told  # a rule for Welsh is not for these posts


def test_a_few_words_say_nothing(tmp_path: Path) -> None:
    assert found(with_posts(tmp_path, _LOUD)) == {}


def test_a_post_that_is_a_link_out_of_the_kit_is_refused(tmp_path: Path) -> None:
    kit = with_posts(tmp_path, _CALM)
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (kit / "posts/x.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(KitRefusedError):
        check_kit(kit, now=NOW)
