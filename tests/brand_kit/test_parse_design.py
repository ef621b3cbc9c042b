from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.kits import copy_of_demo_kit, demo_kit, edit, problems_of

_CARD = "templates/said-at-the-bench.yml"


def test_a_template_is_read_with_its_layers_from_the_back_to_the_front() -> None:
    template = next(item for item in demo_kit().templates if item.id == "said-at-the-bench")
    assert template.ratio == (4, 5)
    assert [layer.kind for layer in template.layers] == [
        "picture",
        "panel",
        "text",
        "logo",
        "badge",
    ]
    slot = template.layers[2].slot
    assert slot is not None
    assert (slot.maximum, slot.colours) == (70, ("colour.on-picture", "colour.mustard"))
    assert template.layers[3].lock == "full"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('ratio: "4:5"', 'ratio: "tall"', "not-a-ratio"),
        ("kind: panel", "kind: curtain", "not-a-choice"),
        ("box: [0, 0.66, 1, 0.34]", "box: [0, 0.66, 1, 0.5]", "not-a-box"),
        ("lock: position\n    slot", "lock: some\n    slot", "not-a-choice"),
        ("kind: logo", "kind: logo\n    lock: none", "lock-needed"),
        ("max: 70", "max: 0", "not-in-range"),
        ("min_contrast: 4.5", "min_contrast: 2", "not-in-range"),
        ("min_size: 0.045", "min_size: 0.5", "not-in-range"),
        ("colours: [colour.on-picture, colour.mustard]", "colours: []", "missing-field"),
        ("colours: [colour.on-picture", "colours: [colour.gone", "unknown-colour"),
        ("colours: [colour.on-picture", "colours: [space.edge", "unknown-colour"),
        ("    colour: colour.fern\n", "", "missing-field"),
        ("font: headline", "font: gone", "unknown-font"),
        ("- id: band", "- id: photo", "id-twice"),
        ("layers:", "pictures: [gone]\nlayers:", "unknown-picture"),
        ("layers:", "leyers:", "missing-field"),
    ],
)
def test_a_wrong_value_of_a_template_is_named(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, _CARD, old, new)
    found = problems_of(kit)
    assert code in found
    assert found[code].target[:2] == ("template", "said-at-the-bench")


def test_a_logo_needs_a_mark(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", "mark: mark.png\n", "")
    found = problems_of(kit)["no-mark"].where
    assert found == "templates/words-and-logo.yml line 4: layers"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("weight: 700", "weight: 7000", "not-in-range"),
        ("licence: OFL-1.1", "licence:", "missing-field"),
        ("_700Bold.ttf", "_700Bold.woff2", "bad-font"),
        ("fonts/Atkinson", "../fonts/Atkinson", ""),
    ],
)
def test_a_wrong_value_of_a_font_is_named(tmp_path: Path, old: str, new: str, code: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "fonts.yml", old, new)
    if code:
        assert problems_of(kit)[code].target[:2] == ("font", "headline")
        return
    from studio.brand_kit.errors import KitRefusedError

    with pytest.raises(KitRefusedError):
        problems_of(kit)
