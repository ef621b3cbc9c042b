"""Design tokens: a subset of the Design Tokens Format Module 2025.10, aliases resolved.

Groups, ``$type`` that a group hands down, whole-value aliases like ``{colour.fern}``, and
the types color (sRGB), dimension, fontFamily, fontWeight and typography
(https://www.designtokens.org/TR/2025.10/format/ and …/color/, read 2026-11-21). A colour may
also be written ``#2F5D46``; it is packed in the module's own form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.brand_kit.fields import Fields, Notes
from studio.brand_kit.model_design import TOKEN_TYPES, Length, Token, TypeStyle
from studio.brand_kit.shapes import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.authoring import Document, Source

FILES = ("tokens.yml", "tokens/brand.tokens.json")

_ALIAS = re.compile(r"\{([^{}]+)\}")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_BAD_NAME = re.compile(r"[.{}]|^\$")
_UNITS = ("px", "rem")
_HEAVIEST = 1000
_WEIGHTS = {
    **dict.fromkeys(("thin", "hairline"), 100),
    **dict.fromkeys(("extra-light", "ultra-light"), 200),
    "light": 300,
    **dict.fromkeys(("normal", "regular", "book"), 400),
    "medium": 500,
    **dict.fromkeys(("semi-bold", "demi-bold"), 600),
    "bold": 700,
    **dict.fromkeys(("extra-bold", "ultra-bold"), 800),
    **dict.fromkeys(("black", "heavy"), 900),
    **dict.fromkeys(("extra-black", "ultra-black"), 950),
}
"""Names of weights (Format Module 2025.10, font weight)."""

Value = str | float | tuple[str, ...] | Length | TypeStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raw:
    """A token as it is written, with its place for problems."""

    type: str
    value: object
    place: Fields


def parse_tokens(source: Source, notes: Notes) -> tuple[Token, ...]:
    """Read every token, by name.

    Args:
        source: the kit's files.
        notes: gets every problem, aliases that go round in a circle among them.
    """
    raw: dict[str, _Raw] = {}
    for name in FILES:
        document = source.documents.get(name)
        if document is not None:
            raw.update(_walk(document, notes, document.data, (), ""))
    found = (_token(name, raw) for name in sorted(raw))
    return tuple(token for token in found if token)


def _walk(
    document: Document, notes: Notes, data: object, path: tuple[str, ...], type_: str
) -> Iterator[tuple[str, _Raw]]:
    place = Fields(document, data, notes, path)
    inherited = place.choice("$type", TOKEN_TYPES, type_) if place.has("$type") else type_
    if "$value" in place.names():
        if not place.has("$value"):
            place.note("missing-field", "$value")
            return
        yield ".".join(path), _Raw(type=inherited, value=place.raw("$value"), place=place)
        return
    for key in place.names():
        if key.startswith("$"):
            continue
        if _BAD_NAME.search(key):
            place.note("bad-token-name", key[:60], value=key[:60])
            continue
        yield from _walk(document, notes, place.raw(key), (*path, key), inherited)


def _token(name: str, raw: dict[str, _Raw]) -> Token | None:
    first = raw[name]
    found = _resolved(first, raw)
    if found is None:
        return None
    type_ = first.type or found.type
    if not type_:
        first.place.note("missing-field", "$type")
        return None
    value = _value(type_, found.value, first.place, raw)
    if value is None:
        first.place.note("bad-token", "$value", value=name, type=type_)
        return None
    return Token(name=name, type=type_, value=value)


def _resolved(token: _Raw, raw: dict[str, _Raw]) -> _Raw | None:
    """Follow aliases to a value; note those that lead nowhere or round in a circle."""
    at, seen = token, set[str]()
    while isinstance(at.value, str) and (alias := _ALIAS.fullmatch(at.value)):
        name = alias[1]
        circle = name in seen
        if circle or name not in raw:
            code = "token-circle" if circle else "unknown-token"
            token.place.note(code, "$value", value=name[:60])
            return None
        seen.add(name)
        at = raw[name]
    return at


def _value(type_: str, value: object, place: Fields, raw: dict[str, _Raw]) -> Value | None:
    if type_ == "color":
        return _colour(value)
    if type_ == "dimension":
        return _length(value)
    if type_ == "fontFamily":
        return _family(value)
    if type_ == "fontWeight":
        return _weight(value)
    return _type_style(value, place, raw)


def _colour(value: object) -> str | None:
    if isinstance(value, str):
        return value if _HEX.fullmatch(value) else None
    if not isinstance(value, dict) or value.get("colorSpace") != "srgb":
        return None
    if number(value.get("alpha", 1)) != 1.0:
        return None  # words on a colour that is half seen through have no certain contrast
    if isinstance(value.get("hex"), str):
        return value["hex"] if _HEX.fullmatch(value["hex"]) else None
    given = value.get("components")
    parts = [number(part) for part in given] if isinstance(given, list) else []
    if len(parts) != len("rgb") or not all(p is not None and 0 <= p <= 1 for p in parts):
        return None
    return "#" + "".join(f"{round((part or 0) * 255):02X}" for part in parts)


def _length(value: object) -> Length | None:
    if not isinstance(value, dict) or value.get("unit") not in _UNITS:
        return None
    size = number(value.get("value"))
    return None if size is None else Length(value=size, unit=str(value["unit"]))


def _family(value: object) -> tuple[str, ...] | None:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not names:
        return None
    return tuple(names) if all(isinstance(name, str) and name for name in names) else None


def _weight(value: object) -> float | None:
    named = _WEIGHTS.get(value) if isinstance(value, str) else None
    weight = float(named) if named else number(value)
    return weight if weight is not None and 1 <= weight <= _HEAVIEST else None


def _type_style(value: object, place: Fields, raw: dict[str, _Raw]) -> TypeStyle | None:
    if not isinstance(value, dict):
        return None
    parts: dict[str, object] = {}
    for key, part in value.items():
        found = _resolved(_Raw(type="", value=part, place=place), raw)
        if found is None:
            return None
        parts[str(key)] = found.value
    family, size = _family(parts.get("fontFamily")), _length(parts.get("fontSize"))
    weight = _weight(parts.get("fontWeight", 400))
    spacing = parts.get("letterSpacing")
    between = None if spacing is None else _length(spacing)
    height = number(parts.get("lineHeight", 0))
    wrong = (spacing is not None and between is None) or height is None or height < 0
    if family is None or size is None or weight is None or wrong:
        return None
    return TypeStyle(
        family=family,
        size=size,
        weight=weight,
        letter_spacing=between,
        line_height=height or 0.0,
    )
