from __future__ import annotations

from pathlib import Path

import pytest

from studio.brand_kit.model import Edits
from tests.helpers.kits import copy_of_demo_kit, demo_kit, edit, problems_of


def test_safe_areas_crops_and_edits_are_read() -> None:
    picture = demo_kit().picture("allium-heads")
    assert picture is not None
    assert picture.safe == ((0.05, 0.62, 0.9, 0.3),)
    assert dict(picture.crops) == {"4:5": (0.0, 0.0, 1.0, 0.985), "1:1": (0.0, 0.0, 1.0, 0.788)}
    assert picture.edits == Edits(crop="free", filters=False, overlay_text=True)
    assert picture.rights.model_release == "not-needed"


def test_a_picture_without_a_word_about_it_may_be_cut_and_written_on_but_not_filtered() -> None:
    picture = demo_kit().picture("watering-can")
    assert picture is not None
    assert picture.edits == Edits(crop="free", filters=False, overlay_text=True)


def test_channels_is_another_word_for_networks(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "pictures.yml", "  rights:\n    networks: [", "  rights:\n    channels: [")
    assert problems_of(kit) == {}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("safe: [[0.05, 0.62, 0.9, 0.3]]", "safe: [[0.5, 0.62, 0.9, 0.3]]", "not-a-box"),
        ('"4:5": [0, 0, 1, 0.985]', '"4x5": [0, 0, 1, 0.985]', "not-a-ratio"),
        ("crop: free,", "crop: freely,", "not-a-choice"),
        ("model_release: not-needed", "model_release: perhaps", "not-a-choice"),
        ("model_release: not-needed", "youngest: young", "not-an-age"),
        ("filters: no", "filters: rarely", "not-yes-or-no"),
    ],
)
def test_a_wrong_value_of_a_picture_is_named(tmp_path: Path, old: str, new: str, code: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "pictures.yml", old, new)
    problem = problems_of(kit)[code]
    assert problem.target[:2] == ("picture", "allium-heads")
    assert problem.where.startswith("pictures.yml line ")


def test_presets_need_crops(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "pictures.yml", "crop: none", "crop: presets")
    assert problems_of(kit)["missing-field"].target == ("picture", "workshop-poster", "crops")


def test_pictures_come_by_id_and_are_found_by_it() -> None:
    kit = demo_kit()
    ids = [picture.id for picture in kit.pictures]
    assert ids == sorted(ids)
    assert [kit.picture(name) for name in ids] == list(kit.pictures)
    assert kit.picture("gone") is None
