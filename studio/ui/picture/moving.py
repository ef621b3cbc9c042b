"""What a drag or an arrow key does to a picture's edit. Pure."""

from __future__ import annotations

from dataclasses import replace

from studio.composing.areas import moved, zoomed
from studio.post import Area, PictureEdit, PictureWords


def crop_moved(area: Area, across: float, down: float) -> Area:
    """Return what is shown when the picture is pushed by parts of what is shown.

    Args:
        area: what is shown now.
        across: to the right, 1.0 is as wide as what is shown.
        down: downwards, likewise.
    """
    return moved(area, -across * area[2], -down * area[3])


def crop_zoomed(area: Area, factor: float) -> Area:
    """Return what is shown when the picture is made larger for a factor above 1."""
    return zoomed(area, factor)


def zoom_of(area: Area, base: Area) -> int:
    """Return how much larger the picture is than it has to be, in per cent."""
    return round(100 * min(base[2] / area[2], base[3] / area[3]))


def with_crop(edit: PictureEdit, places: tuple[str, ...], area: Area | None) -> PictureEdit:
    """Return an edit with a crop in some places, or without one there for None."""
    others = tuple(item for item in edit.crops if item[0] not in places)
    if area is None:
        return replace(edit, crops=others)
    return replace(edit, crops=(*others, *((place, area) for place in places)))


def box_resized(box: Area, across: float, down: float) -> Area:
    """Return a box with its lower right corner somewhere else, inside the template."""
    wide = min(max(0.1, box[2] + across), 1.0 - box[0])
    high = min(max(0.04, box[3] + down), 1.0 - box[1])
    return box[0], box[1], wide, high


def with_box(edit: PictureEdit, slot: str, box: Area) -> PictureEdit:
    """Return an edit with the words of a slot in another place."""
    return with_slot(edit, replace(edit.words_in(slot), box=box))


def with_slot(edit: PictureEdit, words: PictureWords) -> PictureEdit:
    """Return an edit with other words, colour, shade or place in one slot."""
    others = tuple(w for w in edit.words if w.slot != words.slot)
    return replace(edit, words=tuple(sorted((*others, words), key=lambda w: w.slot)))
