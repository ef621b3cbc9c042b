"""The cards of ``studio screenshots``."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from studio import tour_cards
from tests.helpers.cards import networks
from tests.helpers.kits import demo_kit


def test_there_is_a_card_for_each_place_post_and_colour_and_one_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {name: networks()[name] for name in ("x", "instagram")}
    monkeypatch.setattr(tour_cards, "load_networks", lambda _folder: few)
    written = tour_cards.write_cards(tmp_path)
    names = {path.stem for path in written}
    assert names == {path.stem for path in tmp_path.glob("*.png")}
    for mode in ("light", "dark"):
        assert f"card-spoken-{mode}" in names
        for place in ("x", "instagram", "instagram-story"):
            for sample in ("", "-long", "-link", "-scripts"):
                assert f"card-{place}{sample}-{mode}" in names
    assert len(names) == 2 * (3 * 4 + 1)
    assert not QImage(str(written[0])).isNull()


def test_the_samples_are_a_whole_post_a_folded_one_a_link_and_other_scripts() -> None:
    samples = {sample.name: sample for sample in tour_cards.samples(demo_kit())}
    assert demo_kit().example is not None
    assert samples[""].text == demo_kit().example.text  # type: ignore[union-attr]
    assert len(samples["long"].text) > 600
    assert samples["link"].link.startswith("https://")
    assert not samples["link"].picture
    assert any("\u0590" < letter < "\u0700" for letter in samples["scripts"].text)
