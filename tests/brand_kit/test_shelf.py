from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import paths
from studio.brand_kit.contents import Before, kit_of, later_kit
from studio.brand_kit.documents import INDEX, canonical, kit_documents
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.load import load_kit
from studio.brand_kit.manifest import (
    Manifest,
    known_documents,
    later_manifest,
    manifest_bytes,
    read_manifest,
)
from studio.brand_kit.model import BrandKit
from studio.brand_kit.pack import packed_entries
from studio.brand_kit.search import found, said_of
from studio.brand_kit.shelf import Shelf
from studio.channel import merge
from studio.pictures import for_kit
from tests.helpers.any_kit import blobs_of, kits

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def demo() -> Files:
    return packed_entries(load_kit(paths.demo_kit()), for_kit)


def documents_of(entries: Files) -> Files:
    return {name: data for name, data in entries.items() if name.endswith((".json", ".md"))}


def manifest_of(entries: Files) -> Manifest:
    kit = json.loads(entries["kit.json"])
    return read_manifest(manifest_bytes(kit["id"], kit["sequence"], entries))


def read(entries: Files, *, known: bool = False) -> BrandKit:
    return kit_of(documents_of(entries), manifest_of(entries), paths.demo_kit(), known=known)


def with_index(entries: Files, **changes: Any) -> Files:
    """Return the kit with rows of the index changed, added, or taken away by None."""
    return entries | {INDEX: canonical(merge.apply(changes, json.loads(entries[INDEX])))}


def later(entries: Files, before: Files) -> tuple[BrandKit, tuple[str, ...]]:
    had = Before(manifest=manifest_of(before), documents=documents_of(before))
    kit, fresh = later_kit(documents_of(entries), manifest_of(entries), paths.demo_kit(), had)
    return kit, tuple(picture.id for picture in fresh)


def test_a_known_kit_is_the_same_as_one_that_is_read_from_end_to_end(demo: Files) -> None:
    whole, known = read(demo), read(demo, known=True)
    assert isinstance(known.pictures, Shelf)
    assert known == whole
    assert whole == known
    assert hash(known.pictures) == hash(whole.pictures)
    assert known.pictures[2] == whole.pictures[2]
    assert known.pictures[1:3] == whole.pictures[1:3]
    assert known.picture("allium-heads") is known.picture("allium-heads")
    assert known.picture("allium-heads") == whole.picture("allium-heads")
    assert known.picture("nothing") is None
    assert known.pictures != whole.pictures[1:]


@given(kits())
def test_any_known_kit_is_the_same_as_one_that_is_read_from_end_to_end(kit: BrandKit) -> None:
    documents = kit_documents(kit, blobs_of(kit))
    manifest = read_manifest(manifest_bytes(kit.id, kit.sequence, documents))
    try:
        whole = kit_of(documents, _naming_all(manifest, kit), kit.root)
    except KitRefusedError:
        return
    assert kit_of(documents, manifest, kit.root, known=True) == whole


def _naming_all(manifest: Manifest, kit: BrandKit) -> Manifest:
    some = next(iter(manifest.entries.values()))
    files = {blob.path: some for blob in blobs_of(kit).values()}
    return Manifest(
        schema=manifest.schema,
        kit=manifest.kit,
        sequence=manifest.sequence,
        entries={**manifest.entries, **files},
    )


def test_a_row_that_only_the_slow_reader_takes_is_made_by_it(demo: Files) -> None:
    index = json.loads(demo[INDEX])
    index["allium-heads"]["name"]["en-GB"] = "Alli\u0075m"
    spaced = demo | {INDEX: json.dumps(index, indent=1).encode()}
    assert read(spaced, known=True) == read(spaced)
    index["allium-heads"]["rights"] = {"channels": ["bluesky"]}
    other = demo | {INDEX: canonical(index)}
    assert read(other, known=True) == read(other)


@given(words=st.lists(st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), max_size=4)))
def test_a_search_finds_the_same_on_a_shelf_as_among_all(demo: Files, words: list[str]) -> None:
    kit = read(demo, known=True)
    folded = [word.casefold() for word in words]
    wanted = tuple(picture for picture in read(demo).pictures if said_of(picture, folded))
    assert tuple(found(kit.pictures, folded)) == wanted
    assert tuple(found(tuple(kit.pictures), folded)) == wanted


@pytest.mark.parametrize("said", ['the "best" one', "a\\b", "Straße", "ΟΔΟΣ", "İstanbul", "q\tr"])
def test_words_are_found_however_they_are_written_in_the_file(demo: Files, said: str) -> None:
    changed = with_index(demo, **{"allium-heads": {"tags": [said], "alt": {"en-GB": said}}})
    kit = read(changed, known=True)
    for word in said.casefold().split():
        assert "allium-heads" in [picture.id for picture in found(kit.pictures, [word])]


