"""A brand kit as plain, frozen data. Standard library only, no files are opened here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from studio.brand_kit.texts import Texts
from studio.brand_kit.tone_rule import ToneRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """Where and until when a picture may be used. Empty tuples mean everywhere.

    Attributes:
        networks: network ids.
        markets: ISO 3166 country codes.
        valid_from: first day, or None.
        valid_until: last day, or None.
        credit: the credit line.
        credit_required: True when the credit line has to go out with the picture.
    """

    networks: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    credit: str = ""
    credit_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An approved picture.

    Attributes:
        id: unique in the kit.
        file: path relative to ``BrandKit.root``, with forward slashes.
        sha256: hex digest of the file's bytes.
        width: pixels.
        height: pixels.
        focal: (x, y) of what matters most, 0.0 to 1.0 from the top left.
        name: a short name.
        alt: the description for people who cannot see it.
        tags: lower-case words to find it by.
        campaigns: ids of the briefs that it belongs to; empty for any.
        rights: where it may be used.
        replaced_by: id of the picture to use instead, or "".
    """

    id: str
    file: str
    sha256: str
    width: int
    height: int
    focal: tuple[float, float]
    name: Texts
    alt: Texts
    tags: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()
    rights: Rights = Rights()
    replaced_by: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that the kit offers or allows."""

    id: str
    url: str
    title: Texts


class Story(StrEnum):
    """What a brief is for, so that the mix of posts can be seen."""

    COMMUNITY = "community"
    PRODUCT = "product"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """How a colleague says that they work for the brand, in one market.

    Attributes:
        market: ISO 3166 code.
        locale: BCP 47 tag of the words.
        preferred: what is put in, e.g. ``Ad``.
        accepted: everything that counts as the label, preferred included.
        weak: words that people think are a label and are not, e.g. ``#sp``.
        within: it has to start within this many code points.
        why: the rule, quoted.
        source: the rule's name.
    """

    market: str
    locale: str
    preferred: str
    accepted: tuple[str, ...]
    weak: tuple[str, ...]
    within: int
    why: Texts
    source: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that may be put in with one click (opening hours, a safety line, a greeting)."""

    id: str
    kind: str
    text: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """Words to accept everywhere, and words to avoid everywhere (Vale's vocabulary)."""

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the brand allows.

    Attributes:
        disclosure: ``required`` or ``advised``.
        own_photos: ``allow``, ``allow-with-questions`` or ``no``.
        networks: network ids that the brand wants looked at; empty for all.
        link_hosts: hosts that links may lead to; empty for any.
    """

    disclosure: str = "required"
    own_photos: str = "no"
    networks: tuple[str, ...] = ()
    link_hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The finished, editable post that the app opens on when nothing was written yet.

    Attributes:
        brief_id: the campaign that it answers.
        picture_id: the picture that it uses.
        text: the whole post.
        first_name: who is writing in the example.
        store: a store of the kit.
        previews: ids of the networks that are shown.
    """

    brief_id: str
    picture_id: str
    text: str
    first_name: str
    store: str
    previews: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandKit:
    """A whole kit.

    Attributes:
        id: reverse-domain style id, e.g. ``uk.fernandfinch.demo``.
        name: the brand's name.
        version: for people, e.g. ``2026.11.1``.
        sequence: integer that decides which of two kits is newer.
        publisher: who made it.
        signed_by: fingerprint words of a verified signature, "" when unsigned.
        valid_from: UTC.
        valid_until: UTC.
        locales: BCP 47 tags, the default first.
        markets: ISO 3166 codes, the default first.
        colour: the brand's colour as ``#RRGGBB``.
        mark: path of the brand's mark relative to ``root``, or "".
        voice: the tone of voice in prose (Markdown), by locale.
        root: the folder that the picture paths are relative to.
    """

    id: str
    name: str
    version: str
    sequence: int
    publisher: str
    signed_by: str
    valid_from: datetime
    valid_until: datetime
    locales: tuple[str, ...]
    markets: tuple[str, ...]
    colour: str
    mark: str
    stores: tuple[str, ...]
    pictures: tuple[Picture, ...]
    campaigns: tuple[Campaign, ...]
    rules: tuple[ToneRule, ...]
    labels: tuple[Label, ...]
    phrases: tuple[Phrase, ...]
    links: tuple[Link, ...]
    words: WordList
    policy: Policy
    voice: Texts
    example: Example | None
    root: Path

    def picture(self, picture_id: str) -> Picture | None:
        """Return the picture with this id, or None."""
        return next((p for p in self.pictures if p.id == picture_id), None)

    def campaign(self, campaign_id: str) -> Campaign | None:
        """Return the brief with this id, or None."""
        return next((c for c in self.campaigns if c.id == campaign_id), None)

    def label(self, market: str, locale: str) -> Label | None:
        """Return the label for a market, in the nearest language, or None."""
        here = [item for item in self.labels if item.market == market]
        return next((item for item in here if item.locale == locale), here[0] if here else None)
