"""How well words on a picture have to stand out from what is behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.brand_kit.shapes import number

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit, TextSlot

# 18 points, WCAG's large, on a post that a phone shows about 360 points high.
_LARGE = 0.05


def asked_contrast(kit: BrandKit, slot: TextSlot) -> float:
    """Return the least contrast of a slot: its own, or what the kit's checks ask for if more.

    WCAG 2.2, 1.4.3 asks 3 to 1 of large words and 4.5 to 1 of others
    (https://www.w3.org/TR/WCAG22/#contrast-minimum, read 2026-11-21).
    """
    name, otherwise = ("large", 3.0) if slot.min_size >= _LARGE else ("least", 4.5)
    asked = [slot.min_contrast]
    for check in kit.checks:
        if check.kind == "contrast":
            own = number((check.param(name) or ("",))[0])
            asked.append(otherwise if own is None else own)
    return max(asked)
