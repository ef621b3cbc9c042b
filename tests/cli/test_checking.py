"""The commands check and measure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Studio


def test_check_answers_with_the_contracts_keys(studio: Studio) -> None:
    text = "Bees are the best bulbs in the UK"
    ran = studio("check", "--network", "bluesky", "--format", "json", stdin=text + "\n")
    assert ran.code == 1
    assert ran.json["verdict"] == "stop"
    assert ran.json["lengths"]["bluesky"]["length"] == len(text)
    keys = {"rule", "level", "start", "end", "text", "message", "why", "source", "fixes"}
    for finding in ran.json["findings"]:
        assert keys <= set(finding)
        assert text[finding["start"] : finding["end"]] == finding["text"]
    assert [item["level"] for item in ran.json["findings"]] == ["stop", "check"]


def test_a_post_with_only_decisions_is_fine_for_a_script(studio: Studio) -> None:
    ran = studio("check", "--format", "json", stdin="Ad · the best bulbs in the UK")
    assert (ran.code, ran.json["verdict"]) == (0, "decide")


def test_the_texts_of_a_file_are_checked_too(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "post.txt"
    file.write_text("Ad · hello\n", encoding="utf-8")
    ran = studio("check", str(file), "--format", "json")
    assert ran.json["verdict"] == "ready"


def test_only_one_final_line_break_is_left_out(studio: Studio) -> None:
    ran = studio("measure", "--network", "bluesky", "--format", "json", stdin="a\n\n")
    assert ran.json["length"] == 2


def test_each_json_line_is_answered_in_order_with_its_id(studio: Studio) -> None:
    lines = '{"id": 7, "text": "a"}\n\n{"id": "x", "text": "🐝🐝"}\n{"text": ""}\n'
    ran = studio("measure", "--network", "x", "--jsonl", stdin=lines)
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [(row["id"], row["length"]) for row in rows] == [(7, 1), ("x", 4), (None, 0)]


def test_a_stop_in_any_json_line_gives_1(studio: Studio) -> None:
    lines = '{"id": 1, "text": "no label"}\n{"id": 2, "text": "Ad · hi"}\n'
    ran = studio("check", "--jsonl", stdin=lines)
    verdicts = [json.loads(line)["verdict"] for line in ran.out.splitlines()]
    assert (ran.code, verdicts) == (1, ["stop", "ready"])


@pytest.mark.parametrize("line", ["{", '{"id": 1}', '["a"]', '{"text": 3}', "[" * 100_000])
def test_a_line_that_is_not_as_expected_is_refused_with_its_number(
    studio: Studio, line: str
) -> None:
    ran = studio("check", "--jsonl", stdin='{"id": 1, "text": "Ad · hi"}\n' + line + "\n")
    assert ran.code == 3
    assert ran.err.startswith("studio: standard input line 2: ")
    assert len(ran.out.splitlines()) == 1


def test_text_that_is_not_utf_8_is_refused(studio: Studio) -> None:
    assert studio("measure", "--network", "x", stdin=b"\xff\xfe").code == 3


def test_a_missing_file_is_refused(studio: Studio) -> None:
    assert studio("measure", "--network", "x", "/nowhere/at/all").code == 3


def test_another_market_asks_for_its_own_label(studio: Studio) -> None:
    ran = studio("check", "--market", "IE", "--format", "json", stdin="hello")
    assert ran.json["findings"][0]["fixes"][0]["shown"] == "#Ad"


def test_half_of_a_surrogate_pair_comes_back_whole(studio: Studio) -> None:
    ran = studio("check", "--jsonl", stdin='{"id": "\\ud83d", "text": "Ad · \\ud83d hi"}\n')
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["id"] == "\ud83d"
