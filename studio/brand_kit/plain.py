"""A kit's parts as plain mappings, shaped as the authoring files are.

What stands here for a part is what ``parse`` reads for it, so that one parser reads both
forms. Values that are as when left out are left out: a packed kit stays small, and a patch
between two of them names only what a person changed. There is never a null.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.brand_kit.model import (
        BrandKit,
        Campaign,
        Edits,
        Label,
        Offer,
        Picture,
        Policy,
        Rights,
        SignIn,
    )
    from studio.brand_kit.texts import Texts
    from studio.brand_kit.tone_rule import RuleTest, ToneRule

Json = str | int | float | bool | list["Json"] | dict[str, "Json"]
"""What a packed document is made of."""


def set_only(**values: object) -> dict[str, Json]:
    """Return the values that say something: no None, no empty text, list or mapping.

    Args:
        **values: texts, numbers, days, moments, tuples, :class:`Texts` and mappings. A name
            that ends in ``_`` stands for the word without it, as in ``from_``.
    """
    plain = {name.removesuffix("_"): as_json(value) for name, value in values.items()}
    return {name: value for name, value in plain.items() if value not in ("", [], {})}


def as_json(value: object) -> Json:
    """Return a value of the model as JSON holds it; None becomes "".

    Raises:
        TypeError: the model never has such a value.
    """
    if value is None:
        return ""
    if isinstance(value, bool | int | float | str):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    return _texts(value)


def _texts(value: object) -> Json:
    from studio.brand_kit.texts import Texts

    if not isinstance(value, Texts):
        raise TypeError(type(value).__name__)
    return dict(value.by_locale)


def moment(value: datetime) -> str:
    """Return a moment as ``2026-11-30T09:00:00Z``."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def plain_kit(kit: BrandKit, mark: str) -> dict[str, Json]:
    """Return what ``kit.yml`` says.

    Args:
        kit: the kit.
        mark: path of the brand's mark, or "".
    """
    example = kit.example
    return set_only(
        schema="1.0",
        id=kit.id,
        name=kit.name,
        version=kit.version,
        sequence=kit.sequence,
        publisher={"name": kit.publisher, "contact": kit.publisher_contact}
        if kit.publisher_contact
        else kit.publisher,
        valid_from=kit.valid_from,
        valid_until=kit.valid_until,
        locales=kit.locales,
        markets=kit.markets,
        colour=kit.colour,
        mark=mark,
        stores=kit.stores,
        policy=_policy(kit.policy),
        example=example
        and set_only(
            brief=example.brief_id,
            picture=example.picture_id,
            text=example.text,
            first_name=example.first_name,
            store=example.store,
            previews=example.previews,
        ),
        channel=kit.channel
        and set_only(url=kit.channel.url, stale_after_days=kit.channel.stale_after_days),
        min_app=kit.min_app,
        changes=[set_only(version=item.version, text=item.text) for item in kit.changes],
        sign_in=[_sign_in(item) for item in kit.sign_in],
    )


def _sign_in(app: SignIn) -> dict[str, Json]:
    return set_only(network=app.network, client_id=app.client_id, broker=app.broker)


def _policy(policy: Policy) -> dict[str, Json]:
    return set_only(
        disclosure=policy.disclosure,
        own_photos=policy.own_photos,
        networks=policy.networks,
        link_hosts=policy.link_hosts,
    )


def plain_picture(picture: Picture, file: str) -> dict[str, Json]:
    """Return what ``pictures.yml`` says about a picture.

    Args:
        picture: the picture.
        file: its path.
    """
    return set_only(
        file=file,
        focal=None if picture.focal == (0.5, 0.5) else picture.focal,
        name=picture.name,
        alt=picture.alt,
        tags=picture.tags,
        campaigns=picture.campaigns,
        rights=_rights(picture.rights),
        replaced_by=picture.replaced_by,
        safe=picture.safe,
        crops=dict(picture.crops),
        edits=_edits(picture.edits),
    )


