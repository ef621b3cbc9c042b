from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from PIL import Image

from studio.brand_kit.errors import Problem
from studio.brand_kit.load import load_kit
from studio.brand_kit.model import Edits, Layer, Picture, Template
from studio.brand_kit.model_design import LAYER_KINDS
from studio.composing.areas import overlap, within
from studio.guidelines.asked_contrast import asked_contrast
from studio.kit_check import check_kit, layout
from studio.kit_check.layout import contrast_problems, may_fill, shown_area, unsuited
from tests.helpers.any_values import boxes
from tests.helpers.kits import copy_of_demo_kit, demo_kit, edit
from tests.helpers.small_checks import check_of
from tests.helpers.small_kit import picture, said

_CARD = "templates/said-at-the-bench.yml"


def template(ratio: tuple[int, int] = (4, 5)) -> Template:
    return Template(
        id="t",
        title=said("T"),
        ratio=ratio,
        layers=(Layer(id="a", kind=LAYER_KINDS[0], box=(0.0, 0.0, 1.0, 1.0), lock="full"),),
    )


def bench_kit(folder: Path) -> Path:
    """Copy the demo kit without the layout whose words stand on the bare picture."""
    kit = copy_of_demo_kit(folder)
    (kit / "templates" / "words-and-logo.yml").unlink()
    edit(kit, "pictures.yml", "edits: {crop: free,", "edits: {crop: presets,")
    return kit


def found(kit: Path) -> list[Problem]:
    return list(contrast_problems(load_kit(kit)))


def white(kit: Path, name: str, dark_from: float = 1.0) -> None:
    """Make a picture white, with a black part that starts below."""
    with Image.open(kit / name) as image:
        size, kind = image.size, image.format
    made = Image.new("RGB", size, "white")
    made.paste((0, 0, 0), (0, int(size[1] * dark_from), size[0], size[1]))
    file = io.BytesIO()
    made.save(file, kind)
    (kit / name).write_bytes(file.getvalue())


def test_words_on_a_panel_are_fine_whatever_the_picture_is(tmp_path: Path) -> None:
    kit = bench_kit(tmp_path)
    white(kit, "pictures/watering-can.png")
    assert found(kit) == []


def test_words_on_a_bare_picture_are_measured(tmp_path: Path) -> None:
    kit = bench_kit(tmp_path)
    edit(kit, _CARD, "opacity: 0.92", "opacity: 0")
    white(kit, "pictures/watering-can.png")
    told = {dict(p.values)["picture"]: p for p in found(kit)}
    problem = told["watering-can"]
    assert (problem.code, problem.level) == ("contrast-too-low", "error")
    assert dict(problem.values) == {
        "picture": "watering-can",
        "slot": "words",
        "ratio": "2.0",
        "least": "4.5",
    }
    assert problem.target == ("template", "said-at-the-bench", "layers.2")


def test_only_what_stands_behind_the_words_counts(tmp_path: Path) -> None:
    kit = bench_kit(tmp_path)
    edit(kit, _CARD, "opacity: 0.92", "opacity: 0")
    white(kit, "pictures/watering-can.png", dark_from=0.6)
    assert "watering-can" not in {dict(p.values)["picture"] for p in found(kit)}
    white(kit, "pictures/watering-can.png", dark_from=0.78)
    assert "watering-can" in {dict(p.values)["picture"] for p in found(kit)}


def test_a_panel_that_covers_a_part_of_the_words_does_not_help(tmp_path: Path) -> None:
    kit = bench_kit(tmp_path)
    edit(kit, _CARD, "box: [0, 0.66, 1, 0.34]", "box: [0, 0.66, 0.5, 0.34]")
    white(kit, "pictures/watering-can.png")
    assert "watering-can" in {dict(p.values)["picture"] for p in found(kit)}


def test_words_beside_a_picture_stand_on_paper_too(tmp_path: Path) -> None:
    kit = bench_kit(tmp_path)
    edit(kit, _CARD, "opacity: 0.92", "opacity: 0")
    edit(kit, _CARD, "box: [0, 0, 1, 1]", "box: [0, 0, 1, 0.85]")
    white(kit, "pictures/watering-can.png", dark_from=0.5)
    assert "watering-can" in {dict(p.values)["picture"] for p in found(kit)}


def test_no_picture_is_opened_where_a_panel_makes_sure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def opened(_kit: object, shown: Picture) -> bytes:
        asked.append(shown.id)
        return b""

    monkeypatch.setattr(layout, "picture_bytes", opened)
    kit = bench_kit(tmp_path)
    assert found(kit) == []
    assert asked == []
    edit(kit, _CARD, "opacity: 0.92", "opacity: 0.5")
    assert {p.code for p in found(kit)} == {"bad-picture"}
    assert len(asked) == len(demo_kit().pictures)


