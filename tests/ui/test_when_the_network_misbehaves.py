"""Every way in which a network can fail, seen from the window: a sentence, and no second post."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.outbox.model import Entry, State
from studio.publishers.base import Secret
from studio.ui.outbox.detail import EntryDetail
from tests.helpers import bad_server as bad
from tests.helpers.bad_server import BadServer, bad_server
from tests.helpers.bluesky_server import APP_PASSWORD, HANDLE, FakeBluesky
from tests.helpers.window import Window

PUT, UPLOAD, REFRESH = "repo.putRecord", "repo.uploadBlob", "server.refreshSession"
# What arrives at which call: the state of the post, and words of the sentence.
CASES = {
    "the sign-in ran out": (PUT, bad.NO_TOKEN, State.FAILED, "Link it again"),
    "the picture is too large": (UPLOAD, bad.TOO_LARGE, State.FAILED, "too large"),
    "too many posts": (PUT, bad.BUSY, State.QUEUED, "too many posts"),
    "a page instead of an answer, before": (REFRESH, bad.HTML, State.QUEUED, "Wi-Fi"),
    "a page instead of an answer, after": (PUT, bad.HTML, State.UNKNOWN, "Look"),
    "a login page of the Wi-Fi": (UPLOAD, bad.PORTAL, State.QUEUED, "Wi-Fi"),
    "the server is broken": (PUT, bad.BROKEN, State.UNKNOWN, "Look"),
    "the answer was lost": (PUT, bad.DROPPED, State.UNKNOWN, "Look"),
    "the answer was cut short": (PUT, bad.CUT_SHORT, State.UNKNOWN, "Look"),
}


@pytest.fixture
def network() -> FakeBluesky:
    return FakeBluesky()


@pytest.fixture
def server(network: FakeBluesky) -> Iterator[BadServer]:
    with bad_server(network) as running:
        yield running


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, server: BadServer) -> Iterator[Window]:
    made = Window(qtbot, tmp_path / "data")
    publishing = made.core.publishing
    linked = publishing.link(
        "bluesky", host=server.url, handle=HANDLE, password=Secret(APP_PASSWORD)
    )
    account = publishing.confirm("bluesky", linked)
    made.core.reload_accounts()
    made.without_findings()
    made.composer.set_accounts((account.id,))
    yield made
    made.close()


def publish(window: Window) -> Entry:
    window.write.publish()
    window.settle()
    window.sending.send_now()
    window.settle()
    dialog = window.sending
    (entry,) = dialog.entries.values()
    return entry


@pytest.mark.parametrize("case", CASES)
def test_a_fault_gives_a_sentence_and_keeps_the_words(
    window: Window, network: FakeBluesky, case: str
) -> None:
    method, reply, state, words = CASES[case]
    network.faults[method] = [reply]
    before = window.editor.text()
    entry = publish(window)
    assert entry.state is state
    assert words.lower() in window.banner.lower()
    assert window.editor.text() == before
    assert HANDLE in entry.handle
    assert "canary" not in window.banner


def test_a_lost_answer_is_looked_up_and_never_becomes_a_second_post(
    window: Window, network: FakeBluesky
) -> None:
    network.faults[PUT] = [bad.DROPPED]
    entry = publish(window)
    assert len(network.writes) == 1  # it arrived; only the answer was lost
    window.sending.close_overlay()
    window.write.publish()
    window.settle()
    assert "Already posted" in window.banner
    assert len(network.writes) == 1
    window.app.window.go("outbox")
    window.settle()
    detail = window.outbox.findChild(EntryDetail)
    assert detail is not None
    assert "We don’t know yet" in window.words(detail)
    window.click(window.button(detail, "Look on Bluesky"))
    assert window.core.entry(entry.id).state is State.SENT
    assert len(network.writes) == 1


def test_what_was_not_there_is_sent_again_as_the_same_post(
    window: Window, network: FakeBluesky
) -> None:
    network.faults[PUT] = [bad.BROKEN]
    entry = publish(window)
    window.sending.close_overlay()
    window.app.window.go("outbox")
    window.settle()
    detail = window.outbox.findChild(EntryDetail)
    assert detail is not None
    window.click(window.button(detail, "Look on Bluesky"))
    assert window.core.entry(entry.id).state is State.UNKNOWN
    assert network.writes == []
    window.click(window.button(detail, "No, it’s not"))
    assert network.writes == []  # nothing goes out before the person says so
    window.click(window.button(detail, "Send now"))
    assert network.writes == [entry.key]


def test_a_server_that_is_not_there_leaves_the_post_in_the_outbox(
    qtbot: QtBot, tmp_path: Path, window: Window, server: BadServer
) -> None:
    server.answer = lambda seen: bad.NEVER if "refresh" in seen.path else bad.BROKEN
    server.closing.set()  # hang up at once instead of waiting for the time-out
    entry = publish(window)
    assert entry.state is State.QUEUED
    assert "not sent" in window.banner.lower()
