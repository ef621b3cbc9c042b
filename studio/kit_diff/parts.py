"""How two versions of one part of a kit differ: (code, values) pairs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from studio.brand_kit.model import Campaign, Font, KitCheck, Picture
from studio.brand_kit.tone_rule import ToneRule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from studio.brand_kit.model import BrandKit

Detail = tuple[str, tuple[tuple[str, str], ...]]
"""A code, and the values that its sentence is filled with."""

_RULE_LEVELS = {"suggestion": "tip", "warning": "check", "error": "check"}
"""What Vale's levels mean to a colleague."""


def kit_changes(old: BrandKit, new: BrandKit) -> Iterator[Detail]:
    """Compare what is said about the whole kit."""
    if old.id != new.id:
        yield "other-kit", (("old", old.name), ("new", new.name))
    if old.name != new.name:
        yield "renamed", (("old", old.name), ("new", new.name))
    if old.publisher != new.publisher or old.publisher_contact != new.publisher_contact:
        yield "publisher", (("new", new.publisher),)
    if old.colour != new.colour:
        yield "colour", ()
    if old.valid_until != new.valid_until:
        yield "until", (("day", new.valid_until.date().isoformat()),)
    for code, before, after in (
        ("languages", old.locales, new.locales),
        ("countries", old.markets, new.markets),
        ("stores", old.stores, new.stores),
        ("words", _words(old), _words(new)),
    ):
        yield from _lists(code, before, after)
    yield from _policy(old, new)


def _words(kit: BrandKit) -> tuple[str, ...]:
    return (*kit.words.accept, *kit.words.reject)


def _lists(code: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Detail]:
    added = [item for item in new if item not in old]
    removed = [item for item in old if item not in new]
    if added:
        yield f"{code}-added", (("list", ", ".join(added)),)
    if removed:
        yield f"{code}-removed", (("list", ", ".join(removed)),)


def _policy(old: BrandKit, new: BrandKit) -> Iterator[Detail]:
    if old.policy.disclosure != new.policy.disclosure:
        yield f"label-{new.policy.disclosure}", ()
    if old.policy.own_photos != new.policy.own_photos:
        yield f"own-photos-{new.policy.own_photos}", ()
    same = replace(old.policy, disclosure=new.policy.disclosure, own_photos=new.policy.own_photos)
    moved = (old.channel, old.sign_in) != (new.channel, new.sign_in)
    if same != new.policy or moved:
        yield "places", ()


def of_picture(old: object, new: object) -> Iterator[Detail]:
    """Compare two versions of a picture."""
    if not isinstance(old, Picture) or not isinstance(new, Picture):
        raise TypeError(type(old).__name__)
    if new.replaced_by and new.replaced_by != old.replaced_by:
        yield "replaced", (("new", new.replaced_by),)
    if _is_packed(old.file) == _is_packed(new.file) and old.sha256 != new.sha256:
        yield "redrawn", ()
    if old.rights.valid_until != new.rights.valid_until:
        yield _until(new.rights.valid_until)
    if old.alt != new.alt:
        yield "described", ()
    kept = {"file", "sha256", "width", "height", "alt", "replaced_by", "rights"}
    same_rights = replace(old.rights, valid_until=new.rights.valid_until)
    if _differs(old, new, kept) or same_rights != new.rights:
        yield "changed", ()


def _until(day: date | None) -> Detail:
    return ("until", (("day", day.isoformat()),)) if day else ("for-ever", ())


def _is_packed(file: str) -> bool:
    return file.startswith("assets/blob/")


def _differs(old: object, new: object, kept: set[str]) -> bool:
    names = set(getattr(type(new), "__slots__", ())) - kept
    return any(getattr(old, name) != getattr(new, name) for name in names)


def of_campaign(old: object, new: object) -> Iterator[Detail]:
    """Compare two versions of a brief."""
    if not isinstance(old, Campaign) or not isinstance(new, Campaign):
        raise TypeError(type(old).__name__)
    if (old.valid_from, old.valid_until) != (new.valid_from, new.valid_until):
        days = {"start": new.valid_from.isoformat(), "end": new.valid_until.isoformat()}
        yield "dates", tuple(days.items())
    for code, field in (("embargo", "embargo_until"), ("reworded", "variants")):
        if getattr(old, field) != getattr(new, field):
            yield code, ()
    for code, field in (("pictures", "pictures"), ("offers", "offers")):
        if getattr(old, field) != getattr(new, field):
            yield code, ()
    kept = {"valid_from", "valid_until", "embargo_until", "variants", "pictures", "offers"}
    if _differs(old, new, kept):
        yield "changed", ()


def of_rule(old: object, new: object) -> Iterator[Detail]:
    """Compare two versions of a tone rule."""
    if not isinstance(old, ToneRule) or not isinstance(new, ToneRule):
        raise TypeError(type(old).__name__)
    before, after = _RULE_LEVELS[old.level], _RULE_LEVELS[new.level]
    if before != after:
        yield "level", (("old", before), ("new", after))
    if _differs(old, new, {"level", "tests"}):
        yield "changed", ()


def of_check(old: object, new: object) -> Iterator[Detail]:
    """Compare two versions of a check."""
    if not isinstance(old, KitCheck) or not isinstance(new, KitCheck):
        raise TypeError(type(old).__name__)
    if old.level != new.level:
        yield "level", (("old", old.level), ("new", new.level))
    if _differs(old, new, {"level"}):
        yield "changed", ()


def of_other(old: object, new: object) -> Iterator[Detail]:
    """Compare two versions of any other part."""
    if isinstance(old, Font) and isinstance(new, Font) and not _differs(old, new, {"file"}):
        return  # a font has another name when packed, and the same bytes
    yield "changed", ()
