from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from studio import atomic
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.files import picture_bytes
from studio.brand_kit.packed import open_packed
from studio.brand_kit.recall import Recall, RecallKind
from studio.brand_kit.signing import PublicKey, SigningKey
from studio.kit_store.model import InstalledKit, Relation
from studio.kit_store.store import KitStore
from tests.helpers.hostile_kits import raws, with_picture
from tests.helpers.packing import a_key, packed, picture
from tests.helpers.raw_zip import raw_zip

KIT = "uk.example.small"
START = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Clock:
    """A clock that goes one minute further at each look."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def store(tmp_path: Path) -> KitStore:
    return KitStore(tmp_path / "data", clock=Clock())


def install(
    store: KitStore,
    sequence: int = 1,
    *,
    key: SigningKey | None = None,
    colour: str = "red",
    signed: bool = True,
    trust: PublicKey | None = None,
) -> InstalledKit:
    """Pack the small kit and install it."""
    file = store.kits.parent.parent / f"{sequence}-{colour}.brandkit"
    packed(file, sequence=sequence, colour=colour, key=key, signed=signed)
    with open_packed(file) as kit:
        return store.install(kit, trust)


def state_of(folder: Path) -> dict[str, bytes | None]:
    """Return every path below a folder with its bytes, None for a folder."""
    found = sorted(folder.rglob("*"))
    return {str(path): path.read_bytes() if path.is_file() else None for path in found}


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(KitRefusedError) as caught:
        work()
    return caught.value.problems[0].code


def test_an_installed_kit_is_the_one_in_use(store: KitStore) -> None:
    assert store.current() is None
    assert store.in_use() is None
    made = install(store)
    assert store.installed() == (made,)
    assert store.current() == made
    assert made.key == a_key().public.text()
    assert made.folder == store.kits / KIT / "1"
    kit = store.in_use()
    assert kit is not None
    assert kit == store.load(KIT)
    assert kit.signed_by == " · ".join(a_key().public.words())


def test_a_look_at_a_file_keeps_nothing_of_it(store: KitStore, tmp_path: Path) -> None:
    offer = store.offer(packed(tmp_path / "a").path)
    assert (offer.relation, offer.have, offer.words) == (Relation.NEW, 0, a_key().public.words())
    assert not store.kits.exists()


@pytest.mark.parametrize(
    ("sequence", "colour", "key", "relation"),
    [
        (3, "red", "one", Relation.NEWER),
        (2, "red", "one", Relation.SAME),
        (2, "green", "one", Relation.OLDER),
        (1, "red", "one", Relation.OLDER),
        (3, "red", "other", Relation.OTHER_PUBLISHER),
        (3, "red", "", Relation.UNSIGNED),
    ],
)
def test_a_file_is_compared_with_what_is_installed(
    store: KitStore, tmp_path: Path, sequence: int, colour: str, key: str, relation: Relation
) -> None:
    install(store, 2)
    signer = a_key(key) if key else None
    file = packed(
        tmp_path / "a", sequence=sequence, colour=colour, key=signer, signed=bool(key)
    ).path
    assert store.offer(file).relation is relation


def test_what_is_not_welcome_leaves_everything_as_it_was(store: KitStore) -> None:
    for attempt in (
        lambda: install(store, signed=False),
        lambda: install(store, trust=a_key("other").public),
    ):
        refusal(attempt)
        assert not store.kits.exists()
    install(store, 5)
    before = state_of(store.kits)
    refusals = {
        "unsigned-kit": lambda: install(store, 6, signed=False),
        "other-publisher": lambda: install(store, 6, key=a_key("other")),
        "older-kit": lambda: install(store, 4),
        "same-number": lambda: install(store, 5, colour="green"),
        "not-the-trusted-key": lambda: install(store, 6, trust=a_key("other").public),
    }
    for code, attempt in refusals.items():
        assert refusal(attempt) == code
        assert state_of(store.kits) == before


def test_trust_does_not_change_the_publisher(store: KitStore) -> None:
    install(store)
    other = a_key("other")
    code = refusal(lambda: install(store, 2, key=other, trust=other.public))
    assert code == "other-publisher"


def test_the_version_before_is_kept_and_no_more(store: KitStore) -> None:
    for sequence, colour in ((1, "red"), (2, "green"), (3, "blue")):
        install(store, sequence, colour=colour)
    made = store.get(KIT)
    assert made is not None
    assert (made.sequence, made.previous, made.highest) == (3, 2, 3)
    assert sorted(p.name for p in (store.kits / KIT).iterdir()) == ["2", "3", "current.json"]
    before = store.previous(KIT)
    assert before is not None
    assert before.sequence == 2
    # The red square is gone, the green and the blue one and the photo are kept.
    assert len(list(store.blobs.all())) == 3
    assert store.unused() == frozenset()


def test_a_kit_that_was_newest_once_cannot_come_back(store: KitStore) -> None:
    install(store, 3)
    home = store.kits / KIT / "current.json"
    pointer = json.loads(home.read_text()) | {"sequence": 3, "highest": 9}
    home.write_text(json.dumps(pointer))
    assert refusal(lambda: install(store, 8)) == "older-kit"


def test_when_the_version_in_use_is_damaged_the_one_before_does(store: KitStore) -> None:
    install(store, 1)
    newer = install(store, 2)
    (newer.folder / "links.json").write_text("{}")
    assert refusal(lambda: store.load(KIT)) == "damaged-kit"
    kit = store.in_use()
    assert kit is not None
    assert kit.sequence == 1


@pytest.mark.parametrize("name", ["META-INF/manifest.json", "kit.json", "tone/rules.json"])
def test_damage_anywhere_is_noticed_and_mended_by_the_same_file(store: KitStore, name: str) -> None:
    made = install(store)
    (made.folder / name).write_bytes(b"{}")
    assert refusal(store.in_use) == "damaged-kit"
    install(store)
    assert store.in_use() is not None


def test_another_signed_list_in_its_place_is_noticed(store: KitStore, tmp_path: Path) -> None:
    made = install(store)
    other = KitStore(tmp_path / "other")
    stranger = install(other, 1, key=a_key("other"), colour="green")
    for name in ("manifest.json", "manifest.json.minisig"):
        data = (stranger.folder / "META-INF" / name).read_bytes()
        (made.folder / "META-INF" / name).write_bytes(data)
    assert refusal(store.in_use) == "damaged-kit"


def test_a_damaged_picture_is_mended_by_the_same_file(store: KitStore) -> None:
    install(store)
    sha256 = next(store.blobs.all())
    good = store.blobs.path(sha256).read_bytes()
    store.blobs.path(sha256).write_bytes(good[:-1] + b"!")
    install(store)
    assert store.blobs.path(sha256).read_bytes() == good


@pytest.mark.parametrize("operation", range(60))
def test_a_crash_at_any_write_leaves_the_old_kit_or_the_new_one(
    store: KitStore, monkeypatch: pytest.MonkeyPatch, operation: int
) -> None:
    install(store, 1)
    left = operation
    real = os.replace, os.rename, os.open

    def counted(which: int) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                raise KeyboardInterrupt
            return real[which](*args, **options)  # type: ignore[arg-type]

        return call

    with monkeypatch.context() as patched:
        for which, name in enumerate(("replace", "rename", "open")):
            patched.setattr(os, name, counted(which))
        try:
            install(store, 2, colour="green")
        except KeyboardInterrupt:
            left = -1
    kit = store.in_use()
    assert kit is not None
    assert kit.sequence in (1, 2)
    for item in kit.pictures:
        picture_bytes(kit, item)
    again = install(store, 2, colour="green")
    assert again.sequence == 2
    store.prune()
    assert store.unused() == frozenset()
    assert not [path for path in store.kits.rglob("*") if path.suffix in (".new", ".old")]


def test_a_full_disk_leaves_the_old_kit(store: KitStore, monkeypatch: pytest.MonkeyPatch) -> None:
    install(store, 1)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "write_bytes", full)
    with pytest.raises(OSError, match="space"):
        install(store, 2)
    kit = store.in_use()
    assert kit is not None
    assert kit.sequence == 1


def test_two_programs_that_install_at_once_both_come_to_an_end(
    store: KitStore, tmp_path: Path
) -> None:
    paths = [packed(tmp_path / f"{n}.brandkit", sequence=n).path for n in (1, 2, 3)]
    codes: list[str] = []

    def run(path: Path) -> None:
        try:
            with open_packed(path) as kit:
                KitStore(tmp_path / "data").install(kit)
        except KitRefusedError as problem:
            codes.append(problem.problems[0].code)

    threads = [threading.Thread(target=run, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = store.get(KIT)
    assert made is not None
    assert made.sequence == 3
    assert set(codes) <= {"older-kit"}


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