def test_a_picture_that_takes_no_words_is_passed_over_or_told(tmp_path: Path) -> None:
    kit = bench_kit(tmp_path)
    edit(kit, "pictures.yml", "edits: {crop: presets, filters: no, overlay_text: yes}",
         "edits: {crop: presets, filters: no, overlay_text: no}")  # fmt: skip
    assert found(kit) == []
    edit(kit, _CARD, "layers:", "pictures: [allium-heads]\nlayers:")
    assert [p.code for p in found(kit)] == ["no-words-on-picture"]


def test_a_picture_without_a_crop_for_the_template_is_told(tmp_path: Path) -> None:
    kit = bench_kit(tmp_path)
    edit(kit, "templates/story-with-a-day.yml", "[bench-cafe-cup,", "[allium-heads,")
    edit(kit, "templates/story-with-a-day.yml", "box: [0, 0, 1, 0.56]", "box: [0, 0, 1, 0.5]")
    assert [p.code for p in found(kit)] == ["no-crop-for-template"]


def test_the_check_of_a_whole_kit_looks_at_contrast(tmp_path: Path) -> None:
    kit = bench_kit(tmp_path)
    edit(kit, "tokens.yml", 'fern: {$value: "#2F5D46"}', 'fern: {$value: "#FBF7EE"}')
    edit(kit, "tokens.yml", 'mustard: {$value: "#E2B13C"}', 'mustard: {$value: "#FFFFFF"}')
    assert "contrast-too-low" in {p.code for p in check_kit(kit)}


@pytest.mark.parametrize(
    ("edits", "size", "crops", "code"),
    [
        (Edits(), (1000, 1000), (), ""),
        (Edits(crop="none"), (1000, 1000), (), "no-crop-for-template"),
        (Edits(crop="none"), (800, 1000), (), ""),
        (Edits(crop="presets"), (1000, 1000), (("8:10", (0.0, 0.0, 0.8, 1.0)),), ""),
        (Edits(overlay_text=False), (1000, 1000), (), ""),
    ],
)
def test_a_picture_is_cut_only_as_it_may_be(
    edits: Edits, size: tuple[int, int], crops: tuple[object, ...], code: str
) -> None:
    made = picture(edits=edits, width=size[0], height=size[1], crops=crops)
    assert unsuited(template(), made) == code
    assert may_fill(template(), template().layers[0], made) is not bool(code)


def test_the_kits_own_crop_goes_before_the_middle_of_interest() -> None:
    layer = template().layers[0]
    made = picture(width=1000, height=1000, focal=(0.0, 0.5))
    assert shown_area(template(), layer, made) == (0.0, 0.0, 0.8, 1.0)
    assert shown_area(template(), layer, replace(made, focal=(1.0, 0.5)))[0] == pytest.approx(0.2)
    cut = replace(made, crops=(("4:5", (0.1, 0.0, 0.8, 1.0)),))
    assert shown_area(template(), layer, cut) == (0.1, 0.0, 0.8, 1.0)


@given(boxes(), boxes())
def test_what_two_areas_share_is_inside_of_both(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> None:
    shared = overlap(one, other)
    if shared is None:
        return
    for area in (one, other):
        assert shared[0] >= area[0] - 1e-9
        assert shared[1] >= area[1] - 1e-9
        assert shared[0] + shared[2] <= area[0] + area[2] + 1e-9
        assert shared[1] + shared[3] <= area[1] + area[3] + 1e-9
    inside = within(shared, other, (0.0, 0.0, 1.0, 1.0))
    assert all(-1e-6 <= value <= 1 + 1e-6 for value in inside)


def test_the_demo_kits_words_can_be_read() -> None:
    assert list(contrast_problems(demo_kit())) == []


@pytest.mark.parametrize(
    ("asked", "small", "large"),
    [("{}", 4.5, 4.5), ("{least: 7, large: 5}", 7.0, 5.0), ("{least: 1, large: 1}", 4.5, 4.5)],
)
def test_wcag_1_4_3_a_check_of_contrast_may_ask_for_more_than_a_slot(
    asked: str, small: float, large: float
) -> None:
    params = {"{}": (), "{least: 7, large: 5}": (("large", ("5",)), ("least", ("7",)))}
    check = check_of("contrast", least=1, large=1)
    check = replace(check, params=params.get(asked, check.params))
    kit = replace(demo_kit(), checks=(check,))
    slots = [layer.slot for item in kit.templates for layer in item.layers if layer.slot]
    slot = replace(slots[0], min_contrast=4.5)
    assert asked_contrast(kit, replace(slot, min_size=0.03)) == small
    assert asked_contrast(kit, replace(slot, min_size=0.05)) == large
