from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

from studio.publishers.base import Identity, Secret, Session
from studio.publishers.bluesky import Bluesky
from studio.publishers.errors import (
    LinkExpiredError,
    OutcomeUnknownError,
    PublishError,
    RejectedError,
    UnavailableError,
)
from studio.publishing.limits import bluesky_limits
from tests.helpers import bad_server as bad
from tests.helpers.bad_server import BadServer, as_json, bad_server, nobody_there
from tests.helpers.bluesky_server import APP_PASSWORD, DID, HANDLE, FakeBluesky
from tests.helpers.keepers import ListKeeper
from tests.helpers.small_kit import NETWORKS
from tests.publishers.contract import NOW, RED, PublisherContract, Rig, Shown, post

LIMITS = bluesky_limits(NETWORKS)
FAULTS: dict[str, tuple[bad.Reply, type[PublishError]]] = {
    "portal": (bad.PORTAL, OutcomeUnknownError),
    "html": (bad.HTML, OutcomeUnknownError),
    "too-large": (bad.TOO_LARGE, RejectedError),
    "busy": (bad.BUSY, UnavailableError),
    "no-token": (bad.NO_TOKEN, LinkExpiredError),
    "refused": (as_json({"error": "InvalidRequest", "message": "no"}, 400), RejectedError),
    "broken": (bad.BROKEN, OutcomeUnknownError),
    "bad-gateway": (bad.BAD_GATEWAY, OutcomeUnknownError),
    "no-json": (bad.NO_JSON, OutcomeUnknownError),
    "drops-after-storing": (bad.DROPPED, OutcomeUnknownError),
    "cut-short": (bad.CUT_SHORT, OutcomeUnknownError),
    "wrong-uri": (as_json({"uri": "at://x/app.bsky.feed.post/other"}), OutcomeUnknownError),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    network: FakeBluesky
    server: BadServer
    publisher: Bluesky
    session: Session
    kept: list[Secret]


@contextmanager
def signed_in(keep: Callable[[Secret], None] | None = None) -> Iterator[Signed]:
    network = FakeBluesky()
    with bad_server(network) as server:
        publisher = Bluesky(LIMITS)
        linked = publisher.link(host=server.url, handle=HANDLE, password=Secret(APP_PASSWORD))
        keeper = ListKeeper(linked.secret, keep or (lambda _: None))
        session = publisher.resume(linked.identity, linked.secret, keeper=keeper)
        yield Signed(
            network=network,
            server=server,
            publisher=publisher,
            session=session,
            kept=keeper.kept,
        )


class TestBluesky(PublisherContract):
    faults: ClassVar[dict[str, type[PublishError]]] = {
        name: family for name, (_, family) in FAULTS.items()
    }

    @contextmanager
    def open(self, folder: Path) -> Iterator[Rig]:
        with signed_in() as signed:
            network = signed.network

            def shown() -> list[Shown]:
                return [_shown(network, record) for record in network.records.values()]

            yield Rig(
                publisher=signed.publisher,
                session=signed.session,
                shown=shown,
                break_it=lambda name: network.faults.update({"repo.putRecord": [FAULTS[name][0]]}),
                tokens=lambda: [network.access, network.refresh, APP_PASSWORD],
            )


def _shown(network: FakeBluesky, record: dict[str, Any]) -> Shown:
    images = record.get("embed", {}).get("images", [])
    numbers = [int(image["image"]["ref"]["$link"].removeprefix("blob")) for image in images]
    blobs = [network.blobs[number - 1] for number in numbers]
    alts = [image["alt"] for image in images]
    return Shown(text=record["text"], pictures=tuple(zip(blobs, alts, strict=True)))


def test_the_record_is_what_the_network_asks_for() -> None:
    with signed_in() as signed:
        text = "🌷 Bulbs https://a.example #Ad @anna.example"
        key = signed.publisher.new_key(NOW)
        posted = signed.session.publish(post(text, RED), key=key)
        record: dict[str, Any] = signed.network.records[key]
    assert posted.url == f"https://bsky.app/profile/{HANDLE}/post/{key}"
    assert posted.remote_id == f"at://{DID}/app.bsky.feed.post/{key}"
    assert record["$type"] == "app.bsky.feed.post"
    assert record["createdAt"] == "2026-11-21T09:30:00.000Z"
    assert record["langs"] == ["en"]
    assert record["embed"]["images"][0]["aspectRatio"] == {"width": 4, "height": 3}
    kinds = [facet["features"][0]["$type"].partition("#")[2] for facet in record["facets"]]
    assert kinds == ["link", "tag", "mention"]


def test_what_bluesky_would_refuse_is_refused_before_any_request() -> None:
    with signed_in() as signed:
        before = len(signed.server.seen)
        large = replace(RED, data=b"x" * 2_000_001)
        for reason, refused in (
            ("too-long", post("a" * 301)),
            ("too-long", post("é" * 290 + "👩‍👩‍👧" * 150)),
            ("too-many-pictures", post("x", RED, RED, RED, RED, RED)),
            ("picture-too-large", post("x", large)),
        ):
            with pytest.raises(RejectedError, match=reason):
                signed.session.publish(refused, key=signed.publisher.new_key(NOW))
        assert len(signed.server.seen) == before


def test_a_new_refresh_token_is_kept_before_the_post_is_sent() -> None:
    puts_at_keep: list[int] = []
    with signed_in(lambda _: puts_at_keep.append(len(signed.network.writes))) as signed:
        signed.session.publish(post("Hi"), key=signed.publisher.new_key(NOW))
        assert puts_at_keep == [0]
        assert len(signed.network.writes) == 1


def test_nothing_is_sent_when_the_new_token_cannot_be_kept_and_it_is_not_lost() -> None:
    failing = [True]
    kept: list[Secret] = []

    def keep(fresh: Secret) -> None:
        if failing:
            failing.pop()
            raise UnavailableError("vault-locked")
        kept.append(fresh)

    with signed_in(keep) as signed:
        with pytest.raises(UnavailableError, match="vault-locked"):
            signed.session.publish(post("Hi"), key="3kaaaaaaaaa22")
        assert signed.network.writes == []
        signed.session.publish(post("Hi"), key="3kaaaaaaaaa22")
        assert kept == [Secret(signed.network.refresh)]


def test_an_access_token_that_ran_out_is_replaced_once_and_the_post_goes_out_once() -> None:
    with signed_in() as signed:
        signed.session.publish(post("One"), key="3kaaaaaaaaa22")
        signed.network.access = "somebody else's"
        signed.session.publish(post("Two"), key="3kaaaaaaaaa23")
        assert signed.network.writes == ["3kaaaaaaaaa22", "3kaaaaaaaaa23"]
        assert len(signed.kept) == 3  # linked, first refresh, second refresh


def test_a_sign_in_that_was_ended_asks_to_link_again() -> None:
    with signed_in() as signed:
        signed.network.ended = True
        with pytest.raises(LinkExpiredError):
            signed.session.publish(post("Hi"), key="3kaaaaaaaaa22")
        with pytest.raises(LinkExpiredError):
            signed.session.look(key="3kaaaaaaaaa22")


def test_two_threads_replace_a_token_only_once() -> None:
    with signed_in() as signed:
        threads = [
            threading.Thread(
                target=signed.session.publish,
                args=(post("Hi"),),
                kwargs={"key": f"3kaaaaaaaaa2{n}"},
            )
            for n in range(2, 6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(signed.kept) == 2
        assert len(signed.network.writes) == 4


def test_a_post_whose_answer_was_lost_is_found_again() -> None:
    with signed_in() as signed:
        signed.network.faults["repo.putRecord"] = [bad.DROPPED]
        key = signed.publisher.new_key(NOW)
        with pytest.raises(OutcomeUnknownError):
            signed.session.publish(post("Hi"), key=key)
        assert signed.network.writes == [key]  # sent once, not tried again
        assert signed.session.look(key=key) is not None


@pytest.mark.parametrize("fault", ["portal", "html", "broken", "no-json", "drops-after-storing"])
def test_a_picture_that_does_not_arrive_means_that_nothing_was_posted(fault: str) -> None:
    with signed_in() as signed:
        signed.network.faults["repo.uploadBlob"] = [FAULTS[fault][0]]
        with pytest.raises(UnavailableError):
            signed.session.publish(post("Hi", RED), key=signed.publisher.new_key(NOW))
        assert signed.network.writes == []


def test_a_portal_in_front_of_everything_is_said_to_be_one() -> None:
    with signed_in() as signed:
        signed.server.answer = lambda _: bad.PORTAL
        with pytest.raises(UnavailableError, match="wifi-sign-in"):
            signed.session.publish(post("Hi"), key=signed.publisher.new_key(NOW))


def test_offline_means_that_nothing_was_posted() -> None:
    with nobody_there() as url:
        who = Identity(user_id=DID, handle=HANDLE, name="Priya", host=url)
        session = Bluesky().resume(who, Secret("t"), keeper=ListKeeper())
        with pytest.raises(UnavailableError, match="offline"):
            session.publish(post("Hi"), key="3kaaaaaaaaa22")


def test_look_says_so_when_the_network_cannot_be_asked() -> None:
    with signed_in() as signed:
        for fault in (bad.BROKEN, bad.HTML, as_json({"error": "InvalidRequest"}, 400)):
            signed.network.faults["repo.getRecord"] = [fault]
            with pytest.raises(UnavailableError):
                signed.session.look(key="3kaaaaaaaaa22")


def test_a_mention_is_plain_text_when_its_handle_cannot_be_resolved() -> None:
    with signed_in() as signed:
        signed.session.publish(post("@nobody.example"), key="3kaaaaaaaaa22")
        assert "facets" not in signed.network.records["3kaaaaaaaaa22"]


def test_unlinking_ends_the_session_at_the_network() -> None:
    with signed_in() as signed:
        who = Identity(user_id=DID, handle=HANDLE, name="", host=signed.server.url)
        signed.publisher.unlink(who, Secret(signed.network.refresh))
        assert signed.network.ended
        signed.network.faults["server.deleteSession"] = [bad.BROKEN]
        with pytest.raises(UnavailableError):
            signed.publisher.unlink(who, Secret(signed.network.refresh))
