from __future__ import annotations

from pathlib import Path

import pytest

from studio import __version__
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.load import read_kit
from studio.brand_kit.model import Channel, SignIn
from tests.helpers.kits import copy_of_demo_kit, demo_kit, edit, problems_of

_CHANNEL = "url: https://kits.fernandfinch.example/demo/"


def test_the_publisher_may_be_a_name_or_a_name_with_a_contact(tmp_path: Path) -> None:
    assert demo_kit().publisher == "Fern & Finch brand team"
    assert demo_kit().publisher_contact == "brand@fernandfinch.example"
    kit = copy_of_demo_kit(tmp_path)
    old = "{name: Fern & Finch brand team, contact: brand@fernandfinch.example}"
    edit(kit, "kit.yml", old, "Somebody")
    read, problems = read_kit(kit)
    assert problems == ()
    assert read is not None
    assert (read.publisher, read.publisher_contact) == ("Somebody", "")


def test_the_channel_and_what_is_new_are_read() -> None:
    kit = demo_kit()
    assert kit.channel == Channel(
        url="https://kits.fernandfinch.example/demo/", stale_after_days=21
    )
    assert [change.version for change in kit.changes] == ["2026.11.1"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (_CHANNEL, "url: http://kits.example/", "bad-link"),
        (_CHANNEL, "url: javascript:alert(1)", "bad-link"),
        (_CHANNEL, "url: //server/share", "bad-link"),
        (_CHANNEL, "place: x", "missing-field"),
        ("stale_after_days: 21", "stale_after_days: 0", "not-in-range"),
        ("{name: Fern & Finch brand team,", "{nom: Fern & Finch brand team,", "missing-field"),
        ("  - version: 2026.11.1", "  - verzion: 2026.11.1", "missing-field"),
        ("min_app: 0.1.0", "min_app: newest", "not-a-version"),
    ],
)
def test_a_wrong_value_of_these_is_named(tmp_path: Path, old: str, new: str, code: str) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", old, new)
    assert problems_of(kit)[code].where.startswith("kit.yml line ")


def test_a_channel_on_this_same_computer_needs_no_https(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", _CHANNEL, "url: http://127.0.0.1:8080/kits/")
    assert problems_of(kit) == {}


_SIGN_IN = """sign_in:
  - network: bluesky
    client_id: https://fernandfinch.example/client.json
  - network: pinterest
    client_id: 1234567
    broker: https://tokens.fernandfinch.example
min_app: 0.1.0"""


def test_the_brands_apps_at_the_networks_are_read(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", "min_app: 0.1.0", _SIGN_IN)
    read, problems = read_kit(kit)
    assert problems == ()
    assert read is not None
    assert read.sign_in == (
        SignIn(network="bluesky", client_id="https://fernandfinch.example/client.json"),
        SignIn(
            network="pinterest", client_id="1234567", broker="https://tokens.fernandfinch.example"
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("https://fernandfinch.example/client.json", "http://a.example/client.json", "bad-link"),
        ("https://fernandfinch.example/client.json", "file:///etc/passwd", "bad-link"),
        ("https://fernandfinch.example/client.json", '""', "missing-field"),
        ("broker: https://", "broker: http://", "bad-link"),
        ("broker: https://tokens.fernandfinch.example", "broker: tokens", "bad-link"),
        ("broker: https://tokens.fernandfinch.example", "broker: http://127.0.0.1/", "bad-link"),
        ("network: pinterest", "network: bluesky", "id-twice"),
        ("network: pinterest", "network: Pinterest!", "bad-id"),
        ("network: pinterest", "netz: pinterest", "missing-field"),
        ("client_id: 1234567", "client_secret: 1234567", "unknown-key"),
    ],
)
def test_a_wrong_value_of_the_brands_apps_is_named(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", "min_app: 0.1.0", _SIGN_IN.replace(old, new))
    assert problems_of(kit)[code].where.startswith("kit.yml line ")


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        ("0", True),
        (__version__, True),
        (f"{__version__}.0", True),
        (f"{__version__}.1", False),
        ("0.0.99", True),
        ("999", False),
        ("0.999", False),
    ],
)
def test_a_kit_for_a_newer_app_is_refused_with_the_version_that_it_needs(
    tmp_path: Path, wanted: str, taken: bool
) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", "min_app: 0.1.0", f"min_app: {wanted}")
    if taken:
        assert problems_of(kit) == {}
        return
    with pytest.raises(KitRefusedError) as refusal:
        read_kit(kit)
    assert refusal.value.problems[0].code == "app-too-old"
    assert dict(refusal.value.problems[0].values) == {"value": wanted}
