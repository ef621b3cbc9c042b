from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from studio import darkroom as darkroom_module
from studio.brand_kit.model import BrandKit, Layer, Template, TextSlot
from studio.composing.letters import Letterer
from studio.darkroom import Darkroom
from studio.pictures.source import PictureSource
from studio.post import Attachment, PictureEdit, PictureWords
from studio.publishing.outgoing import PictureProblem
from tests.helpers.any_composition import saved, scene
from tests.helpers.small_kit import NETWORKS, kit, picture, said

RED = saved(Image.new("RGB", (400, 500), "#C0392B"), "JPEG")
SCENE = saved(scene(900, 700), "JPEG", quality=90)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass
class Room:
    """A darkroom with a kit of two pictures, and what it asked for."""

    kit: BrandKit
    photos: dict[str, bytes] = field(default_factory=dict)
    opened: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.room = Darkroom(self.kit, NETWORKS, self.nobody, self.read)

    def nobody(self) -> Letterer:
        raise AssertionError("no words, so nobody sets them")

    def read(self, digest: str) -> bytes:
        if digest not in self.photos:
            raise PictureProblem("photo-missing", "")
        return self.photos[digest]

    def made(self, item: Attachment, place: str = "practice") -> bytes:
        found = self.room.made(item, place, label="Ad", locale="en-GB")
        assert found.rendition is not None, found.facts
        return found.rendition.data


@pytest.fixture
def room(tmp_path: Path) -> Room:
    root = tmp_path / "kit"
    root.mkdir()
    (root / "red.jpg").write_bytes(RED)
    (root / "scene.jpg").write_bytes(SCENE)
    (tmp_path / "out.jpg").write_bytes(RED)
    red = picture(id="red", file="red.jpg", sha256=sha(RED), width=400, height=500)
    pictures = (
        red,
        picture(id="scene", file="scene.jpg", sha256=sha(SCENE), width=900, height=700),
        replace(red, id="out", file="../out.jpg"),
    )
    return Room(kit(root=root, pictures=pictures))


