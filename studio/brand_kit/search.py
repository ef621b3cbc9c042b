"""Finding pictures by words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from studio.brand_kit.shelf import Shelf

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


def found(pictures: Iterable[Picture], words: Sequence[str]) -> Iterator[Picture]:
    """Go through the pictures of which all words are said, in their order.

    Args:
        pictures: of a kit; when they are all of a known kit's, only those that may fit
            are made.
        words: case-folded; none means every picture.
    """
    if isinstance(pictures, Shelf) and not any(map(str.isspace, "".join(words))):
        pictures = pictures.perhaps(words)
    return (picture for picture in pictures if said_of(picture, words))
