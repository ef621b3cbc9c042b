"""Changes one value in a YAML file that people wrote: their comments and order stay.

The only user of ruamel.yaml.
"""

from __future__ import annotations

import io
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
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import YAMLError

    before = path.read_bytes() if path.exists() else None
    yaml = _yaml()
    try:
        data = yaml.load(before.decode("utf-8-sig")) if before else CommentedMap()
    except (YAMLError, UnicodeDecodeError) as problem:
        raise YamlEditError(path.name) from problem
    data = CommentedMap() if data is None else data
    if not isinstance(data, CommentedMap):
        raise YamlEditError(path.name)
    change(data)
    file = io.StringIO()
    yaml.dump(data, file)
    write_bytes(path, file.getvalue().encode("utf-8"))
    return before


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
