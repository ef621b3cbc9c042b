"""What ``kit check`` lets pass is packed, and what it stops is not."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.brand_kit.errors import BrandKitError
from studio.brand_kit.pack import pack_kit
from studio.kit_check import check_kit
from studio.pictures import for_kit
from tests.helpers.kits import copy_of_demo_kit, edit
from tests.helpers.packing import small_folder

BRIEF = """\
title: A
why: B
summary: C
story: product
from: 2026-11-01
until: 2027-11-01
markets: [GB]
pictures: [one]
slots: [{id: why, prompt: why do you like it, min: 5, max: 90}]
variants:
  - locale: en-GB
    text: I work here. {why}
"""
Break = Callable[[Path], None]


def cut(name: str, share: float, folder: Path) -> None:
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data[: int(len(data) * share)])


def brief(name: str, folder: Path) -> None:
    (folder / "campaigns").mkdir(exist_ok=True)
    (folder / f"campaigns/{name}.yml").write_text(BRIEF)


def hidden(name: str, old: str, folder: Path) -> None:
    edit(folder, name, old, f'"A\\u202eB{old}"')


BROKEN: list[tuple[Break, tuple[str, str, str]]] = [
    (partial(hidden, "pictures.yml", "Another square."), ("picture", "two", "alt")),
    (partial(hidden, "links.yml", "Home"), ("link", "home", "title")),
    (partial(hidden, "pictures.yml", "One"), ("picture", "one", "name")),
    (partial(hidden, "kit.yml", "Leeds"), ("kit", "", "stores.0")),
    (partial(cut, "pictures/two.jpg", 0.8), ("picture", "two", "file")),
    (partial(cut, "pictures/one.png", 0.6), ("picture", "one", "file")),
    (partial(brief, "con"), ("campaign", "con", "")),
    (partial(brief, "nul.x"), ("campaign", "nul.x", "")),
    (lambda f: edit(f, "kit.yml", "uk.example.small", "aux"), ("kit", "", "id")),
    (lambda f: edit(f, "kit.yml", "sequence: 1", "sequence: 0"), ("kit", "", "sequence")),
]
TAKEN = 1
"""The one that changes the title, which the property changes itself."""


def errors(folder: Path) -> list[tuple[str, str, str]]:
    return [item.target for item in check_kit(folder) if item.level == "error"]


def is_built(folder: Path) -> bool:
    try:
        pack_kit(folder, folder.parent / "a.brandkit", None, clean=for_kit)
    except BrandKitError:
        return False
    return True


@pytest.mark.parametrize(("spoil", "target"), BROKEN)
def test_what_cannot_be_packed_is_told_at_its_place(
    tmp_path: Path, spoil: Break, target: tuple[str, str, str]
) -> None:
    folder = small_folder(tmp_path / "kit")
    assert errors(folder) == []
    spoil(folder)
    kind, name, field = target
    assert any((k, i) == (kind, name) and f.startswith(field) for k, i, f in errors(folder))
    assert not is_built(folder)


def test_a_brief_that_may_be_packed_is_let_pass(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "kit")
    brief("console", folder)
    assert errors(folder) == []
    assert is_built(folder)


def test_a_hidden_character_in_the_voice_is_told(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    voice = next((kit / "tone").glob("voice.*.md"))
    voice.write_text("# Calm\u2066\n", encoding="utf-8")
    assert [target[0] for target in errors(kit)] == ["voice"]
    assert not is_built(kit)


@given(st.sets(st.sampled_from(range(len(BROKEN)))), st.integers(0x80, 0x2FFF))
def test_check_has_an_error_exactly_when_the_kit_cannot_be_packed(
    chosen: set[int], code: int
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = small_folder(Path(name) / "kit")
        edit(folder, "links.yml", "title: Home", f'title: "A\\u{code:04x}"')
        for number in chosen - {TAKEN}:
            BROKEN[number][0](folder)
        assert bool(errors(folder)) != is_built(folder)
