"""From the first press to the last, nothing secret is anywhere but in the password store."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from studio.outbox.journal import Outbox
from studio.outbox.model import State
from studio.post import Draft, OutgoingPost
from studio.publishers.base import Registration
from studio.publishers.bluesky import Bluesky
from studio.publishers.errors import PublishError
from studio.publishing import Publishing
from studio.storage.accounts import AccountBook
from tests.helpers.attempts import TEXTS
from tests.helpers.bad_server import BROKEN, DROPPED, PORTAL, BadServer, bad_server
from tests.helpers.bluesky_oauth_server import CODE, FakeBlueskyOauth
from tests.helpers.bluesky_server import HANDLE
from tests.helpers.fake_keyrings import FakeKeyring, vault_of

CLIENT = Registration(client_id="https://brand.example/client-metadata.json")


@contextmanager
def signed_up(
    folder: Path, network: FakeBlueskyOauth, keyring: FakeKeyring
) -> Iterator[tuple[Publishing, BadServer]]:
    outbox = Outbox(folder / "outbox.sqlite3")
    with bad_server(network) as server:
        network.url = server.url
        door = Bluesky(registration=lambda: CLIENT, home=server.url)
        vault, book = vault_of(keyring), AccountBook(folder)
        yield Publishing(outbox, vault, book, {"bluesky": door}), server
    outbox.close()


def test_a_whole_life_of_a_sign_in_leaves_nothing_secret_anywhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    network, keyring = FakeBlueskyOauth(), FakeKeyring()
    said: list[str] = []
    secrets = {CODE}
    with signed_up(tmp_path, network, keyring) as (app, server):
        attempt = app.begin_link("bluesky", host="", handle=HANDLE, texts=TEXTS)
        carried = json.loads(attempt._authorization.carried.reveal())["kept"]
        secrets |= {carried["refresh"], json.loads(carried["key"])["d"]}
        assert attempt.paste(_back(network)) == ""
        linked = attempt.wait()
        account = app.confirm("bluesky", linked)
        said += [repr(attempt), repr(attempt._authorization), repr(linked), repr(account)]
        for fault in (None, DROPPED, None, BROKEN, None, PORTAL):
            network.faults["repo.putRecord"] = [fault] if fault else []
            network.access = ""  # so that each post needs a refresh
            (entry,) = app.queue(Draft(id="d"), [(account.id, OutgoingPost(text="Hi"))])
            sent = app.send(entry.id)
            said.append(repr(sent))
            secrets |= {network.access, network.oauth_refresh}
            assert sent.state is (State.UNKNOWN if fault else State.SENT)
        for path, reply in (("/oauth/par", PORTAL), ("/oauth/token", BROKEN)):
            network.faults[path] = [reply]
            with pytest.raises(PublishError) as caught:
                _linked_again(app, network)
            said.append("".join(traceback.format_exception(caught.value)))
        kept = vault_of(keyring).get(account.id)
        assert kept is not None
        secrets.add(json.loads(kept.reveal())["refresh"])
        assert app.unlink(account.id)
        said += [f"{seen.method} {seen.path}" for seen in server.seen]
    assert len(secrets) >= 8
    said += [caplog.text, *capfd.readouterr(), _own_arguments()]
    said += [file.read_bytes().decode("latin-1") for file in tmp_path.rglob("*") if file.is_file()]
    assert keyring.values == {}
    for secret in secrets - {""}:
        assert not [text[:80] for text in said if secret in text]


def _linked_again(app: Publishing, network: FakeBlueskyOauth) -> None:
    attempt = app.begin_link("bluesky", host="", handle=HANDLE, texts=TEXTS)
    assert attempt.paste(_back(network)) == ""
    attempt.wait()


def _back(network: FakeBlueskyOauth) -> str:
    asked = network.pushed[-1]
    return f"{asked['redirect_uri']}?state={asked['state']}&iss={network.url}&code={CODE}"


def _own_arguments() -> str:
    file = Path("/proc/self/cmdline")
    return file.read_bytes().decode(errors="replace") if file.exists() else ""
