"""Finding pictures by words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.brand_kit.model import Picture


def said_of(picture: Picture, words: Sequence[str]) -> bool:
    """Tell whether all words stand in a picture's id, names, descriptions or tags.

    Args:
        picture: in every language of the kit.
        words: case-folded; none means every picture.
    """
    if not words:
        return True
    said = " ".join(text for _tag, text in (*picture.name.by_locale, *picture.alt.by_locale))
    place = f"{picture.id} {said} {' '.join(picture.tags)}".casefold()
    return all(word in place for word in words)
