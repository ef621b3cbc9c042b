"""Campaign briefs: plain data to the model."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from studio.brand_kit.fields import Fields, Notes
from studio.brand_kit.model_campaign import Campaign, LinkTags, Offer, Slot, Story, Variant

if TYPE_CHECKING:
    from datetime import date

    from studio.brand_kit.authoring import Document, Source

FACTS = ("label", "first_name", "store", "brand")
"""What a variant may name besides its gaps; the app fills these in itself."""

_PLACE = re.compile(r"\{([^{}]*)\}")
_LONGEST_ANSWER = 500


def parse_campaigns(source: Source, notes: Notes) -> tuple[Campaign, ...]:
    """Read every file of ``campaigns``; the file's name is the brief's id.

    Args:
        source: the kit's files.
        notes: gets every problem.
    """
    found = [_campaign(document, notes) for document in source.under("campaigns/")]
    # The brand team decides what comes first: by start, latest first, then by name.
    return tuple(sorted(found, key=lambda c: (-c.valid_from.toordinal(), c.id)))


def _campaign(document: Document, notes: Notes) -> Campaign:
    fields = Fields(document, document.data, notes)
    slots = tuple(_slot(item) for item in fields.children("slots"))
    links, link_tags = _links(fields)
    start, end = fields.day("from"), fields.day("until")
    if end < start:
        fields.note("dates-swapped", "until")
    campaign = Campaign(
        id=fields.require_id(PurePosixPath(document.name).stem),
        title=fields.texts("title"),
        why=fields.texts("why"),
        summary=fields.texts("summary"),
        story=Story(fields.choice("story", tuple(Story))),
        audience=fields.texts("audience", needed=False),
        dos=fields.texts_list("dos"),
        donts=fields.texts_list("donts"),
        valid_from=start,
        valid_until=end,
        embargo_until=fields.moment_or_none("embargo_until"),
        markets=fields.words("markets"),
        pictures=fields.words("pictures"),
        hashtags=_hashtags(fields),
        links=links,
        slots=slots,
        variants=tuple(_variant(item, slots) for item in fields.children("variants")),
        goal=fields.texts("goal", needed=False),
        key_messages=fields.texts_list("key_messages"),
        products=fields.words("products"),
        stores=fields.words("stores"),
        offers=tuple(_offer(item, start, end) for item in fields.children("offers")),
        link_tags=link_tags,
        disclosures=fields.words("disclosures"),
        owner=fields.text("owner", ""),
        approved_by=fields.text("approved_by", ""),
        approved_on=fields.day_or_none("approved_on"),
    )
    if not campaign.variants:
        fields.note("missing-field", "variants")
    fields.done()
    return campaign


def _hashtags(fields: Fields) -> tuple[str, ...]:
    tags = fields.words("hashtags")
    for tag in tags:
        if not re.fullmatch(r"#\w+", tag):
            fields.note("bad-hashtag", "hashtags", value=tag[:60])
    return tags


def _links(fields: Fields) -> tuple[tuple[str, ...], tuple[LinkTags, ...]]:
    """Return ids of links, and what is put behind those that are ``{id: …, utm: {…}}``."""
    value = fields.raw("links")
    if not isinstance(value, list) or not any(isinstance(item, dict) for item in value):
        return fields.words("links"), ()
    ids, tags = [], []
    # An id alone may stand beside a mapping.
    plain = [item if isinstance(item, dict) else {"id": item} for item in value]
    for item in fields.children_of("links", plain):
        ids.append(item.id("id"))
        pairs = tuple((f"utm_{key}", text) for key, text in sorted(item.pairs("utm")))
        item.done()
        if pairs:
            tags.append(LinkTags(link=ids[-1], tags=pairs))
    return tuple(ids), tuple(tags)


def _offer(fields: Fields, start: date, end: date) -> Offer:
    offer = Offer(
        id=fields.id("id"),
        basis=fields.text("basis"),
        amount=fields.text("amount"),
        conditions=fields.texts("conditions", needed=False),
        valid_from=fields.day_or_none("from") or start,
        valid_until=fields.day_or_none("until") or end,
        stores=fields.words("stores"),
    )
    if offer.valid_until < offer.valid_from:
        fields.note("dates-swapped", "until")
    fields.done()
    return offer


def _slot(fields: Fields) -> Slot:
    slot = Slot(
        id=fields.id("id"),
        prompt=fields.texts("prompt"),
        minimum=fields.whole("min", 1),
        maximum=fields.whole("max", 200),
    )
    if not 0 <= slot.minimum <= slot.maximum <= _LONGEST_ANSWER or slot.maximum < 1:
        fields.note("bad-length", "max", most=str(_LONGEST_ANSWER))
    # A gap stands in the text as {prompt}, so the prompt itself cannot have these.
    if any(mark in text for _tag, text in slot.prompt.by_locale for mark in "{}\n"):
        fields.note("brace-in-prompt", "prompt")
    if slot.id in FACTS:
        fields.note("bad-id", "id", value=slot.id)
    fields.done()
    return slot


def _variant(fields: Fields, slots: tuple[Slot, ...]) -> Variant:
    variant = Variant(
        locale=fields.text("locale"), network=fields.text("network", ""), text=fields.text("text")
    )
    names = _PLACE.findall(variant.text)
    for name in names:
        if name not in FACTS and name not in {slot.id for slot in slots}:
            fields.note("unknown-gap", "text", value=name[:60])
    if variant.text and not set(names) & {slot.id for slot in slots}:
        fields.note("variant-without-gap", "text")
    if "{" in _PLACE.sub("", variant.text) or "}" in _PLACE.sub("", variant.text):
        fields.note("stray-brace", "text")
    fields.done()
    return variant
