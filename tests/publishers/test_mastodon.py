from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest

from studio.publishers.base import Ask, Identity, Linked, Secret, Session
from studio.publishers.errors import (
    LinkExpiredError,
    OutcomeUnknownError,
    PublishError,
    RejectedError,
    UnavailableError,
)
from studio.publishers.mastodon import Mastodon
from studio.publishing.limits import mastodon_refusal
from tests.helpers import bad_server as bad
from tests.helpers.bad_server import BadServer, as_json, bad_server, nobody_there
from tests.helpers.keepers import ListKeeper
from tests.helpers.mastodon_server import SECRET, TOKEN, FakeMastodon
from tests.helpers.small_kit import NETWORKS
from tests.publishers.contract import BLUE, NOW, RED, PublisherContract, Rig, Shown, post

BACK = "http://127.0.0.1:49213/callback/mastodon"
POST = "POST /api/v1/statuses"
BUSY = as_json({"error": "Too many requests"}, 429, X_RateLimit_Reset="2126-11-21T09:35:00.000Z")
FAULTS: dict[str, tuple[bad.Reply, type[PublishError]]] = {
    "portal": (bad.PORTAL, OutcomeUnknownError),
    "html": (bad.HTML, OutcomeUnknownError),
    "too-large": (bad.TOO_LARGE, RejectedError),
    "busy": (BUSY, UnavailableError),
    "no-token": (bad.NO_TOKEN, LinkExpiredError),
    "refused": (as_json({"error": "Validation failed: Text is too long"}, 422), RejectedError),
    "broken": (bad.BROKEN, OutcomeUnknownError),
    "bad-gateway": (bad.BAD_GATEWAY, OutcomeUnknownError),
    "no-json": (bad.NO_JSON, OutcomeUnknownError),
    "drops-after-storing": (bad.DROPPED, OutcomeUnknownError),
    "cut-short": (bad.CUT_SHORT, OutcomeUnknownError),
    "no-id": (as_json({"url": "https://garden.example/1"}), OutcomeUnknownError),
    "a-list": (as_json([]), OutcomeUnknownError),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    network: FakeMastodon
    server: BadServer
    publisher: Mastodon
    linked: Linked
    session: Session
    waits: list[float]


def sign_in(network: FakeMastodon, publisher: Mastodon, typed: str) -> Linked:
    asked = Ask(host=typed, handle="", redirect_uri=BACK, state=Secret("st"))
    authorization = publisher.authorize(asked)
    code = network.say_yes(authorization.url).partition("code=")[2].partition("&")[0]
    return publisher.redeem(authorization, Secret(code))


@contextmanager
def signed_in(network: FakeMastodon | None = None) -> Iterator[Signed]:
    network = network or FakeMastodon()
    waits: list[float] = []
    with bad_server(network) as server:
        network.url = server.url
        publisher = Mastodon(mastodon_refusal(NETWORKS), wait=waits.append)
        linked = sign_in(network, publisher, server.url)
        session = publisher.resume(linked.identity, linked.secret, keeper=ListKeeper())
        yield Signed(
            network=network,
            server=server,
            publisher=publisher,
            linked=linked,
            session=session,
            waits=waits,
        )


class TestMastodon(PublisherContract):
    faults: ClassVar[dict[str, type[PublishError]]] = {
        name: family for name, (_, family) in FAULTS.items()
    }

    @contextmanager
    def open(self, folder: Path) -> Iterator[Rig]:
        with signed_in() as signed:
            network = signed.network

            def shown() -> list[Shown]:
                return [
                    Shown(
                        text=status["text"],
                        pictures=tuple(
                            (network.media[m["id"]]["bytes"], m["description"])
                            for m in status["media_attachments"]
                        ),
                    )
                    for status in network.statuses
                ]

            yield Rig(
                publisher=signed.publisher,
                session=signed.session,
                shown=shown,
                break_it=lambda name: network.faults.update({POST: [FAULTS[name][0]]}),
                tokens=lambda: [TOKEN, SECRET],
            )


def test_a_status_is_what_the_network_asks_for() -> None:
    with signed_in() as signed:
        posted = signed.session.publish(post("🌷 Bulbs #Ad", RED), key="k" * 32)
        sent = signed.server.seen[-1]
    assert posted.url == "https://garden.example/@priya/1000"
    assert posted.remote_id == "1000"
    assert sent.json() == {
        "status": "🌷 Bulbs #Ad",
        "media_ids": ["1"],
        "visibility": "public",
        "language": "en",
    }
    assert sent.headers["Idempotency-Key"] == "k" * 32


def test_a_busy_server_says_when_with_a_moment() -> None:
    with signed_in() as signed:
        signed.network.faults[POST] = [BUSY]
        with pytest.raises(UnavailableError, match="rate-limited") as caught:
            signed.session.publish(post("Hi"), key="k1")
    assert caught.value.retry_at is not None


def test_a_picture_that_takes_long_is_waited_for_before_anything_is_posted() -> None:
    with signed_in() as signed:
        signed.network.pending = 3
        signed.session.publish(post("Pot", RED), key="k1")
        assert signed.waits == [0.5, 1.0, 2.0]
        signed.network.pending = 1000
        with pytest.raises(UnavailableError, match="picture-not-ready"):
            signed.session.publish(post("Pots", RED), key="k2")
        assert sum(signed.waits[3:]) < 61
        assert len(signed.network.statuses) == 1


@pytest.mark.parametrize("fault", ["portal", "html", "broken", "no-json", "drops-after-storing"])
def test_a_picture_that_does_not_arrive_means_that_nothing_was_posted(fault: str) -> None:
    with signed_in() as signed:
        signed.network.faults["POST /api/v2/media"] = [FAULTS[fault][0]]
        with pytest.raises(UnavailableError):
            signed.session.publish(post("Hi", RED), key="k1")
        assert signed.network.statuses == []


def test_a_picture_that_the_server_cannot_read_is_a_refusal() -> None:
    with signed_in() as signed:
        refused = as_json({"error": "Validation failed: File is of no known kind"}, 422)
        signed.network.faults["POST /api/v2/media"] = [refused]
        with pytest.raises(RejectedError, match="no known kind"):
            signed.session.publish(post("Hi", RED), key="k1")


def test_what_the_server_would_refuse_is_refused_before_anything_is_sent() -> None:
    with signed_in() as signed:
        for reason, refused in (
            ("too-long", post("a" * 601)),
            ("too-long", post("👩‍👩‍👧" * 601)),
            ("too-many-pictures", post("x", RED, RED, RED, RED, RED)),
            ("picture-too-large", post("x", replace(RED, data=b"x" * 1_000_001))),
            ("picture-too-large", post("x", BLUE, replace(RED, width=9000, height=9000))),
            ("picture-kind", post("x", replace(RED, mime="image/webp"))),
            ("alt-too-long", post("x", replace(RED, alt="a" * 1501))),
        ):
            with pytest.raises(RejectedError, match=reason):
                signed.session.publish(refused, key="k1")
        assert (signed.network.media, signed.network.statuses) == ({}, [])
        address = "https://example.org/" + "long" * 300
        signed.session.publish(post("a" * 576 + " " + address), key="k2")
        assert signed.server.paths().count("/api/v2/instance") == 2  # linking, and once more


def test_a_server_that_gives_no_figures_has_the_dated_ones() -> None:
    network = FakeMastodon()
    network.instance = None
    with signed_in(network) as signed:
        assert signed.linked.limits is None
        with pytest.raises(RejectedError, match="too-long"):
            signed.session.publish(post("a" * 501), key="k1")
        signed.session.publish(post("a" * 500), key="k1")


def test_a_post_whose_answer_was_lost_is_found_and_was_sent_once() -> None:
    text = "Tulips & <b>bulbs</b>:\n\nhttps://a.example/allium?x=1 @anna@b.example  #Ad\nBye"
    with signed_in() as signed:
        signed.network.faults[POST] = [bad.DROPPED]
        with pytest.raises(OutcomeUnknownError, match="no-answer"):
            signed.session.publish(post(text, RED), key="k1")
        assert signed.server.paths().count("/api/v1/statuses") == 1
        found = signed.session.look(key="k1", post=post(text, RED))
        assert found is not None
        assert found.remote_id == "1000"


def test_another_post_with_the_same_words_is_not_taken_for_this_one() -> None:
    with signed_in() as signed:
        first = signed.session.publish(post("Hi"), key="k1")
        taken = frozenset({first.remote_id})
        assert signed.session.look(key="k2", post=post("Hi"), taken=taken) is None
        second = signed.session.publish(post("Hi"), key="k2")
        assert signed.session.look(key="k2", post=post("Hi"), taken=taken) == second
        assert signed.session.look(key="k3", post=post("Hi", RED)) is None


def test_a_status_from_long_before_the_press_is_not_this_post() -> None:
    with signed_in() as signed:
        signed.network.now = "2026-11-20T09:29:59.000Z"
        signed.network.add("Hi", [])
        assert signed.session.look(key="k1", post=post("Hi")) is None


def test_nearly_the_same_words_mean_that_nobody_can_tell() -> None:
    with signed_in() as signed:
        signed.network.add("A *lovely* day!", [])
        with pytest.raises(UnavailableError, match="cannot-tell"):
            signed.session.look(key="k1", post=post("A lovely day"))


def test_more_statuses_than_we_read_mean_that_nobody_can_tell() -> None:
    with signed_in() as signed:
        for number in range(150):
            signed.network.add(f"Post {number}", [])
        assert signed.session.look(key="k1", post=post("Hi")) is None
        for number in range(60):
            signed.network.add(f"More {number}", [])
        with pytest.raises(UnavailableError, match="cannot-tell"):
            signed.session.look(key="k1", post=post("Hi"))


def test_a_server_without_pages_is_read_as_far_as_it_can_be() -> None:
    with signed_in() as signed:
        signed.network.has_pages = False
        signed.network.add("Another", [])
        assert signed.session.look(key="k1", post=post("Hi")) is None
        for number in range(30):
            signed.network.add(f"Post {number}", [])
        with pytest.raises(UnavailableError, match="cannot-tell"):
            signed.session.look(key="k1", post=post("Hi"))


def test_without_the_post_nobody_can_tell() -> None:
    with signed_in() as signed, pytest.raises(UnavailableError, match="cannot-tell"):
        signed.session.look(key="k1")


def test_look_says_so_when_the_network_cannot_be_asked() -> None:
    with signed_in() as signed:
        where = "GET /api/v1/accounts/110/statuses"
        for fault in (bad.BROKEN, bad.HTML, as_json({"error": "no"}, 403), as_json({"id": "1"})):
            signed.network.faults[where] = [fault]
            with pytest.raises(UnavailableError):
                signed.session.look(key="k1", post=post("Hi"))
        signed.network.faults[where] = [bad.NO_TOKEN]
        with pytest.raises(LinkExpiredError, match="sign-in-ended"):
            signed.session.look(key="k1", post=post("Hi"))


def test_a_check_gives_what_the_server_takes_now() -> None:
    with signed_in() as signed:
        limits = signed.session.check(key="k1")
        assert limits is not None
        assert (limits.characters, limits.formats) == (600, ("image/jpeg", "image/png"))
        disabled = as_json({"error": "Your login is currently disabled"}, 403)
        signed.network.faults["GET /api/v1/accounts/verify_credentials"] = [disabled]
        signed.network.token = "another"
        for _ in range(2):
            with pytest.raises(LinkExpiredError, match="sign-in-ended"):
                signed.session.check(key="k1")


def test_offline_means_that_nothing_was_posted() -> None:
    with signed_in() as signed, nobody_there() as url:
        who = replace(signed.linked.identity, host=url)
        session = Mastodon().resume(who, signed.linked.secret, keeper=ListKeeper())
        with pytest.raises(UnavailableError, match="offline"):
            session.publish(post("Hi"), key="k1")


def test_a_kept_secret_that_is_none_of_ours_asks_to_link_again() -> None:
    who = Identity(user_id="1", handle="p@x.example", name="P", host="https://x.example")
    for secret in (Secret("refresh"), Secret("{}"), Secret('{"token": 3}')):
        with pytest.raises(LinkExpiredError, match="no-sign-in"):
            Mastodon().resume(who, secret, keeper=ListKeeper()).publish(post("Hi"), key="k")


def test_keys_are_never_the_same() -> None:
    assert len({Mastodon().new_key(NOW) for _ in range(100)}) == 100
