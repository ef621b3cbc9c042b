"""Plain data to a :class:`BrandKit`, with every problem collected and not only the first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studio import __version__
from studio.brand_kit import shapes
from studio.brand_kit.authoring import KIT_FILE, Source, refused
from studio.brand_kit.fields import Fields, Notes
from studio.brand_kit.model import BrandKit, Change, Channel, Example, Policy, SignIn
from studio.brand_kit.parse_campaign import parse_campaigns
from studio.brand_kit.parse_checks import parse_cards, parse_checks
from studio.brand_kit.parse_design import parse_fonts, parse_templates
from studio.brand_kit.parse_pictures import LookAt, PictureFile, looked_at, parse_pictures
from studio.brand_kit.parse_tokens import parse_tokens
from studio.brand_kit.parse_tone import parse_rules, parse_words
from studio.brand_kit.parse_words import (
    entries,
    parse_labels,
    parse_links,
    parse_phrases,
    parse_voice,
)

if TYPE_CHECKING:
    from datetime import datetime

    from studio.brand_kit.errors import Problem

__all__ = ["SCHEMA_MAJOR", "LookAt", "PictureFile", "parse_kit"]

SCHEMA_MAJOR = "1"
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_MARKET = re.compile(r"[A-Z]{2}")
_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")
_HTTPS = re.compile(r"https://[^\s/]+(/\S*)?")
_HERE = re.compile(r"http://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?(/\S*)?")
_LONGEST_STALE = 365


def parse_kit(source: Source, look_at: LookAt) -> tuple[BrandKit | None, tuple[Problem, ...]]:
    """Make a kit of its files.

    Args:
        source: the files as plain data.
        look_at: reads size and digest of a picture, and the digest of a font.

    Returns:
        The kit (None when ``kit.yml`` itself cannot be read) and all problems.

    Raises:
        KitRefusedError: the schema is unknown, or the kit needs a newer app.
    """
    notes = Notes(problems=list(source.problems))
    document = source.documents.get(KIT_FILE)
    if document is None:
        return None, tuple(notes.problems)
    fields = Fields(document, document.data, notes)
    schema = fields.text("schema", "")
    if schema.partition(".")[0] != SCHEMA_MAJOR:
        raise refused("unknown-schema", document.where(("schema",)), value=schema[:60])
    min_app = _min_app(fields)
    if min_app and _is_newer(min_app, __version__):
        raise refused("app-too-old", document.where(("min_app",)), value=min_app)
    notes.locales = _tags(fields, "locales", _LOCALE) or ("en-GB",)
    # Packs were put among the checks when the folder was read; a packed kit names none.
    for name in ("packs", "off"):
        fields.words(name)
    kit = _kit(fields, source, notes, look_at, min_app)
    fields.done()
    return kit, tuple(notes.problems)


def _kit(fields: Fields, source: Source, notes: Notes, look_at: LookAt, min_app: str) -> BrandKit:
    start, end = _dates(fields)
    publisher, contact = _publisher(fields)
    return BrandKit(
        id=fields.id("id"),
        name=fields.name("name"),
        version=fields.name("version"),
        sequence=_sequence(fields),
        publisher=publisher,
        publisher_contact=contact,
        signed_by="",
        valid_from=start,
        valid_until=end,
        locales=notes.locales,
        markets=_tags(fields, "markets", _MARKET),
        colour=_colour(fields),
        mark=_mark(fields, source, look_at),
        stores=fields.words("stores"),
        pictures=parse_pictures(entries(source, notes, "pictures.yml"), source.root, look_at),
        campaigns=parse_campaigns(source, notes),
        rules=parse_rules(source, notes),
        labels=parse_labels(source, notes),
        phrases=parse_phrases(source, notes),
        links=parse_links(source, notes),
        words=parse_words(source, notes),
        policy=_policy(fields.child("policy")),
        voice=parse_voice(source, notes),
        example=_example(fields.child("example")) if fields.has("example") else None,
        root=source.root,
        channel=_channel(fields.child("channel")) if fields.has("channel") else None,
        min_app=min_app,
        changes=tuple(_change(item) for item in fields.children("changes")),
        sign_in=_sign_in(fields),
        tokens=parse_tokens(source, notes),
        fonts=parse_fonts(source, notes, look_at),
        templates=parse_templates(source, notes),
        checks=parse_checks(source, notes),
        cards=parse_cards(source, notes),
    )


def _dates(fields: Fields) -> tuple[datetime, datetime]:
    start, end = fields.moment("valid_from"), fields.moment("valid_until", end_of_day=True)
    if end < start:
        fields.note("dates-swapped", "valid_until")
    return start, end


def _sequence(fields: Fields) -> int:
    number = fields.whole("sequence")
    if number < 1 and shapes.number(fields.raw("sequence")) is not None:
        most = str(10**12 - 1)
        fields.note("not-in-range", "sequence", value=str(number), least="1", most=most)
    return number


def _min_app(fields: Fields) -> str:
    version = fields.text("min_app", "")
    if version and not _VERSION.fullmatch(version):
        fields.note("not-a-version", "min_app", value=version[:60])
        return ""
    return version


def _is_newer(one: str, other: str) -> bool:
    """Tell whether a version comes after another; ``.dev1`` and the like do not count."""
    first, second = (
        [int(part) for part in re.findall(r"\d+", version.partition(".dev")[0])]
        for version in (one, other)
    )
    longest = max(len(first), len(second))
    return first + [0] * (longest - len(first)) > second + [0] * (longest - len(second))


def _publisher(fields: Fields) -> tuple[str, str]:
    """Return name and contact; a name alone may stand there as it is."""
    if not isinstance(fields.raw("publisher"), dict):
        return fields.name("publisher"), ""
    about = fields.child("publisher")
    found = about.name("name"), about.name("contact", "")
    about.done()
    return found


def _channel(fields: Fields) -> Channel:
    url = fields.text("url")
    if url and not (_HTTPS.fullmatch(url) or _HERE.fullmatch(url)):
        fields.note("bad-link", "url", value=url[:200])
    days = fields.whole("stale_after_days", 21)
    if not 1 <= days <= _LONGEST_STALE:
        most = str(_LONGEST_STALE)
        fields.note("not-in-range", "stale_after_days", value=str(days), least="1", most=most)
    fields.done()
    return Channel(url=url, stale_after_days=days)


def _sign_in(fields: Fields) -> tuple[SignIn, ...]:
    found: dict[str, SignIn] = {}
    for item in fields.children("sign_in"):
        app = _app(item)
        if app.network in found:
            item.note("id-twice", "network", value=app.network)
        found[app.network] = app
    return tuple(found.values())


def _app(fields: Fields) -> SignIn:
    network = fields.id("network")
    client_id, broker = fields.name("client_id", ""), fields.text("broker", "")
    if not client_id and not broker:
        fields.note("missing-field", "client_id")
    # The address of a client's metadata is a client id too, and is read by the network.
    for name, value in (("client_id", client_id), ("broker", broker)):
        is_address = name == "broker" or "://" in value
        if value and is_address and not _HTTPS.fullmatch(value):
            fields.note("bad-link", name, value=value[:200])
    fields.done()
    return SignIn(network=network, client_id=client_id, broker=broker)


def _change(fields: Fields) -> Change:
    change = Change(version=fields.name("version"), text=fields.texts("text"))
    fields.done()
    return change


def _tags(fields: Fields, key: str, shape: re.Pattern[str]) -> tuple[str, ...]:
    tags = fields.words(key)
    if not tags:
        fields.note("missing-field", key)
    for tag in tags:
        if not shape.fullmatch(tag):
            fields.note("bad-tag", key, value=tag[:60])
    return tuple(dict.fromkeys(tags))


def _colour(fields: Fields) -> str:
    colour = fields.text("colour")
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        return colour
    if colour:
        fields.note("not-a-colour", "colour", value=colour[:60])
    return "#444444"


def _mark(fields: Fields, source: Source, look_at: LookAt) -> str:
    mark = fields.text("mark", "")
    looked_at(fields, "mark", mark, source.root, look_at)
    return mark


def _policy(fields: Fields) -> Policy:
    policy = Policy(
        disclosure=fields.choice("disclosure", ("required", "advised"), "required"),
        own_photos=fields.choice("own_photos", ("allow", "allow-with-questions", "no"), "no"),
        networks=fields.words("networks"),
        link_hosts=tuple(host.lower() for host in fields.words("link_hosts")),
    )
    fields.done()
    return policy


def _example(fields: Fields) -> Example:
    example = Example(
        brief_id=fields.text("brief"),
        picture_id=fields.text("picture", ""),
        text=fields.text("text").strip(),
        first_name=fields.text("first_name"),
        store=fields.text("store"),
        previews=fields.words("previews"),
    )
    fields.done()
    return example
