"""Attacks on the first installation; the data folder is empty before and after."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from tuf.api.metadata import (
    Metadata,
    Root,
    TargetFile,
)

from studio.brand_kit.errors import BrandKitError
from studio.channel.errors import ChannelError
from studio.channel.repository import read_state, target_path, write_metadata
from studio.channel.tuf_keys import signer_of, tuf_key
from tests.helpers.channels import _KIT, KIT_ID, NOW, Brand, Shop, picture
from tests.helpers.hosts import LATER, Host


@pytest.fixture
def host(tmp_path: Path) -> Host:
    brand = Brand(tmp_path / "brand")
    brand.publish(brand.build(1))
    return Host(brand, tmp_path)


def turned_away(tmp_path: Path, brand: Brand, **more: object) -> str:
    shop = Shop(tmp_path / "fresh")
    with pytest.raises((ChannelError, BrandKitError)) as caught:
        shop.join(brand.channel, **more)  # type: ignore[arg-type]
    left = [path for path in shop.folder.rglob("*") if path.is_file() and path.name != ".lock"]
    assert left == []
    problem = caught.value
    if isinstance(problem, ChannelError):
        assert problem.values["place"] == str(brand.channel)
        return problem.code
    assert isinstance(problem, BrandKitError)
    return problem.problems[0].code


def test_the_first_installation_with_another_trusted_key(host: Host, tmp_path: Path) -> None:
    code = turned_away(tmp_path, host.brand, trust=host.stranger.key.public)
    assert code == "not-the-trusted-key"


def test_the_first_installation_where_somebody_else_may_sign_too(
    host: Host, tmp_path: Path
) -> None:
    root = Root(version=1, expires=LATER, consistent_snapshot=True)
    for role in ("root", "timestamp", "snapshot", "targets"):
        root.add_key(tuf_key(host.brand.key.public), role)
        root.add_key(tuf_key(host.stranger.key.public), role)
    host.write("metadata/root.json", Metadata(root), host.brand.key)
    assert turned_away(tmp_path, host.brand) == "channel-other-publisher"


def test_the_first_installation_of_a_brands_kit_in_a_strangers_channel(
    host: Host, tmp_path: Path
) -> None:
    host.stranger.publish(host.stranger.build(1))
    state = read_state(host.stranger.place, host.stranger.key.public)
    assert state is not None
    listed = dict(state.targets)
    for path in host.folder.glob("targets/*/*"):
        if path.name.partition(".")[2] in ("manifest.json", "manifest.json.minisig"):
            name = f"{KIT_ID}/{path.name.partition('.')[2]}"
            listed[name] = TargetFile.from_data(name, path.read_bytes(), ["sha256"])
            host.stranger.place.write(target_path(listed[name]), path.read_bytes())
    signer = signer_of(host.stranger.key)
    write_metadata(host.stranger.place, state, listed, signer, now=NOW)
    code = turned_away(tmp_path, host.stranger)
    assert code in ("channel-other-publisher", "bad-signature")


def test_the_first_installation_of_a_kit_that_tells_every_shop_a_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brand = Brand(tmp_path / "open")
    url = "https://user:hidden@brand.example/"
    monkeypatch.setattr("tests.helpers.channels._KIT", f"{_KIT}channel:\n  url: {url}\n")
    with monkeypatch.context() as before:
        before.setattr("studio.channel.outgoing.has_secret", lambda _url: False)
        brand.publish(brand.build(1))
    assert turned_away(tmp_path, brand) == "channel-address"
    with pytest.raises(ChannelError, match="channel-address") as caught:
        brand.publish(brand.build(2))
    assert caught.value.values["value"] == "https://brand.example/"


def test_the_first_installation_with_damaged_metadata(host: Host, tmp_path: Path) -> None:
    for name in ("metadata/timestamp.json", "metadata/root.json"):
        host.path(name).write_bytes(b"{}")
        assert turned_away(tmp_path, host.brand) == "channel-damaged"
    host.path("metadata/root.json").unlink()
    assert turned_away(tmp_path, host.brand) == "channel-empty"
    shutil.rmtree(host.folder)
    assert turned_away(tmp_path, host.brand) == "channel-no-folder"


def test_the_first_installation_from_a_frozen_channel(host: Host, tmp_path: Path) -> None:
    assert turned_away(tmp_path, host.brand, now=NOW + timedelta(days=30)) == "channel-stale"


def test_the_first_installation_of_a_kit_whose_name_leads_elsewhere(
    host: Host, tmp_path: Path
) -> None:
    state = read_state(host.brand.place, host.brand.key.public)
    assert state is not None
    listed = {
        name.replace(KIT_ID, "../../outside"): file
        for name, file in state.targets.items()
        if name.endswith("/manifest.json")
    }
    write_metadata(host.brand.place, state, listed, signer_of(host.brand.key), now=NOW)
    assert turned_away(tmp_path, host.brand) == "channel-damaged"


def test_the_first_installation_with_a_changed_picture(host: Host, tmp_path: Path) -> None:
    (path,) = (p for p in host.folder.glob("blobs/*/*") if p.read_bytes() == picture(3))
    path.write_bytes(path.read_bytes()[::-1])  # the others come, and must not stay
    assert turned_away(tmp_path, host.brand) == "channel-damaged"


def test_installing_an_older_state_of_the_channel_by_hand(host: Host) -> None:
    host.shop.update()
    shutil.rmtree(host.folder)
    shutil.copytree(host.old, host.folder)
    with pytest.raises(ChannelError, match="channel-older"):
        host.shop.join(host.folder)
    assert host.shop.kit.sequence == 2
