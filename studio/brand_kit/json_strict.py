"""Reads JSON that others made, strictly.

What RFC 8259 leaves open is refused here: keys that stand twice, numbers that are no
numbers, and characters that a reader cannot see but a screen obeys.
"""

from __future__ import annotations

import json
import math
import re
from typing import NoReturn

from studio.brand_kit.authoring import refused

Json = str | int | float | bool | list["Json"] | dict[str, "Json"] | None

MAX_DOCUMENT = 20_000_000
"""Most bytes of one document."""

MAX_DEPTH = 20
"""Most lists and mappings inside each other."""

MAX_TEXT = 20_000
"""Most code points of one text or key."""

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters, halves of characters, and what turns the direction of writing.

The marks U+200E and U+200F stay allowed: Arabic and Hebrew need them, and they turn
nothing but their neighbours (Unicode Standard Annex #9, 2.6, read 2026-11-21).
"""


def read_json(data: bytes, where: str) -> Json:
    """Read one document.

    Args:
        data: UTF-8.
        where: its name, for the refusal.

    Raises:
        KitRefusedError: it is no JSON, or JSON that no kit needs.
    """
    if len(data) > MAX_DOCUMENT:
        raise refused("document-too-big", where)
    try:
        value: Json = json.loads(
            data.decode(),
            object_pairs_hook=_each_key_once,
            parse_constant=_no_number,
            parse_float=_finite,
        )
    except UnicodeDecodeError as problem:
        raise refused("not-utf8", where) from problem
    except RecursionError as problem:
        raise refused("too-deep", where) from problem
    except ValueError as problem:
        raise refused("bad-json", where) from problem
    _look_through(value, where)
    return value


def _each_key_once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("not finite")
    return number


def _look_through(top: Json, where: str) -> None:
    level: list[Json] = [top]
    for _depth in range(MAX_DEPTH + 1):
        below: list[Json] = []
        for value in level:
            if isinstance(value, dict):
                below.extend(value)
                below.extend(value.values())
            elif isinstance(value, list):
                below.extend(value)
            elif isinstance(value, str):
                _require_plain(value, where)
        if not below:
            return
        level = below
    raise refused("too-deep", where)


def _require_plain(text: str, where: str) -> None:
    if len(text) > MAX_TEXT:
        raise refused("long-text", where)
    found = HIDDEN.search(text)
    if found:
        raise refused("hidden-character", where, value=f"U+{ord(found[0]):04X}")
