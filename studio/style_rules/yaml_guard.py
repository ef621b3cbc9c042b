"""Refuses YAML that grows or nests beyond what a rule can need, before anything is built of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_LEVELS = 20
_MOST_NODES = 200_000
"""Values in a file, an alias counted as all that it stands for."""


class HostileYamlError(Exception):
    """Too deep, too large with its aliases, or an alias inside of what it stands for."""


@dataclass(slots=True)
class _Size:
    """How many values a value has in it, itself too, and how many levels."""

    nodes: int = 1
    levels: int = 1
    anchor: str | None = None


def guard(events: Iterable[yaml.Event]) -> None:
    """Read a file's events, and keep nothing but sizes.

    Raises:
        HostileYamlError: nothing may be built of the file.
        yaml.YAMLError: it is not sound YAML.
    """
    opened: list[_Size] = [_Size()]
    known: dict[str, _Size] = {}
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(_Size(anchor=event.anchor))
            if len(opened) > _MOST_LEVELS + 1:
                raise HostileYamlError
        elif isinstance(event, yaml.CollectionEndEvent):
            _close(opened, known)
        elif isinstance(event, yaml.AliasEvent | yaml.ScalarEvent):
            _grow(opened[-1], _single(event, known))


def _single(event: yaml.AliasEvent | yaml.ScalarEvent, known: dict[str, _Size]) -> _Size:
    if isinstance(event, yaml.ScalarEvent):
        size = _Size()
        if event.anchor:
            known[event.anchor] = size
        return size
    # An anchor that is still open, or none at all, is not known.
    if event.anchor not in known:
        raise HostileYamlError
    return known[event.anchor]


def _close(opened: list[_Size], known: dict[str, _Size]) -> None:
    closed = opened.pop()
    if closed.anchor:
        known[closed.anchor] = closed
    _grow(opened[-1], closed)


def _grow(size: _Size, by: _Size) -> None:
    size.nodes += by.nodes
    size.levels = max(size.levels, by.levels + 1)
    if size.nodes > _MOST_NODES or size.levels > _MOST_LEVELS + 1:
        raise HostileYamlError
