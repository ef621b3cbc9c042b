"""The commands publish and outbox."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from studio.cli.sending import exit_code
from studio.outbox.model import Entry, State
from studio.post import OutgoingPost
from tests.helpers.phones import marks, phone_photo, place

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Studio

GOOD = {"text": "Ad · My gran tucked alliums between her roses.", "brief": "alliums"}


def post(folder: Path, **changes: Any) -> str:
    file = folder / "post.json"
    file.write_text(json.dumps({**GOOD, **changes}), encoding="utf-8")
    return str(file)


def test_a_good_post_goes_to_the_practice_network(studio: Studio, tmp_path: Path) -> None:
    ran = studio("publish", post(tmp_path), "--account", "practice", "--format", "json")
    result = ran.json["results"][0]
    assert (ran.code, result["account"], result["state"]) == (0, "practice", "sent")
    assert result["url"]
    listed = studio("outbox", "list", "--format", "json").json["entries"]
    assert [item["code"] for item in listed[0]["events"]] == ["queued", "sending", "sent"]


def test_a_picture_of_the_kit_goes_with_it(studio: Studio, tmp_path: Path) -> None:
    file = post(tmp_path, attachments=[{"picture": "allium-heads"}])
    ran = studio("publish", file, "--dry-run", "--format", "json")
    picture = ran.json["posts"][0]["pictures"][0]
    assert picture["alt"]
    assert picture["bytes"] > 1000


def test_a_dry_run_keeps_nothing(studio: Studio, tmp_path: Path) -> None:
    ran = studio("publish", post(tmp_path), "--dry-run", "--format", "json")
    assert (ran.code, ran.json["posts"][0]["text"]) == (0, GOOD["text"])
    assert studio("outbox", "list", "--format", "json").json == {"entries": []}


def test_a_post_with_a_stop_is_not_sent(studio: Studio, tmp_path: Path) -> None:
    ran = studio("publish", post(tmp_path, text="No label"), "--format", "json")
    assert ran.code == 1
    result = ran.json["results"][0]
    assert (result["state"], result["reason"]) == ("failed", "label-missing")
    assert studio("outbox", "list", "--format", "json").json == {"entries": []}


def test_a_picture_that_is_not_in_the_kit_stops(studio: Studio, tmp_path: Path) -> None:
    ran = studio("publish", post(tmp_path, attachments=[{"picture": "none"}]), "--format", "json")
    assert (ran.code, ran.json["results"][0]["reason"]) == (1, "picture-gone")


ANSWERS = {"people": "nobody", "children": "none", "screens": "none"}


def own(folder: Path, name: str, **more: Any) -> dict[str, Any]:
    (folder / name).write_bytes(phone_photo(name).data)
    return {"file": name, "alt": "A chart of six colours", **more}


@pytest.mark.parametrize("name", ["turned.heic", "two-pictures.jpg", "moving.webp", "cmyk.jpg"])
def test_a_photo_of_ones_own_goes_out_clean_whatever_phone_made_it(
    studio: Studio, tmp_path: Path, name: str
) -> None:
    file = post(tmp_path, attachments=[own(tmp_path, name, answers=ANSWERS)])
    ran = studio("publish", file, "--account", "practice", "--format", "json")
    assert (ran.code, ran.json["results"][0]["state"]) == (0, "sent")
    findings = ran.json["checks"]["practice"]["findings"]
    assert not [item for item in findings if item["rule"].startswith(("photo-", "picture-people"))]
    held = [path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert not any(mark in data for mark in (*marks(), place()) for data in held)


def test_questions_about_a_photo_are_asked_until_they_are_answered(
    studio: Studio, tmp_path: Path
) -> None:
    asks = ("photo-", "picture-people")

    def rules(**more: Any) -> tuple[int, set[str]]:
        file = post(tmp_path, attachments=[own(tmp_path, "comment.jpg", **more)])
        ran = studio("publish", file, "--dry-run", "--format", "json")
        found = ran.json["checks"]["practice"]["findings"]
        return ran.code, {item["rule"] for item in found if item["rule"].startswith(asks)}

    assert rules() == (0, {"picture-people", "photo-children", "photo-screens"})
    assert rules(answers={"people": "nobody"}) == (0, {"photo-children", "photo-screens"})
    assert rules(answers={**ANSWERS, "people": "not-asked"}) == (1, {"photo-not-agreed"})


@pytest.mark.parametrize("data", [b"", b"no photo", None], ids=["empty", "renamed", "gone"])
def test_a_photo_that_cannot_be_read_is_told_and_nothing_is_sent(
    studio: Studio, tmp_path: Path, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / "a.jpg").write_bytes(data)
    attachment = {"file": "a.jpg", "alt": "A tray with bulbs", "answers": ANSWERS}
    ran = studio("publish", post(tmp_path, attachments=[attachment]), "--account", "practice")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("studio: a.jpg: ")
    assert studio("outbox", "list", "--format", "json").json == {"entries": []}


@pytest.mark.parametrize(
    "changes",
    [
        {"text": 3},
        {"brief": "none"},
        {"surprise": 1},
        {"variants": {"nowhere": "x"}},
        {"variants": ["x"]},
        {"attachments": {"picture": "x"}},
        {"attachments": [{"picture": "x", "file": "y"}]},
        {"attachments": [{"alt": "y"}]},
        {"attachments": ["x"]},
        {"attachments": {}},
        {"attachments": ""},
        {"attachments": 0},
        {"attachments": False},
        {"attachments": [{"file": "a\0b", "alt": "y"}]},
        {"attachments": [{"file": "a.jpg", "answers": "nobody"}]},
        {"attachments": [{"file": "a.jpg", "answers": {"people": 1}}]},
        {"attachments": [{"file": "a.jpg", "answers": {"people": "perhaps"}}]},
        {"attachments": [{"file": "a.jpg", "answers": {"pets": "none"}}]},
        {"attachments": [{"picture": "allium-heads", "alt": "a\x1b[2J"}]},
        {"variants": []},
        {"variants": {"bluesky": "Ad \x07"}},
        {"text": "Ad · bees\x1b[31m"},
        {"text": "Ad · bees\x85"},
        {"text": "Ad · \rbees"},
        {"text": "Ad · \ud83d bees"},
        {"link": "javascript:alert(1)"},
        {"link": "ftp://example.org"},
        {"link": "example.org"},
        {"link": "https://"},
        {"link": "https://[x"},
        {"link": "https://example.org/a b"},
        {"locale": "fr-FR"},
        {"at": "tomorrow"},
        {"at": "2026-11-21T10:00:00"},
    ],
)
def test_a_post_file_that_is_not_as_expected_is_refused(
    studio: Studio, tmp_path: Path, changes: dict[str, Any]
) -> None:
    ran = studio("publish", post(tmp_path, **changes), "--account", "practice")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.count("\n") == 1


def test_a_later_time_is_not_in_this_version(studio: Studio, tmp_path: Path) -> None:
    file = post(tmp_path, at="2999-01-01T00:00:00Z")
    assert studio("publish", file, "--account", "practice").code == 2
    past = studio("publish", post(tmp_path, at="2020-01-01T00:00:00+00:00"))
    assert past.code == 2
    assert "has passed" in past.err
    now = post(tmp_path, at=datetime.now(UTC).isoformat())
    assert studio("publish", now, "--account", "practice").code == 0


def test_lines_tabs_and_joined_emoji_stay_as_they_were_written(
    studio: Studio, tmp_path: Path
) -> None:
    text = "Ad · My gran\r\ntucked\talliums 👩‍👩‍👧\nbetween her roses."
    ran = studio("publish", post(tmp_path, text=text), "--dry-run", "--format", "json")
    assert (ran.code, ran.json["posts"][0]["text"]) == (0, text.replace("\r", ""))


def test_an_account_that_is_not_linked_is_wrong_usage(studio: Studio, tmp_path: Path) -> None:
    ran = studio("publish", post(tmp_path), "--account", "bluesky-1")
    assert ran.code == 2
    assert "practice" in ran.err


def test_what_is_sent_cannot_be_settled_again(studio: Studio, tmp_path: Path) -> None:
    sent = studio("publish", post(tmp_path), "--account", "practice", "--format", "json")
    ran = studio("outbox", "resolve", sent.json["results"][0]["entry"], "resend")
    assert ran.code == 2
    assert studio("outbox", "run", "--format", "json").json == {"results": []}


@pytest.mark.parametrize(
    ("states", "code"),
    [
        ((), 0),
        ((State.SENT, State.SENT), 0),
        ((State.SENT, State.QUEUED), 4),
        ((State.QUEUED, State.FAILED), 1),
        ((State.FAILED, State.UNKNOWN, State.QUEUED), 5),
        ((State.HANDED_OFF,), 0),
    ],
)
def test_the_most_serious_outcome_decides_the_exit_code(
    states: tuple[State, ...], code: int
) -> None:
    entries = [
        Entry(
            id="a",
            press="a",
            draft_id="",
            brief_id="",
            picture_ids=(),
            title="",
            account_id="practice",
            network="practice",
            handle="",
            key="k",
            state=state,
            post=OutgoingPost(text=""),
            created_at="",
            updated_at="",
        )
        for state in states
    ]
    assert exit_code(entries) == code