@pytest.fixture
def decodings(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return the files that were opened, in order."""
    found: list[bytes] = []

    def counted(data: bytes, **how: Any) -> PictureSource:
        found.append(data)
        return PictureSource(data, **how)

    monkeypatch.setattr(darkroom_module, "PictureSource", counted)
    return found


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (Attachment(picture_id="gone"), "picture-missing"),
        (Attachment(picture_id="out"), "picture-missing"),
        (Attachment(picture_id="red", sha256="other"), "picture-changed"),
        (Attachment(file="/no/such/file.jpg"), "picture-missing"),
        (Attachment(photo="f" * 64), "photo-missing"),
    ],
)
def test_a_picture_that_cannot_go_out_is_named(room: Room, item: Attachment, code: str) -> None:
    with pytest.raises(PictureProblem) as caught:
        room.made(item)
    assert caught.value.code == code
    assert caught.value.picture == (item.picture_id or Path(item.file).name)


def test_a_picture_that_was_changed_on_the_disk_does_not_go_out(room: Room) -> None:
    (room.kit.root / "red.jpg").write_bytes(SCENE)
    with pytest.raises(PictureProblem, match="picture-changed"):
        room.made(Attachment(picture_id="red", sha256=sha(RED)))


@pytest.mark.parametrize("data", [b"", b"not a picture", RED[:-200], b"\0" * 60_000_001])
def test_a_file_that_is_no_sound_picture_does_not_go_out(
    room: Room, tmp_path: Path, data: bytes
) -> None:
    own = tmp_path / "own.jpg"
    own.write_bytes(data)
    with pytest.raises(PictureProblem, match=r"own\.jpg: picture-unreadable"):
        room.made(Attachment(file=str(own)))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_regular_file_is_not_waited_for(room: Room, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    for file in (pipe, tmp_path):
        with pytest.raises(PictureProblem):
            room.made(Attachment(file=str(file)))


def test_a_photo_that_was_damaged_on_the_shelf_is_told(room: Room) -> None:
    room.photos["d" * 64] = SCENE[:-300]
    with pytest.raises(PictureProblem, match="picture-unreadable"):
        room.made(Attachment(photo="d" * 64), "instagram")


def test_each_picture_is_its_own(room: Room, tmp_path: Path) -> None:
    own = tmp_path / "own.jpg"
    own.write_bytes(saved(scene(300, 300), "JPEG"))
    room.photos["p" * 64] = SCENE
    items = (Attachment(file=str(own)), Attachment(picture_id="red"), Attachment(photo="p" * 64))
    sizes = []
    for item in items:
        found = room.room.made(item, "practice", label="", locale="en-GB").rendition
        assert found is not None
        sizes.append((found.width, found.height))
    assert sizes == [(300, 300), (400, 500), (900, 700)]


def test_a_file_that_a_command_names_is_cleaned_first(room: Room, tmp_path: Path) -> None:
    own = tmp_path / "own.jpg"
    own.write_bytes(saved(scene(300, 200), "JPEG", turned=6))
    found = room.room.made(Attachment(file=str(own)), "practice", label="", locale="en-GB")
    assert found.rendition is not None
    assert b"CANARY" not in found.rendition.data
    assert (found.rendition.width, found.rendition.height) == (200, 300)


def test_a_picture_is_read_once_for_several_places(room: Room, decodings: list[bytes]) -> None:
    item = Attachment(picture_id="scene")
    places = ("instagram", "instagram:story", "pinterest", "practice")
    for place in places:
        room.made(item, place)
    assert decodings == [SCENE]


def test_other_places_change_nothing_of_a_picture(room: Room) -> None:
    item = Attachment(picture_id="scene")
    for place in ("practice", "pinterest"):
        room.made(item, place)
    assert room.made(item, "instagram:story") == Room(room.kit).made(item, "instagram:story")


def test_what_was_made_is_kept_until_something_of_it_changes(
    room: Room, decodings: list[bytes]
) -> None:
    item = Attachment(picture_id="scene")

    def found(**changes: Any) -> object:
        how = {"place": "instagram", "label": "Ad", "locale": "en-GB", **changes}
        return room.room.made(how.pop("item", item), how.pop("place"), **how)

    first = found()
    assert found() is first
    cut = replace(item, edit=PictureEdit(crops=(("", (0.0, 0.0, 0.5, 1.0)),)))
    assert found(item=cut) is not first
    assert found(place="instagram:story") is not first
    assert found(label="") is not first
    assert found(locale="cy-GB") is not first
    elsewhere = replace(item, edit=PictureEdit(crops=(("bluesky", (0.0, 0.0, 0.5, 1.0)),)))
    assert found(item=elsewhere) is first
    assert decodings == [SCENE]


def test_other_rules_of_a_network_make_the_picture_anew(room: Room) -> None:
    item = Attachment(picture_id="scene")
    networks = dict(NETWORKS)
    asked = Darkroom(room.kit, networks, room.nobody, room.read)

    def size() -> tuple[int, int]:
        return asked.made(item, "practice", label="", locale="en-GB").facts.size

    assert size() == (900, 700)
    rules = networks["practice"]
    networks["practice"] = replace(rules, pictures=replace(rules.pictures, max_side=450))
    assert size() == (450, 350)


def test_a_place_that_is_not_there_is_no_picture(room: Room) -> None:
    with pytest.raises(KeyError):
        room.made(Attachment(picture_id="red"), "nowhere")
    with pytest.raises(KeyError):
        room.made(Attachment(picture_id="red"), "bluesky:story")


def test_only_words_need_somebody_who_sets_them(room: Room) -> None:
    slot = TextSlot(
        kind="headline", maximum=9, colours=("a",), min_contrast=4.5,
        font="", size=0.1, min_size=0.1, overflow="shrink",
    )  # fmt: skip
    words = Layer(id="w", kind="text", box=(0.1, 0.1, 0.5, 0.2), lock="style", slot=slot)
    photo = Layer(id="p", kind="picture", box=(0.0, 0.0, 1.0, 1.0), lock="none")
    template = Template(id="t", title=said("T"), ratio=(4, 5), layers=(photo, words))
    asked = Room(replace(room.kit, templates=(template,)))
    edit = PictureEdit(template="t", words=(PictureWords(slot="w", text="Hi"),))
    item = Attachment(picture_id="red", edit=edit)
    assert asked.room.plan(Attachment(picture_id="red"), "practice", label="", locale="") is None
    plan = asked.room.plan(item, "practice", label="", locale="en-GB")
    assert plan is not None
    assert [layer.letters.words for layer in plan.words() if layer.letters] == ["Hi"]
    with pytest.raises(AssertionError, match="nobody"):
        asked.made(item)


def test_a_kit_without_a_mark_has_no_mark_to_draw(room: Room) -> None:
    assert room.room.mark() == b""


def test_two_pictures_that_are_not_used_any_more_are_let_go(
    room: Room, decodings: list[bytes]
) -> None:
    room.photos.update({name * 64: SCENE for name in "ab"})
    uses: list[Callable[[], object]] = [
        lambda: room.made(Attachment(picture_id="scene")),
        lambda: room.made(Attachment(photo="a" * 64)),
        lambda: room.made(Attachment(photo="b" * 64)),
    ]
    for use in uses:
        use()
    room.made(Attachment(picture_id="scene"), "instagram")
    assert len(decodings) == 4


def test_only_so_many_pictures_are_kept_and_the_one_in_use_stays(room: Room) -> None:
    def found(label: str) -> object:
        item = Attachment(picture_id="red")
        return room.room.made(item, "practice", label=label, locale="en-GB")

    used, left = found("used"), found("left")
    for number in range(200):
        found(str(number))
        assert found("used") is used
    assert found("left") is not left
