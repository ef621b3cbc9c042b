"""Does something of the layout lie over words that have to be seen? Pure arithmetic."""

from __future__ import annotations

from dataclasses import replace

from studio.composing.letters import PxBox
from studio.composing.plan import Plan
from studio.guidelines.picture_facts import SlotFact

SEEN_THROUGH = 0.15
"""A panel this thin hides nothing."""

_SLACK = 3  # pixels; an ink box has some room around its letters


def covered(plan: Plan, inks: tuple[tuple[int, PxBox], ...]) -> frozenset[str]:
    """Return the ids of layers whose letters lie under something else.

    Args:
        plan: what is drawn.
        inks: number of the layer in the plan and where its letters stand, pixels.
    """
    found = set()
    for number, ink in inks:
        letters = dict(inks)
        for later, layer in enumerate(plan.layers[number + 1 :], start=number + 1):
            if layer.kind == "panel" and layer.opacity <= SEEN_THROUGH:
                continue
            over = letters.get(later) if layer.kind in ("text", "legal") else layer.box
            if over is not None and _meet(ink, over):
                found.add(plan.layers[number].id)
    return frozenset(found)


def with_covered(facts: tuple[SlotFact, ...], hidden: frozenset[str]) -> tuple[SlotFact, ...]:
    """Return facts that say which words are hidden; there may be others than slots."""
    told = tuple(replace(fact, covered=fact.slot in hidden) for fact in facts)
    known = {fact.slot for fact in facts}
    more = (SlotFact(slot=name, fits=True, covered=True) for name in sorted(hidden - known))
    return (*told, *more)


def _meet(one: PxBox, other: PxBox) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across > _SLACK and down > _SLACK
