from __future__ import annotations

import json
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from studio.brand_kit.packed import open_packed
from studio.brand_kit.recall import Recall, RecallKind
from studio.kit_store.store import KitStore
from tests.helpers.kit_zips import raws, with_picture
from tests.helpers.packing import a_key, packed, picture
from tests.helpers.raw_zip import raw_zip
from tests.helpers.stores import KIT, START, Clock, install, refusal


@pytest.fixture
def store(tmp_path: Path) -> KitStore:
    return KitStore(tmp_path / "data", clock=Clock())


def test_the_last_installed_kit_is_in_use_until_another_is_chosen(
    store: KitStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.helpers import packing

    install(store)
    monkeypatch.setattr(packing, "KIT", packing.KIT.replace("small", "tiny"))
    install(store, colour="green")
    current = store.current()
    assert current is not None
    assert current.kit_id == "uk.example.tiny"
    store.choose(KIT)
    chosen = store.current()
    assert chosen is not None
    assert chosen.kit_id == KIT
    assert refusal(lambda: store.choose("none")) == "not-installed"


def test_withdrawals_are_added_and_never_taken_out(store: KitStore) -> None:
    install(store)
    one = recall("one", RecallKind.PICTURE)
    two = recall("two", RecallKind.PHRASE)
    assert store.recalls(KIT) == ()
    assert store.keep_recalls(KIT, (one,)) == (one,)
    assert store.keep_recalls(KIT, (two,)) == (one, two)
    assert store.keep_recalls(KIT, ()) == (one, two)
    assert KitStore(store.kits.parent).recalls(KIT) == (one, two)
    install(store, 2)
    assert store.recalls(KIT) == (one, two)


def recall(name: str, kind: RecallKind) -> Recall:
    text = (("en-GB", "Hello"), ("cy-GB", "Helô"))
    return Recall(kit_id=KIT, kind=kind, id=name, text=text, reason="Wrong price", since=START)


def test_a_withdrawal_of_a_kind_from_the_future_is_passed_over(store: KitStore) -> None:
    install(store)
    one = recall("one", RecallKind.PICTURE)
    store.keep_recalls(KIT, (one,))
    file = store.kits / KIT / "recalls.json"
    found = json.loads(file.read_text())
    found["recalls"].append(found["recalls"][0] | {"kind": "hologram"})
    file.write_text(json.dumps(found))
    assert store.recalls(KIT) == (one,)


def test_channel_and_confirmation_are_kept_through_an_update(store: KitStore) -> None:
    install(store)
    store.set_channel(KIT, "https://brand.example/kits/")
    store.confirmed(KIT, START + timedelta(days=2))
    store.confirmed(KIT, START + timedelta(days=1))
    install(store, 2)
    made = store.get(KIT)
    assert made is not None
    assert made.channel == "https://brand.example/kits/"
    assert made.confirmed_at == START + timedelta(days=2)


def test_a_key_file_is_remembered_by_its_place_alone(store: KitStore, tmp_path: Path) -> None:
    assert store.key_path("AB") is None
    store.remember_key("AB", tmp_path / "secret.key")
    store.remember_key("CD", tmp_path / "other.key")
    assert store.key_path("AB") == tmp_path / "secret.key"
    assert store.key_path("CD") == tmp_path / "other.key"


def test_documents_install_when_the_pictures_are_there(store: KitStore, tmp_path: Path) -> None:
    install(store, 1)
    with open_packed(packed(tmp_path / "b", sequence=2, colour="green").path) as kit:
        documents = kit.documents()
        code = refusal(
            lambda: store.install_documents(kit.manifest_bytes, kit.signature, documents)
        )
        assert code == "entry-missing"
        for name, listed in kit.manifest.entries.items():
            if name not in documents and not store.has_blob(listed.sha256, listed.size):
                store.put_blob(listed.sha256, kit.read(name))
        for broken in ({}, documents | {"links.json": b"{}"}, documents | {"more.json": b"{}"}):
            refusal(partial(store.install_documents, kit.manifest_bytes, kit.signature, broken))
        made = store.install_documents(kit.manifest_bytes, kit.signature, documents)
    assert (made.sequence, made.previous) == (2, 1)
    assert dict(store.documents(KIT)) == documents


def test_a_pointer_that_cannot_be_read_counts_as_none(store: KitStore) -> None:
    made = install(store)
    (store.kits / KIT / "current.json").write_text("{")
    assert store.get(KIT) is None
    assert store.installed() == ()
    assert install(store).folder == made.folder


def test_a_picture_that_got_lost_is_asked_for_again(store: KitStore, tmp_path: Path) -> None:
    install(store, 1)
    with open_packed(packed(tmp_path / "b", sequence=2).path) as kit:
        for sha256 in list(store.blobs.all()):
            store.blobs.drop([sha256])
        code = refusal(
            lambda: store.install_documents(kit.manifest_bytes, kit.signature, kit.documents())
        )
    assert code == "entry-missing"


def test_a_version_that_stands_in_for_a_damaged_one_is_told(store: KitStore) -> None:
    assert store.trouble(KIT) == ""
    install(store, 1)
    newer = install(store, 2)
    assert store.is_whole(KIT)
    assert store.trouble(KIT) == ""
    (newer.folder / "links.json").write_text("{}")
    assert not store.is_whole(KIT)
    assert store.trouble(KIT) == "older-in-use"
    used = store.in_use()
    assert used is not None
    assert used.sequence == 1
    install(store, 2)
    assert store.is_whole(KIT)
    assert store.trouble(KIT) == ""


def test_two_damaged_versions_are_told(store: KitStore) -> None:
    (install(store, 1).folder / "kit.json").unlink()
    assert store.trouble(KIT) == "damaged-kit"


def test_a_kit_with_a_picture_that_got_lost_is_not_whole(store: KitStore) -> None:
    kit = install(store)
    lost = store.load(KIT).pictures[0]
    store.blobs.path(lost.sha256).unlink()
    assert not store.is_whole(KIT)
    assert store.trouble(KIT) == ""  # it does, but for that picture
    assert install(store, kit.sequence) is not None
    assert store.is_whole(KIT)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (picture("PNG", size=(41, 20)), "picture-not-bare"),
        (picture("PNG", size=(40, 20)) + b"PK", "picture-not-bare"),
        (picture("JPEG", size=(40, 20)), "bad-picture"),
        (picture("PNG")[:16] + b"\0\1\0\0" * 2 + picture("PNG")[24:], "picture-too-large"),
    ],
)
def test_a_hostile_picture_is_refused_when_only_documents_are_handed_in(
    store: KitStore, tmp_path: Path, data: bytes, code: str
) -> None:
    (tmp_path / "a.brandkit").write_bytes(raw_zip(raws(with_picture(data), a_key())))
    with open_packed(tmp_path / "a.brandkit") as kit:
        for name, listed in kit.manifest.entries.items():
            if not name.endswith((".json", ".md")):
                store.put_blob(listed.sha256, kit.read(name))
        documents = kit.documents()
        signed = kit.manifest_bytes, kit.signature
        assert refusal(lambda: store.install_documents(*signed, documents)) == code
    assert store.installed() == ()
