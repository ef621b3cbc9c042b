"""One picture of the kit as the workshop's grid shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.wording.dates import short_day
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit, Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One picture as the grid shows it.

    Attributes:
        id: the picture's id.
        name: what people call it.
        under: the line under the name, such as the last day.
        state: ``fine``, ``decide`` or ``stop``.
        words: what the tag says.
        focal: what matters most, 0.0 to 1.0 from the top left.
    """

    id: str
    name: str
    under: str
    state: str
    words: str
    focal: tuple[float, float]

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.name, self.under, self.words) if part)


def tile_of(picture: Picture, kit: BrandKit, broken: str) -> Tile:
    """Return a picture as the grid shows it.

    Args:
        picture: one of the kit's.
        kit: the kit.
        broken: (problem code:language) of what is wrong with it, or "".
    """
    until = picture.rights.valid_until
    under = _("until {day}").format(day=short_day(until)) if until else _("no end date")
    tags = " ".join(tag[:2].upper() for tag in kit.locales)
    state, words = "fine", _("Alt {languages}").format(languages=tags)
    problem, _colon, tag = broken.partition(":")
    if problem == "missing-alt":
        state, words = "stop", _("Alt {languages} missing").format(languages=tag)
    elif problem:
        state, words = "stop", _("Needs work")
    elif picture.replaced_by:
        state, words = "decide", _("Replaced")
    name = picture.name.get(kit.locales[0]) or picture.id
    return Tile(
        id=picture.id, name=name, under=under, state=state, words=words, focal=picture.focal
    )
