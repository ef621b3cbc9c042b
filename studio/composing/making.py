"""Makes the picture of one place: with a template, or just the picture, cut as it has to be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studio.composing.drawing import draw
from studio.composing.planning import Material, plan_of
from studio.composing.zones import View, free_area, may_fill_shape, zone_shape
from studio.guidelines.picture_facts import PlaceFacts
from studio.pictures.encoding import encode
from studio.pictures.fitting import possible_shapes
from studio.pictures.model import PictureError, Rendition
from studio.pictures.rendition import rendition_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.brand_kit.model import BrandKit, Template
    from studio.composing.letters import Letterer
    from studio.networks.places import Place
    from studio.pictures.source import PictureSource
    from studio.post import Area, PictureEdit

EXTREME = 8
"""A layout this many times longer than wide is a line, and nobody could read it."""

_SOFT = 0.6  # of the pixels that people see; below it they see that it is blurred
_SEEN = 1_080
"""Pixels across that phones and windows show of a post (iPhone and Pixel screens, 2026)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be made.

    Attributes:
        kit: colours, fonts, templates.
        picture_id: id of a kit's picture, "" for one of one's own.
        view: the picture.
        edit: the colleague's choices.
        place: where it goes.
        label: the word of the badge, or "".
        locale: BCP 47 tag of the words.
    """

    kit: BrandKit
    picture_id: str
    view: View
    edit: PictureEdit
    place: Place
    label: str
    locale: str

    @property
    def template(self) -> Template | None:
        """The chosen template, None for just the picture or when the kit has it no more."""
        return next((t for t in self.kit.templates if t.id == self.edit.template), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was made.

    Attributes:
        rendition: exactly what is uploaded, None when it cannot go there.
        facts: what was measured; they say why.
    """

    rendition: Rendition | None
    facts: PlaceFacts


def make(wish: Wish, source: PictureSource, mark: bytes, letterer: Callable[[], Letterer]) -> Made:
    """Make a picture for one place.

    Args:
        wish: what is to be made.
        source: the picture's file.
        mark: the brand's mark as a file, or b"".
        letterer: gives what sets the words and knows the kit's fonts; only asked with a template.

    Raises:
        PictureError: the file cannot be read; what does not fit the place is told in the facts.
    """
    rules = wish.place.rules
    facts = PlaceFacts(network=rules.id, place=wish.place.key)
    problem = unsuited(wish)
    if problem:
        return Made(rendition=None, facts=replace(facts, problem=problem))
    try:
        if wish.template is not None:
            return _composed(wish, facts, source, mark, letterer)
        area = plain_area(wish)
        if area is None:
            return Made(rendition=None, facts=replace(facts, problem="picture-shape"))
        ready = rendition_of(source, rules.pictures, area, _bounds(wish.place))
    except PictureError as told:
        if told.code not in ("picture-too-small", "picture-does-not-fit"):
            raise
        return Made(rendition=None, facts=replace(facts, problem=told.code, needed=told.needed))
    return Made(rendition=ready, facts=_sized(facts, ready, wish.place))


def plain_area(wish: Wish) -> Area | None:
    """Return what is shown of a picture without a template, None when it may not be cut so."""
    chosen = wish.edit.crop_for(wish.place.key)
    return free_area(wish.view, *_bounds(wish.place), chosen)


def material_of(wish: Wish, template: Template) -> Material:
    """Return what a composition is made of."""
    return Material(
        kit=wish.kit,
        template=template,
        view=wish.view,
        edit=wish.edit,
        place=wish.place.key,
        rules=wish.place.rules,
        surface=wish.place.surface,
        label=wish.label,
        locale=wish.locale,
    )


def unsuited(wish: Wish) -> str:
    """Return why a picture and a template do not go together, or ""."""
    template = wish.template
    if template is None:
        return "template-gone" if wish.edit.template else ""
    if template.pictures and wish.picture_id not in template.pictures:
        return "template-other"
    if not 1 / EXTREME <= template.ratio[0] / template.ratio[1] <= EXTREME:
        return "template-other"
    has_words = any(layer.slot for layer in template.layers)
    zones = [layer for layer in template.layers if layer.kind == "picture"]
    cut = all(may_fill_shape(wish.view, zone_shape(template, zone)) for zone in zones)
    return "" if cut and (wish.view.words_allowed or not has_words) else "template-other"


def _composed(
    wish: Wish,
    facts: PlaceFacts,
    source: PictureSource,
    mark: bytes,
    letterer: Callable[[], Letterer],
) -> Made:
    template = wish.template
    if template is None:
        raise RuntimeError("only asked with a template")
    plan = plan_of(material_of(wish, template))
    drawn = draw(plan, source, mark, letterer())
    facts = replace(facts, slots=drawn.facts, within=plan.within)
    if not all(slot.fits for slot in drawn.facts):
        return Made(rendition=None, facts=replace(facts, problem="words-too-many"))
    if any(slot.covered for slot in drawn.facts):
        return Made(rendition=None, facts=replace(facts, problem="words-covered"))
    ready = encode(drawn.image, wish.place.rules.pictures, _bounds(wish.place))
    return Made(rendition=ready, facts=_sized(facts, ready, wish.place))


def _bounds(place: Place) -> tuple[float, float]:
    surface = place.surface
    return possible_shapes((surface.ratio_min, surface.ratio_max), place.rules.pictures)


def _sized(facts: PlaceFacts, ready: Rendition, place: Place) -> PlaceFacts:
    surface = place.surface
    shown = min(_SEEN, surface.width, surface.width * surface.ratio[1] / surface.ratio[0])
    soft = min(ready.width, ready.height) < _SOFT * shown
    return replace(facts, size=(ready.width, ready.height), soft=soft)
