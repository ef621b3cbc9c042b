"""What changed between two versions of a kit, as codes and names, for words to be made of.

The same changes are "What's new" for colleagues and the brand team's look before a release.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.brand_kit.texts import Texts
from studio.kit_diff.parts import kit_changes, of_campaign, of_check, of_other, of_picture, of_rule

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit
    from studio.kit_diff.parts import Detail


@dataclass(frozen=True, slots=True, kw_only=True)
class KitChange:
    """One change, or several of the same sort.

    Attributes:
        kind: ``kit``, ``picture``, ``campaign``, ``rule``, ``check``, ``phrase``, ``link``,
            ``label``, ``template``, ``font``, ``token``, ``card``, ``words`` or ``voice``.
        code: what happened, e.g. ``added``, ``removed``, ``changed`` or ``level``.
        ids: ids of what it happened to.
        names: what people call them, in the same order.
        values: what its sentence is filled with besides.
    """

    kind: str
    code: str
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One part of both kits: how to take it out, name it, and compare two of it."""

    kind: str
    items: Callable[[BrandKit], Sequence[object]]
    id: Callable[[object], str]
    name: Callable[[object, str], str]
    compare: Callable[[object, object], Iterator[Detail]]


def kit_diff(old: BrandKit, new: BrandKit, *, locale: str = "") -> tuple[KitChange, ...]:
    """Return what changed.

    Args:
        old: the earlier version.
        new: the later version; either may be a folder or packed. Where only one of them is,
            the bytes of pictures are not compared, because packing takes metadata out.
        locale: BCP 47 tag of the names; the newer kit's first language when "".

    Returns:
        The kit itself first, then pictures, briefs and the rest; empty when nothing changed.
    """
    language = locale or new.locales[0]
    found = [
        KitChange(kind="kit", code=code, values=values) for code, values in kit_changes(old, new)
    ]
    for part in _PARTS:
        found += _changes(part, old, new, language)
    if old.voice != new.voice:
        found.append(KitChange(kind="voice", code="changed"))
    return tuple(found)


def _changes(part: _Part, old: BrandKit, new: BrandKit, locale: str) -> Iterator[KitChange]:
    before = {part.id(item): item for item in part.items(old)}
    after = {part.id(item): item for item in part.items(new)}
    added = [key for key in after if key not in before]
    removed = [key for key in before if key not in after]
    for code, keys, where in (("added", added, after), ("removed", removed, before)):
        if keys:
            names = tuple(part.name(where[key], locale) for key in keys)
            yield KitChange(kind=part.kind, code=code, ids=tuple(keys), names=names)
    grouped: dict[Detail, list[str]] = {}
    for key in after:
        if key in before and before[key] != after[key]:
            for detail in part.compare(before[key], after[key]):
                grouped.setdefault(detail, []).append(key)
    for (code, values), ids in grouped.items():
        names = tuple(part.name(after[key], locale) for key in ids)
        yield KitChange(kind=part.kind, code=code, ids=tuple(ids), names=names, values=values)


def _id(item: object) -> str:
    return str(getattr(item, "id", ""))


def _own_name(item: object) -> str:
    return str(getattr(item, "name", ""))


def _said(*fields: str) -> Callable[[object, str], str]:
    """Return a function that names a thing by the first of its texts that says something."""

    def name(item: object, locale: str) -> str:
        for field in fields:
            text = getattr(item, field, "")
            words = text.get(locale) if isinstance(text, Texts) else str(text)
            if words:
                return words
        return ""

    return name


def _label_id(item: object) -> str:
    return f"{getattr(item, 'market', '')} {getattr(item, 'locale', '')}"


def _label_name(item: object, _locale: str) -> str:
    return _label_id(item)


_PARTS = (
    _Part(
        kind="picture",
        items=lambda kit: kit.pictures,
        id=_id,
        name=_said("name", "id"),
        compare=of_picture,
    ),
    _Part(
        kind="campaign",
        items=lambda kit: kit.campaigns,
        id=_id,
        name=_said("title", "id"),
        compare=of_campaign,
    ),
    _Part(
        kind="rule",
        items=lambda kit: kit.rules,
        id=_own_name,
        name=_said("title", "name"),
        compare=of_rule,
    ),
    _Part(
        kind="check",
        items=lambda kit: kit.checks,
        id=_id,
        name=_said("why", "id"),
        compare=of_check,
    ),
    _Part(
        kind="label",
        items=lambda kit: kit.labels,
        id=_label_id,
        name=_label_name,
        compare=of_other,
    ),
    *(
        _Part(kind=kind, items=items, id=id_, name=_said(*named), compare=of_other)
        for kind, items, id_, named in (
            ("phrase", lambda kit: kit.phrases, _id, ("text", "id")),
            ("link", lambda kit: kit.links, _id, ("title", "id")),
            ("template", lambda kit: kit.templates, _id, ("title", "id")),
            ("font", lambda kit: kit.fonts, _id, ("family", "id")),
            ("token", lambda kit: kit.tokens, _own_name, ("name",)),
            ("card", lambda kit: kit.cards, _id, ("title", "id")),
        )
    ),
)
