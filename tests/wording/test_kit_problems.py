from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from studio.brand_kit.errors import KitRefusedError, Problem
from studio.brand_kit.load import read_kit
from studio.brand_kit.parse_tone import PROBLEM_CODES
from studio.kit_check import check_kit
from studio.wording.kit_problems import SENTENCES, problem_sentence
from tests.helpers.kits import copy_of_demo_kit

_STUDIO = Path(__file__).parents[2] / "studio"
_MAKES = re.compile(
    r"(?:\bnote|\brefused|\bproblem|_problem|PictureError|YamlError)\(\s*\"([a-z0-9-]+)\""
)
_SOURCES = [
    path
    for part in ("brand_kit", "kit_check", "kit_store")
    for path in sorted((_STUDIO / part).glob("*.py"))
    if path.name != "signing.py"  # keys, which are no part of a kit
]
_NEVER = ("error", "invalid", "compliant", "legal", "oops", "please wait", "simply")


def _answering() -> list[str]:
    """Return the files whose functions answer a code instead of noting it."""
    names = ("brand_kit/font_file.py", "brand_kit/shown_names.py", "kit_check/layout.py")
    return [(_STUDIO / name).read_text(encoding="utf-8") for name in names]


def codes_in_the_program() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in _SOURCES]
    found = {code for text in texts for code in _MAKES.findall(text)}
    # These are passed on by name, or chosen by a condition.
    chosen = set(re.findall(r'(?:missing|code)(?:: str)? = "([a-z0-9-]+)"', "\n".join(texts)))
    chosen |= set(re.findall(r'code="([a-z0-9-]+)"', "\n".join(texts)))
    pairs = re.findall(r'code = "([a-z0-9-]+)" if \w+ else "([a-z0-9-]+)"', "\n".join(texts))
    chosen |= set(PROBLEM_CODES.values())
    answered = re.findall(r'return "([a-z]+-[a-z-]+)"', "\n".join(_answering()))
    answered += re.findall(r'Relation\.[A-Z_]+: "([a-z-]+)"', "\n".join(texts))
    found |= set(answered)
    return found | chosen | {code for pair in pairs for code in pair} | {"missing-alt"}


def test_every_code_of_the_program_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert codes_in_the_program() == set(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_sentence_can_be_filled_and_is_plain(code: str) -> None:
    names = {name for _, name, _, _ in Formatter().parse(SENTENCES[code]) if name}
    values = tuple((name, f"<{name}>") for name in sorted(names))
    said = problem_sentence(Problem(code=code, level="error", where="kit.yml", values=values))
    assert all(f"<{name}>" in said for name in names)
    assert "{" not in said.replace("“{”", "")
    assert said[-1] in ".?"
    assert not any(re.search(rf"\b{word}\b", said.lower()) for word in _NEVER)
    assert len(said) < 230


def test_words_with_braces_in_them_are_shown_as_they_are() -> None:
    problem = Problem(
        code="unknown-gap", level="error", where="x", values=(("value", "{0.__class__}"),)
    )
    assert "{0.__class__}" in problem_sentence(problem)


def test_a_code_without_a_sentence_still_says_something() -> None:
    assert "new-code" in problem_sentence(Problem(code="new-code", level="error", where="x"))


@pytest.mark.parametrize("name", ["kit.yml", "pictures.yml", "labels.yml", "campaigns/alliums.yml"])
def test_every_problem_of_a_kit_that_lost_a_line_can_be_said(tmp_path: Path, name: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    lines = (kit / name).read_text(encoding="utf-8").splitlines(keepends=True)
    for drop in range(0, len(lines), 8):
        left = "".join(lines[:drop] + lines[drop + 1 :])
        (kit / name).write_text(left, encoding="utf-8")
        try:
            problems = read_kit(kit)[1]
        except KitRefusedError as refusal:
            problems = refusal.problems
        assert all(problem_sentence(problem) for problem in problems)


def test_every_problem_of_a_badly_broken_kit_can_be_said(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    for path in (kit / "tone/styles/FernAndFinch").iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("absent:", "contains:"), encoding="utf-8")
    problems = check_kit(kit)
    assert len(problems) >= 12
    assert all(problem_sentence(problem) for problem in problems)
