"""The command policy, and what other commands do on a managed PC."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from studio.app import Options
from studio.policy.keys import DEFAULT_LANGUAGE, DRAFT_FOLDER, KEYS
from studio.wording.i18n import language
from studio.wording.policy import KITS, NAMES, PROBLEMS, REASONS
from tests.helpers.channels import Brand
from tests.helpers.managed import manage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Studio


def test_every_key_is_shown_with_its_origin(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    manage(monkeypatch, {"AutoLockMinutes": 2, "AllowedPlatforms": ["bluesky"]}, Proxy="direct")
    ran = studio("policy", "show", "--format", "json")
    rows = {row["key"]: row for row in ran.json["keys"]}
    assert list(rows) == [key.name for key in KEYS]
    assert rows["AutoLockMinutes"] == {
        "key": "AutoLockMinutes", "value": 2, "origin": "locked", "locked": True,
    }  # fmt: skip
    assert (rows["Proxy"]["origin"], rows["Proxy"]["locked"]) == ("recommended", False)
    assert rows["AllowedPlatforms"]["value"] == ["bluesky"]
    assert (ran.code, ran.json["problems"], ran.json["source"]) == (0, [], "here")
    text = studio("policy", "show").out
    assert all(key.name in text for key in KEYS)


@pytest.mark.parametrize("locked", [{"SharedDevice": "yes"}, {"Nonsense": 1}])
def test_problems_are_listed_first_and_end_with_one(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, locked: dict[str, object]
) -> None:
    manage(monkeypatch, locked)
    ran = studio("policy", "show")
    assert ran.code == 1
    assert next(iter(locked)) in ran.out.splitlines()[0]
    assert "AutoLockMinutes" in ran.out.splitlines()[2]
    ran = studio("policy", "show", "--format", "json")
    (problem,) = ran.json["problems"]
    assert problem["message"]


@pytest.mark.parametrize("code", sorted(set(PROBLEMS) - {"wrong-value", "unknown-key"}))
def test_a_source_that_cannot_be_used_is_a_sentence_everywhere(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    manage(monkeypatch, problem=code)
    ran = studio("policy", "show")
    assert ran.code == 1
    assert "strictest values count" in ran.out
    told = studio("diagnose", "--format", "json").json["policy"]
    assert told["problems"] == {"-": code}
    assert told["set"]["AllowDirectPublish"] == "closed"


def test_a_report_names_keys_and_never_their_values(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    manage(monkeypatch, {"KitSource": "https://kits.secret-company.example/"})
    ran = studio("diagnose")
    assert "KitSource locked" in ran.out
    assert "secret-company" not in ran.out


def test_every_word_about_the_policy_is_plain() -> None:
    assert set(NAMES) == {key.name for key in KEYS}
    for sentence in (*REASONS.values(), *KITS.values(), *PROBLEMS.values()):
        words = sentence.lower()
        assert not [w for w in ("error", "invalid", "oops", "please", "simply") if w in words]


# -- other commands ----------------------------------------------------------------------


def test_a_locked_folder_counts_more_than_the_flag(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manage(monkeypatch, {"DraftFolder": str(tmp_path / "there")})
    ran = studio("outbox", "list", "--data-dir", str(tmp_path / "mine"))
    assert (ran.code, ran.out) == (2, "")
    assert str(tmp_path / "there") in ran.err
    assert not (tmp_path / "mine").exists()
    ran = studio("outbox", "list", "--data-dir", str(tmp_path / "there"))
    assert ran.code == 0
    monkeypatch.delenv("STUDIO_DATA_DIR")
    assert studio("outbox", "list").code == 0
    assert (tmp_path / "there" / "outbox.sqlite3").exists()


def test_a_folder_that_nobody_understands_ends_the_command(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    manage(monkeypatch, {"DraftFolder": "somewhere"})
    ran = studio("outbox", "list")
    assert (ran.code, "DraftFolder" in ran.err) == (2, True)
    ran = studio("diagnose", "--format", "json")
    assert (ran.code, ran.json["policy"]["problems"]) == (0, {"DraftFolder": "wrong-value"})


def test_the_window_opens_on_the_locked_folder_and_on_no_other(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Options] = []

    def open_window(options: Options) -> int:
        opened.append(options)
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("studio.app.open_window", open_window)
    manage(monkeypatch, {"DraftFolder": str(tmp_path / "there"), "DefaultLanguage": "pl"})
    assert studio().code == 2  # STUDIO_DATA_DIR is another one
    monkeypatch.delenv("STUDIO_DATA_DIR")
    assert studio().code == 0
    (options,) = opened
    assert options.data_dir == tmp_path / "there"
    assert options.policy.value(DEFAULT_LANGUAGE) == "pl"
    manage(monkeypatch, {"DraftFolder": "somewhere"})
    assert studio().code == 0
    assert opened[-1].policy.is_wrong(DRAFT_FOLDER)


@pytest.mark.parametrize(
    ("locked", "recommended", "chosen", "spoken"),
    [("pl-PL", None, "cy-GB", "pl-PL"), (None, "pl-PL", "cy-GB", "cy-GB"),
     (None, "pl-PL", "", "pl-PL"), (None, None, "", "cy-GB")],
)  # fmt: skip
def test_the_organisations_language_is_spoken(
    studio: Studio, monkeypatch: pytest.MonkeyPatch,
    locked: str | None, recommended: str | None, chosen: str, spoken: str,
) -> None:  # fmt: skip
    for name in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "cy_GB.UTF-8")
    monkeypatch.setenv("STUDIO_LANGUAGE", chosen)
    also = {"DefaultLanguage": recommended} if recommended else {}
    manage(monkeypatch, {"DefaultLanguage": locked} if locked else {}, **also)
    studio("nonsense")
    assert language() == spoken


def test_an_account_that_is_not_allowed_is_refused_before_anything_is_queued(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.cli.test_diagnose import link

    link(tmp_path / "data")
    file = tmp_path / "post.json"
    file.write_text(json.dumps({"text": "Ad · Come and see my bulbs."}))
    manage(monkeypatch, {"AllowedPlatforms": ["mastodon"]})
    ran = studio("publish", str(file), "--account", "bluesky-1")
    assert ran.code == 3
    assert "Your organisation does not allow posts to Bluesky" in ran.err
    assert studio("outbox", "list", "--format", "json").json == {"entries": []}


def test_a_kit_comes_from_the_organisations_source_and_publishers_alone(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brand, stranger = Brand(tmp_path / "brand"), Brand(tmp_path / "stranger")
    for one in (brand, stranger):
        one.publish(one.build(1))
    assert studio("kit", "install").code == 2
    keys = {"KitPublicKeys": [brand.key.public.text()]}
    manage(monkeypatch, {**keys, "KitSource": str(stranger.channel)})
    ran = studio("kit", "install")
    assert (ran.code, "does not take kits from this publisher" in ran.err) == (3, True)
    manage(monkeypatch, {**keys, "KitSource": str(brand.channel)})
    ran = studio("kit", "install", "--format", "json")
    assert (ran.code, ran.json["relation"], ran.err) == (0, "new", "")
