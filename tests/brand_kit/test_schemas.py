"""The published schemas and the parser have to say the same about the same file."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from studio import paths
from studio.brand_kit.authoring import Document, Source, read_folder
from studio.brand_kit.documents import kit_documents
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.model import BrandKit
from studio.brand_kit.parse import PictureFile, parse_kit
from studio.brand_kit.yaml_events import read_yaml
from tests.helpers.any_kit import blobs_of, kits

_SCHEMAS = paths.assets() / "schemas"
_AUTHORING = {
    "kit.yml": "kit",
    "pictures.yml": "pictures",
    "labels.yml": "labels",
    "phrases.yml": "phrases",
    "links.yml": "links",
    "tone/guidelines.yml": "guidelines",
    "tokens.yml": "tokens",
    "fonts.yml": "fonts",
    "checks.yml": "checks",
    "training.yml": "training",
}
_PACKED = {
    "kit.json": "kit",
    "assets/index.json": "index",
    "labels.json": "labels",
    "phrases.json": "phrases",
    "links.json": "links",
    "tone/rules.json": "rules",
    "tone/vocab.json": "vocab",
    "tokens/brand.tokens.json": "tokens",
    "fonts/index.json": "fonts",
    "checks/checks.json": "checks",
    "training/cards.json": "training",
}
_FOLDERS = {"campaigns/": "campaign", "templates/": "template", "tone/styles/": "rule"}
_SAMPLES = [*sorted((paths.assets() / "kits").iterdir())]


def schema_name(file: str) -> str:
    named = _AUTHORING.get(file) or _PACKED.get(file)
    return named or next(name for part, name in _FOLDERS.items() if file.startswith(part))


@cache
def schema(name: str) -> Draft202012Validator:
    found = json.loads((_SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def complaints(file: str, data: object) -> list[str]:
    return [
        f"{error.json_path}: {error.message}"
        for error in schema(schema_name(file)).iter_errors(data)
    ]


@cache
def demo_source() -> Source:
    return read_folder(paths.demo_kit())


def parser_says(file: str, data: object) -> list[str]:
    """Return what the parser notes about one changed file of the demo kit."""
    source = demo_source()
    changed: Any = data
    documents = {**source.documents, file: Document(name=file, data=changed)}
    if file == "tone/guidelines.yml":
        # Names of rules are not the schema's business.
        documents = {n: d for n, d in documents.items() if not n.startswith("tone/styles")}
    seen = PictureFile(sha256="0" * 64, width=10, height=10)
    try:
        _kit, problems = parse_kit(replace(source, documents=documents), lambda _root, _name: seen)
    except KitRefusedError as refusal:
        problems = refusal.problems
    return [problem.code for problem in problems if problem.where.startswith(file)]


@pytest.mark.parametrize("kit", _SAMPLES, ids=lambda path: path.name)
def test_every_file_of_the_sample_kits_fits_its_schema(kit: Path) -> None:
    for name, document in read_folder(kit).documents.items():
        assert complaints(name, document.data) == [], name


@settings(max_examples=40, deadline=None)
@given(kits())
def test_every_document_that_is_packed_fits_its_schema(kit: BrandKit) -> None:
    for name, data in kit_documents(kit, blobs_of(kit)).items():
        if name.endswith(".json"):
            assert complaints(name, json.loads(data)) == [], name


@settings(max_examples=40, deadline=None)
@given(kits())
def test_what_is_packed_would_fit_the_authoring_files_too(kit: BrandKit) -> None:
    documents = kit_documents(kit, blobs_of(kit))
    index = json.loads(documents.get("assets/index.json", b"{}"))
    measures = ("sha256", "width", "height")
    written = {
        name: {key: value for key, value in entry.items() if key not in measures}
        for name, entry in index.items()
    }
    assert complaints("pictures.yml", written) == []
    about = ("why", "source", "title", "locales")
    for name, rule in json.loads(documents.get("tone/rules.json", b"{}")).items():
        sidecar = {key: rule.pop(key) for key in about if key in rule}
        assert complaints("tone/guidelines.yml", {name: sidecar}) == []
        assert complaints("tone/styles/a/b.yml", rule) == []


def test_there_is_a_schema_for_every_kind_of_file_and_no_other() -> None:
    names = {path.name.removesuffix(".schema.json") for path in _SCHEMAS.iterdir()}
    used = {*_AUTHORING.values(), *_PACKED.values(), *_FOLDERS.values(), "manifest"}
    assert names == used
    for name in names:
        assert schema(name)


_WRONG = [
    ("kit.yml", ("id",), "Fern and Finch"),
    ("kit.yml", ("name",), ""),
    ("kit.yml", ("sequence",), "first"),
    ("kit.yml", ("valid_from",), "1 November"),
    ("kit.yml", ("locales",), ["english"]),
    ("kit.yml", ("markets",), []),
    ("kit.yml", ("colour",), "green"),
    ("kit.yml", ("surprise",), "x"),
    ("kit.yml", ("publisher", "name"), ""),
    ("kit.yml", ("channel", "url"), "ftp://example.com/"),
    ("kit.yml", ("policy", "disclosure"), "maybe"),
    ("pictures.yml", ("allium-heads", "focal"), ["0.5"]),
    ("pictures.yml", ("allium-heads", "alt"), {}),
    ("pictures.yml", ("allium-heads", "safe"), [["0", "0", "1"]]),
    ("pictures.yml", ("allium-heads", "crops"), {"wide": ["0", "0", "1", "1"]}),
    ("pictures.yml", ("allium-heads", "edits", "crop"), "sometimes"),
    ("pictures.yml", ("allium-heads", "edits", "filters"), "perhaps"),
    ("pictures.yml", ("allium-heads", "rights", "until"), "31.12.2027"),
    ("pictures.yml", ("allium-heads", "rights", "youngest"), "old"),
    ("pictures.yml", ("allium-heads", "rights", "model_release"), "some"),
    ("campaigns/alliums.yml", ("story",), "tale"),
    ("campaigns/alliums.yml", ("from",), ""),
    ("campaigns/alliums.yml", ("variants",), []),
    ("campaigns/alliums.yml", ("slots", 0, "min"), "few"),
    ("campaigns/alliums.yml", ("links", 0, "id"), "Not An Id"),
    ("campaigns/bench-cafe.yml", ("offers", 0, "amount"), ""),
    ("campaigns/alliums.yml", ("hashtags",), ["GrowWithFern"]),
    ("labels.yml", ("labels", 0, "preferred"), ""),
    ("phrases.yml", ("opening-hours", "kind"), ""),
    ("links.yml", ("bulbs", "url"), "http://fernandfinch.example/"),
    ("tone/styles/FernAndFinch/Calm.yml", ("extends",), "script"),
    ("tone/styles/FernAndFinch/Calm.yml", ("x-why",), "because"),
    ("tone/styles/FernAndFinch/Calm.yml", ("swap",), ""),
    ("tone/styles/FernAndFinch/Calm.yml", ("token",), "x"),
    ("tone/guidelines.yml", ("FernAndFinch.Calm", "surprise"), "x"),
    ("tokens.yml", ("colour", "fern", "$value"), "green"),
    ("tokens.yml", ("colour", "$type"), "picture"),
    ("tokens.yml", ("colour", "a.b"), {"$value": "#000000"}),
    ("tokens.yml", ("type", "headline", "$value"), {"fontFamily": "x"}),
    ("fonts.yml", ("plain", "file"), "fonts/plain.woff2"),
    ("fonts.yml", ("plain", "licence"), ""),
    ("templates/said-at-the-bench.yml", ("ratio",), "wide"),
    ("templates/said-at-the-bench.yml", ("layers", 3, "lock"), "none"),
    ("templates/said-at-the-bench.yml", ("layers", 0, "slot"), {"colours": "colour.fern"}),
    ("templates/said-at-the-bench.yml", ("layers", 2, "slot", "colours"), []),
    ("templates/said-at-the-bench.yml", ("layers", 1, "colour"), ""),
    ("checks.yml", ("say-you-work-here", "level"), "loud"),
    ("checks.yml", ("say-you-work-here", "surprise"), "x"),
    ("checks.yml", ("say-you-work-here", "kind"), "limit"),
    ("training.yml", ("say-it-first", "answers", 0, "text"), ""),
]
_RIGHT = [
    ("kit.yml", ("publisher",), "Somebody"),
    ("kit.yml", ("sequence",), 7),
    ("kit.yml", ("valid_until",), "2028-01-31T10:00:00Z"),
    ("kit.yml", ("min_app",), ""),
    ("pictures.yml", ("allium-heads", "name"), "One language for the first"),
    ("pictures.yml", ("allium-heads", "edits", "filters"), True),
    ("pictures.yml", ("allium-heads", "focal"), [0, 1]),
    ("pictures.yml", ("allium-heads", "rights", "channels"), ["instagram"]),
    ("campaigns/alliums.yml", ("links",), ["bulbs"]),
    ("tokens.yml", ("colour", "fern", "$value"), {"colorSpace": "srgb", "components": [0, 0.5, 1]}),
    ("checks.yml", ("say-you-work-here", "within"), "40"),
    ("templates/said-at-the-bench.yml", ("layers", 1, "opacity"), 0.5),
]


def changed(file: str, path: tuple[str | int, ...], value: object) -> Any:
    data: Any = copy.deepcopy(demo_source().documents[file].data)
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return data


@pytest.mark.parametrize(("file", "path", "value"), _WRONG)
def test_what_is_wrong_is_told_by_the_parser_and_by_the_schema(
    file: str, path: tuple[str | int, ...], value: object
) -> None:
    data = changed(file, path, value)
    assert parser_says(file, data)
    assert complaints(file, data)


@pytest.mark.parametrize(("file", "path", "value"), _RIGHT)
def test_other_ways_of_writing_are_fine_for_the_parser_and_the_schema(
    file: str, path: tuple[str | int, ...], value: object
) -> None:
    data = changed(file, path, value)
    assert [code for code in parser_says(file, data) if code != "missing-text"] == []
    assert complaints(file, data) == []


def places(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    if isinstance(data, dict):
        for key, value in data.items():
            found += places(value, (*path, key))
    if isinstance(data, list):
        for at, value in enumerate(data):
            found += places(value, (*path, at))
    return found


_FILES = sorted(demo_source().documents)
_VALUES = st.sampled_from(
    ["", "x", "no", "0", "-1", "1.5", "2026-11-30", "20261130", "4:5", "#000000", [], ["a"], {}]
) | st.text(max_size=5)


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_what_the_parser_takes_without_a_word_the_schema_takes_too(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(_FILES))
    path = data.draw(st.sampled_from(places(demo_source().documents[file].data)))
    made = changed(file, path, data.draw(_VALUES))
    if not parser_says(file, made):
        assert complaints(file, made) == [], (path, parser_says(file, made))


@pytest.mark.parametrize(
    ("file", "path", "value"),
    [
        ("tone/styles/FernAndFinch/FewEmoji.yml", ("token",), ["a"]),
        ("tone/styles/FernAndFinch/Calm.yml", ("ignorecase",), "0"),
        ("tone/styles/FernAndFinch/Calm.yml", ("ignorecase",), "Y"),
        ("campaigns/alliums.yml", ("links", 0, "utm"), []),
        ("campaigns/alliums.yml", ("links", 0, "utm"), [["source", "shop"]]),
    ],
)
def test_rare_ways_to_write_a_value_are_known_to_the_schema_too(
    file: str, path: tuple[str | int, ...], value: object
) -> None:
    made = changed(file, path, value)
    assert parser_says(file, made) == []
    assert complaints(file, made) == []


def test_the_first_lines_and_settings_of_a_new_kit_name_schemas_that_exist() -> None:
    starter = paths.assets() / "kit-starter"
    names = {path.name for path in _SCHEMAS.iterdir()}
    mapped = json.loads((starter / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {Path(name).name for name in mapped} <= names
    for file in starter.rglob("*.yml"):
        first = file.read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        target = (file.parent / first.partition("=")[2]).resolve()
        assert target.name in names
        assert target.parent == (starter / "schemas").resolve()


def test_yaml_without_quotes_fits_as_well_as_words_do() -> None:
    text = "opening: {kind: hours, at: 3, text: We open at 9.}\n"
    assert complaints("phrases.yml", read_yaml(text)[0]) == []
