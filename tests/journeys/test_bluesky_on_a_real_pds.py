"""The Bluesky door against the network's own server, read back by another route."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import pytest

from studio.post import OutgoingPicture, OutgoingPost
from studio.publishers.base import Linked, Secret, Session
from studio.publishers.bluesky import Bluesky
from studio.publishers.errors import LinkExpiredError, PublishError, RejectedError
from tests.counterparts.bluesky_pds import Pds, PdsAccount, running_pds, why_not
from tests.helpers.keepers import ListKeeper
from tests.publishers.contract import NOW, PublisherContract, Rig, Shown

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "the PDS is here"),
]

TEXT = "🌷 Tést 👩‍👩‍👧 bulbs: https://a.example/allium?x=1. #Ad and @nobody.example"
AT = "2026-11-21T09:30:00.000Z"


@pytest.fixture(scope="module")
def pds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pds]:
    with running_pds(tmp_path_factory.mktemp("pds")) as running:
        yield running


@pytest.fixture(scope="module")
def priya(pds: Pds) -> PdsAccount:
    return pds.new_account()


def link(pds: Pds, who: PdsAccount) -> Linked:
    handle = f"@{who.handle.upper()}"
    return Bluesky().link(host=pds.url, handle=handle, password=Secret(who.app_password))


def session_of(linked: Linked, keeper: ListKeeper | None = None) -> Session:
    keeper = keeper or ListKeeper(linked.secret)
    return Bluesky().resume(linked.identity, linked.secret, keeper=keeper)


def picture(colour: tuple[int, int, int], alt: str) -> OutgoingPicture:
    from io import BytesIO

    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (80, 60), colour).save(file, "JPEG")
    return OutgoingPicture(data=file.getvalue(), mime="image/jpeg", width=80, height=60, alt=alt)


class TestTheContractOnARealPds(PublisherContract):
    # Faults that a real server cannot be made to show are in tests/publishers.
    faults: ClassVar[dict[str, type[PublishError]]] = {"app-password-ended": LinkExpiredError}
    pds: Pds

    @pytest.fixture(autouse=True)
    def _use(self, pds: Pds) -> None:
        self.pds = pds

    @contextmanager
    def open(self, folder: Path) -> Iterator[Rig]:
        who = self.pds.new_account()
        linked = link(self.pds, who)
        keeper = ListKeeper(linked.secret)
        session = session_of(linked, keeper)

        def shown() -> list[Shown]:
            return [self._shown(who, key) for key in self.pds.keys(who.did)]

        yield Rig(
            publisher=Bluesky(),
            session=session,
            shown=shown,
            break_it=lambda _: self.pds.end(who),
            tokens=lambda: [secret.reveal() for secret in keeper.kept],
        )

    def _shown(self, who: PdsAccount, key: str) -> Shown:
        record = self.pds.record(who.did, key)
        images = record.get("embed", {}).get("images", [])
        pictures = [
            (self.pds.blob(who.did, image["image"]["ref"]["$link"]), image["alt"])
            for image in images
        ]
        return Shown(text=record["text"], pictures=tuple(pictures))


def test_a_post_arrives_word_for_word_and_byte_for_byte(pds: Pds, priya: PdsAccount) -> None:
    linked = link(pds, priya)
    assert (linked.identity.user_id, linked.identity.handle) == (priya.did, priya.handle)
    pictures = (picture((200, 30, 60), "A red pot"), picture((30, 60, 200), "A blue pot"))
    post = OutgoingPost(text=TEXT, pictures=pictures, locale="en-GB", created_at=AT)
    key = Bluesky().new_key(NOW)
    posted = session_of(linked).publish(post, key=key)
    assert posted.url == f"https://bsky.app/profile/{priya.handle}/post/{key}"

    record = pds.record(priya.did, key)
    assert record["text"] == TEXT
    assert record["createdAt"] == AT
    assert record["langs"] == ["en"]
    said = [
        TEXT.encode()[f["index"]["byteStart"] : f["index"]["byteEnd"]].decode()
        for f in record["facets"]
    ]
    assert said == ["https://a.example/allium?x=1", "#Ad"]
    for image, sent in zip(record["embed"]["images"], pictures, strict=True):
        assert image["alt"] == sent.alt
        assert image["aspectRatio"] == {"width": 80, "height": 60}
        assert pds.blob(priya.did, image["image"]["ref"]["$link"]) == sent.data


def test_the_same_key_twice_is_one_record_and_look_finds_it(pds: Pds, priya: PdsAccount) -> None:
    session = session_of(link(pds, priya))
    post = OutgoingPost(text="Once", pictures=(picture((1, 2, 3), "x"),), created_at=AT)
    key = Bluesky().new_key(NOW)
    assert session.look(key=key) is None
    first = session.publish(post, key=key)
    assert session.publish(post, key=key) == first
    assert session.look(key=key) == first
    assert pds.keys(priya.did).count(key) == 1


def test_a_main_password_is_refused_even_when_it_looks_like_an_app_password(
    pds: Pds, priya: PdsAccount
) -> None:
    with pytest.raises(RejectedError, match="main-password"):
        Bluesky().link(host=pds.url, handle=priya.handle, password=Secret(priya.main_password))


def test_a_wrong_password_is_refused(pds: Pds, priya: PdsAccount) -> None:
    with pytest.raises(RejectedError, match="wrong-password"):
        Bluesky().link(host=pds.url, handle=priya.handle, password=Secret("aaaa-bbbb-cccc-dddd"))


def test_a_kept_sign_in_goes_on_with_its_replacement(pds: Pds, priya: PdsAccount) -> None:
    linked = link(pds, priya)
    keeper = ListKeeper(linked.secret)
    session_of(linked, keeper).look(key="3kaaaaaaaaa22")
    kept = keeper.kept
    assert len(kept) == 2
    assert kept[1] != linked.secret
    again = Bluesky().resume(linked.identity, kept[1], keeper=keeper)
    again.look(key="3kaaaaaaaaa22")
    assert len(kept) == 3


def test_after_unlinking_the_sign_in_is_dead_at_the_network(pds: Pds, priya: PdsAccount) -> None:
    linked = link(pds, priya)
    Bluesky().unlink(linked.identity, linked.secret)
    with pytest.raises(LinkExpiredError):
        session_of(linked).look(key="3kaaaaaaaaa22")
    assert not pds.is_signed_in(linked.secret.reveal())
    Bluesky().unlink(linked.identity, linked.secret)  # and once more is fine


def test_what_the_server_itself_refuses_is_a_refusal(pds: Pds, priya: PdsAccount) -> None:
    session = session_of(link(pds, priya))
    no_date = OutgoingPost(text="No date", created_at="yesterday")
    with pytest.raises(RejectedError, match="refused") as caught:
        session.publish(no_date, key=Bluesky().new_key(NOW))
    assert caught.value.detail


def test_the_longest_post_is_taken(pds: Pds, priya: PdsAccount, tmp_path: Path) -> None:
    session = session_of(link(pds, priya))
    post = OutgoingPost(text="🌷" * 300, created_at=AT)
    assert session.publish(post, key=Bluesky().new_key(NOW)).url
