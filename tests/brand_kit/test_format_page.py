"""What docs/brand-kit-format.md shows has to be what the schemas take."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from studio import paths
from studio.brand_kit.check_kinds import KINDS
from studio.brand_kit.yaml_events import read_yaml

_ROOT = Path(__file__).resolve().parents[2]
_PAGE = (_ROOT / "docs" / "brand-kit-format.md").read_text("utf-8")
_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SCHEMAS = {
    "kit.yml": ("kit",),
    "pictures.yml": ("pictures",),
    "campaigns/&lt;id&gt;.yml": ("campaign",),
    "labels.yml": ("labels",),
    "phrases.yml and links.yml": ("phrases", "links"),
    "tokens.yml": ("tokens",),
    "fonts.yml": ("fonts",),
    "templates/&lt;id&gt;.yml": ("template",),
    "checks.yml": ("checks",),
    "training.yml": ("training",),
    "tone/": ("rule", "guidelines"),
}


def examples() -> list[tuple[str, str]]:
    sections = re.split(r"^## ", _PAGE, flags=re.MULTILINE)
    found = []
    for section in sections:
        heading, _line, body = section.partition("\n")
        if heading in _SCHEMAS:
            blocks = _BLOCK.findall(body)
            found += list(zip(_SCHEMAS[heading], blocks, strict=True))
    return found


def test_every_kind_of_file_has_an_example() -> None:
    assert {name for name, _block in examples()} == {n for ns in _SCHEMAS.values() for n in ns}


@pytest.mark.parametrize(("name", "block"), examples(), ids=[name for name, _b in examples()])
def test_an_example_of_the_page_fits_its_schema(name: str, block: str) -> None:
    schema = json.loads((paths.assets() / f"schemas/{name}.schema.json").read_text("utf-8"))
    data, _lines = read_yaml(block)
    errors = [error.message for error in Draft202012Validator(schema).iter_errors(data)]
    assert errors == []


def test_the_page_lists_every_kind_of_check_and_its_parameters() -> None:
    table = _PAGE[_PAGE.index("| Kind | Parameters") :].partition("\n\n")[0]
    for kind, params in KINDS.items():
        row = next(line for line in table.splitlines() if f"`{kind}`" in line)
        assert all(re.search(rf"\b{name}\b", row) for name in params), kind
