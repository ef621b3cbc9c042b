"""What a check is given, and what all checks together answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from studio.brand_kit.model import BrandKit, Campaign, Picture
from studio.brand_kit.recall import Recall
from studio.guidelines.finding import Finding, Verdict
from studio.guidelines.picture_facts import PlaceFacts
from studio.networks.model import Length, NetworkRules
from studio.post import Kept


class Speller(Protocol):
    """Who knows how words are spelt; ``studio.spelling.speller.Speller`` is one."""

    @property
    def ready(self) -> bool:
        """False until a dictionary is loaded: then no word is flagged."""

    def known(self, word: str) -> bool:
        """Tell whether a word is spelt right; fast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedText:
    """A post that went out before.

    Attributes:
        text: the words as they were sent.
        when: aware, UTC.
        network: the network's id.
        by_me: True when this colleague posted it, False for another one of the store.
    """

    text: str
    when: datetime
    network: str
    by_me: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureUse:
    """A picture as a draft uses it.

    Attributes:
        picture: the kit's picture, or None for a picture of one's own or one that the
            kit no longer has.
        picture_id: the id that the draft names, or "".
        sha256: the digest that the draft remembers, or "".
        alt: the alt text that would go out; "" when there is none.
        template: id of the template, "" for just the picture.
        words: (slot, words) that the colleague wrote on it.
        facts: what was measured of it, for the places where that is known already.
        photo: hex digest of a photo of one's own, or "".
        answers: (question, answer) about a photo of one's own, of ``PHOTO_QUESTIONS``.
    """

    picture: Picture | None
    picture_id: str = ""
    sha256: str = ""
    alt: str = ""
    template: str = ""
    words: tuple[tuple[str, str], ...] = ()
    facts: tuple[PlaceFacts, ...] = ()
    photo: str = ""
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """One text to check, with everything that the answer depends on.

    Attributes:
        text: the words; offsets of findings are code points into it.
        kit: the loaded kit.
        brief: the campaign brief that it answers, or None.
        networks: rules of the networks that it is for.
        pictures: the pictures that go with it.
        link: an address that goes out with it, or "".
        market: ISO 3166 code; decides which label is asked for.
        locale: BCP 47 tag of the words.
        now: the moment to check dates against, aware, UTC.
        kept: findings that the colleague keeps; they are left out (never a stop).
        typing_at: code-point offset of the cursor while a word is being typed, or -1;
            tone rules leave the word that it touches alone.
        recalls: what the brand took back.
        trusted: False when nobody signed the kit: it can be looked at, not used.
        suggestions: the kit's suggested words for this brief, gaps still in braces; they
            tell which words are the colleague's own.
        store: where the writer works, as the kit names it, or ""; some offers are for some
            stores only.
        speller: knows how words are spelt, or None when spelling is not looked at.
        posted: what this store already posted, the newest first.
    """

    text: str
    kit: BrandKit
    brief: Campaign | None
    networks: tuple[NetworkRules, ...]
    pictures: tuple[PictureUse, ...] = ()
    link: str = ""
    market: str = "GB"
    locale: str = "en-GB"
    now: datetime
    kept: tuple[Kept, ...] = ()
    typing_at: int = -1
    suggestions: tuple[str, ...] = ()
    recalls: tuple[Recall, ...] = ()
    trusted: bool = True
    store: str = ""
    speller: Speller | None = None
    posted: tuple[PostedText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The answer of all checks.

    Attributes:
        findings: stops first, then checks, then tips; by place within a level.
        passed: codes of the checks that ran and are fine, in a fixed order
            (``label``, ``gaps``, ``picture``, ``alt``, ``length``, ``dates``, ``links``,
            and ``tone`` rule names with a title).
        lengths: one for each requested network.
        verdict: what it means for Publish.
        not_run: ids of the kit's checks that this version does not know, or that took too
            long on this text; nobody looked at what they ask for.
    """

    findings: tuple[Finding, ...]
    passed: tuple[str, ...]
    lengths: tuple[Length, ...]
    verdict: Verdict
    not_run: tuple[str, ...] = ()
