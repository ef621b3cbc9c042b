"""The networks' rule files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from studio.networks.load import ORDER, NetworkRulesError, load_networks
from studio.paths import assets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_all_networks_are_there_in_the_order_in_which_they_are_shown() -> None:
    assert tuple(load_networks(assets() / "networks")) == ORDER


def test_every_network_says_where_its_figures_come_from() -> None:
    for rules in load_networks(assets() / "networks").values():
        said = " ".join(source.what for source in rules.sources).replace(",", "")
        limits = [item.limit for item in rules.measures]
        limits += [item.limit for item in rules.marks]
        limits += [rules.title.limit] if rules.title else []
        for limit in limits:
            assert str(limit) in said, rules.id
        if rules.fold is not None:
            figure = rules.fold.characters or rules.fold.lines
            proof = [source for source in rules.sources if str(figure) in source.what]
            assert proof, rules.id
            # Only Mastodon publishes it: in its source code.
            published = any(source.evidence == "official" for source in proof)
            assert published == (rules.id == "mastodon"), rules.id


def _without(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda data: data.pop(key)


def _with(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda data: data.update({key: value})


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (_without("card"), "bluesky.json: card"),
        (_with("colour", "red"), "bluesky.json: colour"),
        (_with("id", "other"), "bluesky.json: id"),
        (_with("url_length", -1), "bluesky.json: url_length"),
        (_with("url_length", value=True), "bluesky.json: url_length"),
        (_with("checked_on", "yesterday"), "bluesky.json: checked_on"),
        (_with("newlines", "some"), "bluesky.json: newlines"),
        (_with("measures", []), "bluesky.json: measures"),
        (_with("measures", [{"unit": "bytes", "limit": 0}]), "bluesky.json: measures: limit"),
        (_with("measures", [{"unit": "yards", "limit": 1}]), "bluesky.json: measures: unit"),
        (
            _with("fold", {"characters": 0, "lines": 0, "more": "more"}),
            "bluesky.json: fold",
        ),
        (_with("marks", [{"mark": "stars", "limit": 1}]), "bluesky.json: marks: mark"),
        (_with("marks", [{"mark": "links", "limit": 0}]), "bluesky.json: marks: limit"),
        (_with("marks", "many"), "bluesky.json: marks"),
        (_with("refused", ["<>"]), "bluesky.json: refused"),
        (_with("title", {"unit": "bytes", "limit": 0}), "bluesky.json: title: limit"),
        (_with("sameness", {"why": "x"}), "bluesky.json: sameness: source"),
        (_with("doubt", {"unit": "x", "limit": 1}), "bluesky.json: doubt: unit"),
        (_without("title"), "bluesky.json: title"),
        (_with("sources", [{"what": "x"}]), "bluesky.json: sources: where"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(
    tmp_path: Path, change: Callable[[dict[str, Any]], None], where: str
) -> None:
    data = json.loads((assets() / "networks" / "bluesky.json").read_text(encoding="utf-8"))
    change(data)
    (tmp_path / "bluesky.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(NetworkRulesError) as caught:
        load_networks(tmp_path)
    assert caught.value.where == where


def test_a_file_that_is_no_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{", encoding="utf-8")
    with pytest.raises(NetworkRulesError, match=r"x\.json"):
        load_networks(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NetworkRulesError):
        load_networks(tmp_path)
