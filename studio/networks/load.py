"""Reads the networks' rule files (``assets/networks/*.json``), strictly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from studio.networks.keys import Keys, NetworkRulesError
from studio.networks.load_pictures import read_pictures, read_surfaces
from studio.networks.model import (
    Fold,
    Mark,
    MarkLimit,
    Measure,
    NetworkRules,
    Newlines,
    Sameness,
    Source,
    Unit,
)

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["CARDS", "EVIDENCE", "ORDER", "NetworkRulesError", "load_networks"]

ORDER = (
    "practice",
    "bluesky",
    "mastodon",
    "instagram",
    "facebook",
    "x",
    "threads",
    "linkedin",
    "pinterest",
    "youtube",
    "tiktok",
)
"""The order in which networks are shown; ids that are not here follow, by name."""

CARDS = ("feed", "caption-beside", "caption-below", "pin", "video", "phone")
EVIDENCE = ("official", "third-party", "observed", "assumed")


def load_networks(folder: Path) -> dict[str, NetworkRules]:
    """Read every rule file of a folder.

    Args:
        folder: holds one ``<id>.json`` for each network, UTF-8.

    Returns:
        The rules by network id, in the order in which they are shown.

    Raises:
        NetworkRulesError: a file is missing, unreadable or not as it should be.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise NetworkRulesError(str(folder), "has no rule files")
    rules = {file.stem: _load(file) for file in files}
    places = {name: place for place, name in enumerate(ORDER)}
    return {
        name: rules[name] for name in sorted(rules, key=lambda n: (places.get(n, len(places)), n))
    }


def _load(file: Path) -> NetworkRules:
    try:
        keys = Keys(file.name, json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as problem:
        raise NetworkRulesError(file.name, f"cannot be read: {problem}") from problem
    rules = NetworkRules(
        id=keys.one_of("id", (file.stem,)),
        name=keys.text("name"),
        monogram=keys.text("monogram"),
        checked_on=keys.day("checked_on"),
        measures=tuple(_measure(keys.where, item) for item in keys.items("measures")),
        url_length=keys.count("url_length"),
        bare_domains=keys.flag("bare_domains"),
        mentions_local=keys.flag("mentions_local"),
        wide_paths=keys.flag("wide_paths"),
        fold=_fold(keys.inner_or_none("fold")),
        newlines=keys.choice("newlines", Newlines),
        pictures=read_pictures(keys.inner("pictures")),
        clickable_links=keys.flag("clickable_links"),
        card=keys.one_of("card", CARDS),
        sources=tuple(_source(keys.where, item) for item in keys.items("sources")),
        marks=tuple(_mark_limit(keys.where, item) for item in keys.any_items("marks")),
        refused=keys.letters("refused"),
        title=_one_measure(keys, "title"),
        doubt=_one_measure(keys, "doubt"),
        sameness=_sameness(keys.inner_or_none("sameness")),
        surfaces=read_surfaces(keys.where, keys.items("surfaces")),
        link_card=keys.flag("link_card"),
    )
    keys.end()
    return rules


def _measure(where: str, value: object, key: str = "measures") -> Measure:
    keys = Keys(f"{where}: {key}", value)
    measure = Measure(unit=keys.choice("unit", Unit), limit=keys.count("limit"))
    keys.end()
    if measure.limit == 0:
        raise NetworkRulesError(f"{keys.where}: limit", "must be more than 0")
    return measure


def _one_measure(keys: Keys, key: str) -> Measure | None:
    value = keys.optional(key)
    return None if value is None else _measure(keys.where, value, key)


def _sameness(keys: Keys | None) -> Sameness | None:
    if keys is None:
        return None
    rule = Sameness(why=keys.text("why"), source=keys.text("source"))
    keys.end()
    return rule


def _mark_limit(where: str, value: object) -> MarkLimit:
    keys = Keys(f"{where}: marks", value)
    limit = MarkLimit(mark=keys.choice("mark", Mark), limit=keys.count("limit"))
    keys.end()
    if limit.limit == 0:
        raise NetworkRulesError(f"{where}: marks: limit", "must be more than 0")
    return limit


def _fold(keys: Keys | None) -> Fold | None:
    if keys is None:
        return None
    fold = Fold(
        characters=keys.count("characters"), lines=keys.count("lines"), more=keys.text("more")
    )
    keys.end()
    if fold.characters == 0 and fold.lines == 0:
        raise NetworkRulesError(keys.where, "must say after how many characters or lines")
    return fold


def _source(where: str, value: object) -> Source:
    keys = Keys(f"{where}: sources", value)
    source = Source(
        what=keys.text("what"),
        where=keys.text("where"),
        evidence=keys.one_of("evidence", EVIDENCE),
        on=keys.day("on"),
    )
    keys.end()
    return source
