"""Campaign briefs as plain, frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from studio.brand_kit.texts import NO_WORDS, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A gap that a colleague fills in their own words.

    Attributes:
        id: unique in its campaign.
        prompt: the question shown in the gap.
        minimum: fewest code points of an answer.
        maximum: most code points of an answer.
    """

    id: str
    prompt: Texts
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Suggested words for a brief.

    Attributes:
        locale: BCP 47 tag.
        network: network id, or "" for all.
        text: with ``{slot-id}``, ``{label}``, ``{first_name}``, ``{store}`` and
            ``{brand}`` standing for gaps and facts.
    """

    locale: str
    network: str
    text: str


class Story(StrEnum):
    """What a brief is for, so that the mix of posts can be seen."""

    COMMUNITY = "community"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A price or a deal that posts of a brief may name, and nothing else may.

    Attributes:
        id: unique in its campaign.
        basis: what it is compared with, e.g. ``was 12.00 from 1 to 30 October``.
        amount: what it is, e.g. ``20 % off`` or ``from 4.50``.
        conditions: what else has to be said.
        valid_from: first day.
        valid_until: last day.
        stores: where; empty for all of the campaign's.
    """

    id: str
    basis: str
    amount: str
    conditions: Texts
    valid_from: date
    valid_until: date
    stores: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTags:
    """What is put behind a link so that the brand sees where visits come from.

    Attributes:
        link: id of the kit's link.
        tags: (name, value) pairs, e.g. ``("utm_source", "shop")``.
    """

    link: str
    tags: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A campaign brief.

    Attributes:
        id: unique in the kit.
        title: what it is called.
        why: "Why we care", one sentence.
        summary: one short line for a card.
        story: community or product.
        audience: whom it speaks to, for the brand team.
        dos: what to say.
        donts: what not to say.
        valid_from: first day.
        valid_until: last day.
        embargo_until: nothing goes out before this moment (UTC), or None.
        markets: ISO 3166 codes; empty for all of the kit's.
        pictures: ids of the pictures that it suggests, best first.
        hashtags: with ``#``.
        links: ids of the kit's links.
        slots: gaps in the variants.
        variants: suggested words.
        goal: what it should bring about, for the brand team.
        key_messages: what should come across.
        products: what it is about.
        stores: where it runs; empty for all of the kit's.
        offers: the only prices and deals that may be named.
        link_tags: what is put behind its links.
        disclosures: ids of phrases that have to stand in a post.
        owner: who answers questions about it.
        approved_by: who said that it may go out.
        approved_on: when that was, or None.
    """

    id: str
    title: Texts
    why: Texts
    summary: Texts
    story: Story
    audience: Texts
    dos: tuple[Texts, ...]
    donts: tuple[Texts, ...]
    valid_from: date
    valid_until: date
    embargo_until: datetime | None
    markets: tuple[str, ...]
    pictures: tuple[str, ...]
    hashtags: tuple[str, ...]
    links: tuple[str, ...]
    slots: tuple[Slot, ...]
    variants: tuple[Variant, ...]
    goal: Texts = NO_WORDS
    key_messages: tuple[Texts, ...] = ()
    products: tuple[str, ...] = ()
    stores: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    link_tags: tuple[LinkTags, ...] = ()
    disclosures: tuple[str, ...] = ()
    owner: str = ""
    approved_by: str = ""
    approved_on: date | None = None
