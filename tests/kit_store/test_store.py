from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from studio import atomic
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.files import picture_bytes
from studio.brand_kit.packed import open_packed
from studio.kit_store.model import Relation
from studio.kit_store.store import KitStore
from tests.helpers.packing import a_key, packed
from tests.helpers.stores import KIT, Clock, install, refusal, state_of


@pytest.fixture
def store(tmp_path: Path) -> KitStore:
    return KitStore(tmp_path / "data", clock=Clock())


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
