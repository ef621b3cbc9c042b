"""What the policy says, as plain data, and the one function that answers what counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from studio.policy.keys import KEYS, Key

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one source holds, before anything of it is understood.

    Attributes:
        where: the source, as it is shown.
        locked: values by key that a person cannot change.
        recommended: values by key for as long as the person has not chosen.
        problem: code of why nothing of it can be used, or "".
    """

    where: str
    locked: Mapping[str, object] = field(default_factory=dict)
    recommended: Mapping[str, object] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyProblem:
    """Something in the policy that could not be obeyed.

    Attributes:
        key: its name, shortened; "" for the whole source.
        code: ``wrong-value``, ``unknown-key``, or why the source cannot be used:
            ``unreadable``, ``writable-by-others``, ``not-a-file``, ``too-large``,
            ``not-understood``, ``wrong-shape``.
        source: where it stands.
    """

    key: str
    code: str
    source: str


class Origin(StrEnum):
    """Where a value comes from."""

    LOCKED = "locked"
    RECOMMENDED = "recommended"
    BUILT_IN = "built-in"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One key's value while the person has chosen nothing.

    Attributes:
        key: its name.
        value: the value.
        origin: where it comes from.
        locked: True when the person's choice does not count.
    """

    key: str
    value: Any
    origin: Origin
    locked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the organisation decided. ``Policy()`` is a PC that nobody manages.

    Attributes:
        locked: values that were understood, by key.
        recommended: the same, for as long as the person has not chosen.
        closed: names of keys whose value could not be understood.
        problems: all that could not be obeyed.
        source: where it was read, "" for nowhere.
        again: reads the source anew, None when there is none.
    """

    locked: Mapping[str, Any] = field(default_factory=dict)
    recommended: Mapping[str, Any] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    problems: tuple[PolicyProblem, ...] = ()
    source: str = ""
    again: Callable[[], Found] | None = field(default=None, compare=False, repr=False)

    @property
    def managed(self) -> bool:
        """True when the organisation set anything, or tried to."""
        return bool(self.locked or self.recommended or self.closed or self.problems)

    def value(self, key: Key[T], user: T | None = None) -> T:
        """Return what counts: locked policy, else the person, else recommended, else built-in.

        Args:
            key: one of ``KEYS``.
            user: what the person chose; None, and "" for texts, mean nothing.
        """
        chosen = self._personal(key, user)
        found = self.setting(key)
        settled: T = found.value
        if not found.locked:
            return chosen if chosen is not None else settled
        if key.limit is not None and chosen is not None:
            return key.limit(chosen, settled)
        return settled

    def setting(self, key: Key[Any]) -> Setting:
        """Return a key's value while the person has chosen nothing, and its origin."""
        if key.name in self.locked:
            return self._as(key, self.locked[key.name], Origin.LOCKED)
        if key.name in self.closed:
            return self._as(key, key.closed, Origin.CLOSED)
        if key.name in self.recommended:
            return self._as(key, self.recommended[key.name], Origin.RECOMMENDED)
        built_in = self.value(key.like) if key.like else key.built_in
        return self._as(key, built_in, Origin.BUILT_IN)

    def settings(self) -> tuple[Setting, ...]:
        """Return every key's setting, in order."""
        return tuple(map(self.setting, KEYS))

    def is_wrong(self, key: Key[Any]) -> bool:
        """Tell whether this very key was set to something that cannot be understood."""
        return any(item.key == key.name for item in self.problems)

    @staticmethod
    def _as(key: Key[Any], value: object, origin: Origin) -> Setting:
        shut = origin is Origin.CLOSED and not key.free_when_wrong
        locked = origin is Origin.LOCKED or shut
        return Setting(key=key.name, value=value, origin=origin, locked=locked)

    @staticmethod
    def _personal(key: Key[T], user: T | None) -> T | None:
        if user is None or user == "":
            return None
        if key.personal is None:
            return user
        try:
            return key.personal(user)
        except ValueError:
            return None
