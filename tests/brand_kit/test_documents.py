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

from studio.brand_kit.documents import (
    BlobName,
    canonical,
    kit_documents,
    packed_files,
    packed_source,
)
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.model import BrandKit
from studio.brand_kit.parse import parse_kit
from studio.brand_kit.references import cross_check
from tests.helpers.any_kit import blobs_of, kits
from tests.helpers.kits import demo_kit


def as_data(documents: dict[str, bytes]) -> dict[str, Any]:
    return {
        name: json.loads(data) if name.endswith(".json") else data.decode()
        for name, data in documents.items()
    }


def read_back(documents: dict[str, bytes]) -> tuple[BrandKit | None, list[str]]:
    kit, problems = parse_kit(*packed_source(as_data(documents), Path()))
    return kit, [f"{problem.where}: {problem.code}" for problem in problems]


def no_null(value: object) -> bool:
    if isinstance(value, dict):
        return all(no_null(item) for item in value.values())
    if isinstance(value, list):
        return all(no_null(item) for item in value)
    return value is not None


@settings(max_examples=60, deadline=None)
@given(kits())
def test_a_kit_that_was_written_is_read_back_as_it_was(kit: BrandKit) -> None:
    documents = kit_documents(kit, blobs_of(kit))
    back, problems = read_back(documents)
    assert [problem for problem in problems if "unknown-check-kind" not in problem] == []
    assert back == kit
    assert no_null(as_data(documents))
    assert back is not None
    assert kit_documents(back, blobs_of(back)) == documents


def test_the_demo_kit_is_the_same_after_it_was_packed() -> None:
    kit = demo_kit()
    blobs = {
        name: BlobName(
            path=f"fonts/{sha}.ttf" if name.startswith("fonts") else f"assets/blob/{sha}.jpg",
            sha256=sha,
            width=size[0],
            height=size[1],
            size=1,
            mime="",
        )
        for name, sha, size in [
            *((p.file, p.sha256, (p.width, p.height)) for p in kit.pictures),
            *((font.file, font.sha256, (0, 0)) for font in kit.fonts),
            (kit.mark, "0" * 64, (1, 1)),
        ]
    }
    back, problems = read_back(kit_documents(kit, blobs))
    assert problems == []
    assert back is not None
    assert set(packed_files(back)) == {blob.path for blob in blobs.values()}
    assert [p.id for p in back.pictures] == [p.id for p in kit.pictures]
    assert replace(
        back,
        root=kit.root,
        mark=kit.mark,
        fonts=kit.fonts,
        pictures=tuple(
            replace(new, file=old.file)
            for old, new in zip(kit.pictures, back.pictures, strict=True)
        ),
    ) == replace(kit, fonts=kit.fonts)
    assert [
        replace(new, file=old.file) for old, new in zip(kit.fonts, back.fonts, strict=True)
    ] == [*kit.fonts]


def test_a_part_that_the_kit_has_nothing_of_is_left_out() -> None:
    kit = replace(demo_kit(), fonts=(), labels=(), checks=(), tokens=())
    names = set(kit_documents(kit, _at_their_place(kit)))
    assert not names & {"fonts/index.json", "labels.json", "checks/checks.json"}
    assert "tokens/brand.tokens.json" not in names
    assert "links.json" in names


def _at_their_place(kit: BrandKit) -> dict[str, BlobName]:
    return {
        name: BlobName(path=name, sha256="0" * 64, width=1, height=1, size=1, mime="")
        for name in packed_files(kit)
    }


def test_a_file_that_went_nowhere_is_not_forgotten() -> None:
    with pytest.raises(KeyError):
        kit_documents(demo_kit(), {})


@pytest.mark.parametrize(
    "entry",
    [
        {"sha256": "0" * 64, "width": 1, "height": 1, "file": "pictures/a.jpg"},
        {"sha256": "1" * 64, "width": 1, "height": 1, "file": f"assets/blob/{'0' * 64}.jpg"},
        {"sha256": "0" * 64, "width": "1", "height": 1, "file": f"assets/blob/{'0' * 64}.svg"},
        {"sha256": "0" * 64, "width": 1, "height": 1, "file": f"assets/blob/{'0' * 64}.exe"},
        {"sha256": "0" * 64, "width": 1, "height": 1},
    ],
)
def test_a_picture_that_the_index_lies_about_is_a_problem(entry: dict[str, object]) -> None:
    documents: dict[str, object] = {
        "kit.json": as_data(kit_documents(demo_kit(), _at_their_place(demo_kit())))["kit.json"],
        "assets/index.json": {"a": {**entry, "name": "A", "alt": "An A."}},
    }
    _kit, problems = parse_kit(*packed_source(documents, Path()))
    codes = {p.code for p in problems if p.where.startswith("assets/index.json")}
    assert codes & {"missing-picture", "missing-field"}


def test_a_document_that_this_version_does_not_know_is_a_warning() -> None:
    documents = as_data(kit_documents(demo_kit(), _at_their_place(demo_kit())))
    documents["videos/index.json"] = {}
    source, _look = packed_source(documents, Path())
    assert [(p.code, p.level) for p in source.problems] == [("unknown-document", "warning")]


def test_canonical_json_has_sorted_keys_no_spaces_and_no_escapes() -> None:
    assert canonical({"b": [1, "é"], "a": True}) == '{"a":true,"b":[1,"é"]}'.encode()
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": float("nan")})


_ODD: st.SearchStrategy[object] = st.sampled_from(
    [
        *(None, True, False, 0, -1, 10**30, 1.5, float("inf"), "", "x", "{a}", "2026-02-30"),
        *([], {}, [[]], [{}], [None], {"$value": 1}, {"a": {"b": []}}, {"en-GB": 1}, {"": ""}),
    ]
)


def _places(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = enumerate(data) if isinstance(data, list) else data.items()
    found = []
    for key, value in inner:
        found.append((*path, key))
        if isinstance(value, dict | list):
            found += _places(value, (*path, key))
    return found


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_document_only_a_refusal_may_come_out(data: st.DataObject) -> None:
    documents = copy.deepcopy(_demo_documents())
    path = data.draw(st.sampled_from(_places(documents)))
    at: Any = documents
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = data.draw(_ODD)
    try:
        kit, problems = parse_kit(*packed_source(documents, Path()))
    except KitRefusedError:
        return
    if kit is not None:
        problems += cross_check(kit)
        if not any(problem.level == "error" for problem in problems):
            assert kit_documents(kit, _at_their_place(kit))


@cache
def _demo_documents() -> dict[str, Any]:
    return as_data(kit_documents(demo_kit(), _at_their_place(demo_kit())))
