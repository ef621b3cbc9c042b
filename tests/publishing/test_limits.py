"""What Bluesky takes is dated data, and its door keeps to it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from studio import core
from studio.accounts.vault import MemoryVault
from studio.networks.load import load_networks
from studio.paths import assets
from studio.publishers import build_publishers
from studio.publishers.base import Identity, Publisher, Secret
from studio.publishers.bluesky_text import PostLimits
from studio.publishers.errors import PublishError
from studio.publishing.limits import bluesky_limits
from tests.helpers.bad_server import nobody_there
from tests.helpers.keepers import ListKeeper
from tests.helpers.kits import demo_kit
from tests.publishers.contract import NOW, RED, post

if TYPE_CHECKING:
    from pathlib import Path

    from studio.post import OutgoingPost
    from studio.publishers.mastodon import Refusal


def reason(folder: Path, limits: PostLimits, outgoing: OutgoingPost) -> str:
    """Return why a post does not go out; "offline" when it would have been sent."""
    publisher = build_publishers(folder, limits)["bluesky"]
    with nobody_there() as url:
        who = Identity(user_id="did:plc:a", handle="a.example", name="A", host=url)
        session = publisher.resume(who, Secret("t"), keeper=ListKeeper())
        with pytest.raises(PublishError) as caught:
            session.publish(outgoing, key=publisher.new_key(NOW))
    return caught.value.reason


def changed(folder: Path, **changes: Any) -> PostLimits:
    """Return the limits after a change of the rule file."""
    copy = folder / "networks"
    shutil.copytree(assets() / "networks", copy, dirs_exist_ok=True)
    file = copy / "bluesky.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["pictures"].update(changes.pop("pictures", {}))
    file.write_text(json.dumps({**data, **changes}), encoding="utf-8")
    return bluesky_limits(load_networks(copy))


def test_a_changed_rule_file_changes_what_the_door_refuses(tmp_path: Path) -> None:
    now = changed(tmp_path)
    assert reason(tmp_path, now, post("a" * 301)) == "too-long"
    assert reason(tmp_path, now, post("a" * 300)) == "offline"
    measures = [{"unit": "graphemes", "limit": 400}, {"unit": "bytes", "limit": 350}]
    longer = changed(tmp_path, measures=measures)
    assert reason(tmp_path, longer, post("a" * 350)) == "offline"
    assert reason(tmp_path, longer, post("a" * 351)) == "too-long"


def test_pictures_follow_the_rule_file_too(tmp_path: Path) -> None:
    now = changed(tmp_path)
    large = replace(RED, data=b"x" * 2_000_001)
    assert reason(tmp_path, now, post("x", *[RED] * 4)) == "offline"
    assert reason(tmp_path, now, post("x", *[RED] * 5)) == "too-many-pictures"
    assert reason(tmp_path, now, post("x", large)) == "picture-too-large"
    more = changed(tmp_path, pictures={"count": 5, "max_bytes": 2_000_001})
    assert reason(tmp_path, more, post("x", *[RED] * 4, large)) == "offline"


def test_the_app_hands_the_limits_of_its_data_to_its_doors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[PostLimits] = []

    def build(
        data_dir: Path, limits: PostLimits, mastodon: Refusal, **_more: object
    ) -> dict[str, Publisher]:
        handed.append(limits)
        assert mastodon(post("a" * 500), None) == ""
        assert mastodon(post("a" * 501), None) == "too-long"
        return build_publishers(data_dir, limits, mastodon)

    monkeypatch.setattr(core, "build_publishers", build)
    networks = load_networks(assets() / "networks")
    core.Core(tmp_path / "data", demo_kit(), networks, vault=MemoryVault()).close()
    assert handed == [bluesky_limits(networks)]
    assert handed[0].graphemes == 300


def test_without_rules_the_network_itself_refuses(tmp_path: Path) -> None:
    assert bluesky_limits({}) == PostLimits()
    assert reason(tmp_path, PostLimits(), post("a" * 9_000, *[RED] * 9)) == "offline"
