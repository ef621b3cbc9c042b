"""Do the parts of a kit know each other? Names that lead nowhere, and dates that clash."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from studio.brand_kit.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.model import BrandKit, Campaign, Picture


def cross_check(kit: BrandKit) -> tuple[Problem, ...]:
    """Return every name in the kit that leads nowhere.

    Args:
        kit: a kit as far as it could be read.
    """
    found = [*_ids_twice(kit)]
    for campaign in kit.campaigns:
        found += _campaign(kit, campaign)
    for picture in kit.pictures:
        found += _picture(kit, picture)
    return (*found, *_labels(kit), *_links(kit), *_rules(kit), *_example(kit))


def problem(code: str, where: str, *, level: str = "error", **values: str) -> Problem:
    """Make a problem."""
    return Problem(code=code, level=level, where=where, values=tuple(values.items()))


def _ids_twice(kit: BrandKit) -> Iterator[Problem]:
    for campaign in kit.campaigns:
        ids = [slot.id for slot in campaign.slots]
        for name in sorted({name for name in ids if ids.count(name) > 1}):
            yield problem("id-twice", f"campaigns/{campaign.id}.yml: slots", value=name)
        keys = [(v.locale, v.network) for v in campaign.variants]
        for locale, network in sorted({key for key in keys if keys.count(key) > 1}):
            value = f"{locale} {network}".strip()
            yield problem("id-twice", f"campaigns/{campaign.id}.yml: variants", value=value)


def _campaign(kit: BrandKit, campaign: Campaign) -> Iterator[Problem]:
    file = f"campaigns/{campaign.id}.yml"
    for name in campaign.pictures:
        if kit.picture(name) is None:
            yield problem("unknown-picture", f"{file}: pictures", value=name)
    for name in set(campaign.links) - {link.id for link in kit.links}:
        yield problem("unknown-link", f"{file}: links", value=name)
    for name in set(campaign.markets) - set(kit.markets):
        yield problem("unknown-market", f"{file}: markets", value=name)
    yield from _variants(kit, campaign, file)


def _variants(kit: BrandKit, campaign: Campaign, file: str) -> Iterator[Problem]:
    for variant in campaign.variants:
        if variant.locale not in kit.locales:
            yield problem("unknown-locale", f"{file}: variants", value=variant.locale)
    have = {variant.locale for variant in campaign.variants}
    for locale in kit.locales:
        if have and locale not in have:
            yield problem("missing-variant", f"{file}: variants", level="warning", locale=locale)


def _picture(kit: BrandKit, picture: Picture) -> Iterator[Problem]:
    where = f"pictures.yml: {picture.id}"
    for name in picture.campaigns:
        if kit.campaign(name) is None:
            yield problem("unknown-brief", f"{where}.campaigns", value=name)
    for name in set(picture.rights.markets) - set(kit.markets):
        yield problem("unknown-market", f"{where}.rights.markets", value=name)
    new = picture.replaced_by
    if new and (new == picture.id or kit.picture(new) is None):
        yield problem("unknown-picture", f"{where}.replaced_by", value=new)


def _labels(kit: BrandKit) -> Iterator[Problem]:
    for label in kit.labels:
        if label.market not in kit.markets:
            yield problem("unknown-market", "labels.yml: market", value=label.market)
        if label.locale not in kit.locales:
            yield problem("unknown-locale", "labels.yml: locale", value=label.locale)
    for market in kit.markets:
        if kit.policy.disclosure == "required" and kit.label(market, kit.locales[0]) is None:
            yield problem("missing-label", "labels.yml", value=market)


def _links(kit: BrandKit) -> Iterator[Problem]:
    hosts = kit.policy.link_hosts
    for link in kit.links:
        host = (urlsplit(link.url).hostname or "") if "[" not in link.url else ""
        if hosts and not any(host == name or host.endswith("." + name) for name in hosts):
            yield problem("link-host", f"links.yml: {link.id}", value=host)


def _rules(kit: BrandKit) -> Iterator[Problem]:
    for rule in kit.rules:
        for name in set(rule.locales) - set(kit.locales):
            where = f"tone/guidelines.yml: {rule.name}.locales"
            yield problem("unknown-locale", where, value=name)


def _example(kit: BrandKit) -> Iterator[Problem]:
    example = kit.example
    if example is None:
        return
    if kit.campaign(example.brief_id) is None:
        yield problem("unknown-brief", "kit.yml: example.brief", value=example.brief_id)
    if example.picture_id and kit.picture(example.picture_id) is None:
        yield problem("unknown-picture", "kit.yml: example.picture", value=example.picture_id)
    if example.store not in kit.stores:
        yield problem("unknown-store", "kit.yml: example.store", value=example.store)
