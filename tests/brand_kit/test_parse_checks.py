from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.kits import copy_of_demo_kit, demo_kit, problems_of


def with_check(tmp_path: Path, check: str) -> Path:
    kit = copy_of_demo_kit(tmp_path)
    about = "{en-GB: Because., cy-GB: Oherwydd.}"
    (kit / "checks.yml").write_text(
        f"mine:\n  level: check\n  why: {about}\n  {check}\n", encoding="utf-8"
    )
    # The card about the check that stood there before.
    training = (kit / "training.yml").read_text("utf-8")
    (kit / "training.yml").write_text(
        training.replace("guideline: say-you-work-here", "guideline: mine"), "utf-8"
    )
    return kit


def test_a_check_of_a_kind_of_tomorrow_is_kept_with_a_warning(tmp_path: Path) -> None:
    from studio.brand_kit.load import load_kit

    kit = with_check(tmp_path, "kind: colour-of-sky\n  hue: [blue]\n  most: 3")
    assert {p.code: p.level for p in problems_of(kit).values()} == {"unknown-check-kind": "warning"}
    check = next(item for item in load_kit(kit).checks if item.id == "mine")
    assert (check.kind, check.params) == ("colour-of-sky", (("hue", ("blue",)), ("most", ("3",))))
    assert check.param("hue") == ("blue",)
    assert check.param("gone") == ()


@pytest.mark.parametrize(
    ("check", "code"),
    [
        ("kind: limit\n  of: [emoji]", "missing-field"),
        ("kind: limit\n  of: [emoji]\n  most: few", "not-a-number"),
        ("kind: limit\n  of: [emoji]\n  most: 3\n  least: 1", "unknown-key"),
        ("kind: limit\n  of: [sky]\n  most: 3", "not-a-choice"),
        ("kind: embargo\n  hashes: [secret]", "not-a-choice"),
        ("kind: window\n  until: soon", "not-a-date"),
        ("kind: alt\n  review_by: soon", "not-a-date"),
        ("kind: alt\n  source_url: http://example.test", "bad-link"),
        ("kind: alt\n  markets: [FR]", "unknown-market"),
        ("kind: alt\n  locales: [fr-FR]", "unknown-locale"),
        ("kind: locked-phrase\n  phrases: [gone]", "unknown-phrase"),
        ("sort: alt", "missing-field"),
    ],
)
def test_a_wrong_value_of_a_check_is_named(tmp_path: Path, check: str, code: str) -> None:
    problem = problems_of(with_check(tmp_path, check))[code]
    assert problem.target[:2] == ("check", "mine")


def test_cards_keep_their_order_and_their_answers() -> None:
    cards = demo_kit().cards
    assert [card.id for card in cards] == ["say-it-first", "calm-words"]
    assert [answer.right for answer in cards[0].answers] == [True, False]
    assert cards[1].answers == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("right: true", "right: false", "no-right-answer"),
        ("guideline: FernAndFinch.Calm", "guideline: FernAndFinch.Gone", "unknown-rule"),
    ],
)
def test_a_card_that_teaches_nothing_is_told(tmp_path: Path, old: str, new: str, code: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    text = (kit / "training.yml").read_text("utf-8")
    (kit / "training.yml").write_text(text.replace(old, new), "utf-8")
    assert problems_of(kit)[code].target[0] == "card"
