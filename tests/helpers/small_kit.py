"""A small kit in memory, for tests of the checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from studio.brand_kit.model import (
    BrandKit,
    Campaign,
    Label,
    Picture,
    Policy,
    Rights,
    Story,
    WordList,
)
from studio.brand_kit.texts import Texts
from studio.brand_kit.tone_rule import RuleKind, ToneRule
from studio.guidelines.request import CheckRequest, PictureUse
from studio.networks.load import load_networks
from studio.networks.model import NetworkRules
from studio.paths import assets

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
NETWORKS: dict[str, NetworkRules] = load_networks(assets() / "networks")


def said(text: str) -> Texts:
    """Return a text in British English."""
    return Texts(by_locale=(("en-GB", text),))


def tone_rule(**changes: object) -> ToneRule:
    """Return an existence rule that flags "best", changed as asked."""
    rule = ToneRule(
        name="Honest.Best",
        kind=RuleKind.EXISTENCE,
        message="‘%s’ needs proof",
        level="warning",
        ignorecase=True,
        nonword=False,
        scope=("text",),
        tokens=("best",),
        raw=(),
        swap=(),
        exceptions=(),
        minimum=-1,
        maximum=-1,
        action="",
        params=(),
        tests=(),
        why=said("Say what you like about it."),
        source=said("Voice guide"),
        title=said("Honest words"),
        locales=(),
    )
    return replace(rule, **changes)  # type: ignore[arg-type]


def picture(**changes: object) -> Picture:
    """Return a picture without limits, changed as asked."""
    value = Picture(
        id="heads",
        file="heads.jpg",
        sha256="a" * 64,
        width=1000,
        height=800,
        focal=(0.5, 0.5),
        name=said("Allium heads"),
        alt=said("Purple flower heads"),
    )
    return replace(value, **changes)  # type: ignore[arg-type]


def brief(**changes: object) -> Campaign:
    """Return a brief that runs now, changed as asked."""
    value = Campaign(
        id="alliums",
        title=said("Still time to plant"),
        why=said("Bees"),
        summary=said("Bulbs"),
        story=Story.PRODUCT,
        audience=said("Gardeners"),
        dos=(),
        donts=(),
        valid_from=date(2026, 11, 1),
        valid_until=date(2026, 11, 29),
        embargo_until=None,
        markets=("GB",),
        pictures=("heads",),
        hashtags=(),
        links=(),
        slots=(),
        variants=(),
    )
    return replace(value, **changes)  # type: ignore[arg-type]


LABEL = Label(
    market="GB",
    locale="en-GB",
    preferred="Ad",
    accepted=("Ad", "#ad", "Advert"),
    weak=("#sp",),
    within=40,
    why=said("Say you work here first."),
    source=said("Labels"),
)


def kit(**changes: object) -> BrandKit:
    """Return a kit with a label and one tone rule, changed as asked."""
    value = BrandKit(
        id="uk.example.kit",
        name="Example",
        version="1",
        sequence=1,
        publisher="Example",
        signed_by="",
        valid_from=datetime(2026, 1, 1, tzinfo=UTC),
        valid_until=datetime(2027, 1, 1, tzinfo=UTC),
        locales=("en-GB",),
        markets=("GB",),
        colour="#123456",
        mark="",
        stores=("Leeds",),
        pictures=(picture(),),
        campaigns=(brief(),),
        rules=(tone_rule(),),
        labels=(LABEL,),
        phrases=(),
        links=(),
        words=WordList(),
        policy=Policy(link_hosts=("example.org",)),
        voice=Texts(),
        example=None,
        root=Path(),
    )
    return replace(value, **changes)  # type: ignore[arg-type]


def rights(**changes: object) -> Rights:
    """Return rights without limits, changed as asked."""
    return replace(Rights(), **changes)  # type: ignore[arg-type]


def use(**changes: object) -> PictureUse:
    """Return a good use of the kit's picture, changed as asked."""
    value = PictureUse(
        picture=picture(), picture_id="heads", sha256="a" * 64, alt="Purple flower heads"
    )
    return replace(value, **changes)  # type: ignore[arg-type]


def request(text: str, **changes: object) -> CheckRequest:
    """Return a request for Bluesky and Instagram, changed as asked."""
    value = CheckRequest(
        text=text,
        kit=kit(),
        brief=brief(),
        networks=(NETWORKS["bluesky"], NETWORKS["instagram"]),
        now=NOW,
    )
    return replace(value, **changes)  # type: ignore[arg-type]
