from __future__ import annotations

import pytest

from studio.brand_kit import entry_names

GOOD = ("kit.json", "assets/blob/ab.jpg", "tone/voice.en-GB.md", "campaigns/a-b.c_d.json")
BAD = (
    "../a.json",
    "a/../b.json",
    "/a.json",
    "a//b.json",
    "a./b.json",
    "A.json",
    "con.json",
    "x/aux.md",
    "com1.json",
    "a.exe",
    "a",
    "a/",
    ".a.json",
    "a\n.json",
    "kit.json\n",
    "tone/voice.en/GB.md",
    "a" * 130 + ".json",
)


@pytest.mark.parametrize("name", GOOD)
def test_names_that_a_kit_has_are_sound(name: str) -> None:
    assert entry_names.is_sound(name)


@pytest.mark.parametrize("name", BAD)
def test_names_that_could_do_harm_are_not(name: str) -> None:
    assert not entry_names.is_sound(name)


def test_a_hash_is_read_out_of_a_name() -> None:
    sha256 = "0123456789abcdef" * 4
    assert entry_names.hash_in(f"assets/blob/{sha256}.png") == sha256
    assert entry_names.hash_in(f"fonts/{sha256}.ttf") == sha256
    assert entry_names.hash_in(f"campaigns/{sha256}.json") is None


@pytest.mark.parametrize("kit_id", ["con", "nul.x", "blobs", "a..b", "a."])
def test_some_ids_cannot_be_folders(kit_id: str) -> None:
    assert not entry_names.is_folder_name(kit_id)


def test_ids_of_kits_can_be_folders() -> None:
    assert entry_names.is_folder_name("uk.fernandfinch.demo")
