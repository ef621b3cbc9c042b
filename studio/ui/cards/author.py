"""Who a preview card shows, and the word at its top right."""

from __future__ import annotations

from dataclasses import dataclass

from studio.networks.model import Length
from studio.wording.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who the card says has posted."""

    name: str
    handle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The word at the top right of a card; ``tone`` is a colour token."""

    words: str
    icon: str
    tone: str


def length_status(length: Length) -> Status:
    """Return "Fits", or by how much the words are too long."""
    if length.fits:
        return Status(words=_("Fits"), icon="check", tone="ok")
    words = _("{n} too long").format(n=-length.left)
    return Status(words=words, icon="octagon-alert", tone="stop")
