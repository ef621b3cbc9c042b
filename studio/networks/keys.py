"""JSON objects of the networks' rule files, read strictly: every key is there and known."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from math import inf
from typing import TypeGuard, TypeVar

_Choice = TypeVar("_Choice", bound=StrEnum)


def _is_number(value: object) -> TypeGuard[int | float]:
    """True for a number from 0 that is finite: JSON as Python reads it has NaN too."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 0 <= value < inf


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


class Keys:
    """One JSON object whose keys must all be there, all be known and be of their type.

    Args:
        where: the file, and the key that holds the object.
        value: what stands there.

    Raises:
        NetworkRulesError: from every method too, when a value is not as it should be.
    """

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
        """Take text that is not empty."""
        value = self._take(key)
        if not isinstance(value, str) or not value:
            raise NetworkRulesError(f"{self.where}: {key}", "must be text")
        return value

    def count(self, key: str) -> int:
        """Take a whole number from 0."""
        value = self._take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise NetworkRulesError(f"{self.where}: {key}", "must be a whole number from 0")
        return value

    def ratio(self, key: str) -> float:
        """Take a number from 0."""
        value = self._take(key)
        if not _is_number(value):
            raise NetworkRulesError(f"{self.where}: {key}", "must be a number from 0")
        return float(value)

    def flag(self, key: str) -> bool:
        """Take true or false."""
        value = self._take(key)
        if not isinstance(value, bool):
            raise NetworkRulesError(f"{self.where}: {key}", "must be true or false")
        return value

    def day(self, key: str) -> date:
        """Take a day, as in 2026-11-29."""
        value = self.text(key)
        try:
            return date.fromisoformat(value)
        except ValueError as problem:
            raise NetworkRulesError(f"{self.where}: {key}", "must be a day") from problem

    def choice(self, key: str, kinds: type[_Choice]) -> _Choice:
        """Take one member of an enumeration, by its value."""
        return kinds(self.one_of(key, tuple(kinds)))

    def numbers(self, key: str, how_many: int) -> tuple[float, ...]:
        """Take a list of so many numbers from 0."""
        found = []
        for item in self.any_items(key):
            if not _is_number(item):
                raise NetworkRulesError(f"{self.where}: {key}", "must be numbers from 0")
            found.append(float(item))
        if len(found) != how_many:
            raise NetworkRulesError(f"{self.where}: {key}", f"must be {how_many} numbers")
        return tuple(found)

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        """Take one of the allowed texts."""
        value = self.text(key)
        if value not in allowed:
            raise NetworkRulesError(f"{self.where}: {key}", f"must be one of {', '.join(allowed)}")
        return value

    def items(self, key: str) -> list[object]:
        """Take a list with something in it."""
        value = self.any_items(key)
        if not value:
            raise NetworkRulesError(f"{self.where}: {key}", "must be a list with something in it")
        return value

    def any_items(self, key: str) -> list[object]:
        """Take a list, which may be empty."""
        value = self._take(key)
        if not isinstance(value, list):
            raise NetworkRulesError(f"{self.where}: {key}", "must be a list")
        return value

    def letters(self, key: str) -> tuple[str, ...]:
        """Take a list of single characters, which may be empty."""
        found = []
        for item in self.any_items(key):
            if not isinstance(item, str) or len(item) != 1:
                raise NetworkRulesError(f"{self.where}: {key}", "must be single characters")
            found.append(item)
        return tuple(found)

    def inner(self, key: str) -> Keys:
        """Take an object."""
        return Keys(f"{self.where}: {key}", self._take(key))

    def inner_or_none(self, key: str) -> Keys | None:
        """Take an object or null."""
        value = self._take(key)
        return None if value is None else Keys(f"{self.where}: {key}", value)

    def optional(self, key: str) -> object:
        """Take anything, null too."""
        return self._take(key)

    def end(self) -> None:
        """Refuse a key that nobody took."""
        if self._left:
            raise NetworkRulesError(f"{self.where}: {min(self._left)}", "is not known")
