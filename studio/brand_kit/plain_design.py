"""Tokens, fonts, templates, checks and cards as plain mappings; see ``plain``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.brand_kit.model_design import Length, TypeStyle
from studio.brand_kit.plain import Json, as_json, set_only

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit
    from studio.brand_kit.model_checks import Card, KitCheck
    from studio.brand_kit.model_design import Font, Layer, Template, TextSlot, Token


def plain_tokens(kit: BrandKit) -> dict[str, Json]:
    """Return every token in its groups, as the Design Tokens Format Module has them."""
    top: dict[str, Json] = {}
    for token in kit.tokens:
        at = top
        for step in token.name.split("."):
            below = at.setdefault(step, {})
            if not isinstance(below, dict):
                raise TypeError(token.name)
            at = below
        at["$type"], at["$value"] = token.type, _value(token)
    return top


def _value(token: Token) -> Json:
    value = token.value
    if token.type == "color":
        return _colour(str(value))
    if isinstance(value, Length):
        return _length(value)
    if isinstance(value, TypeStyle):
        return _type_style(value)
    return as_json(value)


def _colour(text: str) -> Json:
    parts: list[Json] = [round(int(text[at : at + 2], 16) / 255, 4) for at in (1, 3, 5)]
    return {"colorSpace": "srgb", "components": parts, "hex": text}


def _length(length: Length) -> Json:
    return {"value": length.value, "unit": length.unit}


def _type_style(style: TypeStyle) -> Json:
    found: dict[str, Json] = {
        "fontFamily": list(style.family),
        "fontSize": _length(style.size),
        "fontWeight": style.weight,
        "lineHeight": style.line_height,
    }
    if style.letter_spacing:
        found["letterSpacing"] = _length(style.letter_spacing)
    return found


def plain_font(font: Font, file: str) -> dict[str, Json]:
    """Return what ``fonts.yml`` says about a font.

    Args:
        font: the font.
        file: its path.
    """
    return set_only(
        file=file,
        family=font.family,
        weight=font.weight,
        italic=font.italic or None,
        licence=font.licence,
    )


def plain_template(template: Template) -> dict[str, Json]:
    """Return what a template's file says."""
    width, height = template.ratio
    return set_only(
        title=template.title,
        ratio=f"{width}:{height}",
        layers=[_layer(layer) for layer in template.layers],
        pictures=template.pictures,
    )


def _layer(layer: Layer) -> dict[str, Json]:
    return set_only(
        id=layer.id,
        kind=layer.kind,
        box=layer.box,
        lock=layer.lock,
        colour=layer.colour,
        opacity=None if layer.opacity == 1.0 else layer.opacity,
        text=layer.text,
        slot=layer.slot and _slot(layer.slot),
    )


def _slot(slot: TextSlot) -> dict[str, Json]:
    return set_only(
        type=slot.kind,
        max=slot.maximum,
        colours=slot.colours,
        min_contrast=slot.min_contrast,
        font=slot.font,
        size=slot.size,
        min_size=slot.min_size,
        overflow=slot.overflow,
    )


def plain_check(check: KitCheck) -> dict[str, Json]:
    """Return what ``checks.yml`` says about a check."""
    about = set_only(
        kind=check.kind,
        level=check.level,
        markets=check.markets,
        locales=check.locales,
        why=check.why,
        source=check.source,
        source_url=check.source_url,
        review_by=check.review_by,
        example=check.example,
    )
    return {name: as_json(values) for name, values in check.params} | about


def plain_card(card: Card, at: int) -> dict[str, Json]:
    """Return what ``training.yml`` says about a card.

    Args:
        card: the card.
        at: its place among the cards, from 0.
    """
    return set_only(
        at=at,
        title=card.title,
        text=card.text,
        guideline=card.guideline,
        question=card.question,
        answers=[
            set_only(text=answer.text, right=answer.right or None, why=answer.why)
            for answer in card.answers
        ],
    )
