from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from studio.publishers import bluesky_people
from studio.publishers.answers import Answer
from studio.publishers.errors import RejectedError

PLC, WEB = "did:plc:abcdefghijklmnopqrstuvwx", "did:web:priya.example%3A8443"


class Outside:
    """What is asked of the internet; nothing of it is."""

    def __init__(self, did: str, service: str = "https://pds.example/") -> None:
        self.did = did
        self.service = service
        self.asked: list[str] = []

    def __call__(self, url: str, params: Mapping[str, str], **_signed: object) -> Answer:
        self.asked.append(url)
        if url.endswith("identity.resolveHandle"):
            assert params == {"handle": "priya.example"}
            return Answer(status=200, data={"did": self.did})
        service = {"id": f"{self.did}#atproto_pds", "serviceEndpoint": self.service}
        document: dict[str, Any] = {"id": self.did, "alsoKnownAs": ["at://Priya.example"]}
        return Answer(status=200, data={**document, "service": [service]})


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Outside:
    made = Outside(PLC)
    monkeypatch.setattr("studio.publishers.http.get_json", made)
    return made


def test_an_identity_is_asked_for_at_the_directory(outside: Outside) -> None:
    person = bluesky_people.find("https://bsky.social", "Priya.Example")
    assert outside.asked == [
        "https://bsky.social/xrpc/com.atproto.identity.resolveHandle",
        f"https://plc.directory/{PLC}",
    ]
    assert (person.did, person.handle, person.server) == (
        PLC,
        "priya.example",
        "https://pds.example",
    )


def test_an_identity_of_a_domain_is_asked_for_there(outside: Outside) -> None:
    outside.did = WEB
    bluesky_people.find("https://bsky.social", "priya.example")
    assert outside.asked[1] == "https://priya.example:8443/.well-known/did.json"


@pytest.mark.parametrize(
    "did",
    [
        "did:web:localhost%3A631",
        "did:web:127.0.0.1",
        "did:web:a.example%2F..%2Fb",
        "did:web:me%40a.example",
        "did:plc:short",
        "did:key:z6Mk",
        "",
    ],
)
def test_an_identity_leads_to_no_odd_address(outside: Outside, did: str) -> None:
    outside.did = did
    with pytest.raises(RejectedError):
        bluesky_people.find("https://bsky.social", "priya.example")
    assert len(outside.asked) == 1


@pytest.mark.parametrize(
    "service", ["http://pds.example", "https://localhost", "http://127.0.0.1:2583", "file:///etc"]
)
def test_a_server_of_this_computer_is_not_named_by_the_internet(
    outside: Outside, service: str
) -> None:
    outside.service = service
    with pytest.raises(RejectedError, match="wrong-metadata"):
        bluesky_people.find("https://bsky.social", "priya.example")
