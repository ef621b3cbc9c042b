from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from studio.brand_kit.errors import KitRefusedError
from studio.channel.join import install_from
from studio.channel.outgoing import open_outgoing
from studio.channel.places import FolderPlace
from studio.channel.publish import publish
from studio.kits import Kits
from tests.helpers import hostile_kits
from tests.helpers.hostile_kits import hostile
from tests.helpers.kit_zips import listed, raws, with_json
from tests.helpers.packing import a_key, packed
from tests.helpers.raw_zip import raw_zip

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def kits(tmp_path: Path) -> Kits:
    return Kits(tmp_path / "data", lambda: NOW)


def slow_kit(path: Path, sequence: int) -> Path:
    """Write a signed kit whose pattern takes very long on some text."""

    def slow(rules: Any) -> Any:
        rules["Small.Best"] |= {"raw": ["(a+)+$"], "tokens": ["(a|aa)+$", "(a+)+b"]}
        return rules

    def numbered(kit: Any) -> Any:
        return {**kit, "sequence": sequence}

    entries = {
        **with_json("tone/rules.json", slow),
        "kit.json": with_json("kit.json", numbered)["kit.json"],
    }
    manifest = listed(entries, a_key(), sequence=sequence)
    path.write_bytes(raw_zip(raws(entries, a_key(), manifest)))
    return path


def published(folder: Path, file: Path) -> str:
    with open_outgoing(file) as kit:
        publish(FolderPlace(folder), kit, a_key(), NOW)
    return str(folder)


@pytest.mark.parametrize("name", ["slow-rule-signed", "broken-rule-signed"])
def test_a_kit_with_a_pattern_that_is_slow_or_broken_is_not_installed(
    kits: Kits, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "new.brandkit"
    file.write_bytes(hostile()[name])
    with pytest.raises(KitRefusedError) as caught:
        kits.install(file)
    assert caught.value.problems[0].code in ("slow-pattern", "bad-pattern")
    assert not (tmp_path / "data").exists()


def test_a_slow_pattern_does_not_come_through_a_channel_either(kits: Kits, tmp_path: Path) -> None:
    url = published(tmp_path / "channel", slow_kit(tmp_path / "slow.brandkit", 1))
    with pytest.raises(KitRefusedError) as caught:
        install_from(url, kits.store, now=NOW)
    assert caught.value.problems[0].code == "slow-pattern"
    assert kits.installed() == ()


def test_an_update_to_a_kit_with_a_slow_pattern_leaves_the_old_one(
    kits: Kits, tmp_path: Path
) -> None:
    first = packed(tmp_path / "first.brandkit").path
    channel = tmp_path / "channel"
    install_from(published(channel, first), kits.store, now=NOW)
    published(channel, slow_kit(tmp_path / "slow.brandkit", 2))
    (answer,) = kits.update().updates
    assert (answer.state, answer.reason) == ("refused", "slow-pattern")
    assert [kit.sequence for kit in kits.installed()] == [1]


def test_pictures_that_no_kept_version_names_are_deleted_at_the_start(
    kits: Kits, tmp_path: Path
) -> None:
    kits.tidy()  # nothing is installed: nothing is made
    assert not (tmp_path / "data").exists()
    file = tmp_path / "a.brandkit"
    file.write_bytes(hostile_kits.honest())
    kit = kits.install(file)
    stray = sha256(b"not named by anybody").hexdigest()
    kits.store.put_blob(stray, b"not named by anybody")
    kits.tidy()
    blobs = [p.name for p in (tmp_path / "data" / "kits" / "blobs").rglob("*") if p.is_file()]
    assert stray not in blobs
    assert {picture.sha256 for picture in kit.pictures} <= set(blobs)
