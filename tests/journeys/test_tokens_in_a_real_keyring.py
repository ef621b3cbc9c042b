"""Sign-ins in a real Secret Service, read by another program, and nowhere else.

Run with ``tests/counterparts/run_with_real_parts.py``.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
import traceback
from pathlib import Path

import pytest

from studio.accounts.vault import open_vault
from studio.outbox.journal import Outbox
from studio.post import Draft
from studio.publishers.base import Secret
from studio.publishers.bluesky import Bluesky
from studio.publishing import Publishing, outgoing
from studio.storage.accounts import AccountBook
from tests.counterparts import run_with_real_parts
from tests.counterparts.bluesky_pds import running_pds, why_not
from tests.helpers.secret_tool import secret_of

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(
        os.environ.get("STUDIO_REAL_KEYRING") != "1",
        reason="no keyring of our own: run through tests/counterparts/run_with_real_parts.py",
    ),
]


def test_a_sign_in_is_in_the_keyring_for_every_program_of_this_person() -> None:
    vault = open_vault()
    assert vault.health().backend == "Secret Service"
    assert vault.health().working
    assert vault.durable
    vault.put("bluesky-test", Secret("canary-8d2f"))
    assert secret_of("bluesky-test") == "canary-8d2f"
    vault.remove("bluesky-test")
    assert secret_of("bluesky-test") == ""


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "the PDS is here")
def test_a_token_is_in_the_keyring_and_nowhere_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    data = tmp_path / "data"
    (tmp_path / "pds").mkdir()
    with running_pds(tmp_path / "pds") as pds:
        priya = pds.new_account()
        outbox = Outbox(data / "outbox.sqlite")
        book, networks = AccountBook(data), {"bluesky": Bluesky()}
        publishing = Publishing(outbox, open_vault(), book, networks)
        linked = publishing.link(
            "bluesky", host=pds.url, handle=priya.handle, password=Secret(priya.app_password)
        )
        tokens = [priya.app_password, linked.secret.reveal()]
        account = publishing.confirm("bluesky", linked)
        assert secret_of(account.id) == linked.secret.reveal()

        draft = Draft(id="d1", text="Bulbs", accounts=(account.id,))
        (entry,) = publishing.queue(draft, [(account.id, outgoing(draft, "bluesky"))])
        sent = publishing.send(entry.id)
        assert sent.state == "sent"
        assert pds.record(priya.did, sent.key)["text"] == "Bulbs"
        tokens.append(secret_of(account.id))
        assert tokens[2] not in {"", tokens[1]}  # replaced, and the new one is kept

        assert publishing.unlink(account.id)
        assert secret_of(account.id) == ""
        assert not pds.is_signed_in(tokens[2])
        with pytest.raises(Exception, match="not-linked") as caught:
            publishing.queue(draft, [(account.id, outgoing(draft, "bluesky"))])
        outbox.close()

    said = "".join(traceback.format_exception(caught.value)) + caplog.text
    files = [file.read_bytes() for file in data.rglob("*") if file.is_file()]
    assert files
    for token in tokens:
        assert token not in said
        assert not any(token.encode() in content for content in files)


LOCKED = """
import subprocess, sys, time
from studio.accounts.vault import VaultError, open_vault
from studio.publishers.base import Secret
vault = open_vault()
vault.put("bluesky-test", Secret("canary"))
subprocess.run(["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets",
    "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock",
    "array:objpath:/org/freedesktop/secrets/collection/login"], check=True,
    stdout=subprocess.DEVNULL)
began = time.monotonic()
for call in (lambda: vault.get("bluesky-test"), lambda: vault.remove("bluesky-test")):
    try:
        call()
    except VaultError as problem:
        print(problem.code, int(time.monotonic() - began))
print(vault.health().code, vault.health().durable)
"""


def test_a_locked_keyring_says_so_quickly() -> None:
    # In a session of its own: nobody is there to unlock this one again.
    launcher = [sys.executable, run_with_real_parts.__file__, "--no-display"]
    root = Path(run_with_real_parts.__file__).parents[2]
    began = time.monotonic()
    answer = subprocess.run(
        [*launcher, sys.executable, "-c", LOCKED],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert answer.stdout.splitlines() == ["locked 0", "locked 0", "locked True"], answer.stderr
    assert time.monotonic() - began < 20
