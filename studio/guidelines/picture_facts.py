"""What was measured of a picture for one place, as plain facts for the checks."""

from __future__ import annotations

from dataclasses import dataclass

PROBLEMS = (
    "words-too-many",
    "words-covered",
    "picture-too-small",
    "picture-does-not-fit",
    "picture-shape",
    "template-gone",
    "template-other",
)
"""Why a picture cannot go to a place; each is the code of a finding too."""

SOFT = "picture-soft"
"""The finding of a picture that goes and will look blurred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotFact:
    """What was measured of the words in one slot.

    Attributes:
        slot: the layer's id.
        fits: False when there are more words than the slot takes.
        contrast: (token, ratio to 1) that 95 % of the pixels behind the words reach, for each
            colour that the words may have; empty when there are no words.
        asked: the least ratio.
        colour: the token that the words have, or "".
        ratio: of the words' own colour.
        covered: True when something of the layout lies over the words.
    """

    slot: str
    fits: bool
    contrast: tuple[tuple[str, float], ...] = ()
    asked: float = 0.0
    colour: str = ""
    ratio: float = 21.0
    covered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """What was measured of a picture for one place.

    Attributes:
        network: the network's id.
        place: the network's id, with ``:`` and the surface's id for all but its feed.
        problem: why it cannot go there, one of ``PROBLEMS``, or "" when it can.
            ``picture-shape``: the brand does not let it be cut; ``template-other``: the
            template is not for this picture.
        needed: for ``picture-too-small``, pixels across that the picture would need.
        size: pixels of what is uploaded, (0, 0) when nothing can be.
        soft: True when it has clearly fewer pixels than the place shows.
        within: True when the template stands smaller than the picture, because of what the
            network covers or of the shapes that it takes.
        slots: of the words on it.
    """

    network: str
    place: str
    problem: str = ""
    needed: int = 0
    size: tuple[int, int] = (0, 0)
    soft: bool = False
    within: bool = False
    slots: tuple[SlotFact, ...] = ()
