"""``studio picture`` writes exactly what would be uploaded, and nothing when it may not."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from studio.brand_kit.picture_header import is_bare
from tests.helpers.kits import copy_of_demo_kit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ran, Studio

SHOT = "watering-can"
CARD = ("--template", "said-at-the-bench")
WORDS = ("--slot", "words=Plant now 🌷")
GOOD = {"text": "Ad · My gran tucked alliums between her roses.", "brief": "alliums"}


pytestmark = pytest.mark.usefixtures("no_screen")


def asked(studio: Studio, out: Path, *flags: str, picture: str = SHOT) -> Ran:
    given = {"--network", "-o"} & set(flags)
    network = () if "--network" in given else ("--network", "practice")
    return studio("picture", "--picture", picture, *network, "-o", str(out), *flags)


def test_a_picture_with_words_is_written_with_its_description(
    studio: Studio, tmp_path: Path
) -> None:
    out = tmp_path / "a.jpg"
    ran = asked(studio, out, *CARD, *WORDS, "--network", "instagram", "--format", "json")
    assert ran.code == 0, ran.err
    answer = ran.json
    data = out.read_bytes()
    assert is_bare(data)
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (answer["width"], answer["height"])
    assert answer["width"] * 5 == answer["height"] * 4
    assert (answer["network"], answer["surface"], answer["mime"]) == (
        "instagram", "feed", "image/jpeg",
    )  # fmt: skip
    assert answer["bytes"] == len(data)
    assert answer["alt"].endswith("Words on the picture: Plant now 🌷.")
    assert answer["contrast"]["words"] >= 4.5


def test_a_story_is_another_picture(studio: Studio, tmp_path: Path) -> None:
    flags = (*CARD, *WORDS, "--network", "instagram", "--surface", "story", "--format", "json")
    ran = asked(studio, tmp_path / "a.jpg", *flags)
    assert ran.code == 0, ran.err
    assert ran.json["width"] * 16 == ran.json["height"] * 9
    assert ran.json["surface"] == "story"


def test_the_same_call_gives_the_same_bytes(studio: Studio, tmp_path: Path) -> None:
    one, two = tmp_path / "a.jpg", tmp_path / "b.jpg"
    for out in (one, two):
        assert asked(studio, out, *CARD, *WORDS).code == 0
    assert one.read_bytes() == two.read_bytes()
    assert asked(studio, two, *CARD, "--slot", "words=Other words").code == 0
    assert one.read_bytes() != two.read_bytes()


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (("--picture", "none"), 2),
        (("--network", "nowhere"), 2),
        (("--network", "bluesky", "--surface", "story"), 2),
        (("--template", "none"), 2),
        (WORDS, 2),
        (("--colour", "words=colour.fern"), 2),
        (("--shade", "words"), 2),
        ((*CARD, "--slot", "nothing=Hi"), 2),
        ((*CARD, "--slot", "words"), 2),
        ((*CARD, "--colour", "words=colour.none"), 2),
        ((*CARD, "--shade", "photo"), 2),
        (("--crop", "0,0,1"), 2),
        (("--crop", "0,0,1,1.5"), 2),
        (("--crop", "0.5,0,0.6,1"), 2),
        (("--crop", "-0.1,0,0.5,1"), 2),
        (("--crop", "0,0,0,1"), 2),
        (("--crop", "nan,0,1,1"), 2),
        (("--crop", "0,0,nan,1"), 2),
        (("--crop", "a,b,c,d"), 2),
        (("--locale", "fr-FR"), 2),
        (("--market", "XX"), 2),
        ((*CARD, "--slot", f"words={'W' * 71}"), 1),
        ((*CARD, "--slot", f"words={'W' * 70}"), 1),
    ],
)
def test_what_cannot_be_made_ends_with_one_line_and_no_file(
    studio: Studio, tmp_path: Path, flags: tuple[str, ...], code: int
) -> None:
    out = tmp_path / "a.jpg"
    ran = asked(studio, out, *flags)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    assert not out.exists()


def test_an_old_file_stays_when_the_picture_cannot_be_made(studio: Studio, tmp_path: Path) -> None:
    out = tmp_path / "a.jpg"
    out.write_bytes(b"old")
    assert asked(studio, out, *CARD, "--slot", f"words={'W' * 70}").code == 1
    assert out.read_bytes() == b"old"
    assert asked(studio, tmp_path / "no" / "a.jpg").code == 3


@pytest.mark.parametrize(
    "limit", ["until: 2020-01-01", "from: 2999-01-01", "networks: [bluesky]", "markets: [IE]"]
)
def test_rights_are_looked_at_before_anything_is_written(
    studio: Studio, tmp_path: Path, limit: str
) -> None:
    kit, out = copy_of_demo_kit(tmp_path), tmp_path / "a.jpg"
    flags = ("--kit", str(kit), "--network", "instagram")
    assert asked(studio, out, *flags).code == 0
    out.unlink()
    file = kit / "pictures.yml"
    before, name, after = file.read_text(encoding="utf-8").partition(f"{SHOT}:")
    limited = after.replace("rights: {", f"rights: {{{limit}, ", 1)
    file.write_text(f"{before}{name}{limited}", encoding="utf-8")
    ran = asked(studio, out, *flags)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1), ran.err
    assert SHOT in ran.err
    assert not out.exists()


def sent(studio: Studio, folder: Path, *argv: str, **keys: Any) -> Ran:
    file = folder / "post.json"
    attachment = {"picture": SHOT, **keys}
    file.write_text(json.dumps({**GOOD, "attachments": [attachment]}), encoding="utf-8")
    return studio("publish", str(file), "--account", "practice", "--format", "json", *argv)


def kept(folder: Path) -> list[Path]:
    """Return the pictures on the practice network."""
    return [f for f in (folder / "data").rglob("practice/**/*") if f.suffix in (".jpg", ".png")]


def uploaded(folder: Path) -> bytes:
    """Return the one picture that is kept on the practice network."""
    found = kept(folder)
    assert len(found) == 1
    return found[0].read_bytes()


EDITS: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({}, ()),
    ({"crop": [0.1, 0, 0.5, 0.8]}, ("--crop", "0.1,0,0.5,0.8")),
    (
        {
            "template": "said-at-the-bench",
            "slots": {"words": "Plant now 🌷"},
            "colours": {"words": "colour.on-picture"},
            "shades": ["words"],
        },
        (*CARD, *WORDS, "--colour", "words=colour.on-picture", "--shade", "words"),
    ),
]


@pytest.mark.parametrize(("keys", "flags"), EDITS, ids=["plain", "cut", "words"])
def test_what_is_published_is_what_the_command_writes(
    studio: Studio, tmp_path: Path, keys: dict[str, Any], flags: tuple[str, ...]
) -> None:
    out = tmp_path / "a.jpg"
    ran = asked(studio, out, *flags, "--format", "json")
    assert ran.code == 0, ran.err
    published = sent(studio, tmp_path, **keys)
    assert published.code == 0, (published.err, published.out)
    assert uploaded(tmp_path) == out.read_bytes()
    dry = sent(studio, tmp_path, "--dry-run", **keys).json["posts"][0]["pictures"][0]
    assert dry["alt"] == ran.json["alt"]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"template": "none"}, 3),
        ({"template": ""}, 3),
        ({"template": 1}, 3),
        ({"slots": {"words": "Hi"}}, 3),
        ({"template": "said-at-the-bench", "slots": {"nothing": "Hi"}}, 3),
        ({"template": "said-at-the-bench", "slots": {"words": 3}}, 3),
        ({"template": "said-at-the-bench", "slots": ["words"]}, 3),
        ({"template": "said-at-the-bench", "slots": {"words": "Hi\x1b[2J"}}, 3),
        ({"template": "said-at-the-bench", "colours": {"words": "none"}}, 3),
        ({"template": "said-at-the-bench", "colours": []}, 3),
        ({"template": "said-at-the-bench", "shades": ["none"]}, 3),
        ({"template": "said-at-the-bench", "shades": {"words": "yes"}}, 3),
        ({"template": "said-at-the-bench", "shades": [1]}, 3),
        ({"crop": [0, 0, 1]}, 3),
        ({"crop": [0, 0, 2, 1]}, 3),
        ({"crop": [0, 0, True, 1]}, 3),
        ({"crop": "0,0,1,1"}, 3),
        ({"template": "said-at-the-bench", "slots": {"words": "W" * 71}}, 1),
    ],
)
def test_a_post_file_with_a_picture_that_cannot_be_made_is_refused(
    studio: Studio, tmp_path: Path, keys: dict[str, Any], code: int
) -> None:
    ran = sent(studio, tmp_path, **keys)
    assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1), ran.err
    assert "post.json" in ran.err
    assert kept(tmp_path) == []
