"""Decodes large JSON straight to typed rows. The only place that uses msgspec.

A kit with 10,000 pictures has 2 MB of manifest and 6 MB of index. What is decoded here is
taken only when encoding it again gives the same bytes: then it was in canonical form, so no
key stood twice and nothing was left over.
"""

from __future__ import annotations

from typing import Annotated, TypeVar

import msgspec

from studio.brand_kit.json_strict import HIDDEN

named = msgspec.field
"""Gives a row's value the key that it has in JSON, where Python keeps that word for itself."""

Raw = msgspec.Raw
"""A value that is left as its bytes."""

T = TypeVar("T")

# \Z and not $, which lets a line break pass.
Hash = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
"""A SHA-256 in small hex digits."""

Number = Annotated[int, msgspec.Meta(ge=0, le=999_999_999_999)]
Part = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9_.-]{0,59}\Z")]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]
Blob = Annotated[str, msgspec.Meta(pattern=r"^assets/blob/[0-9a-f]{64}\.(jpg|png|webp)\Z")]
Ratio = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{0,3}:[1-9][0-9]{0,3}\Z")]
Age = Annotated[str, msgspec.Meta(pattern=r"^([0-9]{1,2}\+?)?\Z")]
Pixels = Annotated[int, msgspec.Meta(gt=0, le=999_999_999_999)]


class Row(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    gc=False,  # a row never holds a row that holds it
):
    """A JSON mapping with known keys; what has a default is left out when it equals it."""


def decode_canonical(data: bytes, shape: type[T]) -> T | None:
    """Return a document as typed rows, or None when it is not exactly of that shape.

    Args:
        data: JSON in canonical form: sorted keys, no spaces, UTF-8.
        shape: what it has to be.
    """
    try:
        found = msgspec.json.decode(data, type=shape)
        same = encode_canonical(found) == data
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return found if same and not _hides(data) else None


def decode_known(data: bytes, shape: type[T]) -> T:
    """Return a document that ``decode_canonical`` took before, without looking as closely.

    Args:
        data: the same bytes as then.
        shape: what it was then.

    Raises:
        ValueError: it is not of that shape.
    """
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.MsgspecError, RecursionError) as problem:
        raise ValueError(str(problem)) from problem


def rows_of(data: bytes) -> dict[str, Raw]:
    """Return a mapping with its values left as bytes; ``encode_canonical`` takes it as well.

    Raises:
        ValueError: it is no mapping.
    """
    return decode_known(data, dict[str, Raw])


def as_plain(row: Row) -> dict[str, object]:
    """Return a row as plain data."""
    found: dict[str, object] = msgspec.to_builtins(row)
    return found


def _hides(data: bytes) -> bool:
    """Tell whether there may be a hidden character; canonical form escapes only those."""
    if b"\\u" in data or b"\x7f" in data:
        return True
    return not data.isascii() and HIDDEN.search(data.decode()) is not None


def encode_canonical(value: object) -> bytes:
    """Return rows in canonical form."""
    return msgspec.json.encode(value, order="sorted")
