from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio import paths
from studio.brand_kit.errors import BrandKitError, KitRefusedError, Problem
from studio.kit_check import check_kit
from tests.helpers.kits import copy_of_demo_kit, edit

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
_CALM = "tone/styles/FernAndFinch/Calm.yml"
_ALLIUMS = "campaigns/alliums.yml"


def found(kit: Path, now: datetime = NOW) -> dict[str, Problem]:
    return {problem.code: problem for problem in check_kit(kit, now=now)}


def test_the_demo_kit_has_no_problems_at_all() -> None:
    assert check_kit(paths.demo_kit(), now=NOW) == ()


def test_what_reading_finds_is_told_too(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "pictures/harbour.jpg").unlink()
    (kit / "phrases.yml").write_text("a: [", encoding="utf-8")
    assert {"missing-picture", "broken-yaml"} <= set(found(kit))


def test_a_kit_without_a_main_file_that_can_be_read_is_told(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "kit.yml").write_text("schema: [", encoding="utf-8")
    assert set(found(kit)) == {"broken-yaml"}


def test_an_unknown_schema_is_refused(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", 'schema: "1.0"', 'schema: "9.0"')
    with pytest.raises(KitRefusedError):
        check_kit(kit)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("flying out:", "flown off:", "rule-never-fires"),
        ("input: They are flying out!", "input: They fly!", "rule-never-fires"),
        ("input: They are finding new homes.", "input: Last chance.", "rule-example-fires"),
        ("    contains: FernAndFinch.Calm", "    absent: FernAndFinch.Calm", "rule-example-fires"),
        ("    absent: FernAndFinch.Calm", "    contains: FernAndFinch.Calm", "rule-example"),
        ("flying out:", "'(flying out':", "bad-pattern"),
    ],
)
def test_a_rule_that_does_not_behave_is_told(tmp_path: Path, old: str, new: str, code: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, _CALM, old, new)
    problems = found(kit)
    assert code in problems
    assert dict(problems[code].values)["rule"] == "FernAndFinch.Calm"
    assert problems[code].where.startswith(_CALM)


def test_a_pattern_that_takes_too_long_is_told(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, _CALM, "flying out:", "'(?:a|aa)+!z|flying out':")
    assert dict(found(kit)["slow-pattern"].values) == {"rule": "FernAndFinch.Calm"}


def test_a_rule_needs_a_good_and_a_bad_example(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    text = (kit / _CALM).read_text(encoding="utf-8")
    (kit / _CALM).write_text(text[: text.index("tests:")], encoding="utf-8")
    assert {"rule-without-bad-example", "rule-without-good-example"} == set(found(kit))


def test_a_rule_that_nobody_explains_is_a_warning(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    (kit / "tone/styles/FernAndFinch/Extra.yml").write_bytes((kit / _CALM).read_bytes())
    assert found(kit)["rule-without-why"].level == "warning"


def test_rights_that_end_before_a_brief_does_are_an_error(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "pictures.yml", "until: 2027-12-31", "until: 2027-12-30")
    problem = found(kit)["rights-end-first"]
    assert problem.level == "error"
    assert dict(problem.values)["brief"] == "alliums"
    assert dict(problem.values)["day"] == "2027-12-30"


def test_rights_that_start_after_a_brief_does_are_a_warning(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(
        kit, "pictures.yml", "    until: 2027-12-31", "    from: 2026-11-20\n    until: 2027-12-31"
    )
    assert found(kit)["rights-start-late"].level == "warning"


def test_a_picture_that_has_run_out_needs_another_one_named(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "pictures.yml", "  replaced_by: snow-above-the-pines\n", "")
    assert dict(found(kit)["rights-ended"].values)["day"] == "2026-10-31"


def test_a_kit_that_has_ended_is_a_warning() -> None:
    problems = found(paths.demo_kit(), datetime(2028, 2, 1, tzinfo=UTC))
    assert problems["kit-ended"].level == "warning"


def test_a_brief_that_outlives_the_kit_is_a_warning(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "campaigns/customer-story.yml", "until: 2027-12-31", "until: 2028-06-30")
    assert found(kit)["brief-outlives-kit"].level == "warning"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("kit.yml", "networks: [bluesky", "networks: [blueski"),
        ("kit.yml", "previews: [bluesky", "previews: [blueski"),
        ("pictures.yml", "networks: [bluesky", "networks: [blueski"),
        (_ALLIUMS, "network: instagram", "network: blueski"),
    ],
)
def test_a_network_that_does_not_exist_is_told(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, name, old, new)
    assert found(kit)["unknown-network"].where.startswith(name)


def test_missing_alt_text_in_one_language_is_an_error(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    line = "    cy-GB: Hen gychod hwylio'n gorffwys mewn harbwr tawel, gyda bryniau y tu ôl.\n"
    edit(kit, "pictures.yml", line, "")
    problem = found(kit)["missing-alt"]
    assert (problem.level, dict(problem.values)["locale"]) == ("error", "cy-GB")


def test_suggested_words_that_the_kit_itself_flags_are_told(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "campaigns/alpine-trough.yml", "The alpines are in:", "Last chance for alpines:")
    problem = found(kit)["suggested-words"]
    assert dict(problem.values) == {
        "rule": "FernAndFinch.Calm",
        "text": "Last chance",
        "locale": "en-GB",
    }
    assert problem.level == "warning"


def test_suggested_words_without_the_label_are_an_error(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "campaigns/alpine-trough.yml", "{label} · I work", "I work")
    problem = found(kit)["suggested-words"]
    assert (problem.level, dict(problem.values)["rule"]) == ("error", "label")


def test_suggested_words_too_long_for_a_network_are_an_error(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    more = "Grit, sun and rain. " * 15
    edit(kit, "campaigns/alpine-trough.yml", "A trough fits on a step.", f"{more}Bye.")
    assert found(kit)["suggested-words"].level == "error"


def test_an_example_that_could_not_be_posted_is_an_error(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", "Ad · I work", "I work")
    problem = found(kit)["example-stops"]
    assert (problem.level, dict(problem.values)["rule"]) == ("error", "label")


def test_suggested_words_are_checked_in_every_country_of_the_brief(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "labels.yml", 'preferred: "#Ad"', "preferred: Fógra")
    edit(
        kit,
        "campaigns/alpine-trough.yml",
        "en-GB\n    text: >-\n      {label} ·",
        "en-GB\n    text: >-\n      Ad ·",
    )
    edit(kit, "labels.yml", 'accepted: ["#ad", Ad]\n', 'accepted: ["#fógra"]\n')
    assert dict(found(kit)["suggested-words"].values)["rule"] == "label"


_WORDS = (
    "[",
    "(?i)x",
    "{label}",
    "{",
    "*",
    "\\",
    "$1",
    "%s",
    "%[9]d",
    "🐝",
    "-1",
    "",
    "true",
    "2026",
)


@settings(max_examples=14, deadline=None)
@given(
    name=st.sampled_from([_ALLIUMS, _CALM, "labels.yml", "kit.yml", "tone/vocab/reject.txt"]),
    place=st.floats(0, 1),
    words=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3),
)
def test_a_damaged_kit_is_checked_or_refused_and_nothing_else(
    name: str, place: float, words: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kit = copy_of_demo_kit(Path(folder))
        text = (kit / name).read_text(encoding="utf-8")
        at = int(place * len(text))
        (kit / name).write_text(text[:at] + " ".join(words) + text[at + 3 :], encoding="utf-8")
        try:
            problems = check_kit(kit, now=NOW)
        except BrandKitError as refusal:
            problems = refusal.problems
        assert all(problem.code and problem.where for problem in problems)
