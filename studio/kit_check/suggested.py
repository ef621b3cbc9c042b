"""Would the kit's own words pass its own checks, in every language and on every network?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from studio.brand_kit.places import problem
from studio.brand_kit.suggest import Facts, starting_text
from studio.guidelines.checks import check
from studio.guidelines.finding import Finding, Level
from studio.guidelines.request import CheckRequest, PictureUse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit, Campaign, Variant
    from studio.networks.model import NetworkRules

_EXPECTED_IN_VARIANTS = ("gap-empty", "own-words", "personal-touch", "same-as-brief")
_STAND_IN = "Sam"


def network_problems(kit: BrandKit, networks: Mapping[str, NetworkRules]) -> Iterator[Problem]:
    """Find names of networks that do not exist.

    Args:
        kit: the kit.
        networks: those that do, by id.
    """
    for file, path, names in _named_networks(kit):
        for name in dict.fromkeys(names):
            if name not in networks:
                yield problem("unknown-network", file, *path, value=name)


_Named = tuple[str, tuple[str, ...], tuple[str, ...]]


def _named_networks(kit: BrandKit) -> Iterator[_Named]:
    yield "kit.yml", ("policy", "networks"), kit.policy.networks
    if kit.example:
        yield "kit.yml", ("example", "previews"), kit.example.previews
    for picture in kit.pictures:
        yield "pictures.yml", (picture.id, "rights", "networks"), picture.rights.networks
    for campaign in kit.campaigns:
        own = tuple(item.network for item in campaign.variants if item.network)
        yield f"campaigns/{campaign.id}.yml", ("variants",), own


def suggested_problems(
    kit: BrandKit, networks: Mapping[str, NetworkRules], now: datetime
) -> Iterator[Problem]:
    """Put suggested words and the example through the same checks as a post.

    Args:
        kit: a kit whose names all lead somewhere.
        networks: every network's rules, by id.
        now: aware, UTC.
    """
    yield from _variants(kit, networks)
    yield from _example(kit, networks, now)


def _variants(kit: BrandKit, networks: Mapping[str, NetworkRules]) -> Iterator[Problem]:
    for campaign in kit.campaigns:
        for variant in campaign.variants:
            for network in _targets(kit, campaign, variant, networks):
                for finding in _findings(kit, campaign, variant, network):
                    yield _broken(campaign, variant, finding)


def _targets(
    kit: BrandKit, campaign: Campaign, variant: Variant, networks: Mapping[str, NetworkRules]
) -> tuple[NetworkRules, ...]:
    """Return the networks on which these very words are suggested."""
    if variant.network:
        return (networks[variant.network],)
    own = {item.network for item in campaign.variants if item.locale == variant.locale}
    wanted = kit.policy.networks or tuple(networks)
    return tuple(networks[name] for name in wanted if name not in own)


def _findings(
    kit: BrandKit, campaign: Campaign, variant: Variant, network: NetworkRules
) -> Iterator[Finding]:
    """Check the words as they would start in each country, facts filled in."""
    for market in campaign.markets or kit.markets:
        yield from _findings_in(kit, campaign, variant, network, market)


def _findings_in(
    kit: BrandKit, campaign: Campaign, variant: Variant, network: NetworkRules, market: str
) -> Iterator[Finding]:
    facts = Facts(first_name=_STAND_IN, store=max(kit.stores, key=len, default=""), brand=kit.name)
    text = starting_text(
        kit,
        campaign,
        locale=variant.locale,
        market=market,
        network=variant.network,
        facts=facts,
    )
    report = check(
        CheckRequest(
            text=text,
            kit=kit,
            brief=campaign,
            networks=(network,),
            pictures=_uses(kit, campaign.pictures[:1], variant.locale),
            market=market,
            locale=variant.locale,
            # A brief is written before it starts, so it is judged on a day when it runs.
            now=_a_day_of(campaign),
        )
    )
    yield from (item for item in report.findings if item.code not in _EXPECTED_IN_VARIANTS)


def _a_day_of(campaign: Campaign) -> datetime:
    day = campaign.valid_until
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return max(noon, campaign.embargo_until or noon)


def _uses(kit: BrandKit, ids: tuple[str, ...], locale: str) -> tuple[PictureUse, ...]:
    found = filter(None, map(kit.picture, ids))
    return tuple(
        PictureUse(picture=item, picture_id=item.id, sha256=item.sha256, alt=item.alt.get(locale))
        for item in found
    )


def _broken(campaign: Campaign, variant: Variant, finding: Finding) -> Problem:
    return problem(
        "suggested-words",
        f"campaigns/{campaign.id}.yml",
        "variants",
        campaign.variants.index(variant),
        level="error" if finding.level is Level.STOP else "warning",
        rule=finding.rule,
        text=finding.text[:80],
        locale=variant.locale,
    )


def _example(
    kit: BrandKit, networks: Mapping[str, NetworkRules], now: datetime
) -> Iterator[Problem]:
    """Tips and decisions may stand in the example: it shows what they look like."""
    example = kit.example
    campaign = kit.campaign(example.brief_id) if example else None
    if example is None or campaign is None:
        return
    report = check(
        CheckRequest(
            text=example.text,
            kit=kit,
            brief=campaign,
            networks=tuple(networks[name] for name in example.previews),
            pictures=_uses(kit, (example.picture_id,), kit.locales[0]),
            market=kit.markets[0],
            locale=kit.locales[0],
            now=now,
        )
    )
    for finding in report.findings:
        if finding.level is Level.STOP:
            words = finding.text[:80]
            yield problem("example-stops", "kit.yml", "example", rule=finding.rule, text=words)
