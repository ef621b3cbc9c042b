from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.brand_kit.model import Picture
from studio.brand_kit.texts import Texts
from studio.post import Attachment, Draft
from studio.publishing import PictureProblem, outgoing, outgoing_pictures
from tests.helpers.shop import DRAFT


def test_the_link_goes_on_a_line_of_its_own_unless_it_is_there() -> None:
    draft = replace(DRAFT, link="https://a.example", variants=(("x", "See https://a.example now"),))
    assert outgoing(draft, "bluesky").text == "Bulbs are in\nhttps://a.example"
    assert outgoing(draft, "x").text == "See https://a.example now"
    assert outgoing(draft, "instagram", clickable_links=False).text == "Bulbs are in"
    assert outgoing(replace(draft, text=""), "bluesky").text == "https://a.example"


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=30))
def test_any_words_can_be_sent(text: str) -> None:
    sent = outgoing(Draft(id="d", text=text), "bluesky").text
    sent.encode()
    if text.isascii():
        assert sent == text


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A kit with one picture, and a renderer that leaves pictures as they are."""

    def rendition(data: bytes, limits: object) -> SimpleNamespace:
        if data == b"not a picture":
            raise ValueError
        return SimpleNamespace(data=data, mime="image/jpeg", width=4, height=3)

    pictures = ModuleType("studio.pictures")
    pictures.rendition = rendition  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "studio.pictures", pictures)
    root = tmp_path / "kit"
    root.mkdir()
    (root / "red.jpg").write_bytes(b"red")
    (tmp_path / "out.jpg").write_bytes(b"red")
    red = Picture(
        id="red",
        file="red.jpg",
        sha256=hashlib.sha256(b"red").hexdigest(),
        width=4,
        height=3,
        focal=(0.5, 0.5),
        name=Texts(),
        alt=Texts(by_locale=(("en-GB", "A red pot"),)),
    )
    known = {"red": red, "out": replace(red, id="out", file="../out.jpg")}
    return SimpleNamespace(root=root, picture=known.get, on=date(2026, 11, 21))


RULES: Any = SimpleNamespace(pictures=None)


def sent_with(kit: Any, *attachments: Attachment) -> list[tuple[bytes, str]]:
    draft = replace(DRAFT, attachments=attachments)
    return [(p.data, p.alt) for p in outgoing_pictures(draft, kit, RULES)]


def test_pictures_go_out_in_order_with_the_nearest_description(kit: Any, tmp_path: Path) -> None:
    (tmp_path / "own.jpg").write_bytes(b"own")
    own = Attachment(file=str(tmp_path / "own.jpg"), alt="Mine")
    assert sent_with(
        kit, own, Attachment(picture_id="red"), Attachment(picture_id="red", alt="My words")
    ) == [(b"own", "Mine"), (b"red", "A red pot"), (b"red", "My words")]


@pytest.mark.parametrize(
    ("attachment", "code"),
    [
        (Attachment(picture_id="gone"), "picture-missing"),
        (Attachment(picture_id="out"), "picture-missing"),
        (Attachment(picture_id="red", sha256="other"), "picture-changed"),
        (Attachment(file="/no/such/file.jpg"), "picture-missing"),
    ],
)
def test_a_picture_that_cannot_go_out_is_named(kit: Any, attachment: Attachment, code: str) -> None:
    with pytest.raises(PictureProblem, match=code):
        sent_with(kit, attachment)


def test_a_picture_that_was_changed_on_the_disk_does_not_go_out(kit: Any, tmp_path: Path) -> None:
    (tmp_path / "kit" / "red.jpg").write_bytes(b"another")
    with pytest.raises(PictureProblem, match="picture-changed"):
        sent_with(kit, Attachment(picture_id="red"))
    (tmp_path / "own.jpg").write_bytes(b"not a picture")
    with pytest.raises(PictureProblem, match="picture-unreadable"):
        sent_with(kit, Attachment(file=str(tmp_path / "own.jpg")))
