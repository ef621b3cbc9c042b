"""Suggested words for a brief: with facts filled in and gaps left for the colleague."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit, Campaign, Variant

_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the kit offers to put in: (words on the menu, words put in)."""

    hashtags: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    phrases: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the app knows about the colleague and puts in by itself."""

    first_name: str
    store: str
    brand: str


def starting_text(
    kit: BrandKit, campaign: Campaign, *, locale: str, market: str, network: str, facts: Facts
) -> str:
    """Return the words that the editor starts with.

    Args:
        kit: the kit.
        campaign: the brief.
        locale: BCP 47 tag of the words.
        market: ISO 3166 code; decides the label.
        network: network id, or "" for the shared text.
        facts: what is filled in.

    Returns:
        The variant that fits best, ``{prompt}`` standing for each gap; "" without variants.
    """
    variant = best_variant(campaign, locale=locale, network=network)
    if variant is None:
        return ""
    known = _known(kit, market, variant.locale, facts)
    prompts = {slot.id: "{" + slot.prompt.get(variant.locale) + "}" for slot in campaign.slots}
    return _PLACE.sub(lambda m: {**prompts, **known}.get(m[1], ""), variant.text).strip()


def best_variant(campaign: Campaign, *, locale: str, network: str) -> Variant | None:
    """Return the variant for a language and network: own network first, then for all."""
    by_key = {(item.locale, item.network): item for item in campaign.variants}
    here = by_key.get((locale, network)) or by_key.get((locale, ""))
    return here or next(iter(campaign.variants), None)


def suggested_words(
    kit: BrandKit, campaign: Campaign, *, locale: str, market: str, facts: Facts
) -> tuple[str, ...]:
    """Return the pieces of text that are the kit's and not the colleague's.

    Args:
        kit: the kit.
        campaign: the brief.
        locale: BCP 47 tag.
        market: ISO 3166 code; decides the label.
        facts: what is filled in.

    Returns:
        The fixed pieces of all variants in this language, each once, longest first, so
        that a long piece is recognised before a short one inside it.
    """
    known = _known(kit, market, locale, facts)
    pieces: dict[str, None] = {}
    for variant in campaign.variants:
        if variant.locale == locale:
            pieces.update(dict.fromkeys(_pieces(variant.text, known)))
    return tuple(sorted(pieces, key=len, reverse=True))


def gap_prompts(campaign: Campaign, locale: str) -> tuple[str, ...]:
    """Return the questions of a brief's gaps, as they stand between braces in a text."""
    return tuple(slot.prompt.get(locale) for slot in campaign.slots)


def _known(kit: BrandKit, market: str, locale: str, facts: Facts) -> dict[str, str]:
    label = kit.label(market, locale)
    return {
        "label": label.preferred if label else "",
        "first_name": facts.first_name,
        "store": facts.store,
        "brand": facts.brand,
    }


def _pieces(text: str, known: dict[str, str]) -> list[str]:
    # A fact's own braces must not split a piece, so gaps are cut out before facts go in.
    cut = re.split(r"\{(?!(?:" + "|".join(known) + r")\})[^{}]*\}", text)
    filled = (_PLACE.sub(lambda m: known.get(m[1], ""), piece).strip() for piece in cut)
    return [piece for piece in filled if piece]
