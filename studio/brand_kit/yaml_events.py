"""Builds plain data from YAML events, with line numbers and without recursion.

Composing from events means that a hostile file is refused at the first alias or at the
first level too many, before anything grows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

Plain = str | list["Plain"] | dict[str, "Plain"]
Lines = dict[tuple[str | int, ...], int]

MAX_DEPTH = 20


class BrokenYamlError(Exception):
    """The file is not sound YAML: ``broken-yaml``, ``duplicate-key`` or ``empty-file``."""

    def __init__(self, code: str, line: int, key: str = "") -> None:
        super().__init__(code)
        self.code, self.line, self.key = code, line, key


class HostileYamlError(Exception):
    """The file uses what no kit needs: ``yaml-alias``, ``yaml-tag`` or ``too-deep``."""

    def __init__(self, code: str, line: int) -> None:
        super().__init__(code)
        self.code, self.line = code, line


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read; ``key`` is the mapping's next key."""

    value: list[Plain] | dict[str, Plain]
    path: tuple[str | int, ...]
    key: str | None = None


@dataclass(slots=True)
class _Tree:
    lines: Lines = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    top: Plain | None = None

    def place(self) -> tuple[str | int, ...] | None:
        """Return where the next value goes, or None when it is a mapping's key."""
        if not self.stack:
            return ()
        opened = self.stack[-1]
        if isinstance(opened.value, list):
            return (*opened.path, len(opened.value))
        return None if opened.key is None else (*opened.path, opened.key)

    def put(self, value: Plain, line: int) -> None:
        """Put a finished key, scalar or just opened collection where it belongs."""
        path = self.place()
        if path is None:
            self._start_key(value, line)
            return
        self.lines[path] = min(line, self.lines.get(path, line))
        if not self.stack:
            self.top = value
            return
        opened = self.stack[-1]
        if isinstance(opened.value, list):
            opened.value.append(value)
        elif opened.key is not None:
            opened.value[opened.key] = value
            opened.key = None

    def _start_key(self, key: Plain, line: int) -> None:
        opened = self.stack[-1]
        if not isinstance(key, str):
            raise BrokenYamlError("broken-yaml", line)
        if key in opened.value:
            raise BrokenYamlError("duplicate-key", line, key)
        opened.key = key
        self.lines[(*opened.path, key)] = line

    def open(self, value: list[Plain] | dict[str, Plain], line: int) -> None:
        """Put a list or mapping in place; what follows goes into it."""
        if len(self.stack) >= MAX_DEPTH:
            raise HostileYamlError("too-deep", line)
        path = self.place()
        self.put(value, line)
        self.stack.append(_Open(value, path or ()))


def read_yaml(text: str) -> tuple[Plain, Lines]:
    """Read one YAML document.

    Args:
        text: the file's text.

    Returns:
        The data, every scalar a string, and the 1-based line of each value by its path.

    Raises:
        BrokenYamlError: not sound YAML, a key that stands there twice, or nothing in it.
        HostileYamlError: anchors, aliases, tags, or more than ``MAX_DEPTH`` levels.
    """
    import yaml

    tree = _Tree()
    try:
        for event in _events(text):
            _take(tree, event)
    except (yaml.YAMLError, ValueError, UnicodeError) as problem:
        mark = getattr(problem, "problem_mark", None)
        raise BrokenYamlError("broken-yaml", mark.line + 1 if mark else 1) from problem
    if tree.top is None or tree.top == "":
        raise BrokenYamlError("empty-file", 1)
    return tree.top, tree.lines


def _events(text: str) -> Iterator[yaml.Event]:
    import yaml

    # The C parser is about ten times faster; wheels have it, source builds may not.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)
    return events


def _take(tree: _Tree, event: yaml.Event) -> None:
    import yaml

    line = event.start_mark.line + 1 if event.start_mark else 1
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise HostileYamlError("yaml-alias", line)
    if getattr(event, "tag", None):
        raise HostileYamlError("yaml-tag", line)
    if isinstance(event, yaml.ScalarEvent):
        tree.put(str(event.value), line)
    elif isinstance(event, yaml.MappingStartEvent):
        tree.open({}, line)
    elif isinstance(event, yaml.SequenceStartEvent):
        tree.open([], line)
    elif isinstance(event, yaml.CollectionEndEvent):
        tree.stack.pop()
    elif isinstance(event, yaml.DocumentStartEvent) and tree.top is not None:
        raise BrokenYamlError("broken-yaml", line)