def _edits(edits: Edits) -> dict[str, Json]:
    return set_only(
        crop="" if edits.crop == "free" else edits.crop,
        filters=edits.filters or None,
        overlay_text=None if edits.overlay_text else False,
    )


def _rights(rights: Rights) -> dict[str, Json]:
    return set_only(
        networks=rights.networks,
        markets=rights.markets,
        from_=rights.valid_from,
        until=rights.valid_until,
        credit=rights.credit,
        credit_required=rights.credit_required or None,
        terms=rights.terms,
        model_release=rights.model_release,
        minors=rights.minors or None,
        youngest=rights.youngest,
    )


def plain_campaign(campaign: Campaign) -> dict[str, Json]:
    """Return what a brief's file says."""
    return set_only(
        title=campaign.title,
        why=campaign.why,
        summary=campaign.summary,
        story=campaign.story,
        audience=campaign.audience,
        dos=campaign.dos,
        donts=campaign.donts,
        from_=campaign.valid_from,
        until=campaign.valid_until,
        embargo_until=campaign.embargo_until,
        markets=campaign.markets,
        pictures=campaign.pictures,
        hashtags=campaign.hashtags,
        links=_links(campaign),
        slots=[
            set_only(id=slot.id, prompt=slot.prompt, min=slot.minimum, max=slot.maximum)
            for slot in campaign.slots
        ],
        variants=[
            set_only(locale=item.locale, network=item.network, text=item.text)
            for item in campaign.variants
        ],
        goal=campaign.goal,
        key_messages=campaign.key_messages,
        products=campaign.products,
        stores=campaign.stores,
        offers=[_offer(offer) for offer in campaign.offers],
        disclosures=campaign.disclosures,
        owner=campaign.owner,
        approved_by=campaign.approved_by,
        approved_on=campaign.approved_on,
    )


def _links(campaign: Campaign) -> list[Json]:
    """Return ids, or ids with what is put behind them."""
    tags = {item.link: dict(item.tags) for item in campaign.link_tags}
    return [
        {"id": link, "utm": {key.removeprefix("utm_"): text for key, text in tags[link].items()}}
        if link in tags
        else link
        for link in campaign.links
    ]


def _offer(offer: Offer) -> dict[str, Json]:
    return set_only(
        id=offer.id,
        basis=offer.basis,
        amount=offer.amount,
        conditions=offer.conditions,
        from_=offer.valid_from,
        until=offer.valid_until,
        stores=offer.stores,
    )


def plain_label(label: Label) -> dict[str, Json]:
    """Return what ``labels.yml`` says about a label."""
    return set_only(
        market=label.market,
        locale=label.locale,
        preferred=label.preferred,
        accepted=label.accepted,
        weak=label.weak,
        within=label.within,
        why=label.why,
        source=label.source,
    )


def plain_rule(rule: ToneRule) -> dict[str, Json]:
    """Return what a rule's file and the sidecar say about it, in one mapping."""
    found = {
        _RULE_KEYS.get(part.name, part.name): getattr(rule, part.name)
        for part in fields(rule)
        # The order of the file counts for pairs, and a mapping has none when packed.
        if part.name not in _RULE_APART and getattr(rule, part.name) != part.default
    }
    return set_only(
        **found,
        action=set_only(name=rule.action, params=rule.params),
        tests=[_plain_test(test, rule.name) for test in rule.tests],
        why=rule.why,
        source=rule.source,
        title=rule.title,
        locales=rule.locales,
    )


_RULE_KEYS = {"kind": "extends", "maximum": "max", "minimum": "min"}
_RULE_APART = ("name", "action", "params", "tests", "why", "source", "title", "locales")


def _plain_test(test: RuleTest, rule: str) -> dict[str, Json]:
    said = set_only(want=test.want, contains=test.contains, absent=test.absent)
    if not said:
        said = set_only(**{"contains" if test.fires else "absent": rule})
    return set_only(name=test.name, input=test.text) | said


def plain_words(**texts: Texts | str | int) -> dict[str, Json]:
    """Return a small part (a phrase, a link) as a mapping."""
    return set_only(**texts)
