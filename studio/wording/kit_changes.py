"""What is new in a kit, in words that a colleague understands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from studio.wording.dates import short_day
from studio.wording.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.kit_diff import KitChange

SAID: dict[tuple[str, str], Callable[[int], str]] = {
    ("picture", "added"): lambda n: ngettext(
        "1 picture added: {names}.", "{count} pictures added: {names}.", n
    ),
    ("picture", "removed"): lambda n: ngettext(
        "1 picture taken back: {names}.", "{count} pictures taken back: {names}.", n
    ),
    ("picture", "replaced"): lambda n: ngettext(
        "{names} is replaced by “{new}”.", "{count} pictures are replaced by “{new}”: {names}.", n
    ),
    ("picture", "redrawn"): lambda n: ngettext(
        "1 picture has a new file: {names}.", "{count} pictures have a new file: {names}.", n
    ),
    ("picture", "until"): lambda n: ngettext(
        "{names} can now be used until {day}.",
        "{count} pictures can now be used until {day}: {names}.",
        n,
    ),
    ("picture", "for-ever"): lambda n: ngettext(
        "{names} can now be used for as long as you like.",
        "{count} pictures can now be used for as long as you like: {names}.",
        n,
    ),
    ("picture", "described"): lambda n: ngettext(
        "1 picture is described anew: {names}.", "{count} pictures are described anew: {names}.", n
    ),
    ("picture", "changed"): lambda n: ngettext(
        "1 picture has new rules or names: {names}.",
        "{count} pictures have new rules or names: {names}.",
        n,
    ),
    ("campaign", "added"): lambda n: ngettext(
        "1 new brief: {names}.", "{count} new briefs: {names}.", n
    ),
    ("campaign", "removed"): lambda n: ngettext(
        "1 brief has gone: {names}.", "{count} briefs have gone: {names}.", n
    ),
    ("campaign", "dates"): lambda n: ngettext(
        "{names} now runs from {start} to {end}.",
        "{count} briefs now run from {start} to {end}: {names}.",
        n,
    ),
    ("campaign", "embargo"): lambda n: ngettext(
        "{names} has another start for posts.",
        "{count} briefs have another start for posts: {names}.",
        n,
    ),
    ("campaign", "reworded"): lambda n: ngettext(
        "{names} has new suggested words.", "{count} briefs have new suggested words: {names}.", n
    ),
    ("campaign", "pictures"): lambda n: ngettext(
        "{names} has other pictures.", "{count} briefs have other pictures: {names}.", n
    ),
    ("campaign", "offers"): lambda n: ngettext(
        "{names} has other offers.", "{count} briefs have other offers: {names}.", n
    ),
    ("campaign", "changed"): lambda n: ngettext(
        "{names} has changed.", "{count} briefs changed: {names}.", n
    ),
    ("rule", "added"): lambda n: ngettext(
        "1 new guideline: {names}.", "{count} new guidelines: {names}.", n
    ),
    ("rule", "removed"): lambda n: ngettext(
        "1 guideline has gone: {names}.", "{count} guidelines have gone: {names}.", n
    ),
    ("rule", "level"): lambda n: ngettext(
        "{names} went from {old} to {new}.",
        "{count} guidelines went from {old} to {new}: {names}.",
        n,
    ),
    ("rule", "changed"): lambda n: ngettext(
        "{names} looks for other words.", "{count} guidelines look for other words: {names}.", n
    ),
    ("check", "added"): lambda n: ngettext(
        "1 new check: {names}.", "{count} new checks: {names}.", n
    ),
    ("check", "removed"): lambda n: ngettext(
        "1 check has gone: {names}.", "{count} checks have gone: {names}.", n
    ),
    ("check", "level"): lambda n: ngettext(
        "{names} went from {old} to {new}.", "{count} checks went from {old} to {new}: {names}.", n
    ),
    ("check", "changed"): lambda n: ngettext(
        "1 check changed: {names}.", "{count} checks changed: {names}.", n
    ),
    ("label", "added"): lambda n: ngettext(
        "1 new label: {names}.", "{count} new labels: {names}.", n
    ),
    ("label", "removed"): lambda n: ngettext(
        "1 label has gone: {names}.", "{count} labels have gone: {names}.", n
    ),
    ("label", "changed"): lambda n: ngettext(
        "1 label changed: {names}.", "{count} labels changed: {names}.", n
    ),
    ("phrase", "added"): lambda n: ngettext(
        "1 new phrase: {names}.", "{count} new phrases: {names}.", n
    ),
    ("phrase", "removed"): lambda n: ngettext(
        "1 phrase has gone: {names}.", "{count} phrases have gone: {names}.", n
    ),
    ("phrase", "changed"): lambda n: ngettext(
        "1 phrase changed: {names}.", "{count} phrases changed: {names}.", n
    ),
    ("link", "added"): lambda n: ngettext("1 new link: {names}.", "{count} new links: {names}.", n),
    ("link", "removed"): lambda n: ngettext(
        "1 link has gone: {names}.", "{count} links have gone: {names}.", n
    ),
    ("link", "changed"): lambda n: ngettext(
        "1 link changed: {names}.", "{count} links changed: {names}.", n
    ),
    ("template", "added"): lambda n: ngettext(
        "1 new template: {names}.", "{count} new templates: {names}.", n
    ),
    ("template", "removed"): lambda n: ngettext(
        "1 template has gone: {names}.", "{count} templates have gone: {names}.", n
    ),
    ("template", "changed"): lambda n: ngettext(
        "1 template changed: {names}.", "{count} templates changed: {names}.", n
    ),
    ("font", "added"): lambda n: ngettext("1 new font: {names}.", "{count} new fonts: {names}.", n),
    ("font", "removed"): lambda n: ngettext(
        "1 font has gone: {names}.", "{count} fonts have gone: {names}.", n
    ),
    ("font", "changed"): lambda n: ngettext(
        "1 font changed: {names}.", "{count} fonts changed: {names}.", n
    ),
    ("token", "added"): lambda n: ngettext(
        "1 new colour or size: {names}.", "{count} new colours or sizes: {names}.", n
    ),
    ("token", "removed"): lambda n: ngettext(
        "1 colour or size has gone: {names}.", "{count} colours or sizes have gone: {names}.", n
    ),
    ("token", "changed"): lambda n: ngettext(
        "1 colour or size changed: {names}.", "{count} colours or sizes changed: {names}.", n
    ),
    ("card", "added"): lambda n: ngettext(
        "1 new lesson: {names}.", "{count} new lessons: {names}.", n
    ),
    ("card", "removed"): lambda n: ngettext(
        "1 lesson has gone: {names}.", "{count} lessons have gone: {names}.", n
    ),
    ("card", "changed"): lambda n: ngettext(
        "1 lesson changed: {names}.", "{count} lessons changed: {names}.", n
    ),
}
"""By kind and code: the sentence for a number of things."""

OF_KIT: dict[str, str] = {
    "other-kit": N_("These are two different kits: “{old}” and “{new}”."),
    "renamed": N_("“{old}” is now called “{new}”."),
    "publisher": N_("The kit is now made by {new}."),
    "colour": N_("The brand has another colour."),
    "until": N_("The kit now ends on {day}."),
    "languages-added": N_("New languages: {list}."),
    "languages-removed": N_("Languages that have gone: {list}."),
    "countries-added": N_("New countries: {list}."),
    "countries-removed": N_("Countries that have gone: {list}."),
    "stores-added": N_("New stores: {list}."),
    "stores-removed": N_("Stores that have gone: {list}."),
    "words-added": N_("New in the word lists: {list}."),
    "words-removed": N_("Gone from the word lists: {list}."),
    "label-required": N_("Every post now needs the label that says you work here."),
    "label-advised": N_("The label that says you work here is now advice."),
    "own-photos-allow": N_("You can now use your own photos."),
    "own-photos-allow-with-questions": N_("You can now use your own photos, after some questions."),
    "own-photos-no": N_("Your own photos can no longer be used."),
    "places": N_("The networks, links or the place of updates changed."),
}
"""About the kit itself, by code."""

VOICE = N_("The page about our voice has changed.")
LEVELS: dict[str, str] = {"tip": N_("tip"), "check": N_("check"), "stop": N_("stop")}

_NAMED = 5


def change_sentence(change: KitChange) -> str:
    """Return one change as a sentence.

    Args:
        change: from :func:`studio.kit_diff.kit_diff`.
    """
    values = {name: _shown(name, value) for name, value in change.values}
    if change.kind == "voice":
        return _(VOICE)
    if change.kind == "kit":
        return _(OF_KIT[change.code]).format(**values)
    count = len(change.ids)
    sentence = SAID[change.kind, change.code](count)
    return sentence.format(count=count, names=_names(change.names), **values)


def _names(names: tuple[str, ...]) -> str:
    shown = ", ".join(f"“{_short(name)}”" for name in names[:_NAMED])
    return f"{shown}, …" if len(names) > _NAMED else shown


_LONG = 60


def _short(name: str) -> str:
    words = " ".join(name.split()).rstrip(".")
    return words if len(words) <= _LONG else f"{words[: _LONG - 1].rstrip()}…"


def _shown(name: str, value: str) -> str:
    if name in ("day", "start", "end"):
        return short_day(date.fromisoformat(value))
    return _(LEVELS[value]) if name in ("old", "new") and value in LEVELS else value
