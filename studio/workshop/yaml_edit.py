"""Changes one value in a YAML file that people wrote: their comments and order stay.

The only user of ruamel.yaml.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from studio.atomic import write_bytes

Change = Callable[[Any], None]
_PLAIN_IN_EVERY_YAML = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.# "
)
_WIDTH = 100


class YamlEditError(Exception):
    """The file cannot be changed as it stands; it was left alone."""


def edit_yaml(path: Path, change: Change) -> bytes | None:
    """Change a file in place, in one step.

    Args:
        path: the file; made when it is missing.
        change: is given the top mapping, and changes it.

    Returns:
        The file's bytes before the change, or None when there was no file.

    Raises:
        YamlEditError: the file is not sound YAML, or its top is not a mapping.
        OSError: it could not be read or written.
    """
    before = path.read_bytes() if path.exists() else None
    data = _parsed(path, _decoded(path, before or b""))
    change(data)
    write_bytes(path, _dumped(data).encode("utf-8"))
    return before


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise YamlEditError(path.name) from problem


def _parsed(path: Path, text: str) -> Any:
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import YAMLError

    try:
        data = _yaml().load(text)
    except YAMLError as problem:
        raise YamlEditError(path.name) from problem
    data = CommentedMap() if data is None else data
    if not isinstance(data, CommentedMap):
        raise YamlEditError(path.name)
    return data


def _dumped(data: Any) -> str:
    file = io.StringIO()
    _yaml().dump(data, file)
    return file.getvalue()


def edit_entry(path: Path, key: str, change: Change) -> bytes | None:
    """Change one entry of a file's top mapping and read no other: files may be long.

    Args:
        path: the file.
        key: of the entry; it has to be there.
        change: is given the entry.

    Returns:
        The file's bytes before the change.

    Raises:
        YamlEditError: there is no such entry, or it is not sound YAML.
        OSError: it could not be read or written.
    """
    before = path.read_bytes()
    text = _decoded(path, before)
    place = _block(text, key)
    if place is None:  # written in another way, such as with quotes
        return edit_yaml(path, lambda top: change(_entry(path, top, key)))
    block = _parsed(path, text[place[0] : place[1]])
    change(_entry(path, block, key))
    fresh = text[: place[0]] + _dumped(block) + text[place[1] :]
    write_bytes(path, fresh.encode("utf-8"))
    return before


def _block(text: str, key: str) -> tuple[int, int] | None:
    """Return where an entry's lines start and end, in code points; None when it is not seen."""
    found = list(re.finditer(rf"^{re.escape(key)}:(?=\s)", text, re.MULTILINE))
    if len(found) != 1:
        return None
    rest = re.compile(r"^(?![ \n\r]|$)", re.MULTILINE).search(text, found[0].end())
    return found[0].start(), rest.start() if rest else len(text)


def _entry(path: Path, top: Any, key: str) -> Any:
    if key not in top or not isinstance(top[key], dict):
        raise YamlEditError(path.name)
    return top[key]


def plain(value: object) -> Any:
    """Return a value as YAML holds it.

    Text that another reader could take for something else (``no``, ``12:30``) is quoted.

    Args:
        value: text, a number, or mappings and sequences of them.
    """
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return CommentedMap((str(key), plain(item)) for key, item in value.items())
    if isinstance(value, Sequence):
        return CommentedSeq(plain(item) for item in value)
    return value


def _text(value: str) -> Any:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

    if "\n" in value:
        return LiteralScalarString(value)
    # YAML 1.1 and 1.2 read a text of one word, or one that starts with a digit, in
    # different ways (https://yaml.org/type/bool.html, read 2026-11-21).
    words = " " in value.strip() and value[:1].isalpha()
    safe = words and set(value) <= _PLAIN_IN_EVERY_YAML
    return value if safe else DoubleQuotedScalarString(value)


def _yaml() -> Any:
    from ruamel.yaml import YAML

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = _WIDTH
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
