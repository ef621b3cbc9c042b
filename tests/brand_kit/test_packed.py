from __future__ import annotations

import json
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio import paths
from studio.brand_kit import contents as contents_module
from studio.brand_kit.contents import kit_of
from studio.brand_kit.documents import canonical
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.fast_index import read_index
from studio.brand_kit.load import load_kit
from studio.brand_kit.manifest import manifest_bytes, read_manifest
from studio.brand_kit.model import BrandKit
from studio.brand_kit.pack import pack_kit, packed_entries
from studio.brand_kit.packed import open_packed
from studio.brand_kit.verify import verify_packed, verify_pictures
from studio.pictures import for_kit
from tests.helpers.kit_zips import raws
from tests.helpers.packing import a_key, packed, small_entries
from tests.helpers.raw_zip import raw_zip

INDEX = "assets/index.json"
TEXT = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)
DAYS = st.dates().map(lambda day: day.isoformat())
AREAS = st.tuples(*[st.floats(0, 0.5).map(lambda part: round(part, 3))] * 4).map(list)
ROWS = st.fixed_dictionaries(
    {},
    optional={
        "focal": st.lists(st.floats(0, 1), min_size=2, max_size=2),
        "tags": st.lists(TEXT, max_size=3),
        "campaigns": st.lists(TEXT, max_size=2),
        "safe": st.lists(AREAS, min_size=1, max_size=2),
        "crops": st.dictionaries(st.sampled_from(["1:1", "4:5", "x"]), AREAS, max_size=2),
        "name": st.fixed_dictionaries({"en-GB": TEXT}),
        "replaced_by": TEXT,
        "rights": st.fixed_dictionaries(
            {},
            optional={
                "networks": st.lists(TEXT, min_size=1, max_size=2),
                "from": DAYS,
                "until": DAYS,
                "credit": TEXT,
                "credit_required": st.sampled_from([True]),
                "model_release": st.sampled_from(["all", "none", "no"]),
                "youngest": st.sampled_from(["25+", "17", "old"]),
                "minors": st.sampled_from([True]),
            },
        ),
        "edits": st.fixed_dictionaries({"crop": st.sampled_from(["presets", "none", "x"])}),
    },
)


def demo_entries() -> dict[str, bytes]:
    return packed_entries(load_kit(paths.demo_kit()), for_kit)


def kit_from(entries: dict[str, bytes]) -> BrandKit:
    documents = {n: d for n, d in entries.items() if n.endswith((".json", ".md"))}
    kit = json.loads(entries["kit.json"])
    manifest = read_manifest(manifest_bytes(kit["id"], kit["sequence"], entries))
    return kit_of(documents, manifest, Path("x"))


@pytest.fixture(scope="module")
def entries() -> dict[str, bytes]:
    return demo_entries()


def test_the_fast_index_is_used_for_the_demo_kit_and_says_the_same(
    entries: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = kit_from(entries)
    assert read_index(entries[INDEX], fast.locales) == fast.pictures
    monkeypatch.setattr(contents_module, "read_index", lambda *_args, **_options: None)
    assert kit_from(entries) == fast


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(change=ROWS)
def test_both_ways_to_read_an_index_agree(
    entries: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]
) -> None:
    index = json.loads(entries[INDEX])
    index["allium-heads"] |= change
    changed = entries | {INDEX: canonical(index)}
    fast = read_index(changed[INDEX], ("en-GB", "cy-GB"))
    with monkeypatch.context() as slowly:
        slowly.setattr(contents_module, "read_index", lambda *_args, **_options: None)
        slowly.setattr(contents_module, "cross_check", lambda _kit: ())
        try:
            slow = kit_from(changed)
        except KitRefusedError:
            assert fast is None
            return
    assert fast is None or fast == slow.pictures


def test_a_kit_is_verified_and_counted(tmp_path: Path) -> None:
    with open_packed(packed(tmp_path / "a").path) as kit:
        found = verify_packed(kit)
        verify_pictures(kit, kit.load())
        assert found.entries == len(kit.manifest.entries)
        assert found.bytes == sum(entry.size for entry in kit.manifest.entries.values())


