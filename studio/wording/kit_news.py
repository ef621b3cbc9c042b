"""Sentences about kits on this PC: what a file offers, what came, what was taken back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from studio.wording.dates import short_day
from studio.wording.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from studio.brand_kit.recall import Recall
    from studio.kit_store.model import InstalledKit, Offer

OFFERS: dict[str, tuple[str, str]] = {
    "new": (
        N_("Is this kit from your brand?"),
        N_(
            "Ask your brand team to read you these six words. If they are the same, the kit is "
            "theirs. From then on we take new versions only from them."
        ),
    ),
    "newer": (
        N_("A new version of your kit"),
        N_("It comes from the same brand team as the one you have."),
    ),
    "same": (
        N_("You have this kit already"),
        N_("Nothing needs to be done."),
    ),
    "older": (
        N_("This kit is older than yours"),
        N_("You have version {have}. An older one may hold pictures that were taken back."),
    ),
    "other-publisher": (
        N_("Somebody else signed this kit"),
        N_(
            "It says that it is your kit, but the signature is not your brand team’s. "
            "Do not use it. Tell your brand team."
        ),
    ),
    "unsigned": (
        N_("We can’t tell who made this kit."),
        N_("You can look inside, but not use it."),
    ),
}
"""(heading, words) by what a file is to the installed kit: ``Relation``'s values."""


def offer_words(offer: Offer) -> tuple[str, str]:
    """Return heading and words for a file that was opened."""
    title, words = OFFERS[offer.relation.value]
    return _(title), _(words).format(have=offer.have)


def confirmed_words(kit: InstalledKit, *, stale: bool) -> str:
    """Return when a kit's channel last said that it is the newest."""
    if not kit.channel:
        return _("It has no channel. New versions come as a file.")
    if kit.confirmed_at is None:
        return _("Not confirmed yet.")
    day = short_day(_local(kit.confirmed_at))
    words = _("Not confirmed since {day}.") if stale else _("Confirmed on {day}.")
    return words.format(day=day)


def stale_words(since: datetime) -> tuple[str, str]:
    """Return the notice about a channel that has been silent for too long."""
    day = short_day(_local(since))
    return (
        _("Your kit was not confirmed since {day}.").format(day=day),
        _("You can go on. Something may have been taken back that we do not know of."),
    )


def recalled_words(recalls: tuple[Recall, ...]) -> tuple[str, str]:
    """Return the notice about what was taken back just now."""
    title = ngettext(
        "Your brand took {n} thing back.", "Your brand took {n} things back.", len(recalls)
    ).format(n=len(recalls))
    reasons = "; ".join(dict.fromkeys(recall.reason.rstrip(". ") for recall in recalls))
    return title, _("Why: {reasons}.").format(reasons=reasons)


def take_down_words(recall: Recall, network: str) -> str:
    """Return why a live post should be taken down, and how."""
    words = _(
        "The brand took back something in it: {reason}. We can’t pull it back for you. "
        "Delete it on {network}, then say so here."
    )
    return words.format(reason=recall.reason.rstrip(". "), network=network)


def _local(moment: datetime) -> datetime:
    return moment.astimezone()
