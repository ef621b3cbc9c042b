"""The public cases of Vale and of four public styles, kept beside their licences."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from studio.spelling.dictionary import bundled
from tests.style_rules import conformance

_SUITE = Path(__file__).parent / "data" / "public"
_EXCEPTIONS = tomllib.loads((Path(__file__).parent / "exceptions.toml").read_text(encoding="utf-8"))
_REFUSED = {"sequence", "script"}


@cache
def cases() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads((_SUITE / "conformance.json").read_text(encoding="utf-8")))


def usable(case: dict[str, Any]) -> bool:
    """A case of kinds that are run, whose expected alerts Vale still gives."""
    return not case["stale_note"] and not _REFUSED & set(case["rule_types"])


def home(case: dict[str, Any]) -> Path:
    return (
        _SUITE / "vale" if case["repo"] == "vale" else _SUITE / "styles" / Path(case["repo"]).name
    )


def essence(found: list[conformance.Found]) -> Counter[tuple[str, int, str, str]]:
    """Vale looks a match up again by its text, so its columns can be those of another match."""
    return Counter((item.file, item.line, item.check, item.message) for item in found)


def to_run() -> list[dict[str, Any]]:
    return [case for case in cases() if usable(case) and case["id"] not in _EXCEPTIONS]


def test_most_of_the_public_cases_are_run() -> None:
    assert len(to_run()) > 55
    known = {case["id"] for case in cases()}
    assert set(_EXCEPTIONS) <= known


@pytest.mark.parametrize("case", to_run(), ids=lambda case: str(case["id"]))
def test_a_public_case_has_exactly_its_alerts(case: dict[str, Any]) -> None:
    speller = bundled("en-US")
    wanted = essence(conformance.expected(case))
    found = essence(conformance.run(case, home(case), speller))
    if case["exact"]:
        assert found == wanted
    else:
        assert wanted - found == Counter()


def test_every_exception_has_a_reason() -> None:
    assert all(len(entry["reason"]) > 20 for entry in _EXCEPTIONS.values())
