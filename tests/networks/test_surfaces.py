"""What the networks' rule files say of pictures and of the places that show them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from studio.networks.load import NetworkRulesError, load_networks
from studio.networks.load_pictures import MIMES
from studio.paths import assets

if TYPE_CHECKING:
    from pathlib import Path

    from studio.networks.model import NetworkRules, Surface

RULES = load_networks(assets() / "networks")
PLACES = [(rules, surface) for rules in RULES.values() for surface in rules.surfaces]
NAMES = [f"{rules.id}-{surface.id}" for rules, surface in PLACES]
SHAPES = {
    0.1: "1:10",
    0.5: "1:2",
    0.5625: "9:16",
    0.6666: "2:3",
    0.75: "3:4",
    0.8: "4:5",
    1.91: "1.91:1",
    2.0: "2:1",
    3.0: "3:1",
    10.0: "10:1",
}


def _said(rules: NetworkRules) -> str:
    return " ".join(source.what for source in rules.sources).replace(",", "")


def _pixels(surface: Surface) -> tuple[int, int]:
    wide, high = surface.ratio
    return surface.width, round(surface.width * high / wide)


def _within(value: float, least: float, most: float) -> bool:
    return value >= least and (not most or value <= most)


def test_instagram_and_facebook_have_stories_and_the_others_only_a_feed() -> None:
    with_story = {rules.id for rules in RULES.values() if len(rules.surfaces) == 2}
    assert with_story == {"instagram", "facebook"}
    assert all(rules.surfaces[0].id == "feed" for rules in RULES.values())


@pytest.mark.parametrize(("rules", "surface"), PLACES, ids=NAMES)
def test_a_picture_made_for_a_place_is_accepted_and_shown_whole(
    rules: NetworkRules, surface: Surface
) -> None:
    width, height = _pixels(surface)
    pictures = rules.pictures
    assert width >= pictures.min_width
    assert not pictures.max_side or max(width, height) <= pictures.max_side
    assert not pictures.max_pixels or width * height <= pictures.max_pixels
    assert _within(width / height, surface.ratio_min, surface.ratio_max)
    assert _within(width / height, surface.shown_min, surface.shown_max)


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_the_feed_takes_the_same_shapes_as_the_network(rules: NetworkRules) -> None:
    feed, pictures = rules.surfaces[0], rules.pictures
    window = (pictures.ratio_min, pictures.ratio_max)
    assert (feed.ratio_min, feed.ratio_max) == window


@pytest.mark.parametrize(("rules", "surface"), PLACES, ids=NAMES)
def test_every_figure_of_a_place_is_named_in_the_sources(
    rules: NetworkRules, surface: Surface
) -> None:
    words = _said(rules).split()
    figures = [f"{surface.ratio[0]}:{surface.ratio[1]}", str(surface.width)]
    shapes = (surface.ratio_min, surface.ratio_max, surface.shown_min, surface.shown_max)
    figures += [SHAPES[shape] for shape in shapes if shape]
    for figure in figures:
        assert figure in {word.strip(";:.") for word in words}, figure
    left, top, width, height = surface.safe
    for covered in (left, top, 1 - left - width, 1 - top - height):
        percent = round(covered * 100)
        assert not percent or f" {percent} %" in _said(rules), percent


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_every_new_limit_is_named_in_the_sources(rules: NetworkRules) -> None:
    said = _said(rules)
    for figure in (rules.pictures.min_width, rules.pictures.max_pixels):
        assert not figure or f" {figure} pixels" in f" {said}", figure
    assert "progressive JPEG" in said
    assert "card" in said


def test_only_networks_that_look_addresses_up_themselves_have_link_cards() -> None:
    assert {rules.id for rules in RULES.values() if rules.link_card} == {"mastodon", "threads", "x"}


def _data() -> Any:
    return json.loads((assets() / "networks" / "instagram.json").read_text(encoding="utf-8"))


def _refusal(folder: Path, data: object) -> NetworkRulesError:
    (folder / "instagram.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(NetworkRulesError) as caught:
        load_networks(folder)
    return caught.value


@pytest.mark.parametrize("key", ["min_width", "max_pixels", "progressive", "formats"])
def test_a_missing_picture_limit_is_refused(tmp_path: Path, key: str) -> None:
    data = _data()
    del data["pictures"][key]
    assert _refusal(tmp_path, data).where == f"instagram.json: pictures: {key}"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("min_width", -1),
        ("min_width", 320.5),
        ("max_pixels", "many"),
        ("max_pixels", True),
        ("progressive", 1),
        ("formats", ["image/tiff"]),
        ("formats", [1]),
        ("formats", []),
        ("ratio_max", 0.5),
        ("ratio_min", float("nan")),
        ("ratio_max", float("inf")),
        ("max_side", 319),
    ],
)
def test_a_wrong_picture_limit_is_refused(tmp_path: Path, key: str, value: object) -> None:
    data = _data()
    data["pictures"][key] = value
    assert _refusal(tmp_path, data).where == f"instagram.json: pictures: {key}"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "wall"),
        ("name", ""),
        ("ratio", [4]),
        ("ratio", [4, 5, 6]),
        ("ratio", [0, 5]),
        ("ratio", [4, 0]),
        ("ratio", [4, -5]),
        ("ratio", [4.5, 5]),
        ("ratio", [True, 5]),
        ("ratio", ["4", "5"]),
        ("ratio", "4:5"),
        ("width", 0),
        ("width", -1080),
        ("width", 1080.0),
        ("ratio_min", -0.1),
        ("ratio_max", 0.7),
        ("shown_min", "no"),
        ("shown_max", 0.7),
        ("safe", [0.0, 0.0, 1.0]),
        ("safe", [0.0, 0.0, 1.0, 1.1]),
        ("safe", [0.5, 0.0, 0.6, 1.0]),
        ("safe", [0.0, 0.5, 1.0, 0.6]),
        ("safe", [-0.1, 0.0, 1.0, 1.0]),
        ("safe", [0.0, 0.0, 0.0, 1.0]),
        ("safe", [0.0, 0.0, 1.0, 0.0]),
        ("safe", [0.0, 0.0, 1.0, float("nan")]),
        ("safe", None),
    ],
)
def test_a_wrong_place_is_refused(tmp_path: Path, key: str, value: object) -> None:
    data = _data()
    data["surfaces"][0][key] = value
    assert _refusal(tmp_path, data).where == f"instagram.json: surfaces: {key}"


@pytest.mark.parametrize("key", list(_data()["surfaces"][0]))
def test_a_place_without_one_of_its_values_is_refused(tmp_path: Path, key: str) -> None:
    data = _data()
    del data["surfaces"][0][key]
    assert _refusal(tmp_path, data).where == f"instagram.json: surfaces: {key}"


def test_a_place_with_a_value_that_is_not_known_is_refused(tmp_path: Path) -> None:
    data = _data()
    data["surfaces"][1]["colour"] = "red"
    assert _refusal(tmp_path, data).where == "instagram.json: surfaces: colour"


@pytest.mark.parametrize(
    ("ids", "problem"),
    [
        ([], "must be a list with something in it"),
        (["story"], "must begin with the feed"),
        (["story", "feed"], "must begin with the feed"),
        (["feed", "story", "story"], "must not have the same id twice"),
        (["feed", "feed"], "must not have the same id twice"),
    ],
)
def test_places_must_begin_with_the_feed_and_differ(
    tmp_path: Path, ids: list[str], problem: str
) -> None:
    data = _data()
    data["surfaces"] = [data["surfaces"][0] | {"id": name} for name in ids]
    refusal = _refusal(tmp_path, data)
    assert (refusal.where, refusal.problem) == ("instagram.json: surfaces", problem)


@pytest.mark.parametrize("value", [None, 1, "yes"])
def test_a_link_card_is_there_or_not(tmp_path: Path, value: object) -> None:
    data = _data()
    data["link_card"] = value
    assert _refusal(tmp_path, data).where == "instagram.json: link_card"


def test_a_limit_of_none_goes_with_any_other(tmp_path: Path) -> None:
    data = _data()
    data["pictures"] |= {"ratio_max": 0.0, "max_side": 0, "formats": list(MIMES)}
    data["surfaces"][0] |= {"ratio_max": 0, "shown_max": 0, "safe": [0.1, 0.3, 0.9, 0.7]}
    (tmp_path / "instagram.json").write_text(json.dumps(data), encoding="utf-8")
    rules = load_networks(tmp_path)["instagram"]
    assert rules.surfaces[0].safe == (0.1, 0.3, 0.9, 0.7)
    assert rules.pictures.formats == MIMES
