from __future__ import annotations

from pathlib import Path

from studio.brand_kit.packed import open_packed
from studio.kit_store.choice import kit_to_use
from studio.kit_store.store import KitStore
from tests.helpers.kits import demo_kit
from tests.helpers.packing import packed, small_folder


def test_the_demo_kit_is_used_when_nothing_is_installed(tmp_path: Path) -> None:
    assert kit_to_use(tmp_path).id == demo_kit().id
    assert list(tmp_path.iterdir()) == []


def test_the_installed_kit_comes_before_the_demo_kit(tmp_path: Path) -> None:
    with open_packed(packed(tmp_path / "a").path) as kit:
        KitStore(tmp_path).install(kit)
    assert kit_to_use(tmp_path).id == "uk.example.small"


def test_a_kit_that_is_named_comes_before_all(tmp_path: Path) -> None:
    with open_packed(packed(tmp_path / "a").path) as kit:
        KitStore(tmp_path).install(kit)
    assert kit_to_use(tmp_path, small_folder(tmp_path / "kit", sequence=7)).sequence == 7
