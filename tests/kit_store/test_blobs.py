from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from studio.brand_kit.errors import KitRefusedError
from studio.kit_store.blobs import Blobs

DATA = b"a picture"
SHA = hashlib.sha256(DATA).hexdigest()


def test_bytes_are_kept_under_their_hash(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    assert not blobs.has(SHA)
    blobs.put(SHA, DATA)
    assert blobs.has(SHA)
    assert blobs.has(SHA, len(DATA))
    assert not blobs.has(SHA, 3)
    assert blobs.path(SHA).read_bytes() == DATA
    assert list(blobs.all()) == [SHA]


def test_bytes_may_come_in_parts(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    blobs.put(SHA, (DATA[:3], DATA[3:]))
    assert blobs.is_sound(SHA)


def test_bytes_with_another_hash_leave_nothing(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    with pytest.raises(KitRefusedError, match="wrong-hash"):
        blobs.put(SHA, b"another picture")
    assert list(blobs.all()) == []
    assert list(blobs.path(SHA).parent.iterdir()) == []


def test_a_whole_transfer_is_kept_and_a_wrong_one_thrown_away(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    blobs.part(SHA).parent.mkdir()
    blobs.part(SHA).write_bytes(b"wrong")
    with pytest.raises(KitRefusedError, match="wrong-hash"):
        blobs.finish(SHA)
    assert not blobs.part(SHA).exists()
    blobs.part(SHA).write_bytes(DATA)
    blobs.finish(SHA)
    assert blobs.is_sound(SHA)
    assert not blobs.part(SHA).exists()


def test_damage_is_found_by_reading(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    assert not blobs.is_sound(SHA)
    blobs.put(SHA, DATA)
    blobs.path(SHA).write_bytes(DATA[:-1] + b"!")
    assert blobs.has(SHA, len(DATA))
    assert not blobs.is_sound(SHA)


def test_what_is_dropped_is_gone(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    blobs.put(SHA, DATA)
    blobs.drop([SHA, "0" * 64])
    assert not blobs.has(SHA)
