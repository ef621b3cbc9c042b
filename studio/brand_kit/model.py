"""A brand kit as plain, frozen data. Standard library only, no files are opened here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from studio.brand_kit.model_campaign import Campaign, LinkTags, Offer, Slot, Story, Variant
from studio.brand_kit.model_checks import Answer, Card, KitCheck
from studio.brand_kit.model_design import Font, Layer, Template, TextSlot, Token
from studio.brand_kit.model_pictures import Box, Edits, Picture, Rights
from studio.brand_kit.shelf import Shelf
from studio.brand_kit.texts import Texts
from studio.brand_kit.tone_rule import ToneRule

__all__ = [
    "Answer",
    "Box",
    "BrandKit",
    "Campaign",
    "Card",
    "Change",
    "Channel",
    "Edits",
    "Example",
    "Font",
    "KitCheck",
    "Label",
    "Layer",
    "Link",
    "LinkTags",
    "Offer",
    "Phrase",
    "Picture",
    "Policy",
    "Rights",
    "SignIn",
    "Slot",
    "Story",
    "Template",
    "TextSlot",
    "Token",
    "Variant",
    "WordList",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that the kit offers or allows."""

    id: str
    url: str
    title: Texts


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
class Channel:
    """Where newer versions of the kit are.

    Attributes:
        url: a folder on the web, https.
        stale_after_days: days without news after which colleagues are told.
    """

    url: str
    stale_after_days: int = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """How the brand's app is known to one network. Nothing in it is secret.

    Attributes:
        network: the network's id, e.g. ``bluesky``.
        client_id: as the network gave it, or the address of the client's metadata, or "".
        broker: ``https://`` address of the brand's token broker, or "".
    """

    network: str
    client_id: str = ""
    broker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is new in a version, for colleagues."""

    version: str
    text: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandKit:
    """A whole kit.

    Attributes:
        id: reverse-domain style id, e.g. ``uk.fernandfinch.demo``.
        name: the brand's name.
        version: for people, e.g. ``2026.11.1``.
        sequence: integer that decides which of two kits is newer.
        publisher: who made it.
        publisher_contact: how to reach them, e.g. an e-mail address, or "".
        signed_by: fingerprint words of a verified signature, "" when unsigned.
        valid_from: UTC.
        valid_until: UTC.
        locales: BCP 47 tags, the default first.
        markets: ISO 3166 codes, the default first.
        colour: the brand's colour as ``#RRGGBB``.
        mark: path of the brand's mark relative to ``root``, or "".
        voice: the tone of voice in prose (Markdown), by locale.
        pictures: approved pictures by id; a tuple, or a ``Shelf`` that equals one.
        root: the folder that the picture paths are relative to.
        channel: where newer versions are, or None.
        min_app: the oldest version of the app that can use it, or "".
        changes: what is new, the newest version first.
        sign_in: the brand's apps at the networks.
        tokens: colours, sizes and type, aliases resolved.
        fonts: fonts for templates.
        templates: how pictures with words are laid out.
        checks: the brand's own checks beside the tone rules.
        cards: short lessons for colleagues.
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
    pictures: Sequence[Picture]
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
    publisher_contact: str = ""
    channel: Channel | None = None
    min_app: str = ""
    changes: tuple[Change, ...] = ()
    sign_in: tuple[SignIn, ...] = ()
    tokens: tuple[Token, ...] = ()
    fonts: tuple[Font, ...] = ()
    templates: tuple[Template, ...] = ()
    checks: tuple[KitCheck, ...] = ()
    cards: tuple[Card, ...] = ()
    _by_id: Mapping[str, Picture] | None = field(
        init=False, repr=False, compare=False, default=None
    )

    def picture(self, picture_id: str) -> Picture | None:
        """Return the picture with this id, or None."""
        if isinstance(self.pictures, Shelf):
            return self.pictures.named(picture_id)
        if self._by_id is None:
            # Made at the first question: a kit may have ten thousand pictures.
            by_id = {picture.id: picture for picture in reversed(self.pictures)}
            object.__setattr__(self, "_by_id", by_id)
            return by_id.get(picture_id)
        return self._by_id.get(picture_id)

    def token(self, name: str) -> Token | None:
        """Return the token with this name, or None."""
        return next((item for item in self.tokens if item.name == name), None)

    def campaign(self, campaign_id: str) -> Campaign | None:
        """Return the brief with this id, or None."""
        return next((c for c in self.campaigns if c.id == campaign_id), None)

    def label(self, market: str, locale: str) -> Label | None:
        """Return the label for a market, in the nearest language, or None."""
        here = [item for item in self.labels if item.market == market]
        return next((item for item in here if item.locale == locale), here[0] if here else None)
