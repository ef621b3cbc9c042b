from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studio.outbox.errors import WrongStateError
from studio.outbox.journal import Outbox
from studio.outbox.model import Event, State
from studio.storage.errors import StorageError
from tests.helpers.journal import AT, entry, open_at


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    opened = open_at(tmp_path)
    yield opened
    opened.close()


def codes(outbox: Outbox, name: str = "e1") -> list[str]:
    return [event.code for event in outbox.events(name)]


def test_an_entry_comes_back_with_everything(outbox: Outbox) -> None:
    outbox.add([entry("e1"), entry("e2")])
    assert outbox.entries() == (entry("e2"), entry("e1"))
    assert outbox.entry("e1") == entry("e1")
    assert outbox.events("e1") == (Event(at=AT, code="queued"),)


def test_a_list_can_be_had_without_the_pictures(outbox: Outbox) -> None:
    outbox.add([entry("e1"), entry("e2", State.FAILED)])
    (second, first) = outbox.entries(with_pictures=False)
    assert first == replace(entry("e1"), post=replace(entry("e1").post, pictures=()))
    assert second.state is State.FAILED
    assert outbox.count(State.FAILED, State.UNKNOWN) == 1
    assert outbox.count(State.FAILED, State.QUEUED, State.QUEUED) == 2


def test_a_press_is_kept_whole_or_not_at_all(outbox: Outbox) -> None:
    with pytest.raises(StorageError):
        outbox.add([entry("e1"), entry("e2", key="key-e1")])
    assert outbox.entries() == ()


def test_sending_is_on_the_disk_before_anything_is_sent(outbox: Outbox, tmp_path: Path) -> None:
    outbox.add([entry()])
    assert outbox.begin("e1").state is State.SENDING
    db = sqlite3.connect(tmp_path / "outbox.sqlite")
    assert db.execute("SELECT state FROM entries").fetchone() == ("sending",)
    db.close()


def test_only_one_caller_gets_to_send(outbox: Outbox, tmp_path: Path) -> None:
    outbox.add([entry()])
    other = open_at(tmp_path)
    through: list[str] = []
    start = threading.Barrier(8)

    def try_it(which: Outbox) -> None:
        start.wait()
        with contextlib.suppress(WrongStateError):
            through.append(which.begin("e1").id)

    threads = [threading.Thread(target=try_it, args=(o,)) for o in (outbox, other) * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert through == ["e1"]
    other.close()


def test_the_outcome_is_written_down(outbox: Outbox) -> None:
    outbox.add([entry()])
    outbox.begin("e1")
    sent = outbox.finish("e1", State.SENT, url="https://x", remote_id="at://x")
    assert (sent.state, sent.url, sent.remote_id) == (State.SENT, "https://x", "at://x")
    assert codes(outbox) == ["queued", "sending", "sent"]


@pytest.mark.parametrize(
    ("state", "how", "after", "code"),
    [
        (State.UNKNOWN, "sent", State.SENT, "resolved-sent"),
        (State.UNKNOWN, "resend", State.QUEUED, "resolved-resend"),
        (State.UNKNOWN, "drop", State.DROPPED, "dropped"),
        (State.FAILED, "resend", State.QUEUED, "resolved-resend"),
        (State.QUEUED, "drop", State.DROPPED, "dropped"),
    ],
)
def test_a_person_settles_an_entry(
    outbox: Outbox, state: State, how: str, after: State, code: str
) -> None:
    outbox.add([replace(entry(state=state), reason="no-answer", key="k")])
    settled = outbox.resolve("e1", how)
    assert (settled.state, settled.reason, settled.key) == (after, "", "k")
    assert codes(outbox)[-1] == code


@pytest.mark.parametrize(
    ("state", "how"),
    [
        (State.SENT, "resend"),
        (State.SENDING, "resend"),
        (State.SENDING, "drop"),
        (State.DROPPED, "resend"),
        (State.FAILED, "sent"),
    ],
)
def test_what_was_sent_or_is_being_sent_cannot_be_sent_again(
    outbox: Outbox, state: State, how: str
) -> None:
    outbox.add([entry(state=state)])
    with pytest.raises(WrongStateError):
        outbox.resolve("e1", how)
    assert outbox.entry("e1").state is state


@pytest.mark.parametrize("state", [s for s in State if s is not State.QUEUED])
def test_only_a_queued_entry_can_be_sent(outbox: Outbox, state: State) -> None:
    outbox.add([entry(state=state)])
    with pytest.raises(WrongStateError):
        outbox.begin("e1")


def test_an_unknown_word_or_entry_is_refused(outbox: Outbox) -> None:
    with pytest.raises(WrongStateError):
        outbox.entry("nobody")
    with pytest.raises(ValueError, match="again"):
        outbox.resolve("e1", "again")


SENDER = """
import os, sys
from pathlib import Path
from studio.outbox.journal import Outbox
outbox = Outbox(Path(sys.argv[1]))
outbox.begin("e1")
print("sending", flush=True)
sys.stdin.readline()
os._exit(9)  # as when the power goes
"""


def test_what_a_running_program_sends_is_left_alone_and_what_a_dead_one_sent_is_unknown(
    outbox: Outbox, tmp_path: Path
) -> None:
    outbox.add([entry("e1"), entry("e2")])
    outbox.begin("e2")
    command = [sys.executable, "-c", SENDER, str(tmp_path / "outbox.sqlite")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "sending\n"
        assert outbox.recover() == ()
        assert outbox.entry("e1").state is State.SENDING
        other.stdin.write("\n")
        other.stdin.flush()
        other.wait(20)
    (found,) = outbox.recover()
    assert (found.id, found.state, found.reason) == ("e1", State.UNKNOWN, "interrupted")
    assert codes(outbox, "e1") == ["queued", "sending", "recovered"]
    assert outbox.entry("e2").state is State.SENDING  # this program is at it itself
    assert len(list(tmp_path.glob("sending-*.lock"))) == 1
