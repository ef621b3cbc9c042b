"""Every reason why a rule of a folder does not run has a plain sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from studio.style_rules.rule import RuleProblem
from studio.wording.rule_problems import rule_sentence

_SOURCES = sorted((Path(__file__).parents[2] / "studio" / "style_rules").glob("*.py"))
_CODES = sorted(
    {
        code
        for path in _SOURCES
        for code in re.findall(
            r'(?:code ?= ?|note\()"((?:rule|missing|unsupported)-[a-z-]+)"',
            path.read_text(encoding="utf-8"),
        )
    }
)
_NEVER = ("error", "invalid", "compliant", "legal", "oops", "please wait", "simply")


def test_the_codes_were_found() -> None:
    assert {"rule-kind-refused", "missing-field", "rule-parent", "rule-bad-pattern"} <= set(_CODES)


@pytest.mark.parametrize("code", _CODES)
def test_a_code_has_a_sentence_that_names_what_is_concerned(code: str) -> None:
    said = rule_sentence(RuleProblem(code=code, rule="A.B", key="<key>", value="<value>"))
    assert said[-1] == "."
    assert "{" not in said
    assert not any(re.search(rf"\b{word}\b", said.lower()) for word in _NEVER)
