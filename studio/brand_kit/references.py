"""Do the parts of a kit know each other? Names that lead nowhere, and dates that clash."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from studio.brand_kit.places import problem
from studio.brand_kit.references_design import design_references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit, Campaign, Picture


def cross_check(kit: BrandKit, pictures: Iterable[Picture] | None = None) -> tuple[Problem, ...]:
    """Return every name in the kit that leads nowhere.

    Args:
        kit: a kit as far as it could be read.
        pictures: those of its pictures to ask about; None for all.
    """
    found = [*_ids_twice(kit)]
    briefs = {campaign.id for campaign in kit.campaigns}
    for campaign in kit.campaigns:
        found += _campaign(kit, campaign)
    for picture in kit.pictures if pictures is None else pictures:
        found += _picture(kit, picture, briefs)
    words = (*_labels(kit), *_links(kit), *_rules(kit))
    return (*found, *words, *_example(kit), *design_references(kit))


def _ids_twice(kit: BrandKit) -> Iterator[Problem]:
    for campaign in kit.campaigns:
        file = f"campaigns/{campaign.id}.yml"
        for name in _twice(slot.id for slot in campaign.slots):
            yield problem("id-twice", file, "slots", value=name)
        for name in _twice(offer.id for offer in campaign.offers):
            yield problem("id-twice", file, "offers", value=name)
        for name in _twice(f"{v.locale} {v.network}".strip() for v in campaign.variants):
            yield problem("id-twice", file, "variants", value=name)


def _twice(names: Iterable[str]) -> list[str]:
    found = list(names)
    return sorted({name for name in found if found.count(name) > 1})


def _campaign(kit: BrandKit, campaign: Campaign) -> Iterator[Problem]:
    file = f"campaigns/{campaign.id}.yml"
    for name in campaign.pictures:
        if kit.picture(name) is None:
            yield problem("unknown-picture", file, "pictures", value=name)
    for name in _missing(campaign.links, (link.id for link in kit.links)):
        yield problem("unknown-link", file, "links", value=name)
    for name in _missing(campaign.markets, kit.markets):
        yield problem("unknown-market", file, "markets", value=name)
    for name in _missing(campaign.stores, kit.stores):
        yield problem("unknown-store", file, "stores", value=name)
    for name in _missing(campaign.disclosures, (phrase.id for phrase in kit.phrases)):
        yield problem("unknown-phrase", file, "disclosures", value=name)
    yield from _offers(kit, campaign, file)
    yield from _variants(kit, campaign, file)


def _missing(names: Iterable[str], known: Iterable[str]) -> list[str]:
    return sorted(set(names) - set(known))


def _offers(kit: BrandKit, campaign: Campaign, file: str) -> Iterator[Problem]:
    for at, offer in enumerate(campaign.offers):
        for name in _missing(offer.stores, kit.stores):
            yield problem("unknown-store", file, "offers", at, "stores", value=name)
        early, late = offer.valid_from < campaign.valid_from, offer.valid_until
        if early or late > campaign.valid_until:
            yield problem("offer-outside-brief", file, "offers", at, value=offer.id)


def _variants(kit: BrandKit, campaign: Campaign, file: str) -> Iterator[Problem]:
    for variant in campaign.variants:
        if variant.locale not in kit.locales:
            yield problem("unknown-locale", file, "variants", value=variant.locale)
    have = {variant.locale for variant in campaign.variants}
    for locale in kit.locales:
        if have and locale not in have:
            yield problem("missing-variant", file, "variants", level="warning", locale=locale)


def _picture(kit: BrandKit, picture: Picture, briefs: set[str]) -> Iterator[Problem]:
    file = "pictures.yml"
    for name in picture.campaigns:
        if name not in briefs:
            yield problem("unknown-brief", file, picture.id, "campaigns", value=name)
    for name in _missing(picture.rights.markets, kit.markets):
        yield problem("unknown-market", file, picture.id, "rights", "markets", value=name)
    new = picture.replaced_by
    if new and (new == picture.id or kit.picture(new) is None):
        yield problem("unknown-picture", file, picture.id, "replaced_by", value=new)


def _labels(kit: BrandKit) -> Iterator[Problem]:
    for at, label in enumerate(kit.labels):
        if label.market not in kit.markets:
            yield problem(
                "unknown-market", "labels.yml", "labels", at, "market", value=label.market
            )
        if label.locale not in kit.locales:
            yield problem(
                "unknown-locale", "labels.yml", "labels", at, "locale", value=label.locale
            )
    for market in kit.markets:
        if kit.policy.disclosure == "required" and kit.label(market, kit.locales[0]) is None:
            yield problem("missing-label", "labels.yml", value=market)


def _links(kit: BrandKit) -> Iterator[Problem]:
    hosts = kit.policy.link_hosts
    for link in kit.links:
        host = (urlsplit(link.url).hostname or "") if "[" not in link.url else ""
        if hosts and not any(host == name or host.endswith("." + name) for name in hosts):
            yield problem("link-host", "links.yml", link.id, value=host)


def _rules(kit: BrandKit) -> Iterator[Problem]:
    for rule in kit.rules:
        for name in _missing(rule.locales, kit.locales):
            yield problem("unknown-locale", "tone/guidelines.yml", rule.name, "locales", value=name)


def _example(kit: BrandKit) -> Iterator[Problem]:
    example = kit.example
    if example is None:
        return
    file = "kit.yml"
    if kit.campaign(example.brief_id) is None:
        yield problem("unknown-brief", file, "example", "brief", value=example.brief_id)
    if example.picture_id and kit.picture(example.picture_id) is None:
        yield problem("unknown-picture", file, "example", "picture", value=example.picture_id)
    if example.store not in kit.stores:
        yield problem("unknown-store", file, "example", "store", value=example.store)
