"""A post as a screen reader says it, in sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studio.wording.dates import territory
from studio.wording.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studio.preview.link_card import LinkCard
    from studio.preview.spoken import Spoken

_SAID = {
    "flag": N_("flag: {text}"),
    "hashtag": N_("hashtag {text}"),
    "mention": N_("at {text}"),
    "link": N_("link: {text}"),
    "gap": N_("gap: {text}"),
}
_NATIONS = {"GB-ENG": N_("England"), "GB-SCT": N_("Scotland"), "GB-WLS": N_("Wales")}
_BEFORE_STOP = re.compile(r" ([.,!?;:)])(?!\.)")
_ROOM = re.compile(r"[ \t]{2,}")


def spoken_words(parts: Iterable[Spoken]) -> str:
    """Return what is said of the words; paragraphs stay apart."""
    said = []
    for part in parts:
        if part.kind == "words":
            said.append(part.text)
        elif part.kind in ("more", "emoji"):
            said.append(f" {part.text} ")
        else:
            text = _region(part.text) if part.kind == "flag" else part.text
            said.append(f" {_(_SAID[part.kind]).format(text=text)} ")
    lines = (_ROOM.sub(" ", line).strip() for line in "".join(said).split("\n"))
    # What stood directly before a full stop still does.
    return _BEFORE_STOP.sub(r"\1", "\n".join(lines))


def spoken_link(card: LinkCard) -> str:
    """Return what is said of the card for an address."""
    if card.title:
        return _("Link card: {title}, {host}").format(title=card.title, host=card.host)
    return _("Link card: {host}").format(host=card.host)


def spoken_picture(alt: str, *, withdrawn: bool = False, takes_none: str = "") -> str:
    """Return what is said of a picture.

    Args:
        alt: its description, or "".
        withdrawn: True when the brand took it back.
        takes_none: the name of a network that takes no descriptions, else "".
    """
    if withdrawn:
        return _("Its picture was taken back.")
    if takes_none:
        return _("Picture. {network} takes no description.").format(network=takes_none)
    return _("Picture: {alt}").format(alt=alt) if alt else _("Picture without a description")


def _region(code: str) -> str:
    return _(_NATIONS[code]) if code in _NATIONS else territory(code)
