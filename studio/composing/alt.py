"""How a picture with words on it is described for people who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.composing.planning import words_of
from studio.composing.zones import WRITABLE

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit
    from studio.post import PictureEdit


def written_words(kit: BrandKit, edit: PictureEdit, locale: str) -> tuple[tuple[str, str], ...]:
    """Return (layer, words) that stand on a picture, from the back to the front.

    Args:
        kit: has the template.
        edit: the colleague's choices.
        locale: BCP 47 tag of the kit's own words.
    """
    template = next((t for t in kit.templates if t.id == edit.template), None)
    if template is None:
        return ()
    found = []
    for layer in template.layers:
        words = layer.text.get(locale) if layer.kind == "legal" else ""
        if layer.slot is not None:
            words = words_of(layer, edit.words_in(layer.id), locale)
        plain = " ".join(words.split())
        if plain:
            found.append((layer.id, plain))
    return tuple(found)


def typed_words(kit: BrandKit, edit: PictureEdit) -> tuple[tuple[str, str], ...]:
    """Return (slot, words) that the colleague wrote; the brand team's own are not among them."""
    template = next((t for t in kit.templates if t.id == edit.template), None)
    layers = template.layers if template is not None else ()
    found = [
        (layer.id, " ".join(edit.words_in(layer.id).text.split()))
        for layer in layers
        if layer.slot is not None and layer.lock in WRITABLE
    ]
    return tuple((slot, words) for slot, words in found if words)


def described(base: str, words: tuple[str, ...], lead: str) -> str:
    """Return a description with the words that stand on the picture.

    Args:
        base: what is to be seen.
        words: on the picture, in order.
        lead: what says that words follow, in the language of the description.
    """
    new = [item.rstrip(".") for item in words if item.casefold() not in base.casefold()]
    if not new:
        return base
    start = base.strip()
    if start and start[-1] not in ".!?…":
        start += "."
    return f"{start} {lead} {'. '.join(new)}.".strip()
