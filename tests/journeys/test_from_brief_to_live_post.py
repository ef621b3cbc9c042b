"""The whole path in the real window: brief, picture, own words, checks, and a live post.

A real window on a real X server, a real Bluesky PDS, a real Secret Service.
Run with ``tests/counterparts/run_with_real_parts.py``.
"""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from studio.outbox.model import State
from studio.post import PRACTICE
from tests.counterparts.bluesky_pds import Pds, PdsAccount, running_pds, why_not
from tests.helpers.colleague import Colleague
from tests.helpers.secret_tool import secret_of

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "the PDS is here"),
    pytest.mark.skipif(
        os.environ.get("STUDIO_REAL_KEYRING") != "1"
        or os.environ.get("STUDIO_REAL_DISPLAY") != "1",
        reason="no keyring and window of our own: run through run_with_real_parts.py",
    ),
]

STORY = "They look like fireworks 🎆 "
LINK = "https://fernandfinch.example/bulbs"
TEXT = f"Ad · I work at Fern & Finch Leeds. {STORY}Look: {LINK} #Alliums 🐝"


@pytest.fixture(scope="module")
def pds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pds]:
    with running_pds(tmp_path_factory.mktemp("pds")) as running:
        yield running


@pytest.fixture
def priya(pds: Pds) -> PdsAccount:
    return pds.new_account()


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Colleague]:
    someone = Colleague(tmp_path / "data")
    yield someone
    someone.closes()


def linked(colleague: Colleague, pds: Pds, priya: PdsAccount) -> str:
    colleague.links_bluesky(pds.url, f"@{priya.handle}", priya.app_password)
    assert colleague.core.all_accounts()[1:] == ()  # nothing is kept before "Yes"
    colleague.says_yes_this_is_me()
    return colleague.core.all_accounts()[1].id


def write_the_post(colleague: Colleague) -> None:
    colleague.opens("alliums")
    colleague.picks_picture("watering-can")
    colleague.empties_the_editor()
    colleague.writes(TEXT)


def test_the_window_is_a_real_one() -> None:
    assert QGuiApplication.platformName() in {"xcb", ""}
    assert os.environ["QT_QPA_PLATFORM"] == "xcb"


def test_a_colleague_gets_from_a_brief_to_a_live_post_that_is_just_what_the_preview_showed(
    colleague: Colleague, pds: Pds, priya: PdsAccount
) -> None:
    account = linked(colleague, pds, priya)
    write_the_post(colleague)
    colleague.chooses("Bluesky")  # chosen for the draft that was open while linking
    assert account in colleague.composer.draft.accounts
    assert not colleague.sees_findings()
    card = colleague.sees_card("bluesky")
    spoken = card.accessibleDescription()
    assert TEXT in spoken
    dialog = colleague.presses_publish()
    assert dialog is not None
    entries = {entry.network: entry for entry in colleague.sends_now(dialog)}
    assert {entry.state for entry in entries.values()} == {State.SENT}

    (key,) = pds.keys(priya.did)
    record = pds.record(priya.did, key)
    assert record["text"] == TEXT
    said = {
        feature.get("uri") or feature.get("tag"): TEXT.encode()[
            facet["index"]["byteStart"] : facet["index"]["byteEnd"]
        ].decode()
        for facet in record["facets"]
        for feature in facet["features"]
    }
    assert said == {LINK: LINK, "Alliums": "#Alliums"}
    (image,) = record["embed"]["images"]
    assert image["alt"]
    assert f"Picture: {image['alt']}" in spoken
    blob = pds.blob(priya.did, image["image"]["ref"]["$link"])
    assert_is_the_preview(colleague, blob)
    with Image.open(io.BytesIO(blob)) as opened:
        assert image["aspectRatio"] == {"width": opened.width, "height": opened.height}
    assert entries["bluesky"].url.endswith(key)


def assert_is_the_preview(colleague: Colleague, blob: bytes) -> None:
    draft = colleague.composer.draft
    shown = colleague.core.preview_picture(draft, "bluesky", 10_000)
    preview = Image.frombytes("RGBX", (shown.width, shown.height), shown.rgbx).convert("RGB")
    with Image.open(io.BytesIO(blob)) as opened:
        difference = ImageChops.difference(preview, opened.convert("RGB"))
    assert difference.getbbox() is None


def test_the_token_is_in_the_keyring_and_in_no_file_log_or_widget(
    colleague: Colleague,
    pds: Pds,
    priya: PdsAccount,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    account = linked(colleague, pds, priya)
    token = secret_of(account)
    assert token.count(".") == 2  # a JSON Web Token
    fields = colleague.app.window.findChildren(QLineEdit)
    assert not [field for field in fields if priya.app_password in field.text()]
    colleague.opens("alliums")
    colleague.closes()
    secrets = (token.encode(), priya.app_password.encode())
    files = [f for f in colleague.core.data_dir.rglob("*") if f.is_file()]
    assert files
    for file in files:
        assert not any(secret in file.read_bytes() for secret in secrets), file
    assert not any(secret.decode() in caplog.text for secret in secrets)


def test_a_main_password_is_refused_and_nothing_is_kept(
    colleague: Colleague, pds: Pds, priya: PdsAccount
) -> None:
    colleague.links_bluesky(pds.url, priya.handle, priya.main_password)
    assert "main password" in colleague.accounts.link.step.problem.text().lower()
    assert [a.id for a in colleague.core.all_accounts()] == [PRACTICE]


def test_a_pds_that_went_away_says_so_and_the_words_stay(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    someone = Colleague(tmp_path / "data")
    with running_pds(tmp_path_factory.mktemp("pds")) as pds:
        priya = pds.new_account()
        linked(someone, pds, priya)
    someone.opens("alliums")
    someone.empties_the_editor()
    someone.writes("Ad · I work at Fern & Finch Leeds. My gran grows alliums")
    someone.chooses("Practice")
    someone.chooses("Bluesky")
    dialog = someone.presses_publish()
    assert dialog is not None
    (entry,) = someone.sends_now(dialog)
    assert entry.state is State.QUEUED
    assert "Not sent yet" in someone.sees_banner()
    assert "My gran grows alliums" in someone.sees_text()
    someone.closes()


def test_words_come_back_after_the_app_was_closed(tmp_path: Path) -> None:
    first = Colleague(tmp_path / "data")
    first.opens("bench-cafe")
    first.empties_the_editor()
    first.writes("Ad · A customer laughed today")
    first.closes()
    second = Colleague(tmp_path / "data")
    assert second.sees_text() == "Ad · A customer laughed today"
    second.closes()
