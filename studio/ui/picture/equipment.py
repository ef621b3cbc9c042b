"""Hands the core what only the window has: an engine for letters, and words in each language."""

from __future__ import annotations

from studio.illustrating import Illustrating
from studio.lettering import QtLetterer
from studio.wording.picture_words import words_lead


def equip(core: Illustrating) -> None:
    """Tell the core who sets words on pictures, and what leads to them in a description."""
    core.make_letterer = QtLetterer
    core.words_lead = words_lead
