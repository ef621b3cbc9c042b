from __future__ import annotations

from pathlib import Path

import pytest

from studio.brand_kit.authoring import Document, Source
from studio.brand_kit.fields import Notes
from studio.brand_kit.model import Token
from studio.brand_kit.model_design import Length, TypeStyle
from studio.brand_kit.parse_tokens import parse_tokens
from studio.brand_kit.yaml_events import Plain, read_yaml


def tokens(data: Plain) -> tuple[dict[str, Token], list[str]]:
    document = Document(name="tokens.yml", data=data)
    source = Source(root=Path(), documents={"tokens.yml": document}, texts={}, problems=())
    notes = Notes()
    found = {token.name: token for token in parse_tokens(source, notes)}
    return found, [problem.code for problem in notes.problems]


def from_yaml(text: str) -> tuple[dict[str, Token], list[str]]:
    return tokens(read_yaml(text)[0])


def test_a_group_hands_its_type_down() -> None:
    found, codes = from_yaml('a: {$type: color, b: {c: {$value: "#102030"}}}')
    assert codes == []
    assert (found["a.b.c"].type, found["a.b.c"].value) == ("color", "#102030")


def test_an_alias_has_the_value_and_type_of_what_it_leads_to() -> None:
    found, codes = from_yaml(
        'a: {$value: "{b}"}\nb: {$value: "{c}"}\nc: {$type: color, $value: "#102030"}'
    )
    assert codes == []
    assert {(token.type, token.value) for token in found.values()} == {("color", "#102030")}


def test_a_token_without_a_type_is_told() -> None:
    assert from_yaml('a: {$value: "#102030"}') == ({}, ["missing-field"])


@pytest.mark.parametrize(
    "text",
    [
        'a: {$type: color, $value: "{a}"}',
        'a: {$type: color, $value: "{b}"}\nb: {$type: color, $value: "{a}"}',
    ],
)
def test_aliases_that_go_round_in_a_circle_are_refused(text: str) -> None:
    found, codes = from_yaml(text)
    assert found == {}
    assert set(codes) == {"token-circle"}


def test_a_thousand_aliases_in_a_row_are_followed() -> None:
    rows: dict[str, Plain] = {
        f"t{at}": {"$type": "color", "$value": f"{{t{at + 1}}}"} for at in range(3_000)
    }
    found, codes = tokens({**rows, "t3000": {"$type": "color", "$value": "#000000"}})
    assert codes == []
    assert found["t0"].value == "#000000"


def test_an_alias_that_leads_nowhere_is_told() -> None:
    assert from_yaml('a: {$type: color, $value: "{gone}"}') == ({}, ["unknown-token"])


def test_a_colour_may_have_components() -> None:
    found, codes = from_yaml(
        "a: {$type: color, $value: {colorSpace: srgb, components: [0, 0.5, 1]}}"
    )
    assert codes == []
    assert found["a"].value == "#0080FF"


def test_a_type_style_takes_aliases_for_its_parts() -> None:
    found, codes = from_yaml(
        """
        f: {$type: fontFamily, $value: [One, serif]}
        w: {$type: fontWeight, $value: semi-bold}
        t:
          $type: typography
          $value: {fontFamily: "{f}", fontWeight: "{w}", fontSize: {value: 12, unit: px}}
        """
    )
    assert codes == []
    assert found["w"].value == 600.0
    assert found["t"].value == TypeStyle(
        family=("One", "serif"), size=Length(value=12.0, unit="px"), weight=600.0
    )


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("color", "green"),
        ("color", {"colorSpace": "display-p3", "components": ["0", "0", "0"]}),
        ("color", {"colorSpace": "srgb", "components": ["0", "0", "0"], "alpha": "0.5"}),
        ("color", {"colorSpace": "srgb", "components": ["0", "2", "0"]}),
        ("color", {"colorSpace": "srgb", "components": ["0", "0"]}),
        ("dimension", "16px"),
        ("dimension", {"value": "nan", "unit": "px"}),
        ("dimension", {"value": "1", "unit": "em"}),
        ("fontFamily", []),
        ("fontWeight", "1001"),
        ("fontWeight", "heaviest"),
        ("typography", {"fontFamily": "One"}),
        ("typography", {"fontFamily": "{gone}", "fontSize": {"value": "1", "unit": "px"}}),
    ],
)
def test_a_value_that_does_not_fit_its_type_is_told(type_: str, value: Plain) -> None:
    found, codes = tokens({"a": {"$type": type_, "$value": value}})
    assert found == {}
    assert "bad-token" in codes


@pytest.mark.parametrize("name", ["a.b", "{a", "a}"])
def test_a_name_that_an_alias_could_not_say_is_told(name: str) -> None:
    assert tokens({name: {"$type": "color", "$value": "#000000"}}) == ({}, ["bad-token-name"])


def test_an_empty_value_is_missing_and_not_an_empty_group() -> None:
    assert tokens({"a": {"$type": "color", "$value": ""}}) == ({}, ["missing-field"])
