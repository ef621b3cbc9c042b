"""Whatever is composed, every place gets what its network takes, or a word why not."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from studio.brand_kit.picture_header import is_bare
from studio.composing.areas import WHOLE, contained, is_inside, shape_of
from studio.composing.drawing import draw
from studio.composing.making import Made, Wish, make, material_of, plain_area
from studio.composing.plan import Plan
from studio.composing.planning import plan_of
from studio.lettering import QtLetterer
from studio.networks.places import Place
from studio.paths import assets
from studio.pictures.model import Rendition
from studio.pictures.source import PictureSource
from tests.helpers.any_composition import PLACES, Composition, compositions, saved

EXAMPLES = 125
"""For each of the four kinds of files below: 500 compositions, each for every place."""

CODES = {
    "picture-too-small",
    "picture-does-not-fit",
    "picture-shape",
    "template-gone",
    "template-other",
    "words-covered",
    "words-too-many",
}
MARK = saved(Image.new("RGBA", (90, 60), (47, 93, 70, 200)), "PNG")
PUBLISHED: dict[str, Any] = {
    file.stem: json.loads(file.read_text(encoding="utf-8"))
    for file in (assets() / "networks").glob("*.json")
}


def made(item: Composition, place: Place, letterer: QtLetterer) -> tuple[Made, PictureSource]:
    source = PictureSource(item.data)
    return make(item.wish(place), source, MARK, lambda: letterer), source


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("half", [1, 2])
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_every_place_gets_what_it_takes_or_a_word_why_not(
    kind: str, half: int, letterer: QtLetterer, data: st.DataObject
) -> None:
    item = data.draw(compositions(kind).filter(lambda one: bool(one.edit.crops) is (half == 1)))
    again = data.draw(st.sampled_from([place.key for place in PLACES]))
    source = PictureSource(item.data)
    for place in PLACES:
        wish = item.wish(place)
        found = make(wish, source, MARK, lambda: letterer)
        if place.key == again:
            # Alone, from a source of its own: the other places change nothing of it.
            assert made(item, place, letterer)[0] == found
        if found.rendition is None:
            assert found.facts.problem in CODES
            continue
        assert found.facts.problem == ""
        require_published_limits(found.rendition, place)
        require_sizes(found.rendition, found)
        if found.rendition.data == item.data:
            continue
        if wish.template is None:
            require_plain(wish, source, found.rendition)
        else:
            require_composed(wish, source, letterer, found.rendition)


def require_sizes(ready: Rendition, found: Made) -> None:
    assert found.facts.size == (ready.width, ready.height)


def require_published_limits(ready: Rendition, place: Place) -> None:
    network = PUBLISHED[place.rules.id]
    limits = network["pictures"]
    surface = next(s for s in network["surfaces"] if s["id"] == place.surface.id)
    assert ready.mime in limits["formats"]
    assert len(ready.data) <= (limits["max_bytes"] or 2_000_000)
    assert is_bare(ready.data)
    assert b"CANARY" not in ready.data
    with Image.open(io.BytesIO(ready.data)) as image:
        assert f"image/{str(image.format).lower()}" == ready.mime
        assert image.size == (ready.width, ready.height)
        assert image.mode in ("RGB", "L", "P")
        assert limits["progressive"] or not image.info.get("progressive")
        assert not {"icc_profile", "exif", "xmp", "comment"} & set(image.info)
    assert ready.mime != "image/png" or ready.data[24] <= 8
    wide, high = ready.width, ready.height
    assert max(wide, high) <= (limits["max_side"] or 2_000)
    assert wide <= (limits["max_width"] or wide)
    assert min(wide, high) <= (limits["max_short_side"] or min(wide, high))
    assert wide * high <= (limits["max_pixels"] or wide * high)
    assert wide >= limits["min_width"]
    assert surface["ratio_min"] <= wide / high
    assert wide / high <= (surface["ratio_max"] or wide / high)


def require_plain(wish: Wish, source: PictureSource, ready: Rendition) -> None:
    area = plain_area(wish)
    assert area is not None
    size = ready.width, ready.height
    assert size[0] <= area[2] * source.size[0] + 1
    assert size[1] <= area[3] * source.size[1] + 1
    # No side is drawn out: but for a whole pixel of each side, the shape is that of the area.
    shape = shape_of(area, source.size)
    assert size[0] == pytest.approx(shape * size[1], rel=0.01, abs=1 + shape)
    require_same(source.cut(area, size), ready)


def require_composed(
    wish: Wish, source: PictureSource, letterer: QtLetterer, ready: Rendition
) -> None:
    template = wish.template
    assert template is not None
    plan = plan_of(material_of(wish, template))
    drawn = draw(plan, source, MARK, letterer).image
    require_same(drawn, ready)
    for layer in plan.layers:
        if layer.kind == "picture":
            assert layer.area is not None
            assert layer.box[2] <= layer.area[2] * source.size[0] * 1.006 + 2
            assert layer.box[3] <= layer.area[3] * source.size[1] * 1.006 + 2
    require_words_in_place(wish, source, letterer, plan, drawn)


def require_words_in_place(
    wish: Wish, source: PictureSource, letterer: QtLetterer, plan: Plan, drawn: Image.Image
) -> None:
    for number, other in wordless(plan):
        box = plan.layers[number].box
        bare = draw(other, source, MARK, letterer).image
        ink = ImageChops.difference(drawn, bare).getbbox()
        if ink is None:
            continue
        assert ink[0] >= box[0]
        assert ink[1] >= box[1]
        assert ink[2] <= box[0] + box[2]
        assert ink[3] <= box[1] + box[3]
        require_not_covered(wish.place, ink, drawn.size)


def wordless(plan: Plan) -> Iterator[tuple[int, Plan]]:
    for number, layer in enumerate(plan.layers):
        if layer.letters is not None and layer.letters.words:
            empty = replace(layer, letters=replace(layer.letters, words=""))
            layers = (*plan.layers[:number], empty, *plan.layers[number + 1 :])
            yield number, replace(plan, layers=layers)


def require_not_covered(
    place: Place, ink: tuple[int, int, int, int], size: tuple[int, int]
) -> None:
    surface = place.surface
    left, top, wide, high = contained(size[0] / size[1], WHOLE, surface.ratio[0] / surface.ratio[1])
    # Half a pixel may be lost on each side when boxes become whole pixels.
    left, top = left + wide * (ink[0] + 0.6) / size[0], top + high * (ink[1] + 0.6) / size[1]
    across = wide * (ink[2] - ink[0] - 1.2) / size[0]
    down = high * (ink[3] - ink[1] - 1.2) / size[1]
    assert is_inside((left, top, max(0.0, across), max(0.0, down)), surface.safe)


def require_same(drawn: Image.Image, ready: Rendition) -> None:
    """Compare with what is uploaded: at most what a JPEG of quality 64 or more loses."""
    with Image.open(io.BytesIO(ready.data)) as image:
        seen = image.convert("RGB")
    assert seen.size == drawn.size
    if min(seen.size) < 64:
        return  # few blocks, and all of them at an edge: a mean says nothing
    stat = ImageStat.Stat(ImageChops.difference(seen, drawn))
    assert sum(stat.mean) / 3 < 4
    assert sum(stat.sum2) / 3 / stat.count[0] < 255**2 / 10**3.0  # 30 dB
