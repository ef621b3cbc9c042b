from __future__ import annotations

from dataclasses import replace

from studio.brand_kit.model import SignIn
from studio.policy import Policy
from studio.publishers.base import Registration
from studio.publishing.registrations import registration_of
from tests.helpers.kits import demo_kit

OF_THE_KIT = SignIn(network="bluesky", client_id="https://kit.example/c.json", broker="")


def test_the_organisation_goes_before_the_kit_and_the_kit_before_nothing() -> None:
    kit = replace(demo_kit(), sign_in=(OF_THE_KIT,))
    decided = Policy(
        locked={"ClientIds": {"bluesky": "https://it.example/c.json"}},
    )
    assert registration_of("bluesky", decided, kit).client_id == "https://it.example/c.json"
    assert registration_of("bluesky", Policy(), kit).client_id == "https://kit.example/c.json"
    assert registration_of("mastodon", Policy(), kit) == Registration()
    assert registration_of("bluesky", Policy(), demo_kit()) == Registration()


def test_a_kit_that_nobody_signed_is_not_believed() -> None:
    assert registration_of("bluesky", Policy(), None) == Registration()
