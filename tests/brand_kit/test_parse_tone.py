from __future__ import annotations

from pathlib import Path

import pytest

from studio.brand_kit.load import load_kit
from studio.brand_kit.tone_rule import RuleKind
from tests.helpers.kits import copy_of_demo_kit, demo_kit, edit, problems_of

_CALM = "tone/styles/FernAndFinch/Calm.yml"


def test_every_kind_of_rule_is_read() -> None:
    assert {rule.kind for rule in demo_kit().rules} >= {
        RuleKind.EXISTENCE,
        RuleKind.SUBSTITUTION,
        RuleKind.OCCURRENCE,
        RuleKind.REPETITION,
    }


def test_a_rule_has_its_words_from_the_sidecar() -> None:
    rule = next(rule for rule in demo_kit().rules if rule.name == "FernAndFinch.Calm")
    assert rule.why.get("en-GB") == "Nobody should feel rushed by us."
    assert rule.swap[0] == ("flying out", "finding new homes")
    assert [test.fires for test in rule.tests] == [True, False]


@pytest.mark.parametrize("kind", ["script", "sequence"])
def test_a_kind_that_never_runs_is_refused_by_name(tmp_path: Path, kind: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, _CALM, "extends: substitution", f"extends: {kind}")
    assert ("value", kind) in problems_of(kit)["rule-kind-refused"].values


def test_a_kind_that_nobody_knows_is_named(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, _CALM, "extends: substitution", "extends: swapping")
    assert problems_of(kit)["unsupported-rule"].level == "error"


def test_a_rule_may_extend_another_rule_of_the_kit(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "tone/styles/FernAndFinch/Calmer.yml").write_text(
        "extends: FernAndFinch.Calm\nlevel: error\nswap+:\n  grab it: take a look\n",
        encoding="utf-8",
    )
    rules = {rule.name: rule for rule in load_kit(kit).rules}
    calm, calmer = rules["FernAndFinch.Calm"], rules["FernAndFinch.Calmer"]
    assert calmer.swap == (*calm.swap, ("grab it", "take a look"))
    assert (calmer.level, calmer.tests) == ("error", ())


def test_a_rule_whose_parent_is_not_there_is_named(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, _CALM, "extends: substitution", "extends: Std.Usage.Calm")
    assert ("value", "Std.Usage.Calm") in problems_of(kit)["rule-parent"].values


def test_a_key_that_vale_would_refuse_is_an_error(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, _CALM, "ignorecase: true", "ignorecase: true\nx-why: calm")
    assert problems_of(kit)["unknown-key"].level == "error"


def test_a_rule_without_patterns_is_named(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "tone/styles/FernAndFinch/Twice.yml", "tokens:\n  - '[^\\W\\d_]+'\n", "")
    assert ("field", "tokens") in problems_of(kit)["missing-field"].values


def test_words_about_a_rule_that_does_not_exist_are_named(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "tone/guidelines.yml", "FernAndFinch.Calm:", "FernAndFinch.Clam:")
    assert ("name", "FernAndFinch.Clam") in problems_of(kit)["unknown-rule"].values


def test_an_action_that_is_not_known_is_named(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, _CALM, "name: replace", "name: mend")
    assert "rule-bad-value" in problems_of(kit)


def test_word_lists_keep_hashtags_and_leave_out_remarks(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "tone/vocab/accept.txt").write_text("# remark\n\n#tag\nno\n", encoding="utf-8")
    assert load_kit(kit).words.accept == ("#tag", "no")


@pytest.mark.parametrize("word", ["fern[", "fern)(bulb", "(?x)fern #", "*fern", "(?P<a"])
def test_a_word_that_does_not_work_as_a_pattern_is_named_with_its_line(
    tmp_path: Path, word: str
) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "tone/vocab/reject.txt").write_text(f"guru\n{word}\n", encoding="utf-8")
    assert problems_of(kit)["bad-word"].where == "tone/vocab/reject.txt line 2"


def test_a_word_may_be_a_pattern(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "tone/vocab/reject.txt").write_text("(?i)must[- ]haves?\n", encoding="utf-8")
    assert load_kit(kit).words.reject == ("(?i)must[- ]haves?",)


def test_an_exception_that_does_not_work_as_a_pattern_is_named(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, _CALM, "ignorecase: true", "ignorecase: true\nexceptions: ['out[']")
    assert problems_of(kit)["bad-word"].where.startswith(_CALM)
