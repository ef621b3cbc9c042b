"""Places that are sent the same composition, so that one tile stands for all of them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from studio.composing.areas import shape_of, within_shapes
from studio.composing.making import Wish, material_of, plain_area, unsuited
from studio.composing.planning import plan_of
from studio.pictures import PictureError

Key = tuple[object, ...]
"""What makes two places look the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Places that are sent the same composition.

    Attributes:
        places: their keys.
        shape: width divided by height.
        problem: why it cannot go there, as a code, or "".
    """

    places: tuple[str, ...]
    shape: float
    problem: str = ""


def groups_of(places: Iterable[str], wish_of: Callable[[str], Wish]) -> tuple[Group, ...]:
    """Return the groups of some places, in the order of their first ones.

    Args:
        places: their keys.
        wish_of: returns what would be made for a place.
    """
    found: dict[Key, Group] = {}
    for place in places:
        shape, key, problem = _look(wish_of(place))
        before = found.get(key)
        joined = (*before.places, place) if before else (place,)
        found[key] = Group(places=joined, shape=shape, problem=problem)
    return tuple(found.values())


def _look(wish: Wish) -> tuple[float, Key, str]:
    """Return the shape of what a place is sent, what else it looks like, and a problem."""
    problem = unsuited(wish)
    if problem:
        return _failed(wish, problem)
    if wish.template is None:
        area = plain_area(wish)
        if area is None:
            return _failed(wish, "picture-shape")
        parts = tuple(round(part, 3) for part in area)
        return shape_of(area, wish.view.size), parts, ""
    try:
        plan = plan_of(material_of(wish, wish.template))
    except PictureError as told:
        return _failed(wish, told.code)
    stage = tuple(round(side / plan.width, 2) for side in plan.stage)
    shape = plan.width / plan.height
    return shape, (round(shape, 2), stage, wish.edit.crop_for(wish.place.key)), ""


def _failed(wish: Wish, problem: str) -> tuple[float, Key, str]:
    """Return what a place would show if it could: the picture's shape, or its own nearest one."""
    width, height = wish.view.size
    surface = wish.place.surface
    shape = within_shapes(width / height, surface.ratio_min, surface.ratio_max)
    return shape, (problem, round(shape, 2)), problem
