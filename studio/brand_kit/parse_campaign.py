"""Campaign briefs: plain data to the model."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from studio.brand_kit.fields import Fields, Notes
from studio.brand_kit.model import Campaign, Slot, Story, Variant

if TYPE_CHECKING:
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
        links=fields.words("links"),
        slots=slots,
        variants=tuple(_variant(item, slots) for item in fields.children("variants")),
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
        fields.note("no-gap", "text", level="warning")
    if "{" in _PLACE.sub("", variant.text) or "}" in _PLACE.sub("", variant.text):
        fields.note("stray-brace", "text")
    fields.done()
    return variant
