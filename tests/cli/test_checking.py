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


@pytest.mark.parametrize(
    ("network", "text", "fits", "problems"),
    [
        ("youtube", "I <3 <3 it", False, [{"what": "<", "count": 2, "limit": 0}]),
        ("x", "$AB $CD", False, [{"what": "cashtags", "count": 2, "limit": 1}]),
        ("bluesky", "I <3 $AB $CD", True, []),
    ],
)
def test_what_a_network_refuses_beside_length_is_measured_too(
    studio: Studio, network: str, text: str, fits: bool, problems: list[object]
) -> None:
    ran = studio("measure", "--network", network, "--format", "json", stdin=text)
    assert (ran.json["fits"], ran.json.get("problems", [])) == (fits, problems)


@pytest.mark.parametrize(
    ("network", "length", "limit", "unit"),
    [
        ("practice", 15, 500, "graphemes"),
        ("bluesky", 15, 300, "graphemes"),
        ("mastodon", 15, 500, "graphemes"),
        ("instagram", 16, 2200, "codepoints"),
        ("facebook", 16, 63206, "codepoints"),
        ("x", 35, 280, "weighted"),
        ("threads", 22, 500, "emoji-bytes"),
        ("linkedin", 16, 3000, "codepoints"),
        ("pinterest", 16, 800, "codepoints"),
        ("youtube", 25, 5000, "bytes"),
        ("tiktok", 18, 2200, "utf16"),
    ],
)
def test_every_network_is_measured_in_its_own_unit(
    studio: Studio, network: str, length: int, limit: int, unit: str
) -> None:
    text = "👍🏽 é see a.com €"
    ran = studio("measure", "--network", network, "--format", "json", stdin=text)
    wanted = {"network": network, "length": length, "limit": limit, "unit": unit, "fits": True}
    assert ran.json == wanted
    rows = studio("measure", "--network", network, "--jsonl", stdin=json.dumps({"text": text}))
    assert json.loads(rows.out) == {"id": None, **wanted}


def test_the_title_that_goes_with_a_post_is_measured_by_its_own_limit(studio: Studio) -> None:
    ran = studio("measure", "--network", "youtube", "--part", "title", stdin="é" * 101)
    assert ran.out.splitlines() == ["101 / 100 codepoints"]
    asked = ("measure", "--network", "x", "--part", "title")
    assert "pinterest, youtube" in studio(*asked, stdin="x").err


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
