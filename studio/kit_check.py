"""Is a kit ready for colleagues? Every problem that can be found without a person reading it.

It goes on where reading ends: it runs the tone rules on their own examples, compares
rights with campaigns, and puts the suggested words through the same checks as a post.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from studio import paths
from studio.brand_kit.load import read_kit
from studio.brand_kit.model import WordList
from studio.brand_kit.references import problem
from studio.brand_kit.suggest import Facts, starting_text
from studio.guidelines.checks import check
from studio.guidelines.finding import Finding, Level
from studio.guidelines.request import CheckRequest, PictureUse
from studio.guidelines.tone import ToneEngine, compile_problem
from studio.networks.load import load_networks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit, Campaign, Picture, Variant
    from studio.brand_kit.tone_rule import ToneRule
    from studio.networks.model import NetworkRules

_ADVERSARIAL = ("a" * 2_000, "a " * 1_000, "a-" * 1_000 + "!", "1" * 2_000 + "x", "ab" * 1_000)
_EXPECTED_IN_VARIANTS = ("gap-empty", "own-words")
_STAND_IN = "Sam"


def check_kit(path: Path, *, now: datetime | None = None) -> tuple[Problem, ...]:
    """Find everything that is wrong with a kit.

    Args:
        path: the authoring folder.
        now: the moment to compare dates with, aware, UTC; the clock's when None.

    Returns:
        Errors first, then warnings; empty when the kit is fine.

    Raises:
        KitRefusedError: unreadable, hostile, of an unknown schema, or packed.
    """
    kit, problems = read_kit(path)
    if kit is None:
        return problems
    moment = now or datetime.now(UTC)
    networks = load_networks(paths.assets() / "networks")
    found = [*problems, *_dates(kit, moment), *_networks(kit, networks)]
    found += [item for rule in kit.rules for item in _rule(rule)]
    sound = not any(item.level == "error" for item in found)
    if sound:
        found += [*_suggested(kit, networks), *_example(kit, networks, moment)]
    return tuple(sorted(dict.fromkeys(found), key=lambda item: item.level))


def _dates(kit: BrandKit, now: datetime) -> Iterator[Problem]:
    if kit.valid_until < now:
        day = kit.valid_until.date().isoformat()
        yield problem("kit-ended", "kit.yml: valid_until", level="warning", day=day)
    for campaign in kit.campaigns:
        where = f"campaigns/{campaign.id}.yml: until"
        if campaign.valid_until > kit.valid_until.date():
            day = kit.valid_until.date().isoformat()
            yield problem("brief-outlives-kit", where, level="warning", day=day)
        for picture in filter(None, map(kit.picture, campaign.pictures)):
            yield from _rights(campaign, picture)
    for picture in kit.pictures:
        until = picture.rights.valid_until
        if until and until < now.date() and not picture.replaced_by:
            where = f"pictures.yml: {picture.id}.rights.until"
            yield problem("rights-ended", where, level="warning", day=until.isoformat())


def _rights(campaign: Campaign, picture: Picture) -> Iterator[Problem]:
    where = f"pictures.yml: {picture.id}.rights"
    rights = picture.rights
    if rights.valid_until and rights.valid_until < campaign.valid_until:
        values = {"brief": campaign.id, "picture": picture.id}
        end = {"day": rights.valid_until.isoformat(), "end": campaign.valid_until.isoformat()}
        yield problem("rights-end-first", f"{where}.until", **values, **end)
    if rights.valid_from and rights.valid_from > campaign.valid_from:
        values = {"brief": campaign.id, "picture": picture.id}
        yield problem("rights-start-late", f"{where}.from", level="warning", **values)


def _networks(kit: BrandKit, networks: Mapping[str, NetworkRules]) -> Iterator[Problem]:
    for where, names in _named_networks(kit):
        for name in dict.fromkeys(names):
            if name not in networks:
                yield problem("unknown-network", where, value=name)


def _named_networks(kit: BrandKit) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "kit.yml: policy.networks", kit.policy.networks
    if kit.example:
        yield "kit.yml: example.previews", kit.example.previews
    for picture in kit.pictures:
        yield f"pictures.yml: {picture.id}.rights.networks", picture.rights.networks
    for campaign in kit.campaigns:
        own = tuple(item.network for item in campaign.variants if item.network)
        yield f"campaigns/{campaign.id}.yml: variants", own


def _rule(rule: ToneRule) -> Iterator[Problem]:
    where = f"tone/styles/{rule.name.replace('.', '/')}.yml"
    broken = compile_problem(rule)
    if broken:
        yield problem("bad-pattern", where, rule=rule.name, reason=broken)
        return
    if not rule.why.by_locale:
        yield problem("rule-without-why", "tone/guidelines.yml", level="warning", rule=rule.name)
    yield from _examples(rule, where)
    # A busy computer can make one run slow; a pattern that is slow is slow three times.
    if all(_times_out(rule) for _ in range(3)):
        yield problem("slow-pattern", where, rule=rule.name)


def _times_out(rule: ToneRule) -> bool:
    engine = ToneEngine((rule,), WordList())
    for text in _ADVERSARIAL:
        engine.find(text, _locale_of(rule))
    return rule.name in engine.disabled


def _examples(rule: ToneRule, where: str) -> Iterator[Problem]:
    engine = ToneEngine((rule,), WordList())
    if not any(test.fires for test in rule.tests):
        yield problem("rule-without-bad-example", where, rule=rule.name)
    if all(test.fires for test in rule.tests):
        yield problem("rule-without-good-example", where, rule=rule.name)
    fired = [bool(engine.find(test.text, _locale_of(rule))) for test in rule.tests]
    if rule.tests and not any(fired):
        yield problem("rule-never-fires", where, rule=rule.name)
        return
    for test, did in zip(rule.tests, fired, strict=True):
        if did is not test.fires:
            code = "rule-example-fires" if did else "rule-example"
            yield problem(code, where, rule=rule.name, text=test.text[:80])


def _locale_of(rule: ToneRule) -> str:
    return rule.locales[0] if rule.locales else "en-GB"


def _suggested(kit: BrandKit, networks: Mapping[str, NetworkRules]) -> Iterator[Problem]:
    for campaign in kit.campaigns:
        for variant in campaign.variants:
            for network in _targets(kit, campaign, variant, networks):
                for finding in _findings(kit, campaign, variant, network):
                    yield _broken(f"campaigns/{campaign.id}.yml: variants", variant, finding)


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


def _broken(where: str, variant: Variant, finding: Finding) -> Problem:
    return problem(
        "suggested-words",
        where,
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
            yield problem(
                "example-stops", "kit.yml: example", rule=finding.rule, text=finding.text[:80]
            )
