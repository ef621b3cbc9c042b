"""Reads the networks' rule files (``assets/networks/*.json``), strictly."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from studio.networks.model import (
    Fold,
    Mark,
    MarkLimit,
    Measure,
    NetworkRules,
    Newlines,
    PictureLimits,
    Sameness,
    Source,
    Unit,
)

if TYPE_CHECKING:
    from pathlib import Path

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

CARDS = ("feed", "caption-beside", "caption-below")
EVIDENCE = ("official", "third-party", "observed", "assumed")

_Choice = TypeVar("_Choice", bound=StrEnum)


class NetworkRulesError(Exception):
    """A rule file cannot be used.

    Args:
        where: the file, and the key in it.
        problem: what is wrong there, for the person who edits the file.
    """

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem


class _Keys:
    """One JSON object whose keys must all be there, all be known and be of their type."""

    def __init__(self, where: str, value: object) -> None:
        if not isinstance(value, dict):
            raise NetworkRulesError(where, "must be an object")
        self.where = where
        self._left: dict[str, object] = dict(value)

    def _take(self, key: str) -> object:
        if key not in self._left:
            raise NetworkRulesError(f"{self.where}: {key}", "is missing")
        return self._left.pop(key)

    def text(self, key: str) -> str:
        value = self._take(key)
        if not isinstance(value, str) or not value:
            raise NetworkRulesError(f"{self.where}: {key}", "must be text")
        return value

    def count(self, key: str) -> int:
        value = self._take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise NetworkRulesError(f"{self.where}: {key}", "must be a whole number from 0")
        return value

    def ratio(self, key: str) -> float:
        value = self._take(key)
        if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
            raise NetworkRulesError(f"{self.where}: {key}", "must be a number from 0")
        return float(value)

    def flag(self, key: str) -> bool:
        value = self._take(key)
        if not isinstance(value, bool):
            raise NetworkRulesError(f"{self.where}: {key}", "must be true or false")
        return value

    def day(self, key: str) -> date:
        value = self.text(key)
        try:
            return date.fromisoformat(value)
        except ValueError as problem:
            raise NetworkRulesError(f"{self.where}: {key}", "must be a day") from problem

    def choice(self, key: str, kinds: type[_Choice]) -> _Choice:
        return kinds(self.one_of(key, tuple(kinds)))

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.text(key)
        if value not in allowed:
            raise NetworkRulesError(f"{self.where}: {key}", f"must be one of {', '.join(allowed)}")
        return value

    def items(self, key: str) -> list[object]:
        value = self.any_items(key)
        if not value:
            raise NetworkRulesError(f"{self.where}: {key}", "must be a list with something in it")
        return value

    def any_items(self, key: str) -> list[object]:
        value = self._take(key)
        if not isinstance(value, list):
            raise NetworkRulesError(f"{self.where}: {key}", "must be a list")
        return value

    def letters(self, key: str) -> tuple[str, ...]:
        found = []
        for item in self.any_items(key):
            if not isinstance(item, str) or len(item) != 1:
                raise NetworkRulesError(f"{self.where}: {key}", "must be single characters")
            found.append(item)
        return tuple(found)

    def inner(self, key: str) -> _Keys:
        return _Keys(f"{self.where}: {key}", self._take(key))

    def inner_or_none(self, key: str) -> _Keys | None:
        value = self._take(key)
        return None if value is None else _Keys(f"{self.where}: {key}", value)

    def optional(self, key: str) -> object:
        return self._take(key)

    def end(self) -> None:
        if self._left:
            raise NetworkRulesError(f"{self.where}: {min(self._left)}", "is not known")


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
        keys = _Keys(file.name, json.loads(file.read_text(encoding="utf-8")))
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
        pictures=_pictures(keys.inner("pictures")),
        clickable_links=keys.flag("clickable_links"),
        card=keys.one_of("card", CARDS),
        sources=tuple(_source(keys.where, item) for item in keys.items("sources")),
        marks=tuple(_mark_limit(keys.where, item) for item in keys.any_items("marks")),
        refused=keys.letters("refused"),
        title=_one_measure(keys, "title"),
        doubt=_one_measure(keys, "doubt"),
        sameness=_sameness(keys.inner_or_none("sameness")),
    )
    keys.end()
    return rules


def _measure(where: str, value: object, key: str = "measures") -> Measure:
    keys = _Keys(f"{where}: {key}", value)
    measure = Measure(unit=keys.choice("unit", Unit), limit=keys.count("limit"))
    keys.end()
    if measure.limit == 0:
        raise NetworkRulesError(f"{keys.where}: limit", "must be more than 0")
    return measure


def _one_measure(keys: _Keys, key: str) -> Measure | None:
    value = keys.optional(key)
    return None if value is None else _measure(keys.where, value, key)


def _sameness(keys: _Keys | None) -> Sameness | None:
    if keys is None:
        return None
    rule = Sameness(why=keys.text("why"), source=keys.text("source"))
    keys.end()
    return rule


def _mark_limit(where: str, value: object) -> MarkLimit:
    keys = _Keys(f"{where}: marks", value)
    limit = MarkLimit(mark=keys.choice("mark", Mark), limit=keys.count("limit"))
    keys.end()
    if limit.limit == 0:
        raise NetworkRulesError(f"{where}: marks: limit", "must be more than 0")
    return limit


def _fold(keys: _Keys | None) -> Fold | None:
    if keys is None:
        return None
    fold = Fold(
        characters=keys.count("characters"), lines=keys.count("lines"), more=keys.text("more")
    )
    keys.end()
    if fold.characters == 0 and fold.lines == 0:
        raise NetworkRulesError(keys.where, "must say after how many characters or lines")
    return fold


def _pictures(keys: _Keys) -> PictureLimits:
    limits = PictureLimits(
        count=keys.count("count"),
        max_bytes=keys.count("max_bytes"),
        formats=tuple(str(item) for item in keys.items("formats")),
        max_side=keys.count("max_side"),
        ratio_min=keys.ratio("ratio_min"),
        ratio_max=keys.ratio("ratio_max"),
        alt_limit=keys.count("alt_limit"),
        has_alt=keys.flag("has_alt"),
    )
    keys.end()
    return limits


def _source(where: str, value: object) -> Source:
    keys = _Keys(f"{where}: sources", value)
    source = Source(
        what=keys.text("what"),
        where=keys.text("where"),
        evidence=keys.one_of("evidence", EVIDENCE),
        on=keys.day("on"),
    )
    keys.end()
    return source
