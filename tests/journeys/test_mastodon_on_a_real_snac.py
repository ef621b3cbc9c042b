"""The Mastodon door against snac, a real server of another make, read back by another route.

snac is not like Mastodon in this, so the tests of ``tests/publishers`` say what Mastodon does:

* It ignores the Idempotency-Key: the same key twice is two posts.
* It has no pages: ``max_id`` gives the same posts again.
* It gives its posts to everybody, so ``look`` works after the sign-in ended.
* It answers a dead token with 422 at ``verify_credentials``, not with 401.
* It takes any PKCE verifier, and ``/api/v2/instance`` and the OAuth metadata are missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import ClassVar
from urllib.request import urlopen

import pytest

from studio.post import OutgoingPicture, OutgoingPost
from studio.publishers.base import Ask, Linked, Secret, Session
from studio.publishers.errors import LinkExpiredError, PublishError
from studio.publishers.mastodon import Mastodon
from studio.publishers.oauth.answer import judge
from studio.publishing.limits import mastodon_refusal
from tests.counterparts.snac import Snac, SnacUser, running_snac, why_not
from tests.helpers.keepers import ListKeeper
from tests.helpers.small_kit import NETWORKS
from tests.publishers.contract import NOW, RED, PublisherContract, Rig, Shown, post

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "snac is here"),
]

BACK = "http://127.0.0.1:49213/callback/mastodon"
TEXT = "🌷 Tést 👩‍👩‍👧 'bulbs':\n\nhttps://example.org/allium?x=1_2. #Ad & @nobody@example.org"


@pytest.fixture(scope="module")
def snac(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snac]:
    with running_snac(tmp_path_factory.mktemp("snac")) as running:
        yield running


def link(snac: Snac, who: SnacUser) -> Linked:
    publisher = Mastodon(mastodon_refusal(NETWORKS))
    ask = Ask(host=snac.url, handle="", redirect_uri=BACK, state=Secret("st4te"))
    authorization = publisher.authorize(ask)
    back, _mark, query = snac.say_yes(authorization.url, who).partition("?")
    assert back == BACK
    code = judge(query, authorization).code
    assert code is not None
    return publisher.redeem(authorization, code)


def session_of(linked: Linked) -> Session:
    publisher = Mastodon(mastodon_refusal(NETWORKS))
    return publisher.resume(linked.identity, linked.secret, keeper=ListKeeper())


def shown(snac: Snac, who: SnacUser) -> list[Shown]:
    return [
        Shown(
            text=status["sourceContent"],
            pictures=tuple(
                (_bytes(item["url"]), item["name"]) for item in status.get("attachment", [])
            ),
        )
        for status in snac.statuses(who)
    ]


def _bytes(url: str) -> bytes:
    with urlopen(url, timeout=30) as answer:  # noqa: S310  of the server that the test started
        return bytes(answer.read())


class TestTheContractOnARealSnac(PublisherContract):
    # Faults that a real server cannot be made to show are in tests/publishers.
    faults: ClassVar[dict[str, type[PublishError]]] = {"sign-in-ended": LinkExpiredError}
    snac: Snac
    users = 0

    @pytest.fixture(autouse=True)
    def _use(self, snac: Snac) -> None:
        self.snac = snac

    @contextmanager
    def open(self, folder: Path) -> Iterator[Rig]:
        type(self).users += 1
        who = self.snac.new_user(f"priya{self.users}")
        linked = link(self.snac, who)
        yield Rig(
            publisher=Mastodon(),
            session=session_of(linked),
            shown=lambda: shown(self.snac, who),
            break_it=lambda _: Mastodon().unlink(linked.identity, linked.secret),
            tokens=lambda: [linked.secret.reveal()],
        )

    def test_the_same_key_twice_is_one_post(self, tmp_path: Path) -> None:
        with self.open(tmp_path) as rig:
            for _ in range(2):
                rig.session.publish(post("Twice", RED), key="k1")
            assert len(rig.shown()) == 2  # on Mastodon, one: see tests/publishers


def test_a_post_arrives_word_for_word_and_byte_for_byte_and_is_found_again(snac: Snac) -> None:
    from PIL import Image

    who = snac.new_user("anna")
    linked = link(snac, who)
    file = BytesIO()
    Image.new("RGB", (80, 60), (200, 30, 60)).save(file, "JPEG")
    red = OutgoingPicture(
        data=file.getvalue(), mime="image/jpeg", width=80, height=60, alt="A réd pot"
    )
    now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.000Z}"
    sent = OutgoingPost(text=TEXT, pictures=(red,), locale="en-GB", created_at=now)
    session = session_of(linked)
    assert session.look(key="k1", post=sent) is None
    posted = session.publish(sent, key="k1")
    assert posted.url.startswith(f"{snac.url}/anna/p/")
    assert shown(snac, who) == [Shown(text=TEXT, pictures=((red.data, "A réd pot"),))]
    assert session.look(key="k1", post=sent) == posted
    assert session.look(key="k1", post=replace(sent, text="Another")) is None
    taken = frozenset({posted.remote_id})
    assert session.look(key="k1", post=sent, taken=taken) is None


def test_the_account_and_its_server_are_known_after_linking(snac: Snac) -> None:
    linked = link(snac, snac.new_user("ben"))
    assert linked.identity.handle == f"ben@{snac.url.removeprefix('http://')}"
    assert linked.limits is not None
    assert linked.limits.characters > 500
    assert session_of(linked).check(key=Mastodon().new_key(NOW)) == linked.limits


def test_after_unlinking_the_sign_in_is_dead_at_the_server(snac: Snac) -> None:
    linked = link(snac, snac.new_user("cleo"))
    Mastodon().unlink(linked.identity, linked.secret)
    with pytest.raises(LinkExpiredError):
        session_of(linked).check(key="k")
    with pytest.raises(LinkExpiredError):
        session_of(linked).publish(post("Hi"), key="k")


def test_a_connection_that_the_server_ends_is_no_reason_to_post_twice(snac: Snac) -> None:
    who = snac.new_user("dora")
    session = session_of(link(snac, who))
    for number in range(20):
        session.publish(post(f"Post {number}"), key=f"k{number}")
    texts = [item.text for item in shown(snac, who)]
    assert sorted(texts) == sorted(f"Post {number}" for number in range(20))
