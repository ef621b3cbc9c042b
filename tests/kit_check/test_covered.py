"""Layouts whose words a network's own buttons would cover."""

from __future__ import annotations

from pathlib import Path

from studio import paths
from studio.brand_kit.load import load_kit
from studio.kit_check.covered import covered_problems, hidden_problems
from studio.networks.load import load_networks
from tests.helpers.kits import copy_of_demo_kit, demo_kit, edit

NETWORKS = load_networks(paths.assets() / "networks")
_STORY = "templates/story-with-a-day.yml"


def test_the_bundled_layouts_are_clear_of_every_button() -> None:
    assert list(covered_problems(demo_kit(), NETWORKS)) == []


def test_a_label_under_the_buttons_of_a_story_is_told_with_the_place(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, _STORY, "[0.66, 0.16, 0.28, 0.05]", "[0.66, 0.02, 0.28, 0.05]")
    (problem,) = covered_problems(load_kit(kit), NETWORKS)
    assert (problem.code, problem.level) == ("layer-covered", "warning")
    assert dict(problem.values) == {"layer": "badge", "network": "Instagram Story"}
    assert problem.target == ("template", "story-with-a-day", "layers.5")


def test_a_layout_of_another_shape_is_drawn_smaller_there_anyway(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, _STORY, "[0.66, 0.16, 0.28, 0.05]", "[0.66, 0.02, 0.28, 0.05]")
    edit(kit, _STORY, 'ratio: "9:16"', 'ratio: "3:5"')
    assert list(covered_problems(load_kit(kit), NETWORKS)) == []


def test_no_bundled_layout_hides_its_own_words() -> None:
    assert list(hidden_problems(demo_kit())) == []


def test_a_panel_over_the_words_is_told_with_both_names(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    file = "templates/words-and-logo.yml"
    edit(kit, file, "box: [0, 0.896, 1, 0.104]", "box: [0, 0.8, 1, 0.2]")
    (problem,) = hidden_problems(load_kit(kit))
    assert (problem.code, problem.level) == ("layer-hidden", "error")
    assert dict(problem.values) == {"layer": "words", "over": "band"}
    edit(kit, file, "colour: colour.fern\n", "colour: colour.fern\n    opacity: 0.1\n")
    assert list(hidden_problems(load_kit(kit))) == []