def test_an_entry_is_compared_with_its_hash_at_each_reading(tmp_path: Path) -> None:
    path = packed(tmp_path / "a").path
    with open_packed(path) as kit:
        name = next(name for name in kit.manifest.entries if name.endswith(".png"))
        good = kit.read(name)
        data = path.read_bytes()
        path.write_bytes(data.replace(good, good[:-1] + b"!"))
        for read in (lambda: kit.read(name), lambda: verify_packed(kit)):
            with pytest.raises(KitRefusedError, match="wrong-hash"):
                read()
        with pytest.raises(KitRefusedError, match="entry-missing"):
            kit.read("none.json")


def test_a_file_that_gets_shorter_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a").path
    with open_packed(path) as kit:
        path.write_bytes(path.read_bytes()[:300])
        with pytest.raises(KitRefusedError):
            kit.load()


def test_a_kit_is_known_by_its_bytes_whatever_it_is_called(tmp_path: Path) -> None:
    packed(tmp_path / "download.bin")
    assert load_kit(tmp_path / "download.bin").id == "uk.example.small"


def test_the_name_alone_does_not_make_a_kit(tmp_path: Path) -> None:
    (tmp_path / "x.brandkit").write_text("hello")
    with pytest.raises(KitRefusedError, match="not-a-packed-kit"):
        load_kit(tmp_path / "x.brandkit")


def test_the_signature_is_looked_at_before_the_layout(tmp_path: Path) -> None:
    path = packed(tmp_path / "a").path
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"sequence":1', b'"sequence":2') + b"behind")
    with pytest.raises(KitRefusedError, match="bad-signature"):
        open_packed(path)


def test_two_builds_of_a_kit_differ_by_their_key_only(tmp_path: Path) -> None:
    one = load_kit(packed(tmp_path / "a").path)
    two = load_kit(packed(tmp_path / "b", signed=False).path)
    assert replace(one, signed_by="", root=two.root) == two


def test_the_demo_kit_packs_small(tmp_path: Path) -> None:
    made = pack_kit(paths.demo_kit(), tmp_path / "x", None, clean=for_kit)
    assert made.size < 8_000_000


def test_without_the_help_of_preadv_the_same_is_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = packed(tmp_path / "a").path
    with open_packed(path) as kit:
        with_help = verify_packed(kit)
    monkeypatch.delattr("studio.brand_kit.container.os.preadv")
    monkeypatch.delattr("studio.brand_kit.container.os.pread")
    with open_packed(path) as kit:
        assert verify_packed(kit) == with_help


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "0" * 64},
        {"width": 0},
        {"file": "assets/blob/" + "0" * 64 + ".svg"},
        {"focal": [1, 0.5]},
        {"alt": {"en-GB": "Words", "cy-GB": " "}},
        {"alt": {"en-GB": "Words"}},
        {"alt": {"en-GB": "Words", "cy-GB": "Geiriau", "pl": "Słowa"}},
        {"edits": {"crop": "presets"}, "crops": {}},
        {"rights": {"credit_required": True}},
        {"rights": {"from": "2027-01-02", "until": "2027-01-01"}},
        {"safe": [[0.5, 0.5, 0.6, 0.1]]},
    ],
)
def test_an_index_with_a_flaw_is_left_to_the_slow_reader(
    entries: dict[str, bytes], change: dict[str, Any]
) -> None:
    index = json.loads(entries[INDEX])
    index["allium-heads"] |= change
    assert read_index(canonical(index), ("en-GB", "cy-GB")) is None


def test_words_to_find_a_picture_by_are_small_either_way(entries: dict[str, bytes]) -> None:
    index = json.loads(entries[INDEX])
    index["allium-heads"]["tags"] = ["ALLIUM", "Bulb"]
    found = read_index(canonical(index), ("en-GB", "cy-GB"))
    assert found is not None
    assert next(p for p in found if p.id == "allium-heads").tags == ("allium", "bulb")


@pytest.mark.parametrize("at", range(len(raws(small_entries(), a_key()))))
def test_a_check_sum_that_does_not_fit_its_entry_is_refused(tmp_path: Path, at: int) -> None:
    made = raws(small_entries(), a_key())
    made[at] = replace(made[at], crc=zlib.crc32(made[at].data) ^ 1)
    (tmp_path / "a.brandkit").write_bytes(raw_zip(made))
    with (
        pytest.raises(KitRefusedError, match="damaged-container"),
        open_packed(tmp_path / "a.brandkit") as kit,
    ):
        verify_pictures(kit, kit.load())