def test_small_letters_fold_as_their_large_ones() -> None:
    # Tags are read in small letters, and rows are searched as they are written.
    for code in range(sys.maxunicode + 1):
        assert chr(code).lower().casefold() == chr(code).casefold()


def test_the_documents_of_a_known_manifest_are_found_without_its_pictures(demo: Files) -> None:
    kit = json.loads(demo["kit.json"])
    data = manifest_bytes(kit["id"], kit["sequence"], demo, "key")
    quick, whole = known_documents(data), read_manifest(data)
    assert quick.entries == dict(whole.documents())
    assert (quick.kit, quick.sequence, quick.key) == (whole.kit, whole.sequence, whole.key)
    assert set(quick.entries) == set(documents_of(demo))


def test_a_merge_patch_makes_the_same_manifest(demo: Files) -> None:
    old = manifest_of(demo)
    new = demo | {"links.json": b"{}", "preview.webp": b"x"}
    del new["phrases.json"]
    wanted = manifest_bytes(old.kit, old.sequence + 1, new)
    patch = merge.difference(
        json.loads(manifest_bytes(old.kit, old.sequence, demo)), json.loads(wanted)
    )
    assert later_manifest(old, patch) == (wanted, read_manifest(wanted))


@pytest.mark.parametrize(
    "patch",
    [
        {"entries": []},
        {"entries": {"kit.json": 3}},
        {"entries": {"kit.json": {"size": -1.5}}},
        {"entries": {"new.json": {"size": 1}}},
        {"entries": {"kit.json": {"more": 1}}},
        {"kit": "../x"},
        {"more": 1},
        {"sequence": None},
    ],
)
def test_a_patch_that_makes_no_manifest_is_no_use(demo: Files, patch: dict[str, Any]) -> None:
    assert later_manifest(manifest_of(demo), patch) is None


@pytest.mark.parametrize(
    "patch",
    [
        {"schema": "2.0"},
        {"entries": {"kit.json": {"size": -1}}},
        {"entries": {"kit.json": {"size": 50_000_000}}},
        {"entries": {"kit.json": {"sha256": "x"}}},
        {"entries": {"kit.json": {"type": "image/png"}}},
        {"entries": {"../x.json": {"size": 1, "sha256": "0" * 64, "type": "application/json"}}},
    ],
)
def test_a_patch_that_makes_a_bad_manifest_is_refused(demo: Files, patch: dict[str, Any]) -> None:
    with pytest.raises(KitRefusedError):
        later_manifest(manifest_of(demo), patch)


def test_a_later_kit_is_read_where_it_differs(demo: Files) -> None:
    first = json.loads(demo[INDEX])["allium-heads"]
    new = with_index(demo, **{"allium-heads": {"focal": [0.25, 0.75]}, "new-one": first})
    kit, fresh = later(new, demo)
    assert kit == read(new)
    assert fresh == ("allium-heads", "new-one")
    assert later(demo, demo) == (read(demo), ())


@pytest.mark.parametrize(
    "changes",
    [
        {"allium-heads": {"focal": [2, 2]}},
        {"allium-heads": {"replaced_by": "nobody"}},
        {"allium-heads": {"campaigns": ["nobody"]}},
        {"allium-heads": {"rights": {"markets": ["FR"]}}},
        {"allium-heads": {"alt": {"en-GB": None}}},
        {"allium-heads": {"alt": {"en-GB": "a\u202eb"}}},
        {"allium-heads": {"file": f"assets/blob/{'0' * 64}.jpg", "sha256": "0" * 64}},
    ],
)
def test_what_is_wrong_with_a_later_kit_is_found(demo: Files, changes: dict[str, Any]) -> None:
    new = with_index(demo, **changes)
    with pytest.raises(KitRefusedError) as whole:
        read(new)
    with pytest.raises(KitRefusedError) as quick:
        later(new, demo)
    assert quick.value.problems == whole.value.problems


def test_a_picture_that_stays_must_not_lose_what_it_leans_on(demo: Files) -> None:
    index = json.loads(demo[INDEX])
    used = {
        name
        for file in demo
        if file.startswith("campaigns/")
        for name in json.loads(demo[file]).get("pictures", ())
    }
    free, stays = (
        [name for name in index if name not in used][:2]
        if len(set(index) - used) > 1
        else ("extra", "allium-heads")
    )
    extra = index.get(free, index["allium-heads"])
    before = with_index(demo, **{free: extra, stays: {"replaced_by": free}})
    for new in (
        with_index(before, **{free: None}),
        {name: data for name, data in before.items() if name != index[stays]["file"]},
        {name: data for name, data in before.items() if not name.startswith("campaigns/")},
        before | {"kit.json": before["kit.json"].replace(b'"markets":["GB"', b'"markets":["US"')},
    ):
        with pytest.raises(KitRefusedError) as whole:
            read(new)
        with pytest.raises(KitRefusedError) as quick:
            later(new, before)
        assert quick.value.problems == whole.value.problems
