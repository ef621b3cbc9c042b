"""A picture's composition for one place, in whole pixels: what is drawn, from back to front.

The exact picture (``draw.py``) and the one that follows the hand on the screen are both
drawn from the same plan, so they cannot differ in more than how pixels are scaled.
"""

from __future__ import annotations

from dataclasses import dataclass

from studio.composing.letters import Letters, PxBox
from studio.post import Area


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLayer:
    """One thing to draw.

    Attributes:
        kind: one of ``studio.brand_kit.model_design.LAYER_KINDS``.
        id: of the template's layer.
        box: where it is, pixels of the canvas.
        lock: one of ``LOCKS``.
        area: for a picture, what is shown of it.
        colour: ``#RRGGBB`` of a panel or of what lies behind a badge; a token's name for words.
        opacity: 0.0 (not seen) to 1.0, of ``colour``.
        letters: of words, legal line and badge.
        shade: ``#RRGGBB`` that is laid behind the words, "" for none.
        colours: (token, ``#RRGGBB``) that the words may have.
        asked: least contrast of the words, as a ratio to 1; 0.0 for none.
        maximum: most code points of the words, 0 for any number.
    """

    kind: str
    id: str
    box: PxBox
    lock: str = "full"
    area: Area | None = None
    colour: str = ""
    opacity: float = 1.0
    letters: Letters | None = None
    shade: str = ""
    colours: tuple[tuple[str, str], ...] = ()
    asked: float = 0.0
    maximum: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that is drawn.

    Attributes:
        width: of the canvas, pixels.
        height: of the canvas, pixels.
        ground: ``#RRGGBB`` where nothing else is.
        stage: where the template is on the canvas; all of it where the shapes are the same.
        layers: from the back to the front.
        within: True when the template was made smaller to keep words clear of what the
            network covers, or because its shape is not allowed there.
    """

    width: int
    height: int
    ground: str
    stage: PxBox
    layers: tuple[PlanLayer, ...]
    within: bool = False

    def words(self) -> tuple[PlanLayer, ...]:
        """Return the layers that a colleague writes in."""
        return tuple(layer for layer in self.layers if layer.kind == "text")


SHADE_PAD = 0.35
"""Room of a shade around the words, as a part of the letters' size."""


def shade_box(ink: PxBox, box: PxBox, size: float) -> PxBox:
    """Return where a shade lies: around the words, not outside their box.

    Args:
        ink: around all lines, pixels inside the box.
        box: of the words, pixels of the canvas.
        size: of the letters, pixels.
    """
    pad = round(size * SHADE_PAD)
    left, top = max(0, ink[0] - pad), max(0, ink[1] - pad)
    right = min(box[2], ink[0] + ink[2] + pad)
    bottom = min(box[3], ink[1] + ink[3] + pad)
    return box[0] + left, box[1] + top, max(0, right - left), max(0, bottom - top)
