"""A folder of rules in Vale's format, as it stands, on plain texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Studio

RULES = {
    "Brand/Words.yml": (
        "extends: substitution\nmessage: \"Use '%s', not '%s'.\"\nlevel: suggestion\n"
        "link: https://example.org/words\ndescription: We say it plainly.\n"
        "ignorecase: true\naction:\n  name: replace\nswap:\n  utilise: use\n"
    ),
    "Brand/Shout.yml": (
        "extends: existence\nmessage: Calm down.\nnonword: true\ntokens: ['!{2,}']\n"
    ),
    "Brand/Script.yml": "extends: script\nmessage: m\nscript: x\n",
}
TEXT = "🐝 one\r\nUtilise fern!! @shop\n"


@pytest.fixture
def styles(tmp_path: Path) -> Path:
    for name, text in RULES.items():
        path = tmp_path / "styles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "styles"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "post.txt"
    file.write_bytes(TEXT.encode())
    return file


@pytest.mark.parametrize("name", ["", "Brand"])
def test_a_folder_of_rules_runs_on_a_text(
    studio: Studio, styles: Path, text: Path, name: str
) -> None:
    ran = studio("check", "--format", "json", "--styles", str(styles / name), str(text))
    assert ran.code == 0
    assert ran.json["verdict"] == "decide"
    words, shout = ran.json["findings"]
    assert words["rule"] == "Brand.Words"
    assert (words["line"], words["column"], words["start"], words["end"]) == (2, 1, 7, 14)
    assert (words["level"], words["text"], words["why"], words["source"]) == (
        "tip",
        "Utilise",
        "We say it plainly.",
        "https://example.org/words",
    )
    assert words["fixes"] == [
        {"code": "use", "shown": "use", "edits": [{"start": 7, "end": 14, "text": "use"}]}
    ]
    assert (shout["rule"], shout["level"], shout["column"]) == ("Brand.Shout", "check", 13)


def test_a_rule_that_cannot_run_is_told_and_the_others_run(
    studio: Studio, styles: Path, text: Path
) -> None:
    ran = studio("check", "--format", "json", "--styles", str(styles), str(text))
    assert [item["rule"] for item in ran.json["refused"]] == ["Brand.Script"]
    assert "Brand.Script" in ran.err
    assert "script" in ran.err


def test_for_people_each_finding_is_a_line(studio: Studio, styles: Path, text: Path) -> None:
    ran = studio("check", "--styles", str(styles), str(text))
    assert ran.out.splitlines() == [
        "2:1:Brand.Words: Use 'use', not 'Utilise'.",
        "2:13:Brand.Shout: Calm down.",
    ]


def test_word_lists_bring_vales_own_rules(
    studio: Studio, styles: Path, text: Path, tmp_path: Path
) -> None:
    vocab = tmp_path / "vocab"
    vocab.mkdir()
    (vocab / "accept.txt").write_text("Fern\n(?i)utilise\n", encoding="utf-8")
    (vocab / "reject.txt").write_text("one\n", encoding="utf-8")
    ran = studio(
        "check", "--format", "json", "--styles", str(styles), "--vocab", str(vocab), str(text)
    )
    assert [(item["rule"], item["text"]) for item in ran.json["findings"]] == [
        ("Vale.Avoid", "one"),
        ("Vale.Terms", "fern"),
        ("Brand.Shout", "!!"),
    ]


def test_each_line_of_json_has_its_answer(studio: Studio, styles: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    rows = [{"id": 1, "text": "fine"}, {"id": "b", "text": "utilise it"}]
    lines.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ran = studio("check", "--styles", str(styles), "--jsonl", str(lines))
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [(item["id"], len(item["findings"])) for item in answers] == [(1, 0), ("b", 1)]


def test_vales_own_spelling_and_repetition_may_be_added(
    studio: Studio, styles: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The the gardn", encoding="utf-8")
    ran = studio("check", "--format", "json", "--styles", str(styles), "--vale-rules", str(file))
    found = {item["rule"]: item for item in ran.json["findings"]}
    assert set(found) == {"Vale.Repetition", "Vale.Spelling"}
    assert "garden" in [fix["shown"] for fix in found["Vale.Spelling"]["fixes"]]


def test_a_folder_without_rules_or_that_is_not_there_is_refused(
    studio: Studio, text: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for folder in (empty, tmp_path / "gone"):
        ran = studio("check", "--styles", str(folder), str(text))
        assert (ran.code, ran.out) == (3, "")


def test_word_lists_alone_are_wrong_usage(studio: Studio, text: Path, tmp_path: Path) -> None:
    assert studio("check", "--vocab", str(tmp_path), str(text)).code == 2
